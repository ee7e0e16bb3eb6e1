"""Money after publication by kind of cost, group and payer: as published, if all is kept, and now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from logistics.exhibits.lines import kind_cents, kinds_in, lines_of
from logistics.planning.amendment import Amendment, Course
from logistics.planning.payments import payments

TICKETS = "tickets, kept and changed"
MOVED = "consultations moved or cancelled"
"""Kinds of cost that only changes have."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One line of money.

    Attributes:
        of: ``kind``, ``group`` or ``funder``.
        name: which one; empty: no group, own means.
        before_cents: as published; None: the published plan does not say [cents].
        kept_cents: now, if all is kept; None: that is impossible [cents].
        now_cents: now, by the course chosen [cents].
    """

    of: str
    name: str
    before_cents: int | None
    kept_cents: int | None
    now_cents: int


def money(amendment: Amendment) -> tuple[Amount, ...]:
    """Return all lines of money: kinds of cost first, then groups, then payers.

    The price of changes is among the kinds only: nobody has said yet who pays it.
    """
    published = amendment.promise.published
    people = published.people
    groups: dict[str, int] = {}
    for one in people or ():
        groups[one.group] = groups.get(one.group, 0) + one.cost_cents
    kinds = dict(published.kinds)
    return (
        *_lines("kind", kinds or None, amendment, by_kind),
        *_lines("group", None if people is None else groups, amendment, by_group),
        *_lines("funder", dict(published.funders) or None, amendment, lambda one: by_funder(amendment, one)),
    )


def by_kind(course: Course) -> dict[str, int]:
    """Return what a course costs by kind of cost, the price of changes included [cents]."""
    lines = lines_of(course.plan)
    found = {kind.value: sum(kind_cents(line, kind) for line in lines) for kind in kinds_in(lines)}
    return found | {MOVED: course.bill.session_cents, TICKETS: course.bill.ticket_cents}


def by_group(course: Course) -> dict[str, int]:
    """Return what the plan of a course costs by group of participants [cents]."""
    found: dict[str, int] = {}
    for line in course.plan.itineraries:
        if line.participant.is_people:
            group = line.participant.group
            found[group] = found.get(group, 0) + line.cents
    return found


def by_funder(amendment: Amendment, course: Course) -> dict[str, int]:
    """Return what each payer pays for the plan of a course; the empty id stands for own means [cents]."""
    found: dict[str, int] = {}
    for one in payments(course.case, amendment.prices, course.plan, course.baseline):
        found[one.payer] = found.get(one.payer, 0) + one.cents
    return found


def _lines(
    of: str, before: dict[str, int] | None, amendment: Amendment, by: Callable[[Course], dict[str, int]]
) -> Iterator[Amount]:
    now = by(amendment.best)
    kept = None if amendment.kept is None else by(amendment.kept)
    for name in dict.fromkeys((*now, *(kept or {}), *(before or {}))):
        amounts = (None if one is None else one.get(name, 0) for one in (before, kept))
        first, second = amounts
        if first or second or now.get(name, 0):
            yield Amount(of, name, first, second, now.get(name, 0))
