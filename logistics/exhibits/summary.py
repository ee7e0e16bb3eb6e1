"""The summary sheet: what was decided, what it costs, what it saves, how sure that is."""

from __future__ import annotations

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.exhibits.alternatives import excluded_sentence, written
from logistics.exhibits.breakeven import advice_sentences
from logistics.exhibits.calendar import period
from logistics.exhibits.groups import groups_chart, kinds_chart
from logistics.exhibits.lines import ANCHORS_ONLY
from logistics.exhibits.proof import next_step_sentence, proof_sentence
from logistics.exhibits.purses import funded
from logistics.money import format_cents
from logistics.planning.run import Run
from logistics.pricing.fares import HIGH_MODEL, LOW_MODEL
from reports.table import (
    At,
    Block,
    Cell,
    Column,
    Formula,
    Here,
    Kind,
    Mark,
    Reference,
    Row,
    Sheet,
    Whole,
)  # fmt: skip

LEFT, GAP, RIGHT, NUMBER = 58, 12, 50, 16
"""Widths of the columns, which stand one above the other [characters]."""
MISSING = "the money does not suffice, or the rules leave no room for them"


def summary_sheet(run: Run) -> Sheet:
    """Return the first page of the report."""
    blocks = (_decision(run), *_coming(run), _totals(run), _travel(run), _proof(run), _next_best(run))
    charts = (kinds_chart(run.case.currency), groups_chart(run.case.currency))
    return Sheet("Summary", run.case.heading, blocks, charts, _sentences(run))


def _sentences(run: Run) -> str:
    cost, base = run.plan.cost_cents, run.baseline.cost_cents
    currency = run.case.currency
    saved = f", {(base - cost) / base:.1%} less than" if base and cost < base else ", as much as"
    everybody = [p for p in run.case.participants if p.is_people]
    assumed = sum(p.people for p in everybody if p.is_assumed)
    people = sum(p.people for p in everybody)
    sentences = [
        *(f"{s.title}: {s.first_day:%A}, {period(s)}, in {s.place}." for s in run.plan.sessions),
        (
            f"{run.plan.scope.capitalize()} together cost {format_cents(cost, currency)}{saved} the same "
            f"meetings held apart on the same dates ({format_cents(base, currency)}); {proof_sentence(run)}."
        ),
    ]
    sentences += (f"{sentence[0].upper()}{sentence[1:]}." for sentence in advice_sentences(run))
    if excluded := excluded_sentence(run):
        sentences.append(f"{excluded}.")
    if run.decision is not None and run.decision.missing:
        sentences.append(f"{run.decision.missing:,} people are missing from the quotas: {MISSING}.")
    if told := next_step_sentence(run):
        sentences.append(told)
    if assumed:
        sentences.append(
            f"{assumed} of {people} people are assumptions, marked as such on sheets Itineraries and People."
        )
    return "\n".join(sentences)


def _decision(run: Run) -> Block:
    columns = (
        Column("consultation", "Consultation", width=LEFT),
        Column("first", "First day", Kind.DATE),
        Column("weekday", "Weekday", width=GAP),
        Column("place", "Place", width=RIGHT),
        Column("last", "Last day", Kind.DATE, NUMBER),
        Column("in_person", "In person", Kind.INTEGER, NUMBER),
        Column("already", "of them there anyway", Kind.INTEGER, NUMBER),
        Column("remote", "Remote", Kind.INTEGER),
    )
    rows = tuple(_decided(run, session) for session in run.plan.sessions)
    return Block("decision", columns, rows, "Decided")


def _decided(run: Run, session: Session) -> Row:
    return Row(
        {
            "consultation": session.title,
            "first": session.first_day,
            "weekday": f"{session.first_day:%A}",
            "place": str(session.place),
            "last": session.last_day,
            "in_person": attending(run.case, session.id),
            "already": _joining(run, session),
            "remote": joining_remotely(run.case, session.id),
        },
        session.id,
        Mark.CHOSEN,
    )


def _coming(run: Run) -> tuple[Block, ...]:
    """Return how many can come and are funded, and how many if all were held apart; () if nobody asked."""
    if run.apart is None:
        return ()
    now, apart = funded(run)
    columns = (
        Column("what", "Who can come", width=LEFT),
        Column("plan", "Plan", Kind.INTEGER),
        Column("apart", "Held apart", Kind.INTEGER, GAP),
    )
    rows = [
        Row({"what": f"In person at: {s.title}", "plan": n, "apart": attending(run.apart.case, s.id)})
        for s in run.plan.sessions
        for n in [attending(run.case, s.id)]
    ]
    if run.prices.ceilings:
        rows.append(
            Row({"what": "People for whom a funder with a ceiling pays", "plan": now, "apart": apart})
        )
    note = "Held apart: decided anew on the same dates, each consultation a trip of its own. As written."
    return (Block("coming", columns, tuple(rows), "Who can come", note),)


def attending(case: Case, session: str, group: str | None = None) -> int:
    """Return the number of people who attend a session in person; of one group, or all."""
    return sum(p.people for p in case.participants if session in p.in_person and group in (None, p.group))


def joining_remotely(case: Case, session: str, group: str | None = None) -> int:
    """Return the number of people who join a session remotely; of one group, or all. Hubs are nobody."""
    return sum(
        p.people
        for p in case.participants
        if session in p.remote and group in (None, p.group) and p.is_people
    )


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
        Column("what", "Amounts", width=LEFT),
        Column("amount", "Amount", Kind.MONEY, NUMBER, run.case.currency),
    )
    cost, base = run.plan.cost_cents, run.baseline.cost_cents
    anchors = run.anchors_cents
    rows = (
        _total("cost", f"Cost of the plan: {run.plan.scope}, anchors included", cost, _sum("itineraries")),
        _total(
            "baseline",
            "Baseline: each consultation a trip of its own",
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
        Column("what", "Proof", width=LEFT),
        Column("amount", "Amount", Kind.MONEY, NUMBER, run.case.currency),
    )
    low, high = run.plan.fare_range_cents()
    entries = (
        (f"Proven least cost (bound), status: {run.outcome.status.value}", run.bound_cents),
        (f"Same journeys at low fares ({LOW_MODEL}, where lower)", low),
        (f"Same journeys at high fares ({HIGH_MODEL}, where higher)", high),
    )
    rows = tuple(Row({"what": what, "amount": cents}) for what, cents in entries)
    note = "As written: these do not follow changes of prices."
    return Block("proof", columns, rows, "How sure", note)


def _travel(run: Run) -> Block:
    columns = (
        Column("what", "Travel", width=RIGHT),
        Column("plan", "Plan", Kind.NUMBER, NUMBER, decimals=0),
        Column("baseline", "Baseline", Kind.NUMBER, NUMBER, decimals=0),
        Column("less", "Less", Kind.NUMBER, NUMBER, decimals=0),
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
    return Block("travel", columns, rows, "Travel of all people", is_beside=True)


def _next_best(run: Run) -> Block:
    columns = (
        Column("plan", "Dates", width=RIGHT),
        Column("cost", "Cost", Kind.MONEY, NUMBER, run.case.currency),
        Column("more", "More", Kind.MONEY, NUMBER, run.case.currency),
    )
    best = run.plan.cost_cents
    plans = [(run.plan.sessions, best), *((other.sessions, other.cost_cents) for other in run.alternatives)]
    rows = tuple(
        Row(
            {"plan": _dates(sessions), "cost": cost, "more": cost - best},
            mark=Mark.NONE if index else Mark.CHOSEN,
        )
        for index, (sessions, cost) in enumerate(plans)
    )
    note = "As written; more on sheet Alternatives."
    return Block("next_best", columns, rows, "Best and next-best plans", note, is_beside=True)


def _dates(sessions: tuple[Session, ...]) -> str:
    return "; ".join(f"{s.first_day:%a} {written(s.first_day)}, {s.place.name}" for s in sessions)
