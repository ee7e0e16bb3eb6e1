"""After publication: the course chosen is the one that trying every course finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.change_prices import ChangePrices
from logistics.case.deadlines import DeadlineRule, Task
from logistics.case.people import Participant
from logistics.errors import InfeasibleError
from logistics.planning.bill import bill_of
from logistics.planning.formulate import formulate
from logistics.planning.itineraries import make_plan
from logistics.planning.options import every_option, in_order
from logistics.planning.plan import Plan
from logistics.planning.promise import Promise, with_kept_first
from logistics.planning.replan import moves, replan
from logistics.planning.request import Request
from logistics.planning.tickets import bought_tickets
from logistics.planning.verify import broken_rules, impossible_attendance
from logistics.pricing.price import price
from solver import Engine, Status, solve
from solver.watch import SILENT
from tests.logistics.planning.publishing import published
from tests.properties.cases import DAY, START, Size, cases, own_fares

FEW_FEASIBLE = [HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large]
SMALL = Size(consultations=3, window=5)
ENGINES = (Engine.SEARCH, Engine.ORTOOLS, Engine.EXHAUSTIVE)


@st.composite
def changed(draw: st.DrawFn, case: Case) -> Case:
    """Return what has become of a case after publication: anchors slipped, people and fares changed."""
    slip = timedelta(days=draw(st.sampled_from((0, 0, 1, 2))))
    last = case.anchors[-1:]
    anchors = (
        *case.anchors[:-1],
        *(replace(one, first_day=one.first_day + slip, last_day=one.last_day + slip) for one in last),
    )
    sums = st.sampled_from((Decimal(0), Decimal(0), Decimal(15), Decimal("70.5"), Decimal(400)))
    countries = draw(st.sampled_from(((), ("KE",), ("FR", "high"))))
    return replace(
        case,
        anchors=anchors,
        participants=draw(_people(case)),
        fares=draw(st.one_of(st.just(case.fares), own_fares())),
        change=ChangePrices(
            session=draw(sums),
            day=draw(sums),
            place=draw(sums),
            person=draw(sums),
            notice_days=draw(st.sampled_from((0, 0, 3, 7))),
            ticket_fee=draw(sums),
            ticket_share=Decimal(draw(st.sampled_from((0, 40, 100)))),
        ),
        deadlines=(
            DeadlineRule(Task.TICKET, draw(st.integers(0, 40)), countries),
            *((DeadlineRule(Task.TICKET, draw(st.integers(0, 40))),) if countries else ()),
        ),
    )


@st.composite
def _people(draw: st.DrawFn, case: Case) -> tuple[Participant, ...]:
    found = []
    for one in case.participants:
        fate = draw(st.sampled_from(("stays", "stays", "stays", "gone", "moved", "fewer", "more")))
        if fate == "moved":
            found.append(replace(one, origin=draw(st.sampled_from(case.places))))
        elif fate == "fewer":
            found.append(replace(one, people=max(one.people - 1, 1)))
        elif fate == "more":
            found.append(replace(one, people=one.people + 2))
        elif fate == "stays":
            found.append(one)
    return tuple(found)


def planned(case: Case) -> Plan | None:
    try:
        formulation = formulate(case, price(case))
    except InfeasibleError:
        return None
    outcome = solve(formulation.problem, Engine.SEARCH)
    if outcome.status is Status.INFEASIBLE:
        return None
    return make_plan(case, price(case), formulation.sessions(outcome.choice))


def courses(case: Case, promise: Promise) -> list[tuple[int, int, tuple[int, ...], tuple[Session, ...]]]:
    """Return every course that keeps the rules: total, moves, choice, sessions; found by trying them all."""
    prices = price(case)
    tickets = bought_tickets(case, prices, promise)
    some = [with_kept_first(options, promise) for options in every_option(case)]
    placements = [
        [options.session(n) for n in range(len(options)) if _is_in_time(case, promise, options.session(n))]
        for options in some
    ]
    places = [{one: number for number, one in enumerate(each)} for each in placements]
    found = []
    for sessions in product(*placements):
        plan = make_plan(case, prices, sessions)
        if any(broken_rules(case, plan)) or any(impossible_attendance(case, plan)):
            continue
        total = plan.cost_cents + bill_of(case, promise, tickets, plan).cents
        choice = tuple(place[one] for place, one in zip(places, sessions, strict=True))
        found.append((total, moves(promise, plan), choice, sessions))
    return found


def _is_in_time(case: Case, promise: Promise, session: Session) -> bool:
    """Return whether a placement needs no notice, or has it; and sits in its own window on its weekdays."""
    (one,) = (each for each in case.consultations if each.id == session.id)
    if session.first_day < one.earliest or session.last_day > one.latest:
        return False
    if promise.is_kept(session):
        return True
    soonest = promise.today + max(case.change.notice_days, 1) * DAY
    was = promise.published.session(session.id)
    return session.first_day >= soonest and (was is None or was.first_day >= soonest)


@st.composite
def amended(draw: st.DrawFn) -> tuple[Case, Promise]:
    case = draw(cases(SMALL))
    plan = planned(case)
    assume(plan is not None)
    assert plan is not None
    today: date = START + draw(st.integers(-30, 8)) * DAY
    promise = Promise(published(case, plan), today)
    if draw(st.booleans()):
        # somewhere else than at the best
        first = draw(st.integers(-2, 2)) * DAY
        sessions = tuple(
            replace(one, first_day=one.first_day + first, last_day=one.last_day + first)
            for one in promise.published.sessions
        )
        promise = Promise(replace(promise.published, sessions=sessions), today)
    return draw(changed(case)), promise


@pytest.mark.slow
def test_replan_equals_exhaustive_search_with_the_price_of_changes() -> None:
    compared = 0

    @settings(max_examples=220, suppress_health_check=FEW_FEASIBLE, deadline=None)
    @given(amended(), st.sampled_from(ENGINES))
    def check(given_: tuple[Case, Promise], engine: Engine) -> None:
        nonlocal compared
        case, promise = given_
        every = courses(case, promise)
        if not every:
            with pytest.raises(InfeasibleError):
                replan(case, (), promise, Request(engine=engine), SILENT)
            return
        total, _, _, sessions = min(every, key=lambda course: (course[0], course[2]))

        found = replan(case, (), promise, Request(engine=engine), SILENT)

        assert found.is_proven
        assert found.best.cents == total
        by_id = {session.id: session for session in found.best.plan.sessions}
        assert tuple(by_id[one.id] for one in in_order(case)) == sessions
        for step in found.front:
            least = min((one for one in every if one[1] <= step.most_changes), default=None)
            assert (step.course.cents if step.course else None) == (least[0] if least else None)
        compared += 1

    check()
    assert compared >= 200
