"""Paints a sheet: every cell at the place that the layout gives it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.cells import MONEY_KINDS, Kind, Mark, Scalar
from reports.excel.styles import HEAT, Look, Part, alignment, cell_look, part_look, swatch_look
from reports.formulas import resolve
from reports.layout import Grid, Spot, note_columns, prose_columns
from reports.table import Row, kind_of

EPOCH = date(1899, 12, 30)
"""Day zero of spreadsheets (for days after 1900-02-28)."""


class Palette:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        """Start without formats."""
        self._workbook = workbook
        self._formats: dict[tuple[tuple[str, str | int | bool], ...], Format] = {}
        self._cells: dict[tuple[Mark, Kind, int | None, bool], Format] = {}

    def format(self, look: Look) -> Format:
        """Return the format with these properties."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(look)
        return self._formats[key]

    def cell_format(self, mark: Mark, kind: Kind, decimals: int | None, *, is_text: bool) -> Format:
        """Return the format of a data cell; see ``cell_look``."""
        key = (mark, kind, decimals, is_text)
        if key not in self._cells:
            self._cells[key] = self.format(cell_look(mark, kind, decimals, is_text=is_text))
        return self._cells[key]


def paint_sheet(worksheet: Worksheet, grid: Grid, spots: dict[str, Spot], palette: Palette) -> None:
    """Write all cells of a sheet.

    Args:
        worksheet: empty worksheet.
        grid: where its parts stand.
        spots: where each block of the book stands, by id.
        palette: formats of the workbook.
    """
    _size(worksheet, grid)
    worksheet.write_string(0, 0, grid.sheet.title, palette.format(part_look(Part.TITLE)))
    if grid.intro_row is not None:
        last, _ = prose_columns(grid.widths)
        _prose(worksheet, (grid.intro_row, 0, last), grid.sheet.intro, palette.format(part_look(Part.INTRO)))
    _paint_legend(worksheet, grid, palette)
    for spot in grid.spots:
        _paint_head(worksheet, grid, spot, palette)
        for number, row in enumerate(spot.block.rows):
            _paint_row(worksheet, spot, (spot.first_row + number, row), spots, palette)


def _size(worksheet: Worksheet, grid: Grid) -> None:
    for index, width in enumerate(grid.widths):
        worksheet.set_column(index, index, width)
    for row, height in sorted(grid.heights.items()):
        worksheet.set_row(row, height)


def _prose(worksheet: Worksheet, place: tuple[int, int, int], text: str, look: Format) -> None:
    """Write text that wraps over the columns of a row; ``place`` is row, first and last column."""
    row, left, right = place
    if right > left:
        worksheet.merge_range(row, left, row, right, "", look)
    worksheet.write_string(row, left, text, look)


def _paint_legend(worksheet: Worksheet, grid: Grid, palette: Palette) -> None:
    words = palette.format(part_look(Part.LEGEND))
    for row, mark, text in grid.legend:
        worksheet.write_blank(row, 0, None, palette.format(swatch_look(mark)))
        worksheet.write_string(row, 1, text, words)
    if grid.heat_row is not None:
        for index, colour in enumerate(HEAT):
            worksheet.write_blank(grid.heat_row, index, None, palette.format({"bg_color": colour}))
        worksheet.write_string(grid.heat_row, len(HEAT), "lowest, middle, highest", words)


def _paint_head(worksheet: Worksheet, grid: Grid, spot: Spot, palette: Palette) -> None:
    block = spot.block
    if spot.title_row is not None:
        worksheet.write_string(
            spot.title_row, spot.left, block.title, palette.format(part_look(Part.BLOCK_TITLE))
        )
    if spot.note_row is not None:
        last, _ = note_columns(grid, spot)
        _prose(worksheet, (spot.note_row, spot.left, last), block.note, palette.format(part_look(Part.NOTE)))
    if spot.heading_row is not None:
        for index, column in enumerate(block.columns, start=spot.left):
            look = part_look(Part.HEADING) | {"align": alignment(column.kind)}
            worksheet.write_string(spot.heading_row, index, column.caption, palette.format(look))
    if block.has_filter and spot.heading_row is not None:
        worksheet.autofilter(spot.heading_row, spot.left, spot.last_data_row, spot.right)


def _paint_row(
    worksheet: Worksheet, spot: Spot, numbered: tuple[int, Row], spots: dict[str, Spot], palette: Palette
) -> None:
    index, row = numbered
    for column in spot.block.columns:
        cell = row.cell(column.key)
        kind = kind_of(column, row, cell)
        is_text = isinstance(cell.value, str)
        look = palette.cell_format(cell.mark or row.mark, kind, column.decimals, is_text=is_text)
        place = (index, spot.columns[column.key])
        value = stored(cell.value, kind)
        if cell.formula is None:
            _write(worksheet, place, value, look)
        else:
            worksheet.write_formula(*place, resolve(cell.formula, spot, index, spots), look, value)
        if cell.note:
            lines = 2 + len(cell.note) // 30
            worksheet.write_comment(*place, cell.note, {"author": "", "width": 220, "height": 20 * lines})


def _write(worksheet: Worksheet, place: tuple[int, int], value: str | float | None, look: Format) -> None:
    if value is None or value == "":
        worksheet.write_blank(*place, None, look)
    elif isinstance(value, str):
        worksheet.write_string(*place, value, look)
    else:
        worksheet.write_number(*place, value, look)


def stored(value: Scalar, kind: Kind) -> str | float | None:
    """Return what a cell holds: money in major units, dates as days since the epoch of spreadsheets."""
    if isinstance(value, date):
        return (value - EPOCH).days
    if isinstance(value, int) and kind in MONEY_KINDS:
        return value / 100
    return float(value) if isinstance(value, Decimal) else value
