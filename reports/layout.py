"""Where everything stands: rows, columns, widths and heights of a book, counted from zero."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.cells import Mark
from reports.display import shown
from reports.table import Block, Book, ChartKind, Column, Sheet, kind_of

LINE_HEIGHT = 15.0
"""Height of one line of text [points]."""
TITLE_HEIGHT = 26.0
BLOCK_TITLE_HEIGHT = 21.0
GUTTER_WIDTH = 2.5
"""Width of the empty column between blocks side by side [characters]."""
NARROWEST, WIDEST = 5.0, 48.0
DEFAULT_WIDTH = 9.0
"""Width of a column that nobody set [characters]."""
PROSE_WIDTH = 100.0
"""Width to which introductions and notes are wrapped [characters]."""
LONG_SHEET = 32
"""Rows from which charts stand beside the blocks, because nobody would find them below."""
CHART_ROWS, CHART_WIDTH, CHART_HEIGHT = 18, 680, 340
"""Rows that a chart takes, and its size [pixels]."""
MAP_ROWS = 29
"""Rows that a map takes."""

GENERAL_LEGEND = {
    Mark.INPUT: "input: change it and the workbook follows",
    Mark.ASSUMED: "assumption: no source yet, please confirm",
    Mark.CHOSEN: "chosen",
    Mark.ANCHOR: "anchor (fixed)",
    Mark.CLOSED: "not possible",
}
"""Marks that are explained wherever they occur; the others speak for themselves."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block stands. Rows and columns count from zero; None where there is no such row.

    Attributes:
        block: the block.
        sheet: name of its sheet.
        title_row: row of its title.
        note_row: row of its note.
        heading_row: row of its headings.
        first_row: first row of its data.
        left: first column.
        rows: row of each row key.
        columns: column of each column key.
    """

    block: Block
    sheet: str
    title_row: int | None
    note_row: int | None
    heading_row: int | None
    first_row: int
    left: int
    rows: dict[str, int]
    columns: dict[str, int]

    @property
    def last_data_row(self) -> int:
        """Last row without the total rows."""
        return self.first_row + self.block.data_rows - 1

    @property
    def last_row(self) -> int:
        """Last row with the total rows."""
        return self.first_row + max(len(self.block.rows), 1) - 1

    @property
    def right(self) -> int:
        """Last column."""
        return self.left + len(self.block.columns) - 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the parts of a sheet stand.

    Attributes:
        sheet: the sheet.
        spots: its blocks in order.
        intro_row: row of the introduction.
        legend: row, mark and words of each line of the legend.
        heat_row: row of the legend of the colour scale.
        charts: row and column, and distance from its left edge [pixels], of each chart.
        widths: width of each column [characters].
        heights: heights of rows that are not one line high [points].
        last_row: last row in use, with the charts.
    """

    sheet: Sheet
    spots: tuple[Spot, ...]
    intro_row: int | None
    legend: tuple[tuple[int, Mark, str], ...]
    heat_row: int | None
    charts: tuple[tuple[int, int, int], ...]
    widths: tuple[float, ...]
    heights: dict[int, float] = field(default_factory=dict)
    last_row: int = 0


def lay_out(book: Book) -> tuple[Grid, ...]:
    """Return where everything in each sheet stands."""
    return tuple(_lay_out_sheet(sheet) for sheet in book.sheets)


def spots_by_id(grids: tuple[Grid, ...]) -> dict[str, Spot]:
    """Return where each block stands, by its id."""
    return {spot.block.id: spot for grid in grids for spot in grid.spots}


def prose_columns(widths: tuple[float, ...], left: int = 0) -> tuple[int, float]:
    """Return the last column that wrapped text starting in ``left`` runs to, and its width [characters]."""
    width, column = 0.0, left - 1
    while width < PROSE_WIDTH:
        column += 1
        width += widths[column] if column < len(widths) else DEFAULT_WIDTH
    return column, width


def _lay_out_sheet(sheet: Sheet) -> Grid:
    row = 1
    intro_row = row if sheet.intro else None
    row += 1 + bool(sheet.intro)
    legend_lines = _legend(sheet)
    has_heat = any(block.heat for block in sheet.blocks)
    legend: tuple[tuple[int, Mark, str], ...] = ()
    heat_row = None
    if has_heat:
        legend, heat_row, row = _place_legend(legend_lines, row, has_heat=True)
    spots: list[Spot] = []
    for band in _bands(sheet):
        placed = _place_band(sheet.name, band, row)
        spots.extend(placed)
        row = max(spot.last_row for spot in placed) + 2
    if legend_lines and not has_heat:
        legend, _, row = _place_legend(legend_lines, row, has_heat=False)
    widths = _widths(spots)
    charts = _place_charts(sheet, row, len(widths))
    rows = {chart.kind: MAP_ROWS if chart.kind is ChartKind.MAP else CHART_ROWS for chart in sheet.charts}
    tops = zip(sheet.charts, charts, strict=True)
    ends = [row - 2, *(top + rows[chart.kind] - 1 for chart, (top, _, _) in tops)]
    bare = Grid(sheet, tuple(spots), intro_row, legend, heat_row, charts, widths, {}, max(ends))
    return Grid(sheet, bare.spots, intro_row, legend, heat_row, charts, widths, _heights(bare), max(ends))


def _legend(sheet: Sheet) -> list[tuple[Mark, str]]:
    given = dict(sheet.legend)
    used = {row.mark for block in sheet.blocks for row in block.rows}
    used |= {row.cell(key).mark for block in sheet.blocks for row in block.rows for key in row.cells}
    general = [(mark, words) for mark, words in GENERAL_LEGEND.items() if mark in used and mark not in given]
    return [*given.items(), *general]


def _place_legend(
    lines: list[tuple[Mark, str]], row: int, *, has_heat: bool
) -> tuple[tuple[tuple[int, Mark, str], ...], int | None, int]:
    """Return the lines with their rows, the row of the colour scale, and the next free row."""
    placed = tuple((row + index, mark, words) for index, (mark, words) in enumerate(lines))
    row += len(lines)
    return placed, row if has_heat else None, row + has_heat + 1


def _bands(sheet: Sheet) -> Iterator[list[Block]]:
    """Yield the blocks that stand side by side."""
    band: list[Block] = []
    for block in sheet.blocks:
        if band and not block.is_beside:
            yield band
            band = []
        band.append(block)
    if band:
        yield band


def _place_band(sheet: str, band: list[Block], row: int) -> list[Spot]:
    title_row = row if any(block.title for block in band) else None
    row += title_row is not None
    note_row = row if any(block.note for block in band) else None
    row += note_row is not None
    heading_row = row if any(block.has_heading for block in band) else None
    row += heading_row is not None
    spots, left = [], 0
    for block in band:
        spot = Spot(
            block,
            sheet,
            title_row if block.title else None,
            note_row if block.note else None,
            heading_row if block.has_heading else None,
            row,
            left,
            {line.key: row + number for number, line in enumerate(block.rows) if line.key},
            {column.key: left + number for number, column in enumerate(block.columns)},
        )
        spots.append(spot)
        left = spot.right + 2
    return spots


def _widths(spots: list[Spot]) -> tuple[float, ...]:
    widths = [GUTTER_WIDTH] * (max((spot.right for spot in spots), default=0) + 1)
    for spot in spots:
        for index, column in enumerate(spot.block.columns, start=spot.left):
            widths[index] = max(widths[index], column.width or _fitting_width(spot.block, column))
    return tuple(widths)


def _fitting_width(block: Block, column: Column) -> float:
    words = [len(word) for word in column.caption.split()] if block.has_heading else []
    arrow = 3.0 if block.has_filter else 0.0
    heading = max([*words, min(len(column.caption), 16)], default=0) + arrow if words else 0.0
    longest = 0
    for row in block.rows:
        cell = row.cell(column.key)
        longest = max(longest, len(shown(cell.value, kind_of(column, row, cell), column.decimals)))
    return min(max(heading, float(longest), NARROWEST) + 1.8, WIDEST)


def _heights(grid: Grid) -> dict[int, float]:
    """Return the heights of rows with titles or wrapped text [points]."""
    heights: dict[int, float] = {0: TITLE_HEIGHT}
    if grid.intro_row is not None:
        _, width = prose_columns(grid.widths)
        heights[grid.intro_row] = _lines(grid.sheet.intro, width) * LINE_HEIGHT + 4
    for spot in grid.spots:
        wanted = dict(_block_heights(grid, spot))
        for row, height in wanted.items():
            heights[row] = max(height, heights.get(row, 0.0))
    return heights


def _block_heights(grid: Grid, spot: Spot) -> Iterator[tuple[int, float]]:
    if spot.title_row is not None:
        yield spot.title_row, BLOCK_TITLE_HEIGHT
    if spot.note_row is not None:
        _, width = note_columns(grid, spot)
        yield spot.note_row, _lines(spot.block.note, width) * LINE_HEIGHT + 2
    columns = list(enumerate(spot.block.columns, start=spot.left))
    if spot.heading_row is not None:
        arrow = 3.0 if spot.block.has_filter else 0.0
        lines = max(_lines(column.caption, grid.widths[index] - arrow) for index, column in columns)
        yield spot.heading_row, lines * LINE_HEIGHT + 4
    for number, row in enumerate(spot.block.rows):
        values = ((index, row.cell(column.key).value) for index, column in columns)
        lines = max(
            (_lines(value, grid.widths[i]) for i, value in values if isinstance(value, str)), default=1
        )
        if lines > 1:
            yield spot.first_row + number, lines * LINE_HEIGHT


def note_columns(grid: Grid, spot: Spot) -> tuple[int, float]:
    """Return the last column that the note of a block runs to, and the width of its text [characters]."""
    neighbours = [
        other.left for other in grid.spots if other.first_row == spot.first_row and other.left > spot.left
    ]
    if not neighbours:
        return prose_columns(grid.widths, spot.left)
    right = min(neighbours) - 2
    return right, sum(grid.widths[spot.left : right + 1])


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a width [characters], by filling words into lines."""
    count = 0
    for paragraph in text.split("\n"):
        room = 0.0
        count += 1
        for word in paragraph.split(" "):
            if room and room + 1 + len(word) > width:
                count, room = count + 1, 0.0
            room += len(word) + (1 if room else 0)
            count += max(0, math.ceil(room / max(width, 1.0)) - 1) if room == len(word) else 0
    return count


def _place_charts(sheet: Sheet, row: int, columns: int) -> tuple[tuple[int, int, int], ...]:
    """Return row, column and distance from the edge of the column [pixels] of each chart."""
    count = len(sheet.charts)
    if any(chart.kind is ChartKind.MAP for chart in sheet.charts):
        # a map is wide, so it stands alone beside the blocks
        return tuple((2 + index * MAP_ROWS, columns + 1, 0) for index in range(count))
    if row > LONG_SHEET:
        return tuple((2 + index * CHART_ROWS, columns + 1, 0) for index in range(count))
    return tuple((row + index // 2 * CHART_ROWS, 0, index % 2 * (CHART_WIDTH + 20)) for index in range(count))
