"""Writes workbooks that people fill in: comments, lists to choose from, real dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from logistics.errors import OutputError
from logistics.tables.workbook import cell_text

LISTS = "Lists"
_LONGEST_TEXT = 32_767
_MOST_ROWS = 1_048_576
_LAST_VALID_ROW = 5000
_FIRST_DATE = date(1900, 3, 1)
_MOST_DIGITS = 15
_AUTHOR = "backtoback"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a sheet.

    Attributes:
        name: text of the heading.
        kind: ``text``, ``integer``, ``decimal`` or ``date``; texts that say so become real ones.
        comment: shown beside the heading; may be empty.
        choices: values to choose from; empty: anything may be written.
        choices_of: title of the sheet whose first column holds the values to choose from; other
            values are allowed after a question. Empty: no such sheet.
        width: width of the column [characters].
    """

    name: str
    kind: str = "text"
    comment: str = ""
    choices: tuple[str, ...] = ()
    choices_of: str = ""
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to write.

    Attributes:
        title: name of the sheet.
        headings: its columns.
        rows: text of the cells.
    """

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write sheets as a workbook; the values to choose from stand on a hidden sheet of lists.

    Args:
        path: the file.
        sheets: the sheets, in order.

    Raises:
        OutputError: a text does not fit into a cell, or a table not into a sheet.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _write_sheet(book.create_sheet(sheet.title), sheet, path)
    _write_lists(book, sheets)
    book.save(path)


def _write_sheet(target: Worksheet, sheet: Sheet, path: Path) -> None:
    if len(sheet.rows) >= _MOST_ROWS:
        raise OutputError(path.name, f"{sheet.title} has more rows than a sheet can hold")
    for at, heading in enumerate(sheet.headings, 1):
        _write_heading(target.cell(1, at), heading, f"{path.name}[{sheet.title}]")
        target.column_dimensions[get_column_letter(at)].width = heading.width
    if sheet.headings:
        target.freeze_panes = "B2"
    kinds = [heading.kind for heading in sheet.headings]
    for number, row in enumerate(sheet.rows, 2):
        for at, (text, kind) in enumerate(zip(row, kinds, strict=True), 1):
            if text:
                where = f"{path.name}[{sheet.title}]:{number}"
                _write_cell(target.cell(number, at), text, kind, where)


def _write_heading(cell: Cell | MergedCell, heading: Heading, where: str) -> None:
    if heading.name:
        _write_cell(cell, heading.name, "text", where)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="DDE6EE")
    if heading.comment:
        cell.comment = Comment(heading.comment, _AUTHOR, height=120, width=300)


def _write_cell(cell: Cell | MergedCell, text: str, kind: str, where: str) -> None:
    if len(text) > _LONGEST_TEXT:
        raise OutputError(where, f"a cell holds {_LONGEST_TEXT:,} characters, and the text has {len(text):,}")
    value = typed(text, kind)
    try:
        cell.value = value
    except IllegalCharacterError as error:
        raise OutputError(where, f"{text!r} has a control character") from error
    if isinstance(value, str):
        # a text that begins with '=' is no formula
        cell.data_type = "s"
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def typed(text: str, kind: str) -> str | int | float | date:
    """Return the value of a text if it gives the same text when read again, else the text itself.

    Args:
        text: the cell.
        kind: ``text``, ``integer``, ``decimal`` or ``date``.
    """
    value: str | int | float | date = text
    try:
        if kind == "date":
            day = date.fromisoformat(text)
            value = day if day >= _FIRST_DATE else text
        elif kind in {"integer", "decimal"} and len(text) <= _MOST_DIGITS:
            value = int(text) if kind == "integer" or text.lstrip("-").isdigit() else float(text)
    except ValueError:
        return text
    is_number = not isinstance(value, float) or isfinite(value)
    return value if is_number and cell_text(value) == text else text


def _write_lists(book: Workbook, sheets: Sequence[Sheet]) -> None:
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    ranges: dict[tuple[str, ...], str] = {}
    for sheet in sheets:
        for at, heading in enumerate(sheet.headings, 1):
            if heading.choices and heading.choices not in ranges:
                ranges[heading.choices] = _write_list(book, lists, len(ranges) + 1, heading)
            source = ranges.get(heading.choices, "")
            if heading.choices_of in book.sheetnames:
                source = f"{quote_sheetname(heading.choices_of)}!$A$2:$A${_LAST_VALID_ROW}"
            if source:
                is_closed = bool(heading.choices)
                _offer(book[sheet.title], get_column_letter(at), source, "stop" if is_closed else "warning")


def _write_list(book: Workbook, lists: Worksheet, at: int, heading: Heading) -> str:
    name, letter = f"list_{at}", get_column_letter(at)
    lists.cell(1, at, heading.name)
    for row, choice in enumerate(heading.choices, 2):
        lists.cell(row, at, choice)
    area = f"{LISTS}!${letter}$2:${letter}${len(heading.choices) + 1}"
    book.defined_names[name] = DefinedName(name, attr_text=area)
    return name


def _offer(target: Worksheet, letter: str, source: str, style: Literal["stop", "warning"]) -> None:
    validation = DataValidation(type="list", formula1=f"={source}", allow_blank=True, errorStyle=style)
    validation.showErrorMessage = True
    validation.errorTitle = "Not in the list"
    validation.error = "Choose a value from the list."
    validation.add(f"{letter}2:{letter}{_LAST_VALID_ROW}")
    target.add_data_validation(validation)
