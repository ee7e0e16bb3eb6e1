"""Reads a case that is a workbook: one sheet for each table, and one for the settings."""

from __future__ import annotations

from pathlib import Path

from logistics.errors import CaseError, Finding, Where
from logistics.intake.dictionary import TABLES
from logistics.intake.draft import Draft, DraftSetting, in_order
from logistics.intake.folder import unknown_table
from logistics.intake.scenario_lines import SCENARIOS, sheet_lines
from logistics.tables import Table, read_workbook

SETTINGS_SHEET = "Settings"
SETTINGS_COLUMNS = ("section", "key", "value", "unit", "source", "note")
_OWN_SHEETS = frozenset({"readme", "lists"})


def read_book(path: Path) -> Draft:
    """Return the draft of a case in a workbook.

    Args:
        path: the workbook.

    Returns:
        The draft; what is wrong with single sheets is among its findings.

    Raises:
        CaseError: the workbook cannot be read.
    """
    sheets = {table.name: table for table in read_workbook(path)}
    findings: list[Finding] = []
    for name, table in sheets.items():
        if name in {*TABLES, SCENARIOS, SETTINGS_SHEET.lower()}:
            findings.extend(table.findings)
        elif name not in _OWN_SHEETS:
            findings.append(unknown_table(Where(path.name, table.sheet), table.sheet, "sheet"))
    if not any(name in sheets for name in TABLES):
        message = "no sheet of this workbook is a table of a case"
        hint = "`backtoback new NAME --workbook` writes one to start from"
        raise CaseError((Finding(Where(path.name), "not-a-case", message, hint),))
    settings = _read_settings(path.name, sheets.get(SETTINGS_SHEET.lower()), findings)
    tables = tuple(sheets[name] for name in TABLES if name in sheets)
    unread = frozenset({SETTINGS_SHEET.lower()}) if settings is None else frozenset[str]()
    scenarios = sheet_lines(sheets[SCENARIOS], findings) if SCENARIOS in sheets else ()
    return Draft(
        tables, settings or (), path.name, path.name, SETTINGS_SHEET, tuple(findings), unread, scenarios
    )


def _read_settings(
    path: str, table: Table | None, findings: list[Finding]
) -> tuple[DraftSetting, ...] | None:
    where = Where(path, SETTINGS_SHEET)
    if table is None:
        hint = f"add it with the columns {', '.join(SETTINGS_COLUMNS)}"
        findings.append(Finding(where, "missing-table", "this sheet is missing", hint))
        return None
    missing = [name for name in SETTINGS_COLUMNS[:3] if name not in table.columns]
    message = "the column {!r} is missing"
    findings.extend(Finding(where, "missing-column", message.format(name), "add it") for name in missing)
    if missing:
        return None
    settings = []
    for row in table.rows:
        cells = dict(zip(table.columns, row.cells, strict=True))
        section, key = cells["section"].strip(), cells["key"].strip()
        at = Where(path, table.sheet, row.number, "value")
        if not section or not key:
            message, hint = "section and key are not both given", "write both, such as tariff and visa"
            findings.append(Finding(at, "not-a-setting", message, hint))
            continue
        source, note = cells.get("source", ""), cells.get("note", "")
        settings.append(DraftSetting(section, key, cells["value"], source, note, at))
    return in_order(settings)
