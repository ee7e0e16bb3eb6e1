"""CSV files: UTF-8 with or without a byte order mark, parted by comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from logistics.errors import CaseError, Finding, Severity, Where
from logistics.tables.files import read_bytes
from logistics.tables.table import Table, shape_table

_SEPARATORS = (",", ";", "\t")
_CELL_LIMIT = 1_000_000


def read_delimited(path: Path) -> Table:
    """Return the table in a CSV file, named after the file.

    The separator is the one that gives the heading the most columns. A file that is not UTF-8 is
    read as Windows-1252, with a warning, since spreadsheets save it so unless told otherwise.

    Args:
        path: the file.

    Raises:
        CaseError: the file is missing or may not be read, is no text, or breaks off inside a quoted cell.
    """
    where = Where(path.name)
    text, warnings = _decode(read_bytes(path), where)
    records = _records(text.replace("\r\n", "\n").replace("\r", "\n"), where)
    table = shape_table(path.stem.lower(), records, path.name, "")
    return replace(table, findings=(*warnings, *table.findings))


def write_delimited(file: TextIO, columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a table as CSV, parted by commas.

    Args:
        file: where to; opened with ``newline=""``.
        columns: headings.
        rows: cells of the rows.
    """
    heading = tuple(columns)
    is_confusing = any(set(name) & {";", "\t"} for name in heading)
    quoted = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain = csv.writer(file, lineterminator="\n")
    (quoted if is_confusing else plain).writerow(heading)
    plain.writerows(rows)


def _decode(content: bytes, where: Where) -> tuple[str, tuple[Finding, ...]]:
    if b"\x00" in content:
        raise CaseError((Finding(where, "not-text", "is not a text file", "save it as 'CSV UTF-8'"),))
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        message = "is not UTF-8; it was read as Windows-1252"
        hint = "check the accented letters, or save it as 'CSV UTF-8'"
        warning = Finding(where, "not-utf-8", message, hint, Severity.WARNING)
    return content.decode("cp1252", errors="replace"), (warning,)


def _records(text: str, where: Where) -> list[tuple[str, ...]]:
    csv.field_size_limit(_CELL_LIMIT)
    try:
        reader = csv.reader(io.StringIO(text), delimiter=_separator(text), strict=True)
        return [tuple(record) for record in reader]
    except csv.Error as error:
        message = f"cannot be read as CSV: {error}"
        hint = "look for a quotation mark that is not closed"
        raise CaseError((Finding(where, "broken-csv", message, hint),)) from error


def _separator(text: str) -> str:
    start = text.lstrip("\n")

    def columns(separator: str) -> int:
        return len(next(csv.reader(io.StringIO(start), delimiter=separator), []))

    return max(_SEPARATORS, key=columns)
