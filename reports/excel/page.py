"""What stays in sight on the screen, and how pages are printed."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from reports.layout import CHART_WIDTH, DEFAULT_WIDTH, LINE_HEIGHT, Grid

A4 = 9
LONG_EDGE, SHORT_EDGE = 770.0, 500.0
"""What margins leave of A4 [points]."""
POINTS_A_CHARACTER, POINTS_A_PIXEL = 5.25, 0.75
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
    worksheet.fit_to_pages(1, 1 if pages(grid) <= SQUEEZE else 0)
    worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    worksheet.set_footer(f"&L&9{_footer(title)}&C&9{_footer(grid.sheet.name)}&R&9Page &P of &N")


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
