"""The summary sheet: what was decided, what it costs, what it saves, how sure that is."""

from __future__ import annotations

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.exhibits.alternatives import next_best_block
from logistics.exhibits.lines import ANCHORS_ONLY
from logistics.planning.run import Run
from reports.table import (
    At,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Formula,
    Here,
    Kind,
    Mark,
    Reference,
    Row,
    Scalar,
    Sheet,
    Whole,
)  # fmt: skip
from solver.outcome import Status

WIDE = 64


def summary_sheet(run: Run) -> Sheet:
    """Return the first page of the report."""
    blocks = (_decision(run), _totals(run), _proof(run), _travel(run), _first_plans(run))
    chart = Chart(
        "Plan and baseline by group",
        ChartKind.COLUMN,
        Whole("groups", "title"),
        (("Plan", Whole("groups", "cost")), ("Baseline", Whole("groups", "baseline"))),
        run.case.currency,
    )
    return Sheet("Summary", run.case.title, blocks, (chart,), intro=_sentence(run))


def _sentence(run: Run) -> str:
    dates = "; ".join(f"{s.title}: {s.first_day:%A} {s.first_day}, {s.place}" for s in run.plan.sessions)
    return f"{dates}."


def _decision(run: Run) -> Block:
    columns = (
        Column("consultation", "Consultation", width=WIDE),
        Column("first", "First day", Kind.DATE),
        Column("last", "Last day", Kind.DATE),
        Column("weekday", "Weekday"),
        Column("place", "Place", width=24),
        Column("in_person", "In person", Kind.INTEGER),
        Column("remote", "Remote", Kind.INTEGER),
        Column("already", "There for an anchor", Kind.INTEGER),
    )
    rows = tuple(_decided(run, session) for session in run.plan.sessions)
    return Block("decision", columns, rows, "Decided")


def _decided(run: Run, session: Session) -> Row:
    return Row(
        {
            "consultation": session.title,
            "first": session.first_day,
            "last": session.last_day,
            "weekday": f"{session.first_day:%A}",
            "place": str(session.place),
            "in_person": attending(run.case, session.id),
            "remote": sum(p.people for p in run.case.participants if session.id in p.remote),
            "already": _joining(run, session),
        },
        session.id,
        Mark.CHOSEN,
    )


def attending(case: Case, session: str) -> int:
    """Return the number of people who attend a session in person."""
    return sum(p.people for p in case.participants if session in p.in_person)


def _joining(run: Run, session: Session) -> int:
    """People whose trip to the consultation serves another session, too."""
    return sum(
        line.participant.people
        for line in run.plan.itineraries
        for trip in line.trips
        if session in trip.sessions and len(trip.sessions) > 1
    )


def _totals(run: Run) -> Block:
    columns = (
        Column("what", "Amounts", width=WIDE),
        Column("amount", "Amount", Kind.MONEY, 18, run.case.currency),
    )
    cost, base = run.plan.cost_cents, run.baseline.cost_cents
    anchors = run.anchors_cents
    rows = (
        _total("cost", "Cost of the plan: all trips, anchors included", cost, _sum("itineraries")),
        _total(
            "baseline",
            "Baseline: each consultation a trip of its own, on these dates",
            base,
            _sum("baseline"),
        ),
        _total("saving", "Saving: baseline minus plan", base - cost, _minus("baseline", "cost")),
        _total("anchors", "Trips to the anchors alone: what would be spent anyway", anchors, _anchors()),
        _total("extra", "Consultations on top, in the plan", cost - anchors, _minus("cost", "anchors")),
        _total("apart", "Consultations on top, held apart", base - anchors, _minus("baseline", "anchors")),
    )
    return Block("totals", columns, rows, "Cost")


def _total(key: str, what: str, cents: int, formula: Formula) -> Row:
    mark = Mark.GOOD if key == "saving" and cents > 0 else Mark.NONE
    return Row({"what": what, "amount": Cell(cents, formula, mark)}, key)


def _sum(block: str) -> Formula:
    return Formula("SUM({0})", (Whole(block, "amount"),))


def _minus(more: str, less: str) -> Formula:
    return Formula("{0}-{1}", (At("totals", more, "amount"), At("totals", less, "amount")))


def _anchors() -> Formula:
    references: tuple[Reference, ...] = (Whole("baseline", "amount"), Whole("baseline", "purpose"))
    return Formula(f'SUMIFS({{0}},{{1}},"{ANCHORS_ONLY}")', references)


def _proof(run: Run) -> Block:
    columns = (
        Column("what", "Proof", width=WIDE),
        Column("amount", "Amount", Kind.MONEY, 18, run.case.currency),
    )
    low, high = run.plan.fare_range_cents()
    entries = (
        (f"Proven least cost (bound); {proof_sentence(run)}", run.bound_cents),
        ("Same itineraries at low fares (gsa-discount, where that is lower)", low),
        ("Same itineraries at high fares (gsa-flexible, where that is higher)", high),
    )
    rows = tuple(Row({"what": what, "amount": cents}) for what, cents in entries)
    note = "As written; these three do not follow changes of prices."
    return Block("proof", columns, rows, "How sure", note)


def proof_sentence(run: Run) -> str:
    """Return what was proven, as a sentence without its full stop."""
    if run.outcome.status is Status.OPTIMAL:
        return "no other allowed dates cost less: cost equals bound"
    gap = run.outcome.gap
    far = f"at most {gap:.1%} above the least cost" if gap is not None else "nothing is proven"
    return f"not proven: {far}"


def _travel(run: Run) -> Block:
    columns = (
        Column("what", "Travel", width=WIDE),
        Column("plan", "Plan", Kind.NUMBER, decimals=0),
        Column("baseline", "Baseline", Kind.NUMBER, decimals=0),
        Column("less", "Less", Kind.NUMBER, decimals=0),
    )
    pairs = (
        ("Journeys, one way", run.plan.journeys, run.baseline.journeys),
        ("Hours of travel", run.plan.hours, run.baseline.hours),
        (f"CO2e [kg], {run.case.tariff.emissions_method}", run.plan.co2e_kg, run.baseline.co2e_kg),
    )
    rows = tuple(
        Row(
            {
                "what": what,
                "plan": plan,
                "baseline": base,
                "less": Cell(base - plan, Formula("{0}-{1}", (Here("baseline"), Here("plan")))),
            }
        )
        for what, plan, base in pairs
    )
    return Block("travel", columns, rows, "Travel", "Hours are a planning convention: sheet Assumptions.")


def _first_plans(run: Run) -> Block:
    block = next_best_block(run)
    columns = (Column("plan", "Next-best plans", width=WIDE), *block.columns[-2:])
    rows = tuple(
        Row({"plan": _dates(row, block), "cost": row.cells["cost"], "more": row.cells["more"]}, mark=row.mark)
        for row in block.rows
    )
    return Block(
        "next_best", columns, rows, "Best and next-best plans", "As written; details on sheet Alternatives."
    )


def _dates(row: Row, block: Block) -> Scalar:
    return "; ".join(str(row.cell(column.key).value) for column in block.columns[1:-2])
