"""The cumulative burden: what the people of each region bear together over the whole plan."""

from __future__ import annotations

from logistics.exhibits.record_session import Record
from logistics.exhibits.register import Register
from logistics.planning.burden import Burden, burdens
from logistics.planning.cumulative import Load, RegionLoad, loads_by_region
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


def cumulative_record(run: Run) -> list[Record]:
    """Return what the people of each region bear together as plain data."""
    loads = loads_by_region(burdens(run.baseline, {}), burdens(run.plan, {}))
    return [
        {
            "region": load.region,
            "people": load.people,
            "before": _load_record(load.before),
            "after": _load_record(load.after),
        }
        for load in loads
    ]


def _load_record(load: Load) -> Record:
    return {
        "cost_cents": load.cents,
        "travel_hours": float(load.hours),
        "nights": load.nights,
        "trips": load.trips,
    }
