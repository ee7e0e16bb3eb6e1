"""Writes a draft as a folder or as a workbook; reading it again gives an equal draft."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import tomli_w

from logistics.errors import OutputError
from logistics.intake.book import SETTINGS_COLUMNS, SETTINGS_SHEET
from logistics.intake.dictionary import SECTIONS, TABLES, Column, columns_of, dictionary
from logistics.intake.draft import Draft, DraftSetting, ScenarioLine
from logistics.intake.folder import SETTINGS_FILE
from logistics.intake.scenario_lines import SCENARIO, SCENARIO_COLUMNS, SCENARIOS, SET, WORDS
from logistics.intake.toml_values import toml_text
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
    if draft.scenarios:
        sheets.append(_scenarios_sheet(draft))
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
    lines += _scenario_lines(draft, path)
    return "\n".join(lines[1:]) + "\n"


def _line(setting: DraftSetting) -> str:
    column = _column(setting.section, setting.key)
    return f"{_key(setting.key)} = {_right(setting, column)}"


def _right(given: DraftSetting | ScenarioLine, column: Column | None) -> str:
    """Return what stands right of the equals sign: a value, with source and note if there are any."""
    value = _value(given.value, column)
    remarks = {"source": given.source, "note": given.note}
    parts = [f"{name} = {_quoted(text)}" for name, text in remarks.items() if text]
    return f"{{ {', '.join([f'value = {value}', *parts])} }}" if parts else value


def _value(text: str, column: Column | None) -> str:
    if column and column.type in _BARE_TYPES:
        try:
            read = tomllib.loads(f"value = {text}", parse_float=str)
        except tomllib.TOMLDecodeError:
            return _quoted(text)
        if toml_text(read["value"]) == text and not text.startswith('"'):
            return text
    return _quoted(text)


def _scenario_lines(draft: Draft, path: Path) -> list[str]:
    lines: list[str] = []
    for name in dict.fromkeys(line.scenario for line in draft.scenarios):
        own = [line for line in draft.scenarios if line.scenario == name]
        addresses = [line.address for line in own if line.address not in WORDS]
        for address in addresses:
            if addresses.count(address) > 1:
                raise OutputError(path.name, f"{address} is set twice in the scenario {name}")
        keys = _keys(addresses)
        lines += ["", f"[{SCENARIO}.{_key(name)}]"]
        for word in dict.fromkeys(line.address for line in own):
            if word in WORDS:
                rights = [_right(line, None) for line in own if line.address == word]
                is_single = len(rights) == 1 and word not in {"add", "drop"}
                joined = ", ".join(rights)
                lines.append(f"{word} = {joined if is_single else f'[{joined}]'}")
            else:
                line = next(each for each in own if each.address == word)
                lines.append(f"{SET}.{keys[word]} = {_right(line, _cell_column(word))}")
    return lines


def _keys(addresses: list[str]) -> dict[str, str]:
    """Return addresses as keys of TOML: in parts, or all as one text where parts would be misread."""
    if any(_is_misread(address, addresses) for address in addresses):
        return {address: _quoted(address) for address in addresses}
    return {address: ".".join(_key(part) for part in address.split(".")) for address in addresses}


def _is_misread(address: str, others: list[str]) -> bool:
    parts = address.split(".")
    return "" in parts or parts[-1] == "value" or any(each.startswith(f"{address}.") for each in others)


def _cell_column(address: str) -> Column | None:
    return _column(address.partition(".")[0], address.rpartition(".")[2])


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


def _scenarios_sheet(draft: Draft) -> Sheet:
    headings = tuple(_heading(SCENARIOS, name) for name in SCENARIO_COLUMNS)
    rows = tuple(
        (line.scenario, line.address, line.value, line.source, line.note) for line in draft.scenarios
    )
    return Sheet(SCENARIOS.capitalize(), headings, rows)


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
