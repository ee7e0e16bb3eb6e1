"""The map of a ranking: every place by what it costs against the baseline, over outlines of the land."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from logistics.library import read_reference
from logistics.planning.candidate import Candidate
from logistics.planning.where import Ranked
from reports.table import Block, Cell, Chart, ChartKind, Column, Kind, Row, Scalar, Sheet, Whole

BEST = 10
"""Places that the map marks as the best."""
SLIGHTLY = Decimal("1.1")
"""Up to so many times the cost of the baseline a place counts as slightly dearer [1]."""
GROUPS = {
    "baseline": "your place",
    "best": f"the best {BEST}",
    "cheaper": "not dearer",
    "slightly": "up to 10 % dearer",
    "dearer": "dearer",
}
"""Groups of places on the map, with their names in the legend."""


def land_sheet() -> Sheet:
    """Return the sheet with the outlines that maps are drawn over."""
    columns = (
        Column("longitude", "Longitude, degrees east", Kind.NUMBER, 24),
        Column("latitude", "Latitude, degrees north", Kind.NUMBER, 24),
    )
    intro = "Outlines of the land that the maps are drawn over. Natural Earth, 1:110m, public domain."
    block = Block("land", columns, tuple(_outlines()))
    return Sheet("Map Data", "Outlines of the land", (block,), intro=intro, is_printed=False)


def _outlines() -> Iterator[Row]:
    ring = ""
    for point in read_reference("land"):
        if ring and point["ring"] != ring:
            yield Row({})
        ring = point["ring"]
        yield Row({"longitude": Decimal(point["longitude"]), "latitude": Decimal(point["latitude"])})


def map_sheet(ranked: Ranked, number: str, title: str) -> Sheet:
    """Return the sheet of a map.

    Args:
        ranked: the places.
        number: tells the sheets of several rankings apart; empty for the only one.
        title: what the places are for.
    """
    points = f"points{number.strip()}"
    columns = (
        Column("place", "Place"),
        Column("longitude", "Longitude", Kind.NUMBER, 12, decimals=2),
        *(Column(key, f"Latitude, {name}", Kind.NUMBER, 16, decimals=2) for key, name in GROUPS.items()),
    )
    block = Block(points, columns, tuple(_points(ranked)))
    series = (
        ("land", Whole("land", "latitude")),
        *((name, Whole(points, key)) for key, name in GROUPS.items()),
    )
    chart = Chart(
        f"What it costs where: {title}",
        ChartKind.MAP,
        Whole("land", "longitude"),
        series,
        longitudes=Whole(points, "longitude"),
    )
    intro = f"Each place by the cost of the whole plan with {title} there."
    return Sheet(f"Map{number}", f"Map: {title}", (block,), (chart,), intro=intro)


def _points(ranked: Ranked) -> Iterator[Row]:
    base = ranked.baseline
    if base is not None:
        yield _point(base, "baseline")
    others = [each for each in ranked.shown if base is None or each.place.id != base.place.id]
    best = {each.place.id for each in others[:BEST]}
    for each in others:
        yield _point(each, "best" if each.place.id in best else _group(each, base))


def _group(each: Candidate, base: Candidate | None) -> str:
    if base is None or each.cost_cents <= base.cost_cents:
        return "cheaper"
    return "slightly" if each.cost_cents <= base.cost_cents * SLIGHTLY else "dearer"


def _point(each: Candidate, group: str) -> Row:
    place = each.place
    cells: dict[str, Cell | Scalar] = {
        "place": str(place),
        "longitude": Decimal(f"{place.longitude:.2f}"),
        group: Decimal(f"{place.latitude:.2f}"),
    }
    return Row(cells)
