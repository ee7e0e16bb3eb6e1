"""A book becomes a workbook file."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from xlsxwriter.workbook import Workbook

from reports.excel.charts import native_chart
from reports.excel.heat import common_limits, paint_heat
from reports.excel.page import set_page
from reports.excel.paint import Palette, paint_sheet
from reports.files import replace_file
from reports.formulas import absolute
from reports.layout import Spot, lay_out, spots_by_id
from reports.table import Book


def write_workbook(book: Book, path: Path) -> None:
    """Write a book as a workbook: a value beside each formula, native charts, ready to print.

    The same book gives the same bytes. The file is written in one step.

    Args:
        book: what to write.
        path: file to write; an old one is replaced.

    Raises:
        ReportError: the file could not be written; the old one is as it was.
    """
    replace_file(path, workbook_bytes(book))


def workbook_bytes(book: Book) -> bytes:
    """Return the bytes of the workbook file of a book."""
    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    grids = lay_out(book)
    spots = spots_by_id(grids)
    _describe(workbook, book, spots)
    palette, limits = Palette(workbook), common_limits(grids)
    for grid in grids:
        worksheet = workbook.add_worksheet(grid.sheet.name)
        paint_sheet(worksheet, grid, spots, palette)
        paint_heat(worksheet, grid, limits)
        for chart, (row, column, offset) in zip(grid.sheet.charts, grid.charts, strict=True):
            native = native_chart(workbook, chart, spots)
            worksheet.insert_chart(row, column, native, {"x_offset": offset + 4, "y_offset": 4})
        set_page(worksheet, grid, book.title)
    workbook.close()
    return buffer.getvalue()


def _describe(workbook: Workbook, book: Book, spots: dict[str, Spot]) -> None:
    created = datetime.combine(book.created, time())
    workbook.set_properties({"title": book.title, "subject": book.subject, "created": created})
    for name, text in sorted(book.properties.items()):
        workbook.set_custom_property(name, text, "text")
    for name, target in book.names:
        workbook.define_name(name, f"={absolute(target, spots)}")
