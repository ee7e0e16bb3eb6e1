from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.rules import Tariff
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.plan import Itinerary, Plan
from logistics.pricing.price import price
from tests.logistics.planning.example import (
    ADA,
    BOSSEY,
    CASE,
    FORUM,
    GENEVA,
    NAIROBI,
    PARIS,
    TALKS,
    VIENNA,
    person,
    session,
)

TALKS_13 = session("talks", GENEVA, 13)


def planned(case: Case, *sessions: Session) -> Plan:
    return make_plan(case, price(case), sessions)


def only(plan: Plan) -> Itinerary:
    (line,) = plan.itineraries
    return line


def case_of(who: Participant, *anchors: Session) -> Case:
    anywhere = replace(TALKS, places=(GENEVA, VIENNA, BOSSEY))
    return replace(CASE, participants=(who,), anchors=anchors, consultations=(anywhere,))


def journeys(line: Itinerary) -> list[list[tuple[int, str, str]]]:
    """Return day in June, start and end of each leg, trip by trip."""
    return [[(leg.day.day, leg.start.id, leg.end.id) for leg in trip.legs] for trip in line.trips]


def nights(line: Itinerary) -> list[list[tuple[int, int, str]]]:
    """Return first night in June, number and place of each stay, trip by trip."""
    return [
        [(stay.first_night.day, stay.nights, stay.place.id) for stay in trip.stays] for trip in line.trips
    ]


def test_one_trip_serves_both_sessions() -> None:
    plan = planned(CASE, TALKS_13)
    line = only(plan)

    assert plan.sessions == (TALKS_13,)
    assert [trip.sessions for trip in line.trips] == [(TALKS_13, FORUM)]
    assert journeys(line) == [[(12, "nairobi", "geneva"), (16, "geneva", "nairobi")]]
    assert nights(line) == [[(12, 4, "geneva")]]
    # there and back 1000, four nights at 150
    assert (line.cents_each, line.cents, plan.cost_cents) == (160_000, 160_000, 160_000)


def test_delegation_pays_for_each_of_its_people() -> None:
    plan = planned(replace(CASE, participants=(replace(ADA, people=3), replace(ADA, id="bob"))), TALKS_13)

    assert [line.cents for line in plan.itineraries] == [480_000, 160_000]
    assert plan.cost_cents == 640_000


@pytest.mark.parametrize(
    ("origin", "day", "trips", "francs"),
    [
        # 14-15 June, then the day: nights from 13 to the day after it
        (NAIROBI, 22, 1, 1000 + 10 * 150),
        (NAIROBI, 23, 1, 1000 + 11 * 150),
        # going home costs 1000 more, and seven nights less are paid
        (NAIROBI, 24, 2, 2000 + 5 * 150),
        (PARIS, 17, 1, 200 + 5 * 150),
        (PARIS, 18, 1, 200 + 6 * 150),
        (PARIS, 19, 2, 400 + 5 * 150),
    ],
)
def test_stay_on_or_go_home(origin: Place, day: int, trips: int, francs: int) -> None:
    case = case_of(replace(ADA, origin=origin), FORUM)

    plan = planned(case, session("talks", GENEVA, day))

    assert (len(only(plan).trips), plan.cost_cents) == (trips, francs * 100)


def fare_of(case: Case, origin: Place, place: Place, amount: str) -> Case:
    """Return the case with another fare one way."""
    fares = tuple(
        replace(own, amount=Decimal(amount)) if (own.origin, own.destination) == (origin, place) else own
        for own in case.fares
    )
    return replace(case, fares=fares)


@pytest.mark.parametrize(("fare", "trips"), [("449.99", 2), ("450", 1), ("450.01", 1)])
def test_tie_is_settled_by_staying_on(fare: str, trips: int) -> None:
    # six more nights than by two trips, 900, against a fare there and back
    case = fare_of(CASE, NAIROBI, GENEVA, fare)

    assert len(only(planned(case, session("talks", GENEVA, 23))).trips) == trips


@pytest.mark.parametrize(("home_nights", "trips"), [(0, 2), (3, 2), (4, 2), (5, 1)])
def test_nights_at_home_must_fit(home_nights: int, trips: int) -> None:
    # home from 16 to 20 June: four nights
    case = case_of(replace(ADA, origin=PARIS), FORUM)
    case = replace(case, rules=replace(case.rules, home_nights=home_nights))

    assert len(only(planned(case, session("talks", GENEVA, 21))).trips) == trips


@pytest.mark.parametrize(("longest", "trips", "francs"), [(4, 1, 1000 + 9 * 150), (3, 2, 2000 + 5 * 150)])
def test_longest_stay_sends_people_home(longest: int, trips: int, francs: int) -> None:
    case = replace(CASE, rules=replace(CASE.rules, longest_stay_nights=longest))

    plan = planned(case, session("talks", GENEVA, 21))

    assert (len(only(plan).trips), plan.cost_cents) == (trips, francs * 100)


def test_offsets_of_the_case() -> None:
    case = replace(CASE, rules=replace(CASE.rules, arrive_days=2, leave_days=3))

    line = only(planned(case, TALKS_13))

    assert journeys(line) == [[(11, "nairobi", "geneva"), (18, "geneva", "nairobi")]]
    assert nights(line) == [[(11, 7, "geneva")]]


def test_day_trip_has_no_nights() -> None:
    case = case_of(person("ada", PARIS, "talks"))
    case = replace(case, rules=replace(case.rules, arrive_days=0, leave_days=0))

    line = only(planned(case, TALKS_13))

    assert journeys(line) == [[(13, "paris", "geneva"), (13, "geneva", "paris")]]
    assert (nights(line), line.cents_each) == ([[]], 20_000)


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        # Geneva on 14 and 15, Vienna on 20: the nights of 16, 17 and 18 are free, Vienna is cheaper
        (FORUM, session("talks", VIENNA, 20), 16),
        # Vienna first: the free nights are spent there, the journey is on the day before the second session
        (session("forum", VIENNA, 14, 15), session("talks", GENEVA, 20), 19),
    ],
)
def test_free_nights_are_spent_where_they_are_cheaper(first: Session, second: Session, day: int) -> None:
    line = only(planned(case_of(ADA, first), second))

    assert journeys(line) == [
        [
            (13, "nairobi", first.place.id),
            (day, first.place.id, second.place.id),
            (21, second.place.id, "nairobi"),
        ]
    ]
    assert nights(line) == [[(13, day - 13, first.place.id), (day, 21 - day, second.place.id)]]


def test_free_nights_at_one_price_are_spent_at_the_first_place() -> None:
    same = tuple(replace(own, lodging=Decimal(100), meals=Decimal(50)) for own in CASE.allowances)
    case = replace(case_of(ADA, FORUM), allowances=same)

    assert nights(only(planned(case, session("talks", VIENNA, 20)))) == [
        [(13, 6, "geneva"), (19, 2, "vienna")]
    ]


def test_transfer_counts_both_fares_and_the_way_between() -> None:
    plan = planned(case_of(ADA, FORUM), session("talks", VIENNA, 20))

    # 500 + 150 + 560, three nights in Geneva, five in Vienna
    assert plan.cost_cents == (1210 + 3 * 150 + 5 * 100) * 100


def test_transfer_overnight_arrives_after_the_session() -> None:
    line = only(planned(case_of(ADA, FORUM), session("talks", VIENNA, 16)))

    assert journeys(line) == [
        [(13, "nairobi", "geneva"), (15, "geneva", "vienna"), (17, "vienna", "nairobi")]
    ]
    assert nights(line) == [[(13, 2, "geneva"), (15, 2, "vienna")]]


def test_journey_between_local_places_costs_nothing() -> None:
    retreat = session("retreat", BOSSEY, 16, 17)
    line = only(planned(case_of(person("ada", NAIROBI, "forum", "retreat"), FORUM, retreat)))

    assert journeys(line) == [
        [(13, "nairobi", "geneva"), (15, "geneva", "bossey"), (18, "bossey", "nairobi")]
    ]
    assert line.cents_each == (1000 + 2 * 150 + 3 * 140) * 100


def test_local_people_cost_nothing() -> None:
    retreat = session("retreat", BOSSEY, 20)
    line = only(
        planned(case_of(person("eve", GENEVA, "forum", "talks", "retreat"), FORUM, retreat), TALKS_13)
    )

    assert [trip.sessions for trip in line.trips] == [(TALKS_13,), (FORUM,), (retreat,)]
    assert all(trip.is_local for trip in line.trips)
    assert line.cents_each == 0


def test_local_session_parts_the_trips_around_it() -> None:
    before, after = session("before", VIENNA, 10), session("after", VIENNA, 17)
    line = only(planned(case_of(person("eve", GENEVA, "before", "after", "talks"), before, after), TALKS_13))

    assert [trip.sessions for trip in line.trips] == [(before,), (TALKS_13,), (after,)]
    assert [trip.is_local for trip in line.trips] == [False, True, False]
    assert line.cents_each == 2 * (2 * 150 + 2 * 100) * 100


def test_without_the_local_session_the_trips_join() -> None:
    before, after = session("before", VIENNA, 10), session("after", VIENNA, 13)
    line = only(planned(case_of(person("eve", GENEVA, "before", "after"), before, after)))

    assert [trip.sessions for trip in line.trips] == [(before, after)]
    assert line.cents_each == (300 + 5 * 100) * 100


def test_two_sessions_on_one_day_share_the_night() -> None:
    case = case_of(ADA, session("forum", GENEVA, 13))
    case = replace(case, rules=replace(case.rules, is_same_day_allowed=True))

    line = only(planned(case, session("talks", GENEVA, 13, 14)))

    assert nights(line) == [[(12, 3, "geneva")]]
    assert line.cents_each == (1000 + 3 * 150) * 100


def test_session_inside_an_anchor_changes_nothing() -> None:
    long = session("forum", GENEVA, 6, 17)
    case = replace(case_of(ADA, long), rules=replace(CASE.rules, is_same_day_allowed=True))

    line = only(planned(case, TALKS_13))

    assert [trip.sessions for trip in line.trips] == [(long,)]
    assert nights(line) == [[(5, 13, "geneva")]]


def test_of_two_anchors_on_the_same_days_the_first_is_kept() -> None:
    twin = replace(FORUM, id="assembly")
    case = case_of(person("ada", NAIROBI, "forum", "assembly"), FORUM, twin)
    case = replace(case, rules=replace(case.rules, is_same_day_allowed=True))

    assert [trip.sessions for trip in only(planned(case)).trips] == [(twin,)]


def test_partly_overlapping_anchors_make_one_stay() -> None:
    late = session("late", GENEVA, 15, 17)
    case = case_of(person("ada", NAIROBI, "forum", "late"), late, FORUM)
    case = replace(case, rules=replace(case.rules, is_same_day_allowed=True))

    assert nights(only(planned(case))) == [[(13, 5, "geneva")]]


def test_visa_for_each_entry_into_a_foreign_country_from_another_one() -> None:
    case = replace(case_of(ADA, FORUM), tariff=Tariff(visa=Decimal(80)))

    line = only(planned(case, session("talks", VIENNA, 20)))

    assert [[extra.id for extra in leg.extras] for leg in line.trips[0].legs] == [["visa"], ["visa"], []]
    assert line.cents_each == (1210 + 3 * 150 + 5 * 100 + 160) * 100


def test_visa_again_after_going_home_and_none_inside_a_country() -> None:
    retreat = session("retreat", BOSSEY, 16)
    case = replace(
        case_of(person("ada", NAIROBI, "forum", "retreat", "talks"), FORUM, retreat),
        tariff=Tariff(visa=Decimal(1)),
    )
    case = replace(case, rules=replace(case.rules, longest_stay_nights=0))

    line = only(planned(case, session("talks", GENEVA, 20)))

    legs = [[[extra.id for extra in leg.extras] for leg in trip.legs] for trip in line.trips]
    assert legs == [[["visa"], [], []], [["visa"], []]]


def test_no_visa_at_home() -> None:
    zurich = Place("zurich", "Zurich", "CH", 47.37, 8.54, "Europe/Zurich")
    case = replace(case_of(replace(ADA, origin=zurich), FORUM), tariff=Tariff(visa=Decimal(80)))

    line = only(planned(case, TALKS_13))

    assert [leg.extras for leg in line.trips[0].legs] == [(), ()]


def test_visa_tips_the_scales_towards_staying_on() -> None:
    case = case_of(replace(ADA, origin=PARIS), FORUM)
    after = session("talks", GENEVA, 19)

    trips = [
        len(only(planned(replace(case, tariff=Tariff(visa=visa)), after)).trips)
        for visa in (Decimal(99), Decimal(100))
    ]

    # staying on costs two more nights, going home 200 and the visa
    assert len(only(planned(case, after)).trips) == 2
    assert trips == [2, 1]


def test_insurance_for_each_trip_from_home() -> None:
    case = replace(case_of(ADA, FORUM), tariff=Tariff(insurance=Decimal(30)))

    one = only(planned(case, session("talks", VIENNA, 20)))
    two = only(make_baseline(case, price(case), (session("talks", VIENNA, 20),)))

    assert [[extra.id for extra in leg.extras] for leg in one.trips[0].legs] == [["insurance"], [], []]
    assert one.cents_each == (1210 + 3 * 150 + 5 * 100 + 30) * 100
    assert two.cents_each == (1000 + 3 * 150 + 1120 + 2 * 100 + 60) * 100


def test_terminal_expenses_twice_for_each_journey() -> None:
    line = only(
        planned(
            replace(case_of(ADA, FORUM), tariff=Tariff(terminal=Decimal(25))), session("talks", VIENNA, 20)
        )
    )

    assert line.cents_each == (1210 + 3 * 150 + 5 * 100 + 3 * 50) * 100


def test_hours_of_travel_have_a_price() -> None:
    case = replace(CASE, tariff=Tariff(hour_rate=Decimal(10)))
    line = only(planned(case, TALKS_13))

    hours = price(case).leg(NAIROBI, GENEVA).hours
    assert line.trips[0].hours == 2 * hours
    assert line.cents_each == 160_000 + 2 * int(hours * 1000)


def test_remote_attendance_costs_its_lump_sum() -> None:
    eve = person("eve", NAIROBI, "forum", remote=("talks",), people=4)
    case = replace(case_of(eve, FORUM), tariff=Tariff(remote=Decimal(15)))

    plan = planned(case, TALKS_13)

    assert only(plan).remote == (TALKS_13,)
    assert plan.cost_cents == 4 * (1000 + 3 * 150 + 15) * 100


def test_who_attends_nothing_costs_nothing() -> None:
    line = only(planned(case_of(person("ada", NAIROBI), FORUM), TALKS_13))

    assert (line.trips, line.remote, line.cents_each) == ((), (), 0)


def test_sessions_of_a_plan_stand_in_order_of_time() -> None:
    late, early = session("late", GENEVA, 20), session("early", GENEVA, 6)

    assert planned(CASE, late, early, TALKS_13).sessions == (early, TALKS_13, late)


def test_baseline_makes_each_consultation_a_trip_of_its_own() -> None:
    retreat = session("retreat", BOSSEY, 16, 17)
    case = case_of(person("ada", NAIROBI, "forum", "retreat", "talks", "more"), FORUM, retreat)
    more = session("more", GENEVA, 20)

    line = only(make_baseline(case, price(case), (TALKS_13, more)))

    assert [trip.sessions for trip in line.trips] == [(TALKS_13,), (FORUM, retreat), (more,)]
    assert journeys(line) == [
        [(12, "nairobi", "geneva"), (14, "geneva", "nairobi")],
        [(13, "nairobi", "geneva"), (15, "geneva", "bossey"), (18, "bossey", "nairobi")],
        [(19, "nairobi", "geneva"), (21, "geneva", "nairobi")],
    ]
    assert line.cents_each == (3000 + 2 * 150 + 2 * 150 + 3 * 140 + 2 * 150) * 100


def test_baseline_counts_a_consultation_inside_an_anchor_too() -> None:
    case = case_of(ADA, session("forum", GENEVA, 6, 17))
    case = replace(case, rules=replace(case.rules, is_same_day_allowed=True))

    line = only(make_baseline(case, price(case), (TALKS_13,)))

    assert line.cents_each == (2000 + 13 * 150 + 2 * 150) * 100
