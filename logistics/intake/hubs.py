"""Checks the hubs: rooms in a region from where its people join remotely."""

from __future__ import annotations

from logistics.case.people import RemoteHub
from logistics.case.places import Place
from logistics.intake.atlas import Atlas
from logistics.intake.collector import Collector
from logistics.intake.funding import check_funder
from logistics.intake.reading import Entries
from logistics.intake.rows import FunderCells, HubCells


def read_hubs(
    entries: Entries[HubCells], atlas: Atlas, funders: Entries[FunderCells], findings: Collector
) -> tuple[RemoteHub, ...]:
    """Return the hubs whose rows make sense.

    Args:
        entries: rows of the table hubs.
        atlas: resolves places.
        funders: rows of the table funders.
        findings: collects what is wrong.
    """
    hubs = []
    regions: dict[str, int] = {}
    for entry in entries.entries:
        cells, row = entry.cells, entry.row
        place = atlas.resolve(cells.place, entries.where(row, "place"))
        check_funder(cells.funder, funders, entries.where(row, "funder"), findings)
        first = regions.setdefault(cells.region, row.number)
        if cells.region and first != row.number:
            message = f"the region {cells.region!r} has a hub in row {first} already"
            hint = "all who join from a region sit in one hub; keep one of them"
            findings.error(entries.where(row, "region"), "duplicate-hub", message, hint)
        if place:
            hubs.append(_hub(cells, place))
    return tuple(hubs)


def _hub(cells: HubCells, place: Place) -> RemoteHub:
    return RemoteHub(
        id=cells.id,
        region=cells.region,
        place=place,
        cost=cells.cost,
        each=cells.each,
        currency=cells.currency,
        seats=cells.seats,
        funder=cells.funder,
        source=cells.source,
    )
