from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from logistics.planning.itineraries import make_plan
from logistics.planning.plan import Plan, Stay
from logistics.pricing.price import price
from tests.logistics.planning.example import CASE, GENEVA, NAIROBI, PARIS, june, person, session

PEOPLE = (
    person("ada", NAIROBI, "forum", "talks", people=3),
    person("bob", PARIS, "talks"),
    person("eve", GENEVA, "forum", "talks", people=50),
)


def plan_of(people: int = 3) -> Plan:
    ada, bob, eve = PEOPLE
    case = replace(CASE, participants=(replace(ada, people=people), bob, eve), fares=())
    return make_plan(case, price(case), (session("talks", GENEVA, 13),))


def test_stay_ends_with_its_last_night() -> None:
    stay = Stay(june(12), 4, GENEVA, price(CASE).night(GENEVA))

    assert (stay.last_night, stay.cents) == (june(15), 60_000)


def test_totals_count_every_person() -> None:
    plan = plan_of()
    there = price(replace(CASE, participants=PEOPLE))
    far, near = there.leg(NAIROBI, GENEVA), there.leg(PARIS, GENEVA)

    assert plan.journeys == 3 * 2 + 2
    assert plan.hours == 6 * far.hours + 2 * near.hours
    assert plan.co2e_kg == 6 * far.co2e_kg + 2 * near.co2e_kg
    assert plan.co2e_kg > Decimal(3000)


def test_range_replaces_the_fares_only() -> None:
    plan = plan_of(people=1)
    book = price(replace(CASE, participants=PEOPLE, fares=()))
    legs = (book.leg(NAIROBI, GENEVA), book.leg(PARIS, GENEVA))

    low, high = plan.fare_range_cents()

    # four nights for one, two for the other
    assert low == 6 * 15_000 + 2 * sum(leg.low_cents for leg in legs)
    assert high == 6 * 15_000 + 2 * sum(leg.high_cents for leg in legs)
    assert low < plan.cost_cents < high


def test_range_of_own_fares_is_the_cost() -> None:
    plan = make_plan(CASE, price(CASE), (session("talks", GENEVA, 13),))

    assert plan.fare_range_cents() == (160_000, 160_000)


def test_local_trip_has_neither_legs_nor_nights() -> None:
    away, _, local = plan_of().itineraries

    assert [trip.is_local for trip in (*away.trips, *local.trips)] == [False, True, True]
