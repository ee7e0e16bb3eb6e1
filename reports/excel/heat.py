"""Colour scales: blocks with the same heat name share one, within a sheet and across sheets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from xlsxwriter.worksheet import Worksheet

from reports.cells import MONEY_KINDS, Kind, Mark
from reports.excel.styles import HEAT
from reports.formulas import address
from reports.layout import Grid, Spot
from reports.table import kind_of

Limits = tuple[float, float, float]
"""Least, middle and greatest amount of a scale [major units, or the unit of the numbers]."""
HEAT_KINDS = MONEY_KINDS | {Kind.NUMBER}


def common_limits(grids: tuple[Grid, ...]) -> dict[str, Limits]:
    """Return the limits of the scales that run over several sheets.

    A spreadsheet finds the limits itself, and follows changes, but only within a sheet.
    """
    sheets: dict[str, set[str]] = {}
    amounts: dict[str, list[float]] = {}
    for spot in (spot for grid in grids for spot in grid.spots if spot.block.heat):
        sheets.setdefault(spot.block.heat, set()).add(spot.sheet)
        amounts.setdefault(spot.block.heat, []).extend(amount for _, _, amount in _amounts(spot))
    shared = [heat for heat, names in sheets.items() if len(names) > 1 and amounts[heat]]
    return {heat: (min(amounts[heat]), median(amounts[heat]), max(amounts[heat])) for heat in shared}


def paint_heat(worksheet: Worksheet, grid: Grid, limits: dict[str, Limits]) -> None:
    """Lay the colour scales over the cells of a sheet that hold money or numbers.

    Args:
        worksheet: worksheet of the sheet.
        grid: where its parts stand.
        limits: limits of the scales that run over several sheets.
    """
    ranges: dict[str, list[str]] = {}
    for spot in grid.spots:
        if spot.block.heat:
            ranges.setdefault(spot.block.heat, []).extend(_ranges(spot))
    low, middle, high = HEAT
    scale = {"type": "3_color_scale", "min_color": low, "mid_color": middle, "max_color": high}
    for heat, pieces in ranges.items():
        if pieces:
            options = scale | {"multi_range": " ".join(pieces)} | _fixed(limits.get(heat))
            worksheet.conditional_format(pieces[0].split(":")[0], options)


def _fixed(limits: Limits | None) -> dict[str, str | float]:
    if limits is None:
        return {}
    least, middle, greatest = limits
    types = {"min_type": "num", "mid_type": "num", "max_type": "num"}
    return types | {"min_value": least, "mid_value": middle, "max_value": greatest}


def _ranges(spot: Spot) -> Iterator[str]:
    """Yield the ranges of amounts, row by row; empty cells and text between them take no colour."""
    places: dict[int, list[int]] = {}
    for row, column, _ in _amounts(spot):
        places.setdefault(row, []).append(column)
    for row, columns in places.items():
        yield f"{address(row, columns[0])}:{address(row, columns[-1])}"


def _amounts(spot: Spot) -> Iterator[tuple[int, int, float]]:
    """Yield row, column and amount [major units, or the unit of the number] of cells that are no totals."""
    for index, row in enumerate(spot.block.rows, start=spot.first_row):
        for column in spot.block.columns:
            cell = row.cell(column.key)
            kind = kind_of(column, row, cell)
            if kind not in HEAT_KINDS or Mark.TOTAL in {cell.mark, row.mark}:
                continue
            if isinstance(cell.value, int | float | Decimal):
                amount = cell.value / 100 if kind in MONEY_KINDS else cell.value
                yield index, spot.columns[column.key], float(amount)
