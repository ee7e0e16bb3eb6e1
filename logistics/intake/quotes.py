"""Checks the prices that the case itself quotes."""

from __future__ import annotations

from logistics.case.rules import OwnAllowance, OwnFare
from logistics.intake.atlas import Atlas
from logistics.intake.collector import Collector
from logistics.intake.reading import Entries
from logistics.intake.rows import AllowanceCells, FareCells


def read_fares(
    entries: Entries[FareCells], currency: str, atlas: Atlas, findings: Collector
) -> tuple[OwnFare, ...]:
    """Return the fares whose rows make sense.

    Args:
        entries: rows of the table fares.
        currency: currency of the case, for rows that name none.
        atlas: resolves places.
        findings: collects what is wrong.
    """
    fares = []
    routes: dict[frozenset[str], int] = {}
    for entry in entries.entries:
        cells = entry.cells
        origin = atlas.resolve(cells.origin, entries.where(entry.row, "from"))
        destination = atlas.resolve(cells.destination, entries.where(entry.row, "to"))
        if origin is None or destination is None:
            continue
        route = frozenset({origin.id, destination.id})
        first = routes.setdefault(route, entry.row.number)
        if first != entry.row.number:
            message = f"the route {origin.id} - {destination.id} has a fare in row {first} already"
            hint = "a fare holds both ways; keep one of them"
            findings.error(entries.where(entry.row), "duplicate-fare", message, hint)
        is_return = cells.trip == "return"
        own = OwnFare(origin, destination, cells.amount, cells.currency or currency, is_return, cells.source)
        fares.append(own)
    return tuple(fares)


def read_allowances(
    entries: Entries[AllowanceCells], currency: str, atlas: Atlas, findings: Collector
) -> tuple[OwnAllowance, ...]:
    """Return the allowances whose rows make sense.

    Args:
        entries: rows of the table allowances.
        currency: currency of the case, for rows that name none.
        atlas: resolves places.
        findings: collects what is wrong.
    """
    allowances = []
    seen: dict[tuple[str, str], int] = {}
    for entry in entries.entries:
        cells, row = entry.cells, entry.row
        if not entry.bad and bool(cells.place) == bool(cells.country):
            message = (
                "place and country are both given" if cells.place else "neither place nor country is given"
            )
            findings.error(entries.where(row, "place"), "place-or-country", message, "give one of them")
            continue
        place = atlas.resolve(cells.place, entries.where(row, "place")) if cells.place else None
        if entry.bad or (cells.place and place is None):
            continue
        first = seen.setdefault((place.id if place else "", cells.country), row.number)
        if first != row.number:
            message = f"{cells.place or cells.country!r} has an allowance in row {first} already"
            findings.error(entries.where(row), "duplicate-allowance", message, "keep one of them")
        own = OwnAllowance(
            place, cells.country, cells.lodging, cells.meals, cells.currency or currency, cells.source
        )
        allowances.append(own)
    return tuple(allowances)
