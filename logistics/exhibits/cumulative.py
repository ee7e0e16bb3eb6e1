"""The cumulative burden: what the people of each region bear together, over the plan and for each series."""

from __future__ import annotations

from logistics.exhibits.record_session import Record
from logistics.exhibits.register import Register
from logistics.planning.burden import Burden, burdens
from logistics.planning.cumulative import Load, RegionLoad, loads_by_region, loads_by_series
from logistics.planning.run import Run
from reports.table import Block, Cell, Column, Formula, Here, Kind, Mark, Row, Scalar, Whole

TIMES = ("before", "after")
KINDS = {
    "cost": ("Cost of all", Kind.MONEY),
    "hours": ("Travel of all [h]", Kind.NUMBER),
    "nights": ("Nights of all", Kind.INTEGER),
    "trips": ("Trips of all", Kind.INTEGER),
}


def cumulative_block(
    register: Register, currency: str, before: tuple[Burden, ...], after: tuple[Burden, ...]
) -> Block:
    """Return what the people of each region bear together; amounts follow the rows of participants.

    Args:
        register: numbers of the regions.
        currency: ISO 4217 code of the amounts.
        before: burdens in the baseline.
        after: burdens of the same participants in the plan.
    """
    columns = (
        Column("no", "No.", Kind.INTEGER),
        Column("region", "Region", width=28),
        Column("people", "People", Kind.INTEGER),
        *(
            Column(f"{name}_{time}", f"{heading}, {time}", kind, currency=currency if name == "cost" else "")
            for name, (heading, kind) in KINDS.items()
            for time in TIMES
        ),
        *(Column(f"trips_each_{time}", f"Trips a person, {time}", Kind.NUMBER) for time in TIMES),
    )
    rows = tuple(_row(register, load) for load in loads_by_region(before, after))
    note = "All sessions together, every person of a row counted. Costs follow the prices."
    return Block("cumulative", columns, rows, "Cumulative burden by region", note)


def _row(register: Register, load: RegionLoad) -> Row:
    number = register.regions[load.region]
    cells: dict[str, Cell | Scalar] = {
        "no": number,
        "region": load.region,
        "people": Cell(load.people, _sum("people")),
    }
    for time, borne in zip(TIMES, (load.before, load.after), strict=True):
        cells[f"cost_{time}"] = Cell(borne.cents, _sum(f"all_{time}"))
        cells[f"hours_{time}"] = borne.hours
        cells[f"nights_{time}"] = borne.nights
        cells[f"trips_{time}"] = borne.trips
        each = Formula("{0}/{1}", (Here(f"trips_{time}"), Here("people")))
        cells[f"trips_each_{time}"] = Cell(borne.trips / load.people, each)
    return Row(cells, f"region-{number}", Mark.NONE)


def _sum(column: str) -> Formula:
    return Formula("SUMIFS({0},{1},{2})", (Whole("burden", column), Whole("burden", "region_no"), Here("no")))


def series_block(run: Run) -> Block | None:
    """Return what each series asks of each region; None where there is no series."""
    pairs = [(name, time) for name in KINDS if name != "cost" for time in TIMES]
    columns = (
        Column("series", "Series", width=28),
        Column("region", "Region", width=28),
        Column("meetings", "Meetings here", Kind.INTEGER),
        Column("people", "People", Kind.INTEGER),
        *(Column(f"{name}_{time}", f"{KINDS[name][0]}, {time}", KINDS[name][1]) for name, time in pairs),
        *(Column(f"hours_each_{time}", f"Travel a person [h], {time}", Kind.NUMBER) for time in TIMES),
    )
    rows = []
    for one in loads_by_series(run.case, run.baseline, run.plan):
        cells: dict[str, Cell | Scalar] = {
            "series": one.series,
            "region": one.load.region,
            "meetings": one.meetings,
            "people": one.load.people,
        }
        for time, borne in zip(TIMES, (one.load.before, one.load.after), strict=True):
            cells[f"hours_{time}"] = borne.hours
            cells[f"nights_{time}"] = borne.nights
            cells[f"trips_{time}"] = borne.trips
            each = Formula("{0}/{1}", (Here(f"hours_{time}"), Here("people")))
            cells[f"hours_each_{time}"] = Cell(borne.hours / one.load.people, each)
        rows.append(Row(cells))
    note = (
        "All meetings of a series together. Before: each a trip of its own. After: a trip that serves one of "
        "them counts whole, whatever else it serves, so that after may be more than before."
    )
    title = "Cumulative burden by series and region"
    return Block("series", columns, tuple(rows), title, note) if rows else None


def series_record(run: Run) -> list[Record]:
    """Return what each series asks of each region as plain data."""
    return [
        {"series": one.series, "meetings": one.meetings, **_region_record(one.load)}
        for one in loads_by_series(run.case, run.baseline, run.plan)
    ]


def cumulative_record(run: Run) -> list[Record]:
    """Return what the people of each region bear together as plain data."""
    loads = loads_by_region(burdens(run.baseline, {}), burdens(run.plan, {}))
    return [_region_record(load) for load in loads]


def _region_record(load: RegionLoad) -> Record:
    return {
        "region": load.region,
        "people": load.people,
        "before": _load_record(load.before),
        "after": _load_record(load.after),
    }


def _load_record(load: Load) -> Record:
    return {
        "cost_cents": load.cents,
        "travel_hours": float(load.hours),
        "nights": load.nights,
        "trips": load.trips,
    }
