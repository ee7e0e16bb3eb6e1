"""A book becomes a workbook file."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.excel.charts import native_chart
from reports.excel.heat import common_limits, paint_heat
from reports.excel.paint import Palette, paint_sheet
from reports.files import replace_file
from reports.formulas import absolute
from reports.layout import Grid, Spot, lay_out, spots_by_id
from reports.table import Book

A4 = 9
LONGEST_FOOTER_TEXT = 80
"""Characters of a title in a footer; Excel takes 255 for the footer in all."""


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
        _freeze(worksheet, grid)
        _set_page(worksheet, grid, book.title)
    workbook.close()
    return buffer.getvalue()


def _describe(workbook: Workbook, book: Book, spots: dict[str, Spot]) -> None:
    created = datetime.combine(book.created, time())
    workbook.set_properties({"title": book.title, "subject": book.subject, "created": created})
    for name, text in sorted(book.properties.items()):
        workbook.set_custom_property(name, text, "text")
    for name, target in book.names:
        workbook.define_name(name, f"={absolute(target, spots)}")


def _freeze(worksheet: Worksheet, grid: Grid) -> None:
    """Keep the headings in sight; with several blocks only the title, or they would head strange columns."""
    heading = _only_heading(grid)
    worksheet.freeze_panes(1 if heading is None else heading + 1, 0)


def _only_heading(grid: Grid) -> int | None:
    """Return the row of the headings of a sheet with one block."""
    return grid.spots[0].heading_row if len(grid.spots) == 1 else None


def _set_page(worksheet: Worksheet, grid: Grid, title: str) -> None:
    worksheet.hide_gridlines(2)
    worksheet.set_paper(A4)
    if grid.sheet.is_landscape:
        worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    worksheet.set_footer(f"&L&9{_footer(title)}&C&9{_footer(grid.sheet.name)}&R&9Page &P of &N")
    heading = _only_heading(grid)
    if heading is not None:
        worksheet.repeat_rows(heading)


def _footer(text: str) -> str:
    """Return a text for a footer, in which ``&`` starts a command."""
    return text[:LONGEST_FOOTER_TEXT].replace("&", "&&")
