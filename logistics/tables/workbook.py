"""Workbooks (.xlsx): the sheets as tables of text, values instead of formulas."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import TypeAlias, cast
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from logistics.errors import CaseError, Finding, Where
from logistics.tables.files import read_bytes
from logistics.tables.table import Table, shape_table

_OLE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_MARK = "EncryptedPackage".encode("utf-16-le")
_ZIP_MARK = b"PK"
_CONTENTS = "xl/workbook.xml"
_LISTED_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
_FAULTS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
)

_Cells: TypeAlias = frozenset[tuple[int, int]]


def read_workbook(path: Path) -> tuple[Table, ...]:
    """Return every sheet of a workbook as a table, named after the sheet in small letters.

    Dates become ISO text by the date system of the workbook (1900 or 1904), whole numbers lose their
    decimals, other numbers keep the fifteen digits a spreadsheet shows, TRUE becomes ``true``. Rows
    are counted here, since openpyxl gives empty cells no coordinates when reading only.

    Args:
        path: the file.

    Raises:
        CaseError: the file is missing, may not be read, is no workbook, is encrypted or damaged.
    """
    content = read_bytes(path)
    _check_kind(content, Where(path.name))
    try:
        computed = _computed(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        _check_parts(content, book)
        return tuple(_read_sheet(sheet, path.name, computed) for sheet in _sheets(book))
    except _DAMAGE as error:
        message = "is a damaged workbook: it breaks off, or parts of it are missing"
        hint = "open it in the spreadsheet program, save it again, or take an earlier copy"
        raise CaseError((Finding(Where(path.name), "damaged-workbook", message, hint),)) from error


def cell_text(value: object) -> str:
    """Return the value of a cell as text.

    Args:
        value: as openpyxl gives it: text, number, truth value, date, time, or None.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return str(value)


def _check_kind(content: bytes, where: Where) -> None:
    if content.startswith(_OLE_MARK) and _ENCRYPTED_MARK in content:
        hint = "open it in the spreadsheet program, remove the password and save it again"
        raise CaseError((Finding(where, "encrypted-workbook", "is encrypted", hint),))
    if content.startswith(_OLE_MARK):
        hint = "open it in the spreadsheet program and save it as .xlsx"
        raise CaseError((Finding(where, "not-a-workbook", "is a workbook of the old kind (.xls)", hint),))
    if not content.startswith(_ZIP_MARK):
        hint = "give an .xlsx workbook or a folder with case.toml"
        raise CaseError((Finding(where, "not-a-workbook", "is not a workbook", hint),))


def _check_parts(content: bytes, book: openpyxl.Workbook) -> None:
    """Raise if a sheet of the list of contents is not there: openpyxl leaves it out in silence."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        listed = _LISTED_SHEET.findall(archive.read(_CONTENTS)) if _CONTENTS in names else book.sheetnames
    if len(listed) != len(book.sheetnames):
        message = "a sheet is missing"
        raise KeyError(message)


def _sheets(book: openpyxl.Workbook) -> tuple[Worksheet, ...]:
    sheets = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
    for sheet in sheets:
        # the range that a file claims for itself may be too small
        sheet.reset_dimensions()
    # the stubs do not know that such a sheet can be read like any other
    return cast("tuple[Worksheet, ...]", tuple(sheets))


def _computed(content: bytes) -> dict[str, _Cells]:
    """Return the cells with a formula or an error, by sheet; most workbooks of input have none."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        texts = [archive.read(name) for name in names]
    if not any(mark in text for text in texts for mark in (b"<f>", b"<f ", b't="e"')):
        return {}
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return {sheet.title: _computed_cells(sheet) for sheet in _sheets(book)}


def _computed_cells(sheet: Worksheet) -> _Cells:
    return frozenset(
        (row, column)
        for row, cells in enumerate(sheet.iter_rows(), 1)
        for column, cell in enumerate(cells)
        if cell.data_type in {"f", "e"}
    )


def _read_sheet(sheet: Worksheet, path: str, computed: dict[str, _Cells]) -> Table:
    records = [tuple(map(cell_text, row)) for row in sheet.iter_rows(values_only=True)]
    table = shape_table(sheet.title.strip().lower(), records, path, sheet.title)
    findings = _check_computed(table, records, computed.get(sheet.title, frozenset()))
    return replace(table, findings=(*table.findings, *findings))


def _check_computed(table: Table, records: list[tuple[str, ...]], computed: _Cells) -> list[Finding]:
    findings = []
    for row, at in sorted(computed):
        text = records[row - 1][at]
        column = table.columns[at] if at < len(table.columns) else ""
        where = Where(table.path, table.sheet, row, column)
        if text in _FAULTS:
            hint = "correct the formula, or write the value"
            findings.append(Finding(where, "formula-fault", f"the formula gives {text!r}", hint))
        elif not text:
            message = "the cell holds a formula without a stored value"
            hint = "open the workbook in the spreadsheet program and save it, or write the value"
            findings.append(Finding(where, "formula-without-value", message, hint))
    return findings
