"""Reads a case that is a folder: ``case.toml`` and CSV files."""

from __future__ import annotations

import tomllib
from pathlib import Path

from logistics.errors import CaseError, Finding, Severity, Where
from logistics.intake.dictionary import TABLES
from logistics.intake.draft import Draft, DraftSetting, in_order
from logistics.intake.nearest import did_you_mean
from logistics.intake.scenario_lines import SCENARIO, scenario_lines
from logistics.intake.toml_values import toml_parts
from logistics.tables import Table, read_delimited
from logistics.tables.files import read_bytes

SETTINGS_FILE = "case.toml"


def read_folder(path: Path) -> Draft:
    """Return the draft of a case in a folder.

    Args:
        path: the folder.

    Returns:
        The draft; what is wrong with single files is among its findings.

    Raises:
        CaseError: the folder has no ``case.toml``.
    """
    if not (path / SETTINGS_FILE).exists():
        message = f"the folder has no {SETTINGS_FILE}, so it is no case"
        hint = "`backtoback new NAME --folder` writes one to start from"
        raise CaseError((Finding(Where(path.name), "not-a-case", message, hint),))
    findings: list[Finding] = []
    unread: set[str] = set()
    document = _read_toml(path / SETTINGS_FILE, findings)
    if document is None:
        unread.add("settings")
        document = {}
    scenarios = scenario_lines(document.pop(SCENARIO, {}), SETTINGS_FILE, findings)
    return Draft(
        tables=_read_tables(path, findings, unread),
        settings=_read_settings(document, SETTINGS_FILE, findings),
        path=path.name,
        settings_path=SETTINGS_FILE,
        findings=tuple(findings),
        unread=frozenset(unread),
        scenarios=scenarios,
    )


def _read_tables(path: Path, findings: list[Finding], unread: set[str]) -> tuple[Table, ...]:
    found: dict[str, Table] = {}
    for file in sorted(path.iterdir()):
        if file.suffix.lower() != ".csv":
            continue
        if file.stem.lower() not in TABLES:
            findings.append(unknown_table(Where(file.name), file.stem, "file"))
            continue
        try:
            table = read_delimited(file)
        except CaseError as error:
            findings.extend(error.findings)
            unread.add(file.stem.lower())
        else:
            found[table.name] = table
            findings.extend(table.findings)
    return tuple(found[name] for name in TABLES if name in found)


def unknown_table(where: Where, name: str, kind: str) -> Finding:
    """Return the warning that a file or sheet is not read.

    Args:
        where: the file or sheet.
        name: its name.
        kind: ``file`` or ``sheet``.
    """
    hint = did_you_mean(name, TABLES)
    return Finding(
        where, "unknown-table", f"this {kind} is no table of a case and is not read", hint, Severity.WARNING
    )


def _read_settings(
    document: dict[str, object], path: str, findings: list[Finding]
) -> tuple[DraftSetting, ...]:
    settings: list[DraftSetting] = []
    for section, content in document.items():
        if isinstance(content, dict):
            settings.extend(_read_section(section, content, path, findings))
        else:
            findings.append(_stray(Where(path, "", 0, section), section))
    return in_order(settings)


def _read_toml(path: Path, findings: list[Finding]) -> dict[str, object] | None:
    where = Where(path.name)
    try:
        # numbers stay as they were written
        return tomllib.loads(read_bytes(path).decode("utf-8-sig"), parse_float=str)
    except UnicodeDecodeError:
        findings.append(Finding(where, "not-text", "is not a UTF-8 text file", "save it as UTF-8"))
    except tomllib.TOMLDecodeError as error:
        hint = "put text in quotation marks, and write a key only once"
        findings.append(Finding(where, "broken-toml", f"cannot be read as TOML: {error}", hint))
    except CaseError as error:
        findings.extend(error.findings)
    return None


def _stray(where: Where, key: str) -> Finding:
    hint = "put it under [case], [tariff], [rules], [ranges] or [rates]"
    return Finding(where, "unknown-setting", f"{key!r} stands in no section", hint)


def _read_section(
    section: str, content: dict[str, object], path: str, findings: list[Finding]
) -> list[DraftSetting]:
    settings = []
    for key, given in content.items():
        where = Where(path, section, 0, key)
        parts = toml_parts(given)
        if parts is None:
            message = "is not a single value"
            hint = 'write key = value, or key = { value = ..., source = "...", note = "..." }'
            findings.append(Finding(where, "not-a-setting", message, hint))
        else:
            settings.append(DraftSetting(section, key, *parts, where))
    return settings
