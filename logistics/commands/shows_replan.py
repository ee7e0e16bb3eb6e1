"""What to do after publication, as tables on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.table import Table

from logistics.case.calendar import Session
from logistics.case.published import PublishedSession
from logistics.commands.console import result, table
from logistics.commands.shows import day
from logistics.commands.shows_deadlines import deadlines_shown
from logistics.exhibits.money_changes import Amount, money
from logistics.money import format_cents, major
from logistics.planning.amendment import Amendment
from logistics.planning.bill import Fate, SessionChange
from logistics.planning.deadlines import deadlines_left
from logistics.planning.people_changes import PersonChange, people_changes
from logistics.planning.restriction import in_days

MOST_PEOPLE = 10
"""Rows of people that the terminal shows; the workbook has all."""
OPEN_LIMIT = "tickets are counted, but not weighed while it is open who comes; dates and places are"


def show_replan(amendment: Amendment, workbook: Path | None, *, is_open: bool) -> None:
    """Show what is best to do, what it costs and what else could be done.

    Args:
        amendment: the answer.
        workbook: file written; None: none.
        is_open: the case leaves open who comes or who pays.
    """
    promise = amendment.promise
    today = f"{promise.today:%a} {promise.today.day} {promise.today:%b %Y}"
    result(amendment.asked.heading, f"published: {promise.published.path}; today: {today}", "")
    result(_changes(amendment), "", _amounts(amendment), "", "\n".join(_sentences(amendment, is_open)), "")
    if len(amendment.front) > 1:
        result(_front(amendment), "")
    result(*_people(amendment))
    result(_money(amendment), "")
    result(*deadlines_shown(deadlines_left(amendment), promise.today))
    if workbook is not None:
        result(f"workbook: {workbook}")


def _changes(amendment: Amendment) -> Table:
    currency = amendment.asked.currency
    shown = table(
        "consultation",
        "published",
        "now",
        "people",
        f"price in {currency}",
        right=("people", f"price in {currency}"),
    )
    for one in amendment.best.bill.sessions:
        price = f"{major(one.cents):,.2f}" if one.fate in {Fate.MOVED, Fate.CANCELLED} else ""
        people = f"{one.people:,}" if one.fate in {Fate.MOVED, Fate.CANCELLED} else ""
        shown.add_row(one.title, _published(one.published), _now(one), people, price)
    return shown


def _published(found: PublishedSession | None) -> str:
    if found is None:
        return "(not published)"
    first = f"{found.first_day:%a} {found.first_day.day} {found.first_day:%b %Y}"
    last = f"{found.last_day:%a} {found.last_day.day} {found.last_day:%b %Y}"
    return f"{first if found.first_day == found.last_day else f'{first} to {last}'}, {found.place}"


def _now(change: SessionChange) -> str:
    match change.fate:
        case Fate.KEPT:
            return "kept"
        case Fate.CANCELLED:
            return "cancelled"
    where = "" if change.session is None else _on(change.session)
    if not change.days:
        return where
    return f"{where}: {in_days(abs(change.days))} {'later' if change.days > 0 else 'earlier'}"


def _on(session: Session) -> str:
    return f"{day(session)}, {session.place.id}"


def _amounts(amendment: Amendment) -> Table:
    kept, best, before = amendment.kept, amendment.best, amendment.promise.published.cost_cents
    columns = ("published", "all kept", "recommended")
    shown = table(f"amount in {amendment.asked.currency}", *columns, right=columns)

    def row(what: str, published: int | None, *courses: int | None) -> None:
        shown.add_row(what, *("" if one is None else f"{major(one):,.2f}" for one in (published, *courses)))

    row("cost of the plan", before, kept.plan.cost_cents if kept else None, best.plan.cost_cents)
    row("moved and cancelled", None, kept.bill.session_cents if kept else None, best.bill.session_cents)
    row("tickets", None, kept.bill.ticket_cents if kept else None, best.bill.ticket_cents)
    row("total", before, kept.cents if kept else None, best.cents)
    return shown


def _sentences(amendment: Amendment, is_open: bool) -> Iterator[str]:
    yield advice(amendment)
    if amendment.kept is None:
        yield f"all kept is impossible: {amendment.why_not}"
    elif amendment.kept.broken:
        yield f"all kept breaks rules of the case: {'; '.join(amendment.kept.broken)}"
    proof = "optimal: nothing costs less" if amendment.is_proven else "feasible: not proven, time ran out"
    yield f"{proof} (engine: {dict(amendment.stamp)['engine']})"
    yield "checked by the recount, the price of changes and the notice period, too"
    if is_open:
        yield OPEN_LIMIT


def advice(amendment: Amendment) -> str:
    """Return what is best to do, as a sentence without its full stop."""
    best, kept, currency = amendment.best, amendment.kept, amendment.asked.currency
    if amendment.is_keeping:
        return "keep it: every published date and place is still best"
    moved = "1 consultation" if best.bill.changes == 1 else f"{best.bill.changes} consultations"
    if kept is None or kept.broken:
        return f"change {moved}: the plan cannot be kept as published"
    return (
        f"change {moved}: that costs {format_cents(kept.cents - best.cents, currency)} less than to keep all"
    )


def _front(amendment: Amendment) -> Table:
    names = tuple(session.id for session in amendment.best.plan.sessions)
    numbers = ("moves", "total", "more")
    shown = table(*numbers, *names, "", right=numbers)
    for step in amendment.front:
        course = step.course
        if course is None:
            shown.add_row(str(step.most_changes), "impossible", "", *("" for _ in names), "")
            continue
        placed = {session.id: _on(session) for session in course.plan.sessions}
        more = major(course.cents - amendment.best.cents)
        mark = "recommended" if course is amendment.best else ""
        shown.add_row(
            str(step.most_changes),
            f"{major(course.cents):,.2f}",
            f"{more:,.2f}",
            *(placed[name] for name in names),
            mark,
        )
    return shown


def _people(amendment: Amendment) -> Iterator[str | Table]:
    changed = [one for one in people_changes(amendment, amendment.best) if one.is_changed]
    if amendment.promise.published.people is None:
        return
    people = sum(max(one.before.people, one.now.people) for one in changed)
    yield f"something changes for {people:,} people" if people else "nothing changes for anybody"
    yield ""
    if not changed:
        return
    shown = table(
        "row",
        "people",
        "before",
        "now",
        "tickets",
        "what changes",
        right=("people", "before", "now", "tickets"),
    )
    for one in sorted(changed, key=_weight)[:MOST_PEOPLE]:
        amounts = (one.before.cost_cents, one.now.cost_cents, one.ticket_cents)
        people = max(one.before.people, one.now.people)
        shown.add_row(
            one.row, str(people), *(f"{major(cents):,.2f}" for cents in amounts), "; ".join(one.words)
        )
    yield shown
    yield f"and {len(changed) - MOST_PEOPLE} rows more" if len(changed) > MOST_PEOPLE else ""
    yield ""


def _weight(change: PersonChange) -> tuple[bool, bool, int, str]:
    """Those who lose an invitation or a payer come first, then those whose cost changes most."""
    difference = abs(change.now.cost_cents + change.ticket_cents - change.before.cost_cents)
    return not change.withdrawn, not change.has_new_payers, -difference, change.row


def _money(amendment: Amendment) -> Table:
    columns = ("published", "all kept", "recommended")
    shown = table(f"money in {amendment.asked.currency}", "", *columns, right=columns)
    for one in money(amendment):
        shown.add_row(one.of, _name(one), *_cells(one))
    return shown


def _name(amount: Amount) -> str:
    return amount.name or ("(own means)" if amount.of == "funder" else "(none)")


def _cells(amount: Amount) -> Iterator[str]:
    for cents in (amount.before_cents, amount.kept_cents, amount.now_cents):
        yield "" if cents is None else f"{major(cents):,.2f}"
