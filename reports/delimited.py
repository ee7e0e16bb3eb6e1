"""A block as comma-separated values."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from reports.cells import Cell, Kind
from reports.display import plain
from reports.files import replace_file
from reports.table import Block, kind_of

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which spreadsheets take a text for a formula when they open a CSV file."""


def write_csv(block: Block, path: Path) -> None:
    """Write a block as UTF-8 CSV with a heading row, in one step.

    Numbers have a point and no thousands separators, money is in major units, dates are ISO. A text that a
    spreadsheet would take for a formula gets a leading apostrophe.

    Args:
        block: block to write; title and notes are left out.
        path: file to write; an old one is replaced.

    Raises:
        ReportError: the file could not be written; the old one is as it was.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    if block.has_heading:
        writer.writerow(_harmless(column.caption) for column in block.columns)
    for row in block.rows:
        cells = [(row.cell(column.key), column) for column in block.columns]
        writer.writerow(_field(cell, kind_of(column, row, cell)) for cell, column in cells)
    replace_file(path, buffer.getvalue().encode("utf-8"))


def _field(cell: Cell, kind: Kind) -> str:
    text = plain(cell.value, kind)
    return _harmless(text) if isinstance(cell.value, str) else text


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
