"""References become cell addresses."""

from __future__ import annotations

import re

from reports.cells import At, Formula, Here, Reference, Whole
from reports.layout import Spot


def resolve(formula: Formula, home: Spot, row: int, spots: dict[str, Spot]) -> str:
    """Return the formula with addresses and a leading ``=``.

    Args:
        formula: formula with places.
        home: where the block of the formula stands.
        row: row of the formula's cell, from zero.
        spots: where each block stands, by id.
    """
    addresses = [_local(reference, home, row, spots) for reference in formula.references]
    # A text in quotes may hold {0} as well: the first alternative steps over it.
    parts = re.sub(
        r'"(?:[^"]|"")*"|\{(\d+)\}',
        lambda found: addresses[int(found[1])] if found[1] else found[0],
        formula.text,
    )
    return f"={parts}"


def absolute(reference: At | Whole, spots: dict[str, Spot]) -> str:
    """Return the address of a cell or range with its sheet: ``'Costs'!$B$3:$B$9``."""
    spot = spots[reference.block]
    return f"{quoted(spot.sheet)}!{_dollars(reference, spot)}"


def address(row: int, column: int) -> str:
    """Return the address of a cell counted from zero: (2, 1) is ``B3``."""
    return f"{letters(column)}{row + 1}"


def letters(column: int) -> str:
    """Return the letters of a column counted from zero: 0 is ``A``, 26 is ``AA``."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def quoted(sheet: str) -> str:
    """Return a sheet name as formulas write it."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"


def _local(reference: Reference, home: Spot, row: int, spots: dict[str, Spot]) -> str:
    if isinstance(reference, Here):
        return address(row, home.columns[reference.column])
    spot = spots[reference.block]
    return _dollars(reference, spot) if spot.sheet == home.sheet else absolute(reference, spots)


def _dollars(reference: At | Whole, spot: Spot) -> str:
    column = letters(spot.columns[reference.column])
    if isinstance(reference, At):
        return f"${column}${spot.rows[reference.row] + 1}"
    return f"${column}${spot.first_row + 1}:${column}${spot.last_data_row + 1}"
