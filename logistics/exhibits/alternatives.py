"""The alternatives sheet: the next-best plans and the cost of each allowed date."""

from __future__ import annotations

from datetime import date

from logistics.case.calendar import Session
from logistics.money import format_cents
from logistics.planning.alternatives import DateCost
from logistics.planning.run import Run
from reports.table import Block, Cell, Column, Kind, Mark, Row, Scalar, Sheet
from solver.outcome import Status


def alternatives_sheet(run: Run) -> Sheet:
    """Return plans and dates that were not chosen, with what they would cost more."""
    intro = (
        "Costs as the solver found them at the prices of this file when it was written; "
        "they do not follow changes on sheet Prices. In each plan everybody travels cheapest."
    )
    return Sheet(
        "Alternatives", "What else could be decided", (next_best_block(run), _dates(run)), intro=intro
    )


def next_best_block(run: Run) -> Block:
    """Return the best plan and the next-best ones, one a row."""
    names = tuple(session.id for session in run.plan.sessions)
    columns = (
        Column("rank", "Plan"),
        *(Column(f"on-{session.id}", session.title, width=28) for session in run.plan.sessions),
        Column("cost", "Cost", Kind.MONEY, currency=run.case.currency),
        Column("more", "More than the best", Kind.MONEY, currency=run.case.currency),
        Column("sure", "How sure"),
    )
    plans = [(run.plan.sessions, run.plan.cost_cents, run.outcome.status is Status.OPTIMAL)]
    plans += [(plan.sessions, plan.cost_cents, plan.is_proven) for plan in run.alternatives]
    rows = []
    for rank, (sessions, cost, is_proven) in enumerate(plans, start=1):
        placed = {session.id: session for session in sessions}
        cells: dict[str, Cell | Scalar] = {
            "rank": "best" if rank == 1 else f"next-best {rank}",
            "cost": cost,
            "more": cost - run.plan.cost_cents,
        }
        cells["sure"] = "proven" if is_proven else "not proven: others may cost less"
        cells |= {f"on-{name}": _on(placed[name]) for name in names}
        rows.append(Row(cells, f"rank-{rank}", Mark.CHOSEN if rank == 1 else Mark.NONE))
    return Block("alternatives", columns, tuple(rows), "The best plan and the next-best ones")


def _on(session: Session) -> str:
    return f"{session.first_day:%a} {written(session.first_day)}, {session.place.name}"


def excluded_sentence(run: Run) -> str:
    """Return how many placements were left out by bounds, and what that means; empty when none was."""
    formulation = run.formulation
    if formulation.narrowed.most_cents is None:
        return ""
    most = format_cents(formulation.narrowed.most_cents + formulation.remote_cents, run.case.currency)
    return (
        f"{formulation.narrowed.count:,} of {formulation.placements:,} allowed placements were left out by "
        f"bounds: every plan with one of them costs more than {most}"
    )


def written(day: date) -> str:
    """Return a day as people write it: ``13 Jun 2005``."""
    return f"{day.day} {day:%b %Y}"


def _unknown(entry: DateCost, currency: str) -> str:
    if entry.above_cents is None:
        return "not computed in time"
    return f"more than {format_cents(entry.above_cents, currency)}"


def _dates(run: Run) -> Block:
    columns = (
        Column("consultation", "Consultation", width=32),
        Column("day", "First day", Kind.DATE),
        Column("weekday", "Weekday"),
        Column("place", "Place", width=24),
        Column("cost", "Cost of the best plan", Kind.MONEY, currency=run.case.currency),
        Column("more", "More than the best", Kind.MONEY, currency=run.case.currency),
    )
    chosen = {(s.id, s.first_day, s.place) for s in run.plan.sessions}
    rows = []
    for entry in run.dates:
        session, cost = entry.session, entry.cost_cents
        missing = "excludes all other dates" if entry.is_known else _unknown(entry, run.case.currency)
        cells: dict[str, Cell | Scalar] = {
            "consultation": session.title,
            "day": session.first_day,
            "weekday": f"{session.first_day:%A}",
            "place": str(session.place),
            "cost": cost if cost is not None else missing,
            "more": None if cost is None else cost - run.plan.cost_cents,
        }
        is_chosen = (session.id, session.first_day, session.place) in chosen
        rows.append(Row(cells, mark=Mark.CHOSEN if is_chosen else Mark.NONE))
    return Block("dates", columns, tuple(rows), "Every allowed date", excluded_sentence(run), has_filter=True)
