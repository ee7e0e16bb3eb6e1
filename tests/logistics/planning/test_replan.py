"""Ada comes from Nairobi to the talks on Monday 13 June and to the forum on 14 and 15 June, both in Geneva.

One way costs 500, a night 150. Published: there on the 12th, back on the 16th, four nights: 1,600. Then the
forum slips to 16 and 17 June. With the talks on the 13th she stays from the 12th to the 18th, six nights:
1,900. With the talks on the 15th it is the 14th to the 18th, four nights: 1,600.

To move the talks costs 100, 10 for each day and 5 for each person who was to come: by two days 125. A bought
journey that changes costs 30 and 40 % of 500: 230.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from logistics.case.case import Case
from logistics.case.change_prices import ChangePrices
from logistics.case.deadlines import DeadlineRule, Task
from logistics.errors import InfeasibleError
from logistics.planning.amendment import Amendment
from logistics.planning.bill import Fate
from logistics.planning.itineraries import make_plan
from logistics.planning.people_changes import people_changes
from logistics.planning.promise import Promise
from logistics.planning.replan import replan
from logistics.planning.request import Request
from logistics.planning.verify_changes import wrong_changes
from logistics.pricing.price import price
from solver.watch import SILENT
from tests.logistics.planning.example import (
    ADA,
    CASE,
    FORUM,
    GENEVA,
    NAIROBI,
    PARIS,
    VIENNA,
    june,
    person,
    session,
)
from tests.logistics.planning.publishing import published

CHANGE = ChangePrices(
    session=Decimal(100), day=Decimal(10), person=Decimal(5), ticket_fee=Decimal(30), ticket_share=Decimal(40)
)
ASKED = replace(CASE, change=CHANGE, deadlines=(DeadlineRule(Task.TICKET, 14),))
PUBLISHED = published(ASKED, make_plan(ASKED, price(ASKED), (session("talks", GENEVA, 13),)))
SLIPPED = replace(ASKED, anchors=(replace(FORUM, first_day=june(16), last_day=june(17)),))
EARLY, LATE = date(2005, 5, 1), june(1)


def amended(case: Case, today: date) -> Amendment:
    return replan(case, (), Promise(PUBLISHED, today), Request(), SILENT)


def test_before_tickets_are_bought_it_pays_to_move() -> None:
    found = amended(SLIPPED, EARLY)

    (change,) = found.best.bill.sessions
    assert (change.fate, change.days, change.people, change.cents) == (Fate.MOVED, 2, 1, 12_500)
    assert (found.best.plan.cost_cents, found.best.bill.ticket_cents, found.best.cents) == (
        160_000,
        0,
        172_500,
    )
    assert found.kept is not None
    assert (found.kept.cents, found.kept.broken) == (190_000, ())
    assert [(step.most_changes, step.course.cents if step.course else 0) for step in found.front] == [
        (0, 190_000),
        (1, 172_500),
    ]
    assert found.is_proven
    assert not found.is_keeping


def test_once_tickets_are_bought_it_pays_to_keep() -> None:
    """Kept, only the journey home changes: 1,900 and 230. Moved, both do: 1,600, 125 and 460."""
    found = amended(SLIPPED, LATE)

    assert found.is_keeping
    assert (found.best.plan.cost_cents, found.best.bill.ticket_cents, found.best.cents) == (
        190_000,
        23_000,
        213_000,
    )
    assert [(one.ticket.day, one.kept, one.changed) for one in found.best.bill.tickets] == [
        (june(12), 1, 0),
        (june(16), 0, 1),
    ]
    (ada,) = people_changes(found, found.best)
    assert ada.words == ("other journeys",)
    assert (ada.given_up, ada.added) == (
        ((june(16), "geneva", "nairobi"),),
        ((june(18), "geneva", "nairobi"),),
    )


def test_a_ticket_that_is_kept_costs_what_was_paid() -> None:
    """The fare has risen to 700: what is kept costs 200 less than the plan counts, what changes 230 more."""
    fares = tuple(
        replace(own, amount=Decimal(700)) if {own.origin, own.destination} == {NAIROBI, GENEVA} else own
        for own in SLIPPED.fares
    )

    found = amended(replace(SLIPPED, fares=fares), LATE)

    assert found.best.plan.cost_cents == 2 * 70_000 + 6 * 15_000
    assert found.best.bill.ticket_cents == -20_000 + 23_000


def test_a_fare_that_fell_far_is_bought_anew() -> None:
    """At 100 it costs 230 to give the ticket of 500 back, and not 400 to keep it."""
    fares = tuple(
        replace(own, amount=Decimal(100)) if {own.origin, own.destination} == {NAIROBI, GENEVA} else own
        for own in SLIPPED.fares
    )

    found = amended(replace(SLIPPED, fares=fares), LATE)

    assert [one.ticket.kept_cents for one in found.best.bill.tickets] == [23_000, 23_000]


def test_people_who_joined_left_and_moved_are_told_apart() -> None:
    newcomer = person("new", PARIS, "talks")
    moved = replace(ADA, origin=VIENNA)

    found = amended(replace(SLIPPED, participants=(moved, newcomer)), LATE)
    gone = amended(replace(SLIPPED, participants=(newcomer,)), LATE)

    assert {one.row: one.words for one in people_changes(found, found.best)} == {
        "ada": ("other dates: talks",),
        "new": ("new",),
    }
    assert {one.row: one.words for one in people_changes(gone, gone.best)} == {
        "new": ("new",),
        "ada": ("no longer in the case",),
    }
    assert gone.best.bill.ticket_cents == 2 * 23_000


def test_within_the_notice_period_nothing_moves() -> None:
    notice = replace(SLIPPED, change=replace(CHANGE, notice_days=44))

    assert amended(notice, EARLY).is_keeping
    assert not amended(replace(notice, change=replace(CHANGE, notice_days=43)), EARLY).is_keeping


def test_nothing_is_moved_to_a_day_within_the_notice_period() -> None:
    """Published for the 20th, the talks would move to the 15th, which is 45 days from 1 May."""
    day = june(20)
    late = replace(PUBLISHED, sessions=(replace(PUBLISHED.sessions[0], first_day=day, last_day=day),))

    days = [
        replan(
            replace(SLIPPED, change=replace(CHANGE, notice_days=notice)),
            (),
            Promise(late, EARLY),
            Request(),
            SILENT,
        )
        .best.plan.sessions[0]
        .first_day
        for notice in (45, 46)
    ]

    assert days == [june(15), june(20)]


def test_a_promise_that_cannot_be_kept_in_time_is_told_with_what_would_do() -> None:
    """The talks must now follow the forum, and were to begin before it, 12 days from 1 June."""
    after = replace(SLIPPED, change=replace(CHANGE, notice_days=21))
    talks = replace(after.consultations[0], after=("forum",), most_gap_days=3)

    with pytest.raises(InfeasibleError) as caught:
        amended(replace(after, consultations=(talks,)), LATE)

    assert caught.value.rules == (
        "talks follows forum with at least 0 and at most 3 free days between",
        "talks stays on 2005-06-13 in geneva, as published: it begins within 21 days of today, 2005-06-01",
    )
    assert caught.value.gives == ("", "a notice of 12 days would do")


def test_what_has_begun_cannot_move_however_short_the_notice() -> None:
    with pytest.raises(InfeasibleError) as caught:
        amended(
            replace(SLIPPED, consultations=(replace(SLIPPED.consultations[0], earliest=june(15)),)), june(14)
        )

    assert caught.value.rules == (
        "talks sits between 2005-06-15 and 2005-06-24",
        "talks stays on 2005-06-13 in geneva, as published: it has begun by today, 2005-06-14",
    )
    assert caught.value.gives == ("2 days longer would do", "")


def test_a_consultation_given_up_costs_its_announcement() -> None:
    rounds = replace(ASKED, consultations=(replace(ASKED.consultations[0], id="other", title="Other"),))
    moved = replace(rounds, participants=(person("ada", NAIROBI, "forum", "other"),))
    plan = replace(PUBLISHED, sessions=(*PUBLISHED.sessions, replace(PUBLISHED.sessions[0], id="other")))

    found = replan(moved, (), Promise(plan, EARLY), Request(), SILENT)

    assert [(one.id, one.fate, one.cents) for one in found.best.bill.sessions] == [
        ("other", Fate.KEPT, 0),
        ("talks", Fate.CANCELLED, 10_500),
    ]


def test_the_recount_refuses_another_price_and_a_change_too_late() -> None:
    found = amended(SLIPPED, EARLY)
    strict = replace(SLIPPED, change=replace(CHANGE, notice_days=60))

    def told(case: Case, cents: int) -> list[str]:
        return list(wrong_changes(case, found.prices, found.promise, found.best.plan, cents))

    assert told(SLIPPED, 12_500) == []
    assert told(SLIPPED, 12_501) == ["changes cost 12500 cents by the recount, 12501 in the plan"]
    assert told(strict, 12_500) == [
        "talks sat on 2005-06-13, 43 days from 2005-05-01, and is changed",
        "talks is to sit on 2005-06-15, 45 days from 2005-05-01, and is changed",
    ]


def test_a_place_that_is_gone_cannot_be_kept() -> None:
    talks = replace(SLIPPED.consultations[0], places=(VIENNA,))

    found = amended(replace(SLIPPED, consultations=(talks,)), EARLY)

    assert (found.kept, found.why_not) == (None, "talks may no longer be in geneva")
    assert found.front[0].course is None
