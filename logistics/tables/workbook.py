"""Workbooks (.xlsx): the sheets as tables of text, values instead of formulas."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from logistics.errors import CaseError, Finding, Where
from logistics.tables.files import read_bytes
from logistics.tables.table import Table, shape_table

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_OLE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_MARK = "EncryptedPackage".encode("utf-16-le")
_ZIP_MARK = b"PK"
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

CellValue = str | int | float | bool | datetime | date | time | timedelta | None


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
    _check_kind(content, path)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return tuple(_read_sheet(sheet, path) for sheet in book.worksheets)
    except _DAMAGE as error:
        message = "is a damaged workbook: it breaks off or parts of it are missing"
        hint = "open it in the spreadsheet program, save it again, or take an earlier copy"
        raise CaseError((Finding(Where(path.name), "damaged-workbook", message, hint),)) from error


def _check_kind(content: bytes, path: Path) -> None:
    where = Where(path.name)
    if content.startswith(_OLE_MARK):
        if _ENCRYPTED_MARK in content:
            hint = "open it in the spreadsheet program, remove the password and save it again"
            raise CaseError((Finding(where, "encrypted-workbook", "is encrypted", hint),))
        hint = "open it in the spreadsheet program and save it as .xlsx"
        raise CaseError((Finding(where, "not-a-workbook", "is a workbook of the old kind (.xls)", hint),))
    if not content.startswith(_ZIP_MARK):
        hint = "give an .xlsx workbook or a folder with case.toml"
        raise CaseError((Finding(where, "not-a-workbook", "is not a workbook", hint),))


def _read_sheet(sheet: ReadOnlyWorksheet, path: Path) -> Table:
    sheet.reset_dimensions()
    records = [tuple(map(cell_text, row)) for row in sheet.iter_rows(values_only=True)]
    return shape_table(sheet.title.strip().lower(), records, path.name, sheet.title)[0]


def cell_text(value: CellValue) -> str:
    """Return the value of a cell as text.

    Args:
        value: as openpyxl gives it.
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
