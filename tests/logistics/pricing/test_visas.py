from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from logistics.case.case import Case
from logistics.case.rules import Rate, Tariff
from logistics.case.visas import VisaRule
from logistics.planning.itineraries import make_plan
from logistics.planning.patterns import crowd
from logistics.planning.tables import cost_tables
from logistics.planning.verify import verify
from logistics.pricing.price import price
from tests.logistics.planning.example import CASE, GENEVA, NAIROBI, PARIS, TALKS, VIENNA, person, session

KENYAN_IN_PARIS = replace(PARIS, passport="KE")
RULES = (
    VisaRule(("KE",), ("CH",), cost=Decimal(60), currency="EUR", lead_days=20, source="consulate"),
    VisaRule(("KE",), ("AT",)),
    VisaRule((), ("CH",), is_needed=False),
)
TRAVELLERS = replace(
    CASE,
    consultations=(replace(TALKS, places=(GENEVA, VIENNA)),),
    participants=(
        person("kenyan", NAIROBI, "forum", "talks"),
        person("in-paris", KENYAN_IN_PARIS, "forum", "talks"),
        person("french", PARIS, "forum", "talks"),
    ),
    tariff=Tariff(visa=Decimal(80)),
    rates=(Rate("EUR", Decimal("1.5")),),
    visas=RULES,
)
ENTRIES = ((NAIROBI, GENEVA), (NAIROBI, VIENNA), (KENYAN_IN_PARIS, GENEVA), (PARIS, GENEVA), (PARIS, VIENNA))


def entries(case: Case) -> list[int]:
    prices = price(case)
    return [prices.visa_cents(origin, origin, place) for origin, place in ENTRIES]


def test_a_rule_of_the_case_replaces_the_tariff() -> None:
    # a rule without a cost takes that of the tariff, as does whoever no rule names
    assert entries(TRAVELLERS) == [9_000, 8_000, 9_000, 0, 8_000]


def test_without_rules_every_entry_costs_what_the_tariff_says() -> None:
    assert entries(replace(TRAVELLERS, visas=())) == [8_000] * 5


def test_the_price_of_a_visa_has_its_parts_and_source() -> None:
    quote = price(TRAVELLERS).visa_quote(NAIROBI, NAIROBI, GENEVA)

    assert quote is not None
    (part,) = quote.parts
    assert (quote.id, quote.label) == ("visa-KE-CH", "visa for CH, passports of KE")
    assert (part.rate, part.currency, part.exchange, part.source, part.is_assumed) == (
        Decimal(60), "EUR", Decimal("1.5"), "consulate", False,
    )  # fmt: skip


def test_no_visa_into_the_country_of_the_passport() -> None:
    prices = price(replace(TRAVELLERS, visas=()))

    assert prices.visa_quote(KENYAN_IN_PARIS, VIENNA, NAIROBI) is None
    assert prices.visa_quote(KENYAN_IN_PARIS, VIENNA, PARIS) is None
    assert prices.visa_quote(KENYAN_IN_PARIS, GENEVA, GENEVA) is None


def test_tables_tell_passports_apart() -> None:
    people = crowd(TRAVELLERS)
    tables = cost_tables(price(TRAVELLERS), people.origins, (GENEVA, VIENNA))

    assert [(origin.id, origin.passport) for origin in people.origins] == [
        ("nairobi", ""), ("paris", ""), ("paris", "KE"),
    ]  # fmt: skip
    assert tables.there[..., 0].tolist() == [[59_000, 64_000], [10_000, 29_000], [19_000, 29_000]]
    assert tables.across(0, 1)[:, 0].tolist() == [23_000, 23_000, 23_000]


def test_plan_and_recount_agree_on_visas() -> None:
    prices = price(TRAVELLERS)
    talks = session("talks", VIENNA, 17)

    plan = make_plan(TRAVELLERS, prices, (talks,))

    verify(TRAVELLERS, prices, plan, plan.cost_cents)
    extras = [
        [extra.id for trip in line.trips for leg in trip.legs for extra in leg.extras]
        for line in plan.itineraries
    ]
    assert extras == [["visa-KE-CH", "visa"], ["visa-KE-CH", "visa"], ["visa"]]
