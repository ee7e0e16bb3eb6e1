from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from logistics.case.case import Case
from logistics.case.places import Place
from logistics.case.rules import OwnAllowance, OwnFare, Rate, Setting, Tariff
from logistics.errors import CaseError
from logistics.pricing.price import price
from logistics.pricing.quotes import Part, PartKind, Quote
from tests.logistics.planning.example import BOSSEY, CASE, GENEVA, NAIROBI, PARIS, TALKS, VIENNA, person

LYON = Place("lyon", "Lyon", "FR", 45.76, 4.84, "Europe/Paris")
ATLANTIS = Place("atlantis", "Atlantis", "XX", 30.0, -30.0, "UTC")
ECB = "ECB euro reference rates of 2005-06-13"
EUR = Decimal("1.5379")
USD = Decimal("1.274995855")
ONE = Decimal(1)

# no prices of its own: fares by model, per diems by table
MODELLED = replace(
    CASE,
    consultations=(replace(TALKS, places=(GENEVA, BOSSEY, VIENNA)),),
    participants=tuple(person(place.id, place) for place in (NAIROBI, PARIS, LYON)),
    fares=(),
    allowances=(),
)


def fare(start: Place, end: Place, amount: str, currency: str = "CHF", *, is_return: bool = True) -> OwnFare:
    return OwnFare(start, end, Decimal(amount), currency, is_return, "agency")


def told(case: Case) -> list[str]:
    with pytest.raises(CaseError) as caught:
        price(case)
    return [str(finding) for finding in caught.value.findings]


def test_modelled_fare_shows_its_parts() -> None:
    leg = price(replace(MODELLED, tariff=Tariff(fare_factor=Decimal("0.924")))).leg(NAIROBI, GENEVA)

    # between the middles 5,250.5 km, 796.25 EUR, and 6,750.5 km, 900 EUR
    part = Part(
        kind=PartKind.FARE,
        label="half of a return fare, air, 6059 km",
        quantity=Decimal("0.5"),
        unit="return fare",
        rate=Decimal("852.1713"),
        currency="EUR",
        factor=Decimal("0.924"),
        exchange=EUR,
        source="ec-c-2023-4928",
        factor_id="tariff.fare_factor",
    )
    # 852.1713 / 2 * 0.924 * 1.5379 = 605.4757...
    assert leg.quote == Quote("leg-geneva-nairobi", "Geneva, CH - Nairobi, KE", (part,), 60_548)
    assert (leg.km, leg.mode, str(leg.hours)) == (6059, "air", "11.57")


def test_ground_below_400_km_is_an_assumption() -> None:
    leg = price(MODELLED).leg(GENEVA, LYON)

    # 245 EUR at 400 km, evenly: 113 km 69.2125 EUR
    (part,) = leg.quote.parts
    assert (leg.km, leg.mode, str(leg.hours)) == (113, "ground", "1.41")
    assert (part.label, str(part.rate), part.is_assumed) == (
        "half of a return fare, ground, 113 km",
        "69.2125",
        True,
    )
    assert leg.quote.cents == 5322


def test_local_leg_costs_nothing() -> None:
    leg = price(replace(MODELLED, tariff=Tariff(terminal=Decimal(25)))).leg(GENEVA, BOSSEY)

    assert leg.quote == Quote("leg-bossey-geneva", "Bossey, CH - Geneva, CH", (), 0)
    assert (leg.km, leg.mode, leg.hours, leg.co2e_kg) == (17, "local", Decimal(0), Decimal(0))
    assert (leg.low_cents, leg.high_cents) == (0, 0)


def test_own_quote_beats_the_model_both_ways() -> None:
    case = replace(MODELLED, fares=(fare(NAIROBI, GENEVA, "801.01"),))

    leg = price(case).leg(GENEVA, NAIROBI)

    (part,) = leg.quote.parts
    assert (part.label, part.quantity, part.rate) == (
        "half of a return fare",
        Decimal("0.5"),
        Decimal("801.01"),
    )
    assert (part.source, part.is_assumed, part.factor, part.factor_id) == ("agency", False, ONE, "")
    # half of it, half up
    assert (leg.quote.cents, leg.low_cents, leg.high_cents) == (40_051, 40_051, 40_051)


def test_own_one_way_quote_counts_in_full() -> None:
    case = replace(MODELLED, fares=(fare(GENEVA, NAIROBI, "400.50", is_return=False),))

    (part,) = price(case).leg(NAIROBI, GENEVA).quote.parts

    assert (part.label, part.quantity, part.cents) == ("one-way fare", ONE, 40_050)


@pytest.mark.parametrize(
    ("source", "shown", "is_assumed"),
    [("agency", "agency", False), ("", "fares of the case", True), ("Assumption", "Assumption", True)],
)
def test_own_quote_without_a_source_is_assumed(source: str, shown: str, is_assumed: bool) -> None:  # noqa: FBT001
    case = replace(MODELLED, fares=(replace(fare(NAIROBI, GENEVA, "800"), source=source),))

    (part,) = price(case).leg(NAIROBI, GENEVA).quote.parts

    assert (part.source, part.is_assumed) == (shown, is_assumed)


def test_own_quote_in_another_currency_is_converted() -> None:
    case = replace(MODELLED, fares=(fare(NAIROBI, GENEVA, "800", "USD"),))

    (part,) = price(case).leg(NAIROBI, GENEVA).quote.parts

    assert (part.currency, part.exchange) == ("USD", USD)
    assert part.cents == 51_000


def test_rate_of_the_case_beats_the_published_one() -> None:
    rates = (Rate("USD", Decimal("1.30"), "treasury"),)
    book = price(replace(MODELLED, rates=rates, fares=(fare(NAIROBI, GENEVA, "800", "USD"),)))

    assert book.leg(NAIROBI, GENEVA).quote.cents == 52_000
    assert book.rates == (Rate("EUR", EUR, ECB), *rates)


def test_parts_of_a_leg_add_up() -> None:
    tariff = Tariff(terminal=Decimal("25.50"), hour_rate=Decimal(30))
    settings = (Setting("tariff.terminal", "25.50", source="assumption"),)

    leg = price(replace(MODELLED, tariff=tariff, settings=settings)).leg(NAIROBI, GENEVA)

    assert [(part.kind, part.quantity, part.unit, part.cents) for part in leg.quote.parts] == [
        (PartKind.FARE, Decimal("0.5"), "return fare", 65_528),
        (PartKind.TERMINAL, Decimal(2), "terminal", 5_100),
        (PartKind.TIME, Decimal("11.57"), "hour", 34_710),
    ]
    assert [part.is_assumed for part in leg.quote.parts] == [False, True, False]
    assert leg.quote.cents == 65_528 + 5_100 + 34_710


@pytest.mark.parametrize("model", ["eu-unit-cost", "gsa-discount", "gsa-flexible", "erasmus-plus"])
def test_low_central_high_stand_in_order(model: str) -> None:
    tariff = Tariff(fare_model=model, terminal=Decimal(10), fare_factor=Decimal("0.9"))

    for leg in price(replace(MODELLED, tariff=tariff)).legs.values():
        assert leg.low_cents <= leg.quote.cents <= leg.high_cents


def test_low_and_high_carry_the_same_factor_and_extras() -> None:
    leg = price(replace(MODELLED, tariff=Tariff(fare_factor=Decimal("0.9"), terminal=Decimal(10)))).leg(
        NAIROBI, GENEVA
    )

    # at 6,059 km: USD 780.92 to 1,170.92 there and back
    assert (leg.low_cents, leg.quote.cents, leg.high_cents) == (44_805 + 2_000, 60_975, 67_181 + 2_000)


@pytest.mark.parametrize(
    ("allowances", "lodging", "meals", "source"),
    [
        ((), "434", "214", "us-state-2026-04"),
        ((OwnAllowance(None, "CH", Decimal(99), Decimal(9), "USD", "own CH"),), "99", "9", "own CH"),
        (
            (
                OwnAllowance(None, "CH", Decimal(99), Decimal(9), "USD", "own CH"),
                OwnAllowance(GENEVA, "", Decimal(88), Decimal(8), "USD", "own Geneva"),
            ),
            "88",
            "8",
            "own Geneva",
        ),
        ((OwnAllowance(VIENNA, "", Decimal(1), Decimal(1), "USD", "x"),), "434", "214", "us-state-2026-04"),
    ],
)
def test_per_diem_of_the_place_beats_the_country_beats_the_table(
    allowances: tuple[OwnAllowance, ...], lodging: str, meals: str, source: str
) -> None:
    night = price(replace(MODELLED, allowances=allowances)).night(GENEVA)

    assert [(str(part.rate), part.source) for part in night.parts] == [(lodging, source), (meals, source)]


def test_place_named_like_a_country_is_no_country() -> None:
    ch = replace(VIENNA, id="CH")
    case = replace(MODELLED, consultations=(replace(TALKS, places=(GENEVA, ch)),))

    book = price(replace(case, allowances=(OwnAllowance(ch, "", Decimal(1), Decimal(1), "CHF", "own"),)))

    assert [part.source for part in book.night(GENEVA).parts] == ["us-state-2026-04"] * 2


def test_per_diem_of_elsewhere_in_the_country() -> None:
    assert [str(part.rate) for part in price(MODELLED).night(BOSSEY).parts] == ["292", "195"]


def test_night_shows_factors_and_exchange() -> None:
    tariff = Tariff(lodging_factor=Decimal("0.5"), meals_factor=Decimal("0.8"))
    night = price(replace(MODELLED, tariff=tariff)).night(GENEVA)

    assert (night.id, night.label) == ("night-geneva", "night in Geneva, CH")
    assert [(part.factor, part.factor_id, part.exchange, part.cents) for part in night.parts] == [
        (Decimal("0.5"), "tariff.lodging_factor", USD, 27_667),
        (Decimal("0.8"), "tariff.meals_factor", USD, 21_828),
    ]
    assert night.cents == 27_667 + 21_828


@pytest.mark.parametrize(
    ("source", "shown", "is_assumed"),
    [("me", "me", False), ("", "allowances of the case", True), ("assumed", "assumed", True)],
)
def test_own_per_diem_without_a_source_is_assumed(source: str, shown: str, is_assumed: bool) -> None:  # noqa: FBT001
    own = OwnAllowance(GENEVA, "", ONE, ONE, "CHF", source)

    night = price(replace(MODELLED, allowances=(own,))).night(GENEVA)

    assert [(part.source, part.is_assumed) for part in night.parts] == [(shown, is_assumed)] * 2


def test_lump_sums_are_quotes() -> None:
    tariff = Tariff(visa=Decimal(80), insurance=Decimal("19.90"), remote=Decimal(5))
    settings = (Setting("tariff.visa", "80", source="consulate"), Setting("tariff.remote", "5"))

    book = price(replace(MODELLED, tariff=tariff, settings=settings))

    assert (book.visa.cents, book.insurance.cents, book.remote.cents) == (8_000, 1_990, 500)
    assert [(part.source, part.is_assumed) for part in (*book.visa.parts, *book.remote.parts)] == [
        ("tariff.visa", False),
        ("tariff.remote", True),
    ]


def test_book_has_the_legs_from_homes_and_venues_to_venues() -> None:
    book = price(MODELLED)

    homes = [
        *(("geneva", home) for home in ("geneva", "lyon", "nairobi", "paris", "vienna")),
        *(("bossey", home) for home in ("bossey", "geneva", "lyon", "nairobi", "paris", "vienna")),
        *(("lyon", "vienna"), ("nairobi", "vienna"), ("paris", "vienna"), ("vienna", "vienna")),
    ]
    assert list(book.legs) == sorted(homes)
    assert list(book.nights) == ["bossey", "geneva", "vienna"]
    assert (book.currency, book.local_km) == ("CHF", 50)


def test_place_without_a_per_diem_is_told() -> None:
    case = replace(MODELLED, consultations=(replace(TALKS, places=(ATLANTIS, GENEVA)),))

    assert told(case) == [
        (
            "allowances place: there is no per diem for Atlantis, XX in table 'us-state-2026-04'; "
            "add a row for 'atlantis' to table allowances, "
            "or choose another tariff.allowance_table (no-allowance)"
        )
    ]


def test_currency_without_a_rate_is_told_for_fares_and_per_diems_at_once() -> None:
    case = replace(
        MODELLED,
        fares=(fare(NAIROBI, GENEVA, "1500", "TND"),),
        allowances=(OwnAllowance(GENEVA, "", ONE, ONE, "XOF", "me"),),
    )

    assert told(case) == [
        (
            "rates TND: amounts are given in TND and there is no exchange rate for it on the price date; "
            "add 'TND = ...' to [rates], in units of the case currency (no-rate)"
        ),
        (
            "rates XOF: amounts are given in XOF and there is no exchange rate for it on the price date; "
            "add 'XOF = ...' to [rates], in units of the case currency (no-rate)"
        ),
    ]


def test_case_in_a_currency_without_rates_needs_those_of_the_models() -> None:
    case = replace(CASE, currency="TND", fares=(), price_date=date(2005, 6, 13))
    own = tuple(replace(allowance, currency="TND") for allowance in CASE.allowances)

    assert [finding.split(":")[0] for finding in told(replace(case, allowances=own))] == [
        "rates EUR",
        "rates USD",
    ]


def test_quotes_of_its_own_need_no_rates() -> None:
    fares = tuple(replace(own, currency="TND") for own in CASE.fares)
    allowances = tuple(replace(own, currency="TND") for own in CASE.allowances)

    book = price(replace(CASE, currency="TND", fares=fares, allowances=allowances))

    assert book.rates == (Rate("TND", ONE, "currency of the case"),)
