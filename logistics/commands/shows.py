"""Plans as tables on the terminal."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table

from logistics.case.calendar import Session
from logistics.commands.console import result, table
from logistics.commands.shows_deadlines import deadlines_shown
from logistics.commands.shows_people import decided_people, front_doubts, front_table
from logistics.commands.shows_ranges import ranges_tables
from logistics.exhibits.alternatives import excluded_sentence
from logistics.exhibits.breakeven import advice_sentences, best_pairs
from logistics.exhibits.proof import proof_sentence
from logistics.exhibits.summary import attending, joining_remotely
from logistics.money import format_cents, major
from logistics.planning.deadlines import deadlines
from logistics.planning.plan import Plan
from logistics.planning.run import Run
from logistics.uncertainty.result import Ranges


def show_plan(run: Run, workbook: Path | None, ranges: Ranges | None = None) -> None:
    """Show what was decided, what it costs and what else could have been."""
    currency = run.case.currency
    result(run.case.heading, "", _decided(run), "")
    rows = (
        ("cost of the plan", run.plan.cost_cents, f"{run.plan.scope}, anchors included"),
        ("baseline", run.baseline.cost_cents, "same dates, each consultation a trip of its own"),
        ("saving", run.saving_cents, _share(run.saving_cents, run.baseline.cost_cents)),
        ("trips to the anchors alone", run.anchors_cents, "what would be spent anyway"),
        ("consultations on top", run.plan.cost_cents - run.anchors_cents, "plan minus anchors"),
    )
    result(_amounts(currency, rows), "", _sentences(run), "")
    result(*decided_people(run))
    _show_moves(run)
    if run.alternatives:
        result(_next_best(run), "")
    if run.front is not None:
        result(front_table(run.front), *front_doubts(run.front), "")
    if ranges is not None:
        result(*ranges_tables(run.case, ranges))
    result(*deadlines_shown(deadlines(run.case, run.plan), run.today))
    if workbook is not None:
        result(f"workbook: {workbook}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%} of the baseline" if whole else ""


def _decided(run: Run) -> Table:
    remote = ("remote",) if run.decision is not None else ()
    numbers = ("in person", *remote)
    shown = table("consultation", "first day", "place", *numbers, right=numbers)
    for session in run.plan.sessions:
        counts = [attending(run.case, session.id)]
        counts += [joining_remotely(run.case, session.id)] if remote else []
        shown.add_row(session.title, day(session), str(session.place), *(str(count) for count in counts))
    return shown


def day(session: Session) -> str:
    """Return the dates of a session as people read them."""
    first = f"{session.first_day:%a} {session.first_day.day} {session.first_day:%b %Y}"
    if session.first_day == session.last_day:
        return first
    return f"{first} to {session.last_day:%a} {session.last_day.day} {session.last_day:%b %Y}"


def _amounts(currency: str, rows: tuple[tuple[str, int, str], ...]) -> Table:
    shown = table("amount", currency, "", right=(currency,))
    for what, cents, meaning in rows:
        shown.add_row(what, f"{major(cents):,.2f}", meaning)
    return shown


def _sentences(run: Run) -> str:
    low, high = run.plan.fare_range_cents()
    currency = run.case.currency
    proof = f"{run.outcome.status.value}: {proof_sentence(run)} (engine: {run.outcome.engine})"
    checked = f"checked by {dict(run.stamp)['checked by']}"
    fares = (
        f"the same itineraries cost {major(low):,.2f} to {format_cents(high, currency)} at low and high fares"
    )
    co2e = (
        f"CO2e {run.plan.co2e_kg / 1000:,.1f} t against {run.baseline.co2e_kg / 1000:,.1f} t in the baseline"
    )
    excluded = excluded_sentence(run)
    told = (proof, *((excluded,) if excluded else ()), checked, fares)
    return "\n".join((*told, f"{co2e} ({run.case.tariff.emissions_method})"))


def _show_moves(run: Run) -> None:
    """Show for each consultation the anchor beside which it saves most, and what had better not be moved."""
    pairs = best_pairs(run)
    if pairs:
        numbers = ("pays from", "there anyway", f"saves {run.case.currency}", "t CO2e")
        shown = table("against held apart", "next to", *numbers, right=numbers)
        for pair in pairs:
            needed = "never" if pair.needed is None else f"{pair.needed or 'any'} of {pair.invited}"
            saved = (f"{major(pair.saved_cents):,.2f}", f"{float(pair.saved_kg) / 1000:,.1f}")
            shown.add_row(pair.consultation, pair.anchor.id, needed, str(pair.there), *saved)
        result(shown, *advice_sentences(run), "")
    elif told := advice_sentences(run):
        result(*told, "")


def _next_best(run: Run) -> Table:
    names = tuple(session.id for session in run.plan.sessions)
    shown = table("next-best", *names, "costs more", right=("costs more",))
    for rank, other in enumerate(run.alternatives, start=2):
        placed = {session.id: session for session in other.sessions}
        more = major(other.cost_cents - run.plan.cost_cents)
        shown.add_row(str(rank), *(_on(placed[name]) for name in names), f"{more:,.2f}")
    return shown


def _on(session: Session) -> str:
    return f"{day(session)}, {session.place.name}"


def show_price(title: str, currency: str, plan: Plan, baseline: Plan) -> None:
    """Show what dates given by hand cost."""
    shown = table("consultation", "first day", "place")
    for session in plan.sessions:
        shown.add_row(session.title, day(session), str(session.place))
    saving = baseline.cost_cents - plan.cost_cents
    rows = (
        ("cost", plan.cost_cents, f"{plan.scope}, anchors included"),
        ("baseline", baseline.cost_cents, "same dates, each consultation a trip of its own"),
        ("saving", saving, _share(saving, baseline.cost_cents)),
    )
    result(title, "", shown, "", _amounts(currency, rows))
