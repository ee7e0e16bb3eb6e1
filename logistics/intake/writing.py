"""Writes a draft as a folder or as a workbook; reading it again gives an equal draft."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import tomli_w

from logistics.errors import OutputError
from logistics.intake.book import SETTINGS_COLUMNS, SETTINGS_SHEET
from logistics.intake.dictionary import SECTIONS, TABLES, Column, columns_of, dictionary
from logistics.intake.draft import Draft, DraftSetting
from logistics.intake.folder import SETTINGS_FILE, toml_text
from logistics.tables import Table, write_delimited
from logistics.tables.output import new_file, new_folder
from logistics.tables.sheets import Heading, Sheet, write_workbook

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_TYPES = frozenset({"integer", "decimal", "date", "boolean"})
_LISTED = {"places": "Places", "funders": "Funders", "anchors": "Anchors", "consultations": "Consultations"}
_README_COLUMNS = ("sheet", "column", "type", "unit", "required", "default", "allowed", "meaning")


def write_folder(draft: Draft, path: Path, *, force: bool = False) -> None:
    """Write a draft as a folder: ``case.toml`` and one CSV file for each table.

    Args:
        draft: the case as written.
        path: the folder.
        force: replace the tables in a folder that is there; its other files stay.

    Raises:
        OutputError: the folder exists already or could not be written.
    """
    settings = _toml(draft, path)
    with new_folder(path, force=force) as folder:
        for name in TABLES:
            (folder / f"{name}.csv").unlink(missing_ok=True)
        (folder / SETTINGS_FILE).write_text(settings, encoding="utf-8", newline="\n")
        for table in draft.tables:
            with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
                if table.columns:
                    write_delimited(file, table.columns, (row.cells for row in table.rows))


def write_book(draft: Draft, path: Path, *, force: bool = False) -> None:
    """Write a draft as a workbook: one sheet for each table, the settings, and the dictionary.

    Args:
        draft: the case as written.
        path: the workbook.
        force: replace a workbook that is there.

    Raises:
        OutputError: the workbook exists already or could not be written, or a cell does not fit into it.
    """
    sheets = [_readme(), _settings_sheet(draft), *(_sheet(table) for table in draft.tables)]
    with new_file(path, force=force) as fresh:
        write_workbook(fresh, sheets)


def _toml(draft: Draft, path: Path) -> str:
    addresses = [setting.address for setting in draft.settings]
    for address in addresses:
        if addresses.count(address) > 1:
            raise OutputError(path.name, f"the setting {address} is given twice")
    lines: list[str] = []
    for section in dict.fromkeys(setting.section for setting in draft.settings):
        lines += ["", f"[{_key(section)}]"]
        lines += [_line(setting) for setting in draft.settings if setting.section == section]
    return "\n".join(lines[1:]) + "\n"


def _line(setting: DraftSetting) -> str:
    value = _value(setting)
    remarks = {"source": setting.source, "note": setting.note}
    given = [f"{name} = {_quoted(text)}" for name, text in remarks.items() if text]
    right = f"{{ {', '.join([f'value = {value}', *given])} }}" if given else value
    return f"{_key(setting.key)} = {right}"


def _value(setting: DraftSetting) -> str:
    column = _column(setting.section, setting.key)
    if column and column.type in _BARE_TYPES:
        try:
            read = tomllib.loads(f"value = {setting.value}", parse_float=str)
        except tomllib.TOMLDecodeError:
            return _quoted(setting.value)
        if toml_text(read["value"]) == setting.value and not setting.value.startswith('"'):
            return setting.value
    return _quoted(setting.value)


def _quoted(text: str) -> str:
    return tomli_w.dumps({"x": text}).removeprefix("x = ").removesuffix("\n")


def _key(text: str) -> str:
    return text if _BARE_KEY.fullmatch(text) else _quoted(text)


def _column(table: str, name: str) -> Column | None:
    return next((each for each in columns_of(table) if each.name == name or each.is_free), None)


def _readme() -> Sheet:
    rows = tuple(
        (
            SETTINGS_SHEET if column.table in SECTIONS else column.table.capitalize(),
            f"{column.table}.{column.name}" if column.table in SECTIONS else column.name,
            column.type,
            column.unit,
            "yes" if column.is_required else "no",
            column.default,
            column.allowed,
            column.meaning,
        )
        for column in dictionary()
    )
    widths = (16, 24, 12, 22, 10, 22, 40, 90)
    headings = (Heading(name, width=width) for name, width in zip(_README_COLUMNS, widths, strict=True))
    return Sheet("README", tuple(headings), rows)


def _settings_sheet(draft: Draft) -> Sheet:
    rows = tuple(_settings_row(setting) for setting in draft.settings)
    widths = (12, 24, 24, 22, 30, 60)
    headings = tuple(Heading(name, width=width) for name, width in zip(SETTINGS_COLUMNS, widths, strict=True))
    return Sheet(SETTINGS_SHEET, headings, rows)


def _settings_row(setting: DraftSetting) -> tuple[str, ...]:
    column = _column(setting.section, setting.key)
    unit = column.unit if column else ""
    return setting.section, setting.key, setting.value, unit, setting.source, setting.note


def _sheet(table: Table) -> Sheet:
    headings = tuple(_heading(table.name, name) for name in table.columns)
    return Sheet(table.name.capitalize(), headings, tuple(row.cells for row in table.rows))


def _heading(table: str, name: str) -> Heading:
    known = {column.name: column for column in columns_of(table)}
    free = next((column for column in known.values() if column.is_free), None)
    column = known.get(name, free)
    if column is None:
        return Heading(name)
    kind = column.type if column.type in {"integer", "decimal", "date"} else "text"
    choices_of = "Places" if column.type == "place" else _LISTED.get(column.allowed, "")
    if column.allowed == "participants":
        choices_of = "Participants"
    choices = column.choices if column.type in {"choice", "boolean"} else ()
    is_list = column.type in {"ids", "places", "weekdays"}
    return Heading(name, kind, _comment(column), choices, "" if is_list else choices_of, _width(name))


def _width(name: str) -> int:
    return {"title": 40, "source": 40, "note": 60, "places": 30}.get(name, max(14, len(name) + 2))


def _comment(column: Column) -> str:
    lines = [column.meaning]
    if column.unit:
        lines.append(f"unit: {column.unit}")
    if column.allowed:
        lines.append(f"allowed: {column.allowed}")
    if column.default:
        lines.append(f"blank: {column.default}")
    return "\n".join([*lines, "required" if column.is_required else "may be blank"])
