from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from logistics.case.calendar import ClosedDays
from logistics.case.case import Case
from logistics.case.people import Cover
from logistics.case.places import Place
from logistics.case.rules import Tariff
from logistics.case.visas import VisaRule
from logistics.errors import InfeasibleError, OutOfTimeError
from logistics.planning.formulate import formulate
from logistics.planning.itineraries import make_plan
from logistics.planning.payments import COVERED, Cashier
from logistics.planning.plan import Plan
from logistics.planning.ranking import Ranking, moved, preferred, rank
from logistics.planning.verify import verify
from logistics.pricing.price import price
from logistics.pricing.pricebook import PriceBook
from solver.clock import Clock
from solver.solve import Engine, solve
from solver.watch import SILENT
from tests.logistics.planning.example import (
    BOSSEY,
    CASE,
    GENEVA,
    NAIROBI,
    PARIS,
    TALKS,
    VIENNA,
    june,
    person,
    two_rounds,
)
from tests.properties.cases import VENUES, cases

VISAS = (VisaRule(("KE",), ("AT",), cost=Decimal(60)), VisaRule(("FR",), ("AT",), is_needed=False))
CROWDED = replace(
    CASE,
    consultations=(replace(TALKS, places=(GENEVA, BOSSEY, VIENNA)),),
    participants=(
        person("a", NAIROBI, "forum", "talks", people=2),
        person("b", PARIS, "talks"),
        person("c", PARIS, "forum", remote=("talks",)),
    ),
    tariff=Tariff(insurance=Decimal(20), remote=Decimal(5)),
    visas=VISAS,
)


def clock() -> Clock:
    return Clock.started(SILENT, None)


def ranked(case: Case, names: tuple[str, ...] = ("talks",)) -> Ranking:
    places = tuple(place for c in case.consultations if c.id in names for place in c.places)
    return rank(case, price(case), names, tuple(dict.fromkeys(places)), clock())


def planned(case: Case, prices: PriceBook) -> Plan | None:
    """Return what ``plan`` finds, by another engine, booked trip by trip; None where nothing is allowed."""
    try:
        formulation = formulate(case, prices)
    except InfeasibleError:
        return None
    outcome = solve(formulation.problem, Engine.EXHAUSTIVE)
    return make_plan(case, prices, formulation.sessions(outcome.choice)) if outcome.choice else None


def venues_of(case: Case) -> tuple[Place, ...]:
    """Return the venues as the case has them, with their prices."""
    return tuple(place for place in case.places if place.id in {venue.id for venue in VENUES})


def agrees(case: Case, names: tuple[str, ...]) -> None:
    """Compare a ranking of all venues with one plan for each of them."""
    venues = venues_of(case)
    prices = price(moved(case, names, venues))
    ranking = rank(case, prices, names, venues, clock())
    plans = {place: planned(moved(case, names, (place,)), prices) for place in venues}
    assert set(ranking.dateless) == {place for place, plan in plans.items() if plan is None}
    assert [each.place for each in ranking.candidates] == sorted(
        (place for place, plan in plans.items() if plan),
        key=lambda place: (plan.cost_cents if (plan := plans[place]) else 0, place.id),
    )
    for each in ranking.candidates:
        plan = plans[each.place]
        assert plan is not None
        assert (each.cost_cents, each.hours, each.co2e_kg) == (plan.cost_cents, plan.hours, plan.co2e_kg)
        assert sorted(each.sessions, key=str) == sorted(plan.sessions, key=str)
        cashier = Cashier.of(case, prices, plan)
        assert each.kinds == {
            cover: sum(
                cashier.cents(line, COVERED[cover]) * line.participant.people for line in plan.itineraries
            )
            for cover in each.kinds
        }
        verify(moved(case, names, (each.place,)), prices, plan, each.cost_cents)


@settings(max_examples=60)
@given(cases())
def test_each_place_costs_what_plan_finds_with_that_place_alone(case: Case) -> None:
    try:
        agrees(case, (case.consultations[-1].id,))
    except InfeasibleError:
        # another consultation has no date at all
        assert planned(moved(case, (case.consultations[-1].id,), venues_of(case)), price(case)) is None


@settings(max_examples=25)
@given(cases())
def test_several_consultations_in_the_same_place(case: Case) -> None:
    agrees(case, tuple(consultation.id for consultation in case.consultations))


def test_a_candidate_says_who_comes_and_what_it_costs() -> None:
    ranking = ranked(CROWDED)

    vienna = ranking.at(VIENNA)
    assert vienna is not None
    assert vienna.kinds[Cover.VISA] == 2 * 6_000
    assert vienna.kinds[Cover.REMOTE] == 500
    assert sum(vienna.kinds.values()) == vienna.cost_cents
    who = vienna.visitors
    assert (who.people, who.visas, who.visas_unknown) == (3, 2, 0)
    assert who.longest_hours == price(CROWDED).leg(NAIROBI, VIENNA).hours
    geneva = ranking.at(GENEVA)
    assert geneva is not None
    assert (geneva.visitors.visas, geneva.visitors.visas_unknown) == (0, 3)


def test_places_without_a_date_are_told() -> None:
    closed = (ClosedDays("fair", date(2005, 6, 1), date(2005, 6, 30), VIENNA),)

    ranking = ranked(replace(CROWDED, closed=closed))

    assert ranking.dateless == (VIENNA,)
    assert ranking.at(VIENNA) is None


def test_the_baseline_is_where_the_plan_is() -> None:
    for places in ((GENEVA, VIENNA, BOSSEY), (VIENNA, GENEVA)):
        case = replace(CROWDED, consultations=(replace(TALKS, places=places),))
        prices = price(case)
        plan = planned(case, prices)

        found = preferred(case, ranked(case), "talks")

        assert plan is not None
        assert found is not None
        assert found.sessions == plan.sessions


def test_equal_places_are_settled_as_a_plan_settles_them() -> None:
    # Geneva and its twin cost the same on the same days
    twin = replace(GENEVA, id="a-twin")
    own = tuple(replace(each, origin=twin) for each in CASE.fares if each.destination == GENEVA)
    allowances = (*CASE.allowances, replace(CASE.allowances[0], place=twin))
    case = replace(
        CASE,
        consultations=(replace(TALKS, places=(GENEVA, twin), earliest=june(20)),),
        participants=(person("b", NAIROBI, "talks"),),
        fares=(*CASE.fares, *(replace(each, origin=NAIROBI, destination=twin) for each in own[:1])),
        allowances=allowances,
    )

    ranking = ranked(case)
    found = preferred(case, ranking, "talks")

    assert [each.place.id for each in ranking.candidates] == ["a-twin", "geneva"]
    assert found is not None
    assert found.place == GENEVA


def test_a_ranking_that_needs_more_time_than_there_is() -> None:
    first, _ = two_rounds()
    rounds = [replace(first, id=f"r{number}", latest=june(24)) for number in range(4)]
    names = tuple(each.id for each in rounds)
    case = replace(CASE, consultations=tuple(rounds), participants=(person("a", NAIROBI, *names),))

    with pytest.raises(OutOfTimeError):
        rank(case, price(case), ("r0",), (GENEVA,), Clock.started(SILENT, 0.0))
