from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from logistics.case.places import Place
from logistics.case.rules import Tariff
from logistics.pricing.price import price
from logistics.pricing.quotes import leg_key
from tests.logistics.planning.example import BOSSEY, CASE, GENEVA, NAIROBI, PARIS, TALKS, VIENNA, person

ZURICH = Place("zurich", "Zurich", "CH", 47.37, 8.54, "Europe/Zurich")
BOOK = price(
    replace(
        CASE,
        consultations=(replace(TALKS, places=(GENEVA, BOSSEY, VIENNA)),),
        participants=tuple(person(place.id, place) for place in (NAIROBI, PARIS, ZURICH, GENEVA)),
        tariff=Tariff(visa=Decimal(80), insurance=Decimal(20)),
    )
)


def test_leg_is_the_same_both_ways() -> None:
    assert leg_key(VIENNA, GENEVA) == leg_key(GENEVA, VIENNA) == ("geneva", "vienna")
    assert BOOK.leg(NAIROBI, GENEVA) is BOOK.leg(GENEVA, NAIROBI)
    assert BOOK.leg(NAIROBI, GENEVA).quote.cents == 50_000


def test_night_of_a_place() -> None:
    assert [BOOK.night(place).cents for place in (GENEVA, BOSSEY, VIENNA)] == [15_000, 14_000, 10_000]


@pytest.mark.parametrize(
    ("origin", "place", "is_local"),
    [(GENEVA, GENEVA, True), (GENEVA, BOSSEY, True), (ZURICH, GENEVA, False), (PARIS, GENEVA, False)],
)
def test_who_is_local(origin: Place, place: Place, is_local: bool) -> None:  # noqa: FBT001
    assert BOOK.is_local(origin, place) is is_local


def test_local_reaches_up_to_the_distance_of_the_case() -> None:
    km = BOOK.leg(GENEVA, BOSSEY).km

    near, far = (replace(BOOK, local_km=limit) for limit in (km, km - 1))

    assert (near.is_local(GENEVA, BOSSEY), far.is_local(GENEVA, BOSSEY)) == (True, False)


@pytest.mark.parametrize(
    ("origin", "start", "end", "cents"),
    [
        (NAIROBI, NAIROBI, GENEVA, 8_000),
        (NAIROBI, GENEVA, VIENNA, 8_000),
        (NAIROBI, GENEVA, BOSSEY, 0),
        (NAIROBI, GENEVA, NAIROBI, 0),
        (ZURICH, ZURICH, GENEVA, 0),
        (ZURICH, VIENNA, GENEVA, 0),
        (ZURICH, GENEVA, VIENNA, 8_000),
    ],
)
def test_visa_for_entering_a_foreign_country_from_another_one(
    origin: Place, start: Place, end: Place, cents: int
) -> None:
    assert BOOK.visa_cents(origin, start, end) == cents


def test_leaving_home_takes_fare_visa_and_insurance() -> None:
    assert BOOK.departure_cents(NAIROBI, GENEVA) == 60_000
    assert BOOK.departure_cents(ZURICH, GENEVA) == BOOK.leg(ZURICH, GENEVA).quote.cents + 2_000
