"""Who comes, who pays and what is left between two aims, as tables on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rich.table import Table

from logistics.case.calendar import Session
from logistics.case.rules import Mode
from logistics.commands.console import table
from logistics.exhibits.burden import HEADINGS, both_burdens
from logistics.exhibits.front import RESPECTS, Respect
from logistics.exhibits.proof import next_step_sentence
from logistics.exhibits.purses import Purse, funded, purses
from logistics.exhibits.summary import MISSING, attending, joining_remotely
from logistics.money import major
from logistics.planning.burden import BurdenMeasure, comparisons
from logistics.planning.front import Front
from logistics.planning.reach import reach
from logistics.planning.run import Run
from logistics.planning.session_hours import SessionHours, session_hours
from logistics.planning.spread import Spread

COST = BurdenMeasure.COST
MOST_REACHED = 5
"""People just below the line that the terminal shows; the workbook has more."""


def decided_people(run: Run) -> Iterator[str | Table]:
    """Yield who comes, who pays, and who is just below the line."""
    if run.decision is None:
        return
    yield from (_who_comes(run), "")
    if run.case.funders:
        yield from (_who_pays(run), "")
    hours = session_hours(run.case, run.plan)
    yield from (_what_people_bear(run, hours), "")
    if told := "\n".join(_sentences(run, hours)):
        yield from (told, "")
    below = _just_below(run)
    if below.row_count:
        yield from (below, "")


def _who_comes(run: Run) -> Table:
    groups = tuple(sorted({one.group for one in run.case.participants if one.is_people}))
    apart = ("held apart",) if run.apart else ()
    numbers = ("in person", "remote", *apart)
    shown = table("who comes", "group", *numbers, right=numbers)
    for session in run.plan.sessions:
        for group in groups:
            counts = [attending(run.case, session.id, group), joining_remotely(run.case, session.id, group)]
            counts += [attending(run.apart.case, session.id, group)] if run.apart else []
            if any(counts):
                shown.add_row(session.title, group or "(none)", *(f"{count:,}" for count in counts))
    return shown


def _who_pays(run: Run) -> Table:
    currency = run.case.currency
    apart = ("held apart", "people then") if run.apart else ()
    numbers = (currency, "people", "left", "saving", *apart)
    shown = table("who pays", *numbers, right=numbers)
    for purse in purses(run):
        shown.add_row(*_purse(purse, is_compared=run.apart is not None))
    return shown


def _purse(purse: Purse, *, is_compared: bool) -> Iterator[str]:
    yield purse.title
    yield _money(purse.paid_cents)
    yield f"{purse.people:,}"
    yield "no limit" if purse.left_cents is None else _money(purse.left_cents)
    yield _money(purse.baseline_cents - purse.paid_cents)
    if is_compared:
        yield _money(purse.apart_cents or 0)
        yield f"{purse.apart_people or 0:,}"


def _money(cents: int) -> str:
    return f"{major(cents):,.2f}"


def _what_people_bear(run: Run, hours: tuple[SessionHours, ...]) -> Table:
    figures = ("mean", "greatest", "P90", "Gini")
    numbers = tuple(f"{figure}{time}" for figure in figures for time in ("", " before"))
    shown = table("one person bears", *numbers, right=numbers)
    before, after = both_burdens(run, hours)
    for measure in BurdenMeasure:
        everybody = comparisons(before, after, measure)[0]
        pairs = zip(_figures(everybody.after, measure), _figures(everybody.before, measure), strict=True)
        heading = f"cost [{run.case.currency}]" if measure is COST else HEADINGS[measure].lower()
        shown.add_row(heading, *(one for pair in pairs for one in pair))
    return shown


def _figures(spread: Spread, measure: BurdenMeasure) -> Iterator[str]:
    for size in (spread.mean, spread.most, spread.p90):
        yield f"{round(float(size) / 100):,}" if measure is COST else f"{float(size):,.1f}"
    yield f"{float(spread.gini):.2f}"


def _sentences(run: Run, hours: tuple[SessionHours, ...]) -> Iterator[str]:
    if run.decision is not None and run.decision.missing:
        yield f"{run.decision.missing} people are missing from the quotas: {MISSING}"
    now, apart = funded(run)
    if run.case.rules.mode is Mode.PARTICIPATION and now:
        than = "" if apart is None else f"; held apart on the same dates {apart:,} would be"
        yield f"{now:,} people are funded{than}"
    if told := next_step_sentence(run):
        yield told[0].lower() + told[1:].removesuffix(".")
    yield from (_hours(one) for one in hours if one.remote_people)


def _hours(hours: SessionHours) -> str:
    starts = " and ".join(f"{start:%H:%M}" for start in hours.chosen.starts)
    preferred = f"{hours.preferred.starts[0]:%H:%M}"
    return (
        f"{hours.session.id}: best hour to begin {starts}, local time, with "
        f"{_hours_text(hours.chosen.remote_minutes)} person-hours outside 08-20 for those who join remotely; "
        f"at {preferred} it would be {_hours_text(hours.preferred.remote_minutes)}"
    )


def _hours_text(minutes: int) -> str:
    return f"{Decimal(minutes) / 60:,.1f}"


def _just_below(run: Run) -> Table:
    currency = run.case.currency
    shown = table("just below the line", "extra cost", "missing", right=("extra cost", "missing"))
    is_dearer = run.case.rules.mode is Mode.COST
    free = "nothing: joining remotely costs less" if is_dearer else "nothing: a quota keeps them out"
    asked = reach(run.asked, run.case, run.prices, run.plan, run.baseline)
    for one in asked[:MOST_REACHED]:
        missing = "nobody may pay" if one.missing_cents is None else _money(one.missing_cents)
        if one.missing_cents == 0:
            missing = free
        shown.add_row(one.participant, f"{_money(one.extra_cents)} {currency}", missing)
    return shown


def front_table(front: Front) -> Table:
    """Return the plans of a front, the knee marked."""
    respects = {name: RESPECTS[name] for name in front.names}
    sessions = tuple(session.id for session in front.points[0].sessions) if front.points else ()
    headings = tuple(respect.heading for respect in respects.values())
    shown = table(*headings, *sessions, "", right=headings)
    for point in front.points:
        values = (_shown(point.value(name), respect) for name, respect in respects.items())
        shown.add_row(
            *values, *(_on(s) for s in _as_named(point.sessions, sessions)), "knee" if point.is_knee else ""
        )
    return shown


def front_doubts(front: Front) -> tuple[str, ...]:
    """Return what is not certain of a front, as sentences."""
    doubts = (
        (front.is_proven, "time ran out: plans of the front are missing"),
        (front.is_recounted, "time ran out: not every plan of the front was recounted"),
    )
    return tuple(told for is_sure, told in doubts if not is_sure)


def _as_named(placed: tuple[Session, ...], names: tuple[str, ...]) -> Iterator[Session]:
    found = {session.id: session for session in placed}
    return (found[name] for name in names)


def _on(session: Session) -> str:
    return f"{session.first_day:%a} {session.first_day.day} {session.first_day:%b %Y}, {session.place.name}"


def _shown(value: int, respect: Respect) -> str:
    if respect.is_money:
        return _money(value)
    return f"{value:,}" if respect.divisor == 1 else f"{Decimal(value) / respect.divisor:,.1f}"
