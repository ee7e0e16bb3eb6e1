"""Cost by participant, by group and by funder, with the baseline beside it, all as live sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from logistics.case.people import Participant
from logistics.exhibits.lines import Line, named
from logistics.planning.plan import Itinerary
from logistics.planning.run import Run
from reports.table import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Formula,
    Here,
    Kind,
    Mark,
    Row,
    Scalar,
    Sheet,
    Whole,
)  # fmt: skip


def people_sheet(run: Run, plan: tuple[Line, ...], baseline: tuple[Line, ...]) -> Sheet:
    """Return what each participant costs and saves."""
    columns = (
        Column("name", "Participant"),
        Column("origin", "Origin"),
        Column("group", "Group"),
        Column("funder", "Funder"),
        Column("people", "People", Kind.INTEGER),
        Column("trips", "Trips", Kind.INTEGER),
        Column("nights", "Nights away", Kind.INTEGER),
        Column("hours", "Travel [h]", Kind.NUMBER),
        Column("co2e", "CO2e [kg]", Kind.NUMBER, decimals=0),
        *_money_columns(run.case.currency),
    )
    sums = _Sums.of(plan, baseline, "participant", lambda line: line.participant.id)
    rows = tuple(_person(itinerary, sums) for itinerary in run.plan.itineraries)
    block = Block("people", columns, (*rows, _total("people", rows)), has_filter=True)
    intro = (
        "One row a participant: a person, or a delegation of identical travellers. Per person: trips to CO2e."
    )
    return Sheet("People", "Cost per participant", (block,), intro=intro)


def groups_sheet(run: Run, plan: tuple[Line, ...], baseline: tuple[Line, ...]) -> Sheet:
    """Return what each group and each funder pays and saves."""
    titles = {funder.id: funder.title for funder in run.case.funders}
    groups = _table(run, plan, baseline, "group", lambda name: name)
    funders = _table(run, plan, baseline, "funder", lambda name: titles.get(name, name))
    charts = (_chart("Cost by group", "groups", run), _chart("Cost by funder", "funders", run))
    intro = "Baseline: on the same dates, each consultation as a trip of its own."
    return Sheet("Groups and Funders", "Who pays what", (groups, funders), charts, intro)


def _chart(title: str, block: str, run: Run) -> Chart:
    series = (("Plan", Whole(block, "cost")), ("Baseline", Whole(block, "baseline")))
    return Chart(title, ChartKind.COLUMN, Whole(block, "title"), series, run.case.currency)


def _money_columns(currency: str) -> tuple[Column, ...]:
    return (
        Column("cost", "Cost", Kind.MONEY, currency=currency),
        Column("baseline", "Baseline", Kind.MONEY, currency=currency),
        Column("saving", "Saving", Kind.MONEY, currency=currency),
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    """Sums over the lines of plan and baseline by the value of one column."""

    column: str
    plan: dict[str, int]
    baseline: dict[str, int]

    @classmethod
    def of(
        cls,
        plan: Iterable[Line],
        baseline: Iterable[Line],
        column: str,
        key: Callable[[Line], str],
    ) -> _Sums:
        return cls(column, _added(plan, key), _added(baseline, key))

    def cells(self, name: str) -> dict[str, Cell | Scalar]:
        """Return the three money cells of a row whose column ``name`` holds the name."""
        cost, base = self.plan.get(name, 0), self.baseline.get(name, 0)
        return {
            "cost": Cell(cost, self._sumifs("itineraries")),
            "baseline": Cell(base, self._sumifs("baseline")),
            "saving": Cell(base - cost, Formula("{0}-{1}", (Here("baseline"), Here("cost")))),
        }

    def _sumifs(self, block: str) -> Formula:
        references = (Whole(block, "amount"), Whole(block, self.column), Here("name"))
        return Formula("SUMIFS({0},{1},{2})", references)


def _added(lines: Iterable[Line], key: Callable[[Line], str]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for line in lines:
        sums[key(line)] = sums.get(key(line), 0) + line.cents
    return sums


def _person(itinerary: Itinerary, sums: _Sums) -> Row:
    participant, trips = itinerary.participant, itinerary.trips
    away = [trip for trip in trips if not trip.is_local]
    cells: dict[str, Cell | Scalar] = {
        "name": participant.id,
        "origin": str(participant.origin),
        "group": named(participant.group),
        "funder": named(participant.funder),
        "people": participant.people,
        "trips": len(away),
        "nights": sum(stay.nights for trip in away for stay in trip.stays),
        "hours": sum((trip.hours for trip in away), Decimal(0)),
        "co2e": sum((trip.co2e_kg for trip in away), Decimal(0)),
        **sums.cells(participant.id),
    }
    return Row(cells, participant.id, Mark.ASSUMED if participant.is_assumed else Mark.NONE)


def _table(
    run: Run,
    plan: tuple[Line, ...],
    baseline: tuple[Line, ...],
    kind: str,
    title: Callable[[str], str],
) -> Block:
    block = f"{kind}s"
    columns = (
        Column("name", kind.capitalize(), width=24),
        Column("title", "Name", width=34),
        Column("people", "People", Kind.INTEGER),
        *_money_columns(run.case.currency),
        Column("share", "Saving of baseline", Kind.PERCENT),
    )

    def written(participant: Participant) -> str:
        return named(participant.group if kind == "group" else participant.funder)

    # SUMIFS ignores case, so names that differ in nothing else are one row
    spelling = {
        written(participant).casefold(): written(participant) for participant in run.case.participants
    }

    def key(participant: Participant) -> str:
        return spelling[written(participant).casefold()]

    people: dict[str, int] = {}
    for participant in run.case.participants:
        people[key(participant)] = people.get(key(participant), 0) + participant.people
    sums = _Sums.of(plan, baseline, kind, lambda line: key(line.participant))
    rows = tuple(_group(name, title(name), count, sums) for name, count in sorted(people.items()))
    return Block(block, columns, (*rows, _total(block, rows)), f"By {kind}")


def _group(name: str, title: str, people: int, sums: _Sums) -> Row:
    cells = sums.cells(name)
    cost, base = sums.plan.get(name, 0), sums.baseline.get(name, 0)
    share = Formula("IF({0}=0,0,{1}/{0})", (Here("baseline"), Here("saving")))
    cells |= {"name": name, "title": title, "people": people}
    return Row({**cells, "share": Cell((base - cost) / base if base else 0, share)}, f"row-{name}")


def _total(block: str, rows: tuple[Row, ...]) -> Row:
    def added(column: str) -> Cell:
        values = [row.cell(column).value for row in rows]
        total = sum(value for value in values if isinstance(value, int))
        return Cell(total, Formula("SUM({0})", (Whole(block, column),)))

    cells: dict[str, Cell | Scalar] = {"name": "Total"}
    cells |= {column: added(column) for column in ("people", "cost", "baseline", "saving")}
    return Row(cells, "total", Mark.TOTAL)
