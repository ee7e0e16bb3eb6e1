from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from logistics.case.calendar import ClosedDays, Consultation, Session
from logistics.case.case import Case
from logistics.case.rules import Rules, Tariff
from logistics.errors import VerificationError
from logistics.planning.itineraries import make_plan
from logistics.planning.plan import Itinerary, Leg, Plan, Trip
from logistics.planning.verify import broken_rules, impossible_attendance, verify
from logistics.pricing.price import price
from tests.logistics.planning.example import (
    CASE,
    FORUM,
    GENEVA,
    NAIROBI,
    PARIS,
    TALKS,
    VIENNA,
    june,
    person,
    session,
    two_rounds,
)

VENUES = replace(TALKS, places=(GENEVA, VIENNA))
PEOPLE = (
    person("ada", NAIROBI, "forum", "talks", people=2),
    person("bob", PARIS, "forum", remote=("talks",)),
)
MEETING = replace(CASE, consultations=(VENUES,), participants=PEOPLE, tariff=Tariff(remote=Decimal(10)))
PRICES = price(MEETING)
PLAN = make_plan(MEETING, PRICES, (session("talks", GENEVA, 13),))
# ada: two fares of 500 and four nights, twice; bob: two fares of 100, three nights, one remote seat
COST = 2 * 160_000 + 65_000 + 1_000
DAY = timedelta(days=1)
TALKS_13 = session("talks", GENEVA, 13)
OUTSIDE = "talks is outside its window"
BOTH = "nobody can attend both forum and talks"


def told(plan: Plan, *, case: Case = MEETING, claimed: int = COST) -> tuple[str, ...]:
    with pytest.raises(VerificationError) as caught:
        verify(case, price(case), plan, claimed)
    return caught.value.differences


def with_ada(change: Callable[[Trip], Trip]) -> Plan:
    """Return the plan in which the one trip of the first participant is changed, sums as they were."""
    ada, bob = PLAN.itineraries
    return replace(PLAN, itineraries=(replace(ada, trips=(change(ada.trips[0]),)), bob))


def with_legs(change: Callable[[Leg], Leg]) -> Plan:
    return with_ada(lambda trip: replace(trip, legs=(change(trip.legs[0]), *trip.legs[1:])))


def test_right_plan_is_accepted() -> None:
    verify(MEETING, PRICES, PLAN, COST)


@pytest.mark.parametrize(("home_nights", "trips"), [(4, 2), (5, 1)])
def test_recount_goes_home_when_the_nights_just_fit(home_nights: int, trips: int) -> None:
    # home from 16 to 20 June, two fares of 100 against four nights
    case = replace(MEETING, participants=(person("bob", PARIS, "forum", "talks"),))
    case = replace(case, rules=replace(case.rules, home_nights=home_nights))

    plan = make_plan(case, PRICES, (session("talks", GENEVA, 21),))

    assert len(plan.itineraries[0].trips) == trips
    verify(case, PRICES, plan, plan.cost_cents)


def test_error_asks_for_a_report() -> None:
    with pytest.raises(VerificationError) as caught:
        verify(MEETING, PRICES, PLAN, COST + 1)

    assert str(caught.value) == (
        "the recount differs from the plan; please report this:\n"
        "  - total 386000 recounted, 386000 in the plan, 386001 by the solver [cents]"
    )


def test_total_of_the_plan_is_recounted() -> None:
    assert told(replace(PLAN, cost_cents=COST - 1)) == (
        "total 386000 recounted, 385999 in the plan, 386000 by the solver [cents]",
    )


def test_night_more_is_seen() -> None:
    plan = with_ada(lambda trip: replace(trip, stays=(replace(trip.stays[0], nights=5),)))

    assert told(plan) == (
        "ada costs 175000 cents; the recount says 160000",
        "ada has nights that do not fit the journeys from 2005-06-12 to 2005-06-16",
    )


def test_dropped_leg_is_seen() -> None:
    plan = with_ada(lambda trip: replace(trip, legs=trip.legs[:1]))

    assert told(plan) == (
        "ada costs 110000 cents; the recount says 160000",
        "ada travels from Nairobi, KE to Geneva, CH and lives in Nairobi, KE",
        "ada is away from 2005-06-12 to 2005-06-12, not from 2005-06-12 to 2005-06-16",
        "ada has nights that do not fit the journeys from 2005-06-12 to 2005-06-12",
        "ada is not at forum in Geneva, CH",
        "ada is not at talks in Geneva, CH",
    )


def test_shifted_leg_is_seen_though_it_costs_the_same() -> None:
    assert told(with_legs(lambda leg: replace(leg, day=june(14)))) == (
        "ada is away from 2005-06-14 to 2005-06-16, not from 2005-06-12 to 2005-06-16",
        "ada has nights that do not fit the journeys from 2005-06-14 to 2005-06-16",
        "ada is not at talks in Geneva, CH",
    )


def test_stay_elsewhere_is_seen_though_it_costs_the_same() -> None:
    plan = with_ada(lambda trip: replace(trip, stays=(replace(trip.stays[0], place=VIENNA),)))

    assert told(plan) == ("ada has nights that do not fit the journeys from 2005-06-12 to 2005-06-16",)


def test_journey_to_another_place_is_seen_though_it_costs_the_same() -> None:
    assert told(with_legs(lambda leg: replace(leg, end=VIENNA))) == (
        "ada arrives in Vienna, AT and leaves from Geneva, CH",
        "ada has nights that do not fit the journeys from 2005-06-12 to 2005-06-16",
        "ada is not at forum in Geneva, CH",
        "ada is not at talks in Geneva, CH",
    )


def test_trip_from_elsewhere_is_seen_though_it_costs_the_same() -> None:
    assert told(with_legs(lambda leg: replace(leg, start=PARIS))) == (
        "ada travels from Paris, FR to Nairobi, KE and lives in Nairobi, KE",
    )


def test_altered_amount_is_seen() -> None:
    def dearer(leg: Leg) -> Leg:
        return replace(leg, price=replace(leg.price, quote=replace(leg.price.quote, cents=50_001)))

    assert told(with_legs(dearer)) == ("ada costs 160001 cents; the recount says 160000",)


def test_altered_part_is_seen() -> None:
    def cheaper(leg: Leg) -> Leg:
        (part,) = leg.price.quote.parts
        quote = replace(leg.price.quote, parts=(replace(part, rate=Decimal(499)),))
        return replace(leg, price=replace(leg.price, quote=quote))

    assert told(with_legs(cheaper)) == ("ada costs 160000 cents; the recount says 160000",)


def without_trips(line: Itinerary) -> Itinerary:
    return replace(line, trips=())


def test_dropped_trip_is_seen() -> None:
    plan = replace(PLAN, itineraries=(PLAN.itineraries[0], without_trips(PLAN.itineraries[1])))

    assert told(plan) == (
        "bob costs 1000 cents; the recount says 66000",
        "bob is not at forum in Geneva, CH",
    )


def test_dropped_remote_seat_is_seen() -> None:
    ada, bob = PLAN.itineraries

    assert told(replace(PLAN, itineraries=(ada, replace(bob, remote=())))) == (
        "bob costs 65000 cents; the recount says 66000",
        "bob attends nothing remotely",
    )


def test_wrong_remote_seat_is_seen() -> None:
    ada, bob = PLAN.itineraries

    assert told(replace(PLAN, itineraries=(ada, replace(bob, remote=(FORUM,))))) == (
        "bob attends forum remotely",
    )


def test_dropped_participant_is_seen() -> None:
    plan = replace(PLAN, itineraries=PLAN.itineraries[:1])

    assert told(plan) == ("the plan has other participants than the case",)


def test_changed_delegation_is_seen() -> None:
    ada, bob = PLAN.itineraries
    alone = replace(ada, participant=replace(ada.participant, people=1))

    assert told(replace(PLAN, itineraries=(alone, bob))) == ("the plan has other participants than the case",)


def test_cheaper_itinerary_is_seen() -> None:
    apart = replace(MEETING, rules=replace(MEETING.rules, longest_stay_nights=0))
    talks = (session("talks", GENEVA, 21),)
    dear = make_plan(apart, PRICES, talks)

    # two trips 2750 instead of one of nine nights, 2350
    assert told(dear, claimed=dear.cost_cents) == (
        "ada costs 275000 cents; the recount says 235000",
        "total 536000 recounted, 616000 in the plan, 616000 by the solver [cents]",
    )


def test_moved_consultation_is_seen() -> None:
    moved = replace(PLAN, sessions=(session("talks", GENEVA, 18),))

    assert told(moved) == ("talks sits on Saturday 2005-06-18",)


def test_consultation_moved_to_another_allowed_day_is_seen() -> None:
    moved = replace(PLAN, sessions=(session("talks", GENEVA, 17),))

    assert told(moved) == (
        "ada costs 160000 cents; the recount says 175000",
        "total 416000 recounted, 386000 in the plan, 386000 by the solver [cents]",
        "ada is away from 2005-06-12 to 2005-06-16, not from 2005-06-13 to 2005-06-18",
        "ada is not at talks in Geneva, CH",
    )


def test_consultation_in_another_place_is_seen() -> None:
    assert told(replace(PLAN, sessions=(session("talks", PARIS, 13),))) == ("talks is in Paris, FR",)


@pytest.mark.parametrize("sessions", [(), (session("other", GENEVA, 13),)])
def test_consultations_must_be_those_of_the_case(sessions: tuple[Session, ...]) -> None:
    names = [one.id for one in sessions]

    assert told(replace(PLAN, sessions=sessions)) == (f"the plan places {names}",)


def broken(case: Case, *sessions: Session) -> list[str]:
    return list(broken_rules(case, replace(PLAN, sessions=sessions)))


@pytest.mark.parametrize(
    ("talks", "rules", "placed", "expected"),
    [
        (TALKS, CASE.rules, session("talks", GENEVA, 13), []),
        (TALKS, CASE.rules, session("talks", GENEVA, 13, 14), ["talks lasts from 2005-06-13 to 2005-06-14"]),
        (replace(TALKS, earliest=june(14)), CASE.rules, TALKS_13, [OUTSIDE]),
        (replace(TALKS, latest=june(10)), CASE.rules, TALKS_13, [OUTSIDE]),
        (TALKS, Rules(latest_end=june(10)), session("talks", GENEVA, 13), ["talks is outside its window"]),
        (TALKS, Rules(latest_end=june(13)), session("talks", GENEVA, 13), []),
    ],
)
def test_rules_of_one_consultation(
    talks: Consultation, rules: Rules, placed: Session, expected: list[str]
) -> None:
    assert broken(replace(CASE, consultations=(talks,), rules=rules), placed) == expected


def test_public_holiday_is_kept() -> None:
    ascension = Session("talks", "Talks", GENEVA, june(6) - 32 * DAY, june(6) - 32 * DAY)
    case = replace(CASE, consultations=(replace(TALKS, earliest=ascension.first_day),))
    strict = replace(case, rules=replace(case.rules, has_public_holidays=True))

    assert broken(case, ascension) == []
    assert broken(strict, ascension) == ["talks sits on the public holiday 2005-05-05"]


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        (ClosedDays("fair", june(13), june(13)), ["talks sits on 2005-06-13 (fair)"]),
        (ClosedDays("fair", june(10), june(20), GENEVA, "talks"), ["talks sits on 2005-06-13 (fair)"]),
        (ClosedDays("fair", june(10), june(20), VIENNA), []),
        (ClosedDays("fair", june(10), june(20), None, "other"), []),
        (ClosedDays("fair", june(10), june(12)), []),
    ],
)
def test_closed_days_are_kept(closed: ClosedDays, expected: list[str]) -> None:
    assert broken(replace(CASE, closed=(closed,)), session("talks", GENEVA, 13)) == expected


@pytest.mark.parametrize(
    ("least", "most", "second", "expected"),
    [
        (5, 6, 16, ["second has 7 free days after first"]),
        (7, 7, 16, []),
        (8, None, 16, ["second has 7 free days after first"]),
    ],
)
def test_order_is_kept(least: int, most: int | None, second: int, expected: list[str]) -> None:
    case = replace(CASE, consultations=two_rounds(least, most))

    assert broken(case, session("first", GENEVA, 8), session("second", GENEVA, second)) == expected


@pytest.mark.parametrize(
    ("beside", "gap", "placed", "expected"),
    [
        (("forum",), 0, session("talks", GENEVA, 13), []),
        (("forum",), 0, session("talks", GENEVA, 17), ["talks is beside none of forum"]),
        (("forum",), 1, session("talks", GENEVA, 17), []),
        (("forum", "fair"), 0, session("talks", VIENNA, 13), ["talks is beside none of forum, fair"]),
        (("forum", "fair"), 0, session("talks", VIENNA, 21), []),
    ],
)
def test_beside_is_kept(beside: tuple[str, ...], gap: int, placed: Session, expected: list[str]) -> None:
    talks = replace(VENUES, beside=beside, beside_gap_days=gap)
    case = replace(CASE, anchors=(FORUM, session("fair", VIENNA, 20)), consultations=(talks,))

    assert broken(case, placed) == expected


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (7, 7, []),
        (8, None, ["first and second have 7 free days between"]),
        (0, 6, ["first and second have 7 free days between"]),
    ],
)
def test_gap_between_any_two_is_kept(least: int, most: int | None, expected: list[str]) -> None:
    rules = replace(CASE.rules, least_gap_days=least, most_gap_days=most)
    case = replace(CASE, consultations=two_rounds(), rules=rules)

    assert broken(case, session("first", GENEVA, 8), session("second", GENEVA, 16)) == expected


@pytest.mark.parametrize(
    ("placed", "rules", "expected"),
    [
        (session("talks", GENEVA, 14), CASE.rules, ["nobody can attend both forum and talks"]),
        (session("talks", GENEVA, 14), Rules(is_same_day_allowed=True), []),
        (session("talks", GENEVA, 16), CASE.rules, []),
        (session("talks", VIENNA, 15), Rules(is_same_day_allowed=True), [BOTH]),
        (session("talks", VIENNA, 16), CASE.rules, []),
        (session("talks", VIENNA, 16), Rules(transfer_days=2), [BOTH]),
        (session("talks", VIENNA, 12), Rules(transfer_days=2), []),
    ],
)
def test_two_places_at_once(placed: Session, rules: Rules, expected: list[str]) -> None:
    plan = replace(PLAN, sessions=(placed,))

    assert list(impossible_attendance(replace(MEETING, rules=rules), plan)) == expected


def test_two_anchors_may_leave_less_time_than_the_rules() -> None:
    case = replace(
        CASE,
        anchors=(FORUM, session("fair", VIENNA, 16), session("ball", GENEVA, 16)),
        participants=(person("ada", NAIROBI, "forum", "fair"), person("bob", NAIROBI, "ball", "fair")),
        rules=Rules(transfer_days=3),
    )

    assert list(impossible_attendance(case, replace(PLAN, sessions=()))) == [
        "nobody can attend both ball and fair"
    ]
