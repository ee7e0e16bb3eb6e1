"""What stays in sight on the screen, and how pages are printed."""

from __future__ import annotations

from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from reports.layout import (
    CHART_ROWS,
    CHART_WIDTH,
    DEFAULT_WIDTH,
    LINE_HEIGHT,
    MAP_ROWS,
    Grid,
    prose_columns,
)
from reports.table import ChartKind

A4 = 9
LONG_EDGE, SHORT_EDGE = 770.0, 500.0
"""What margins leave of A4 [points]."""
POINTS_A_CHARACTER, POINTS_A_PIXEL = 5.25, 0.75
CHART_COLUMNS, MAP_COLUMNS = 11, 17
"""Columns of the usual width that a chart and a map cover."""
SQUEEZE = 1.5
"""A sheet of up to so many pages is printed on one, so that no table is cut for a few rows."""
LONGEST_FOOTER_TEXT = 80
"""Characters of a text in a footer; Excel takes 255 for the footer in all."""


def set_page(worksheet: Worksheet, grid: Grid, title: str) -> None:
    """Freeze and repeat headings, set paper, scale and footer.

    With several blocks only the title of the sheet is frozen: the headings of one block would stand above
    strange columns.

    Args:
        worksheet: worksheet of the sheet.
        grid: where its parts stand.
        title: title of the book.
    """
    heading = grid.spots[0].heading_row if len(grid.spots) == 1 else None
    worksheet.freeze_panes(1 if heading is None else heading + 1, 0)
    if heading is not None:
        worksheet.repeat_rows(heading)
    worksheet.hide_gridlines(2)
    worksheet.set_paper(A4)
    if grid.sheet.is_landscape:
        worksheet.set_landscape()
    if not grid.sheet.is_printed:
        worksheet.print_area(0, 0, grid.intro_row or 0, prose_columns(grid.widths)[0])
    elif any(column > len(grid.widths) for _, column, _ in grid.charts):
        worksheet.print_area_range = _tables_then_charts(worksheet, grid)
    worksheet.fit_to_pages(1, 1 if pages(grid) <= SQUEEZE else 0)
    worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    worksheet.set_footer(f"&L&9{_footer(title)}&C&9{_footer(grid.sheet.name)}&R&9Page &P of &N")


def _tables_then_charts(worksheet: Worksheet, grid: Grid) -> str:
    """Return a range for the tables and one for each chart: on one page all would be too small to read."""
    name = quote_sheetname(worksheet.get_name())
    first = min(column for _, column, _ in grid.charts)
    last = max(prose_columns(grid.widths)[0], len(grid.widths) - 1)
    ranges = [xl_range_abs(0, 0, grid.last_row, min(last, first - 1))]
    for chart, (row, column, _) in zip(grid.sheet.charts, grid.charts, strict=True):
        rows, columns = (
            (MAP_ROWS, MAP_COLUMNS) if chart.kind is ChartKind.MAP else (CHART_ROWS, CHART_COLUMNS)
        )
        ranges.append(xl_range_abs(row, column, row + rows - 1, column + columns))
    return ",".join(f"{name}!{each}" for each in ranges)


def pages(grid: Grid) -> float:
    """Return how many pages a sheet takes, about, when it is one page wide."""
    width = sum(grid.widths) * POINTS_A_CHARACTER
    for _, column, offset in grid.charts:
        left = (
            sum(grid.widths[:column]) * POINTS_A_CHARACTER + max(0, column - len(grid.widths)) * DEFAULT_WIDTH
        )
        width = max(width, left + (offset + CHART_WIDTH) * POINTS_A_PIXEL)
    height = sum(grid.heights.get(row, LINE_HEIGHT) for row in range(grid.last_row + 1))
    across, down = (LONG_EDGE, SHORT_EDGE) if grid.sheet.is_landscape else (SHORT_EDGE, LONG_EDGE)
    return height * min(1.0, across / max(width, 1.0)) / down


def _footer(text: str) -> str:
    """Return a text for a footer, in which ``&`` starts a command."""
    return text[:LONGEST_FOOTER_TEXT].replace("&", "&&")
