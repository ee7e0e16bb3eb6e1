"""A book as text, for golden files: what every cell says, without how it looks."""

from __future__ import annotations

from collections.abc import Iterator

from reports.cells import Cell, Kind
from reports.display import plain
from reports.formulas import absolute, address, resolve
from reports.layout import Grid, Spot, lay_out, spots_by_id
from reports.table import Book, Column, Row, kind_of


def dump(book: Book) -> str:
    """Return sheet by sheet the address, value, formula and mark of every cell that holds something.

    Args:
        book: book to show; addresses are those of ``write_workbook``.

    Returns:
        Lines such as ``C5  1234.50  =ROUND(A5*B5,2)  [total]`` with a final line break.
    """
    grids = lay_out(book)
    spots = spots_by_id(grids)
    lines = [f"book {book.title}"]
    lines += [f"name {name} = {absolute(target, spots)}" for name, target in book.names]
    for grid in grids:
        lines += ["", f"sheet {grid.sheet.name}: {grid.sheet.title}", *_sheet_lines(grid, spots)]
    return "\n".join(lines) + "\n"


def _sheet_lines(grid: Grid, spots: dict[str, Spot]) -> Iterator[str]:
    if grid.sheet.intro:
        yield f"  intro  {grid.sheet.intro}"
    for _, mark, words in grid.legend:
        yield f"  legend  [{mark}] {words}"
    for spot in grid.spots:
        traits = [f"heat {spot.block.heat}"] if spot.block.heat else []
        traits += ["filter"] if spot.block.has_filter else []
        yield " ".join(["  block", spot.block.id, *traits])
        yield from _block_lines(spot, spots)
    for chart in grid.sheet.charts:
        yield f"  chart {chart.kind} {chart.title}: {absolute(chart.categories, spots)}"
        for name, values in chart.series:
            yield f"    {name}  {absolute(values, spots)}"


def _block_lines(spot: Spot, spots: dict[str, Spot]) -> Iterator[str]:
    for place, text in ((spot.title_row, spot.block.title), (spot.note_row, spot.block.note)):
        if place is not None:
            yield f"    {address(place, spot.left)}  {text}"
    if spot.heading_row is not None:
        for column in spot.block.columns:
            yield f"    {address(spot.heading_row, spot.columns[column.key])}  {column.caption}"
    for number, row in enumerate(spot.block.rows, start=spot.first_row):
        for column in spot.block.columns:
            if column.key in row.cells:
                yield _cell_line(spot, (number, row), column, spots)


def _cell_line(spot: Spot, numbered: tuple[int, Row], column: Column, spots: dict[str, Spot]) -> str:
    index, row = numbered
    cell: Cell = row.cell(column.key)
    kind: Kind = kind_of(column, row, cell)
    parts = [address(index, spot.columns[column.key]), plain(cell.value, kind).replace("\n", "\\n")]
    if cell.formula is not None:
        parts.append(resolve(cell.formula, spot, index, spots))
    if cell.mark or row.mark:
        parts.append(f"[{cell.mark or row.mark}]")
    if cell.note:
        parts.append(f"({cell.note})")
    return "    " + "  ".join(parts)
