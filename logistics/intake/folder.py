"""Reads a case that is a folder: ``case.toml`` and CSV files."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from logistics.errors import CaseError, Finding, Severity, Where
from logistics.intake.dictionary import SECTIONS, TABLES
from logistics.intake.draft import Draft, DraftSetting
from logistics.intake.nearest import did_you_mean
from logistics.tables import read_delimited
from logistics.tables.files import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from logistics.tables import Table

SETTINGS_FILE = "case.toml"
_PARTS = frozenset({"value", "source", "note"})


def read_folder(path: Path) -> Draft:
    """Return the draft of a case in a folder.

    Args:
        path: the folder.

    Raises:
        CaseError: the folder has no ``case.toml``, or files in it cannot be read; all of them are named.
    """
    if not (path / SETTINGS_FILE).exists():
        message = f"the folder has no {SETTINGS_FILE}, so it is no case"
        hint = "`backtoback new NAME --folder` writes one to start from"
        raise CaseError((Finding(Where(path.name), "not-a-case", message, hint),))
    findings: list[Finding] = []
    settings = _read_settings(path / SETTINGS_FILE, findings)
    tables = _read_tables(path, findings)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise CaseError(tuple(findings))
    return Draft(tables, settings, path.name, SETTINGS_FILE, findings=tuple(findings))


def _read_tables(path: Path, findings: list[Finding]) -> tuple[Table, ...]:
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
        else:
            found[table.name] = table
            findings.extend(table.warnings)
    return tuple(found[name] for name in TABLES if name in found)


def unknown_table(where: Where, name: str, kind: str) -> Finding:
    """Return the warning that a file or sheet is not read.

    Args:
        where: the file or sheet.
        name: its name.
        kind: ``file`` or ``sheet``.
    """
    hint = did_you_mean(name, TABLES)
    return Finding(where, "unknown-table", f"this {kind} is no table of a case and is not read", hint, Severity.WARNING)


def _read_settings(path: Path, findings: list[Finding]) -> tuple[DraftSetting, ...]:
    where = Where(path.name)
    try:
        document = tomllib.loads(read_bytes(path).decode("utf-8-sig"), parse_float=str)
    except UnicodeDecodeError:
        findings.append(Finding(where, "not-text", "is not a UTF-8 text file", "save it as UTF-8"))
        return ()
    except tomllib.TOMLDecodeError as error:
        findings.append(Finding(where, "broken-toml", f"cannot be read as TOML: {error}", "put text in quotation marks"))
        return ()
    except CaseError as error:
        findings.extend(error.findings)
        return ()
    settings: list[DraftSetting] = []
    for section, content in document.items():
        if isinstance(content, dict):
            settings.extend(_read_section(section, content, path.name, findings))
        else:
            findings.append(_stray(Where(path.name, "", 0, section), section))
    return in_order(settings)


def _stray(where: Where, key: str) -> Finding:
    hint = "put it under [case], [tariff], [rules] or [rates]"
    return Finding(where, "unknown-setting", f"{key!r} stands in no section", hint)


def _read_section(
    section: str, content: dict[str, object], path: str, findings: list[Finding]
) -> list[DraftSetting]:
    settings = []
    for key, given in content.items():
        where = Where(path, section, 0, key)
        parts = given if isinstance(given, dict) else {"value": given}
        texts = {name: _text(value) for name, value in parts.items()}
        if None in texts.values() or not set(texts) <= _PARTS or "value" not in texts:
            message = "is not a single value"
            hint = 'write key = value, or key = { value = ..., source = "...", note = "..." }'
            findings.append(Finding(where, "not-a-setting", message, hint))
            continue
        value, source, note = (texts.get(name) or "" for name in ("value", "source", "note"))
        settings.append(DraftSetting(section, key, value, source, note, where))
    return settings


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return str(value) if isinstance(value, int | date | time) else None


def in_order(settings: list[DraftSetting]) -> tuple[DraftSetting, ...]:
    """Return settings with the sections together, known sections first in the order of the dictionary.

    Args:
        settings: in the order of the file.
    """
    sections = list(dict.fromkeys((*SECTIONS, *(setting.section for setting in settings))))
    return tuple(sorted(settings, key=lambda setting: sections.index(setting.section)))
