from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.rules import OwnFare, Rules, Tariff
from logistics.case.visas import VisaRule
from logistics.errors import CaseError
from logistics.pricing import matrix
from logistics.pricing.by_km import CO2E_UNITS, HOUR_UNITS
from logistics.pricing.matrix import trip_costs
from logistics.pricing.price import price
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import PartKind
from tests.logistics.planning.example import CASE, TALKS

VISAS = (VisaRule(("KE",), (), cost=Decimal(60)), VisaRule((), ("CH",), is_needed=False))
COUNTRIES = ("CH", "FR", "KE", "US", "JP")


@st.composite
def worlds(draw: st.DrawFn) -> Case:
    """Return a case whose consultation may be in any of several places anywhere."""
    count = draw(st.integers(2, 6))
    places = tuple(
        Place(
            f"place-{number}",
            f"Place {number}",
            draw(st.sampled_from(COUNTRIES)),
            draw(st.floats(-89, 89)),
            draw(st.floats(-180, 180)),
            "UTC",
        )
        for number in range(count)
    )
    passports = st.sampled_from(("", "KE", "LA"))
    people = tuple(
        Participant(f"p{number}", replace(place, passport=draw(passports)))
        for number, place in enumerate(places)
    )
    ends = st.tuples(st.sampled_from(places), st.sampled_from(places))
    routes = draw(st.lists(ends, max_size=3, unique_by=lambda pair: frozenset(place.id for place in pair)))
    sums = st.sampled_from((Decimal(0), Decimal("12.35"), Decimal(80)))
    return replace(
        CASE,
        anchors=(),
        places=places,
        consultations=(replace(TALKS, places=places[1:]),),
        participants=people,
        rules=Rules(local_km=draw(st.sampled_from((0, 50, 3000)))),
        tariff=Tariff(
            fare_model=draw(st.sampled_from(("eu-unit-cost", "gsa-discount", "erasmus-plus"))),
            fare_factor=draw(st.sampled_from((Decimal(1), Decimal("0.924")))),
            terminal=draw(sums), visa=draw(sums), insurance=draw(sums), hour_rate=draw(sums),
            emissions_method=draw(st.sampled_from(("desnz-2025", "myclimate-3"))),
        ),
        fares=tuple(
            OwnFare(*ends, Decimal("333.33"), "EUR", is_return=draw(st.booleans())) for ends in routes
        ),
        allowances=(),
        visas=draw(st.sampled_from(((), VISAS))),
    )  # fmt: skip


def kind_cents(book: PriceBook, start: Place, end: Place, kind: PartKind) -> int:
    return sum(part.cents for part in book.leg(start, end).quote.parts if part.kind is kind)


@given(worlds())
def test_arrays_say_what_the_quotes_say(case: Case) -> None:
    book = price(case)
    origins, places = tuple(one.origin for one in case.participants), case.consultations[0].places

    arrays, is_local = book.legs.arrays(origins, places)

    pairs = [(a, b, origin, place) for a, origin in enumerate(origins) for b, place in enumerate(places)]
    for row, column, origin, place in pairs:
        leg = book.leg(origin, place)
        assert arrays.cents[row, column] == leg.quote.cents
        assert arrays.fare[row, column] == kind_cents(book, origin, place, PartKind.FARE)
        assert arrays.terminal[row, column] == kind_cents(book, origin, place, PartKind.TERMINAL)
        assert arrays.time[row, column] == kind_cents(book, origin, place, PartKind.TIME)
        assert Decimal(int(arrays.hours[row, column])) / HOUR_UNITS == leg.hours
        assert Decimal(int(arrays.co2e[row, column])) / CO2E_UNITS == leg.co2e_kg
        assert bool(is_local[row, column]) is book.is_local(origin, place)


@given(worlds(), st.integers(0, 5))
def test_trips_cost_what_departure_nights_and_way_home_cost(case: Case, nights: int) -> None:
    book = price(case)
    origins, places = tuple(one.origin for one in case.participants), case.consultations[0].places

    costs = trip_costs(book, origins, places, nights)

    assert costs.tolist() == [
        [
            0
            if book.is_local(origin, place)
            else book.departure_cents(origin, place)
            + nights * book.night(place).cents
            + book.leg(place, origin).quote.cents
            for place in places
        ]
        for origin in origins
    ]


def test_trips_are_priced_in_parts_when_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    book = price(CASE)
    origins, places = tuple(place for place in CASE.places), CASE.consultations[0].places
    whole = trip_costs(book, origins, places, 2)

    monkeypatch.setattr(matrix, "MOST_AT_ONCE", 2)

    assert np.array_equal(trip_costs(book, origins, places, 2), whole)
    assert trip_costs(book, (), places, 2).shape == (0, 1)
    assert trip_costs(book, origins, (), 2).shape == (5, 0)


def test_rates_are_asked_for_though_no_leg_is_priced_yet() -> None:
    foreign = replace(CASE, currency="TND", fares=(), allowances=())
    own = replace(CASE, fares=tuple(replace(fare, currency="XAF") for fare in CASE.fares))

    with pytest.raises(CaseError) as missing:
        price(foreign)
    with pytest.raises(CaseError) as quoted:
        price(own)

    assert [finding.where.column for finding in missing.value.findings] == ["EUR", "USD"]
    assert [finding.where.column for finding in quoted.value.findings] == ["XAF"]


def test_a_leg_that_no_journey_needs_has_no_price() -> None:
    legs = price(CASE).legs

    assert ("nairobi", "paris") not in legs
    assert ("geneva", "vienna") not in legs
    with pytest.raises(KeyError):
        legs["nairobi", "paris"]
    assert len(legs) == len(list(legs)) == 2
