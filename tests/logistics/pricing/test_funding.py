from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from logistics.case.case import Case
from logistics.case.people import Funder, RemoteHub, Role
from logistics.case.places import Place
from logistics.case.rules import Rate, Tariff
from logistics.errors import CaseError
from logistics.pricing.price import price
from logistics.pricing.pricebook import HubPrice
from logistics.pricing.quotes import Part, PartKind, Quote
from tests.logistics.planning.example import CASE, NAIROBI, PARIS, person

LIMA = Place("lima", "Lima", "PE", -12.05, -77.04, "America/Lima")
OWN = Rate("USD", Decimal("1.25005"), "treasury")
ONE = Decimal(1)


def told(case: Case) -> list[str]:
    with pytest.raises(CaseError) as caught:
        price(case)
    return [str(finding) for finding in caught.value.findings]


def test_ceilings_and_lump_sums_are_in_the_currency_of_the_case() -> None:
    funders = (
        Funder("host", "Host", ceiling=Decimal("100.005"), lump_sum=Decimal(0)),
        Funder("swiss", "Swiss", ceiling=Decimal(70_000), currency="CHF"),
        # 100 * 1.25005 = 125.005, half up
        Funder("fund", "Fund", lump_sum=Decimal(100), currency="USD"),
        Funder("open", "Open"),
    )

    book = price(replace(CASE, funders=funders, rates=(OWN,)))

    assert book.ceilings == {"host": 10_001, "swiss": 7_000_000}
    assert book.lump_sums == {"host": 0, "fund": 12_501}
    assert OWN in book.rates


def test_a_currency_without_an_amount_needs_no_rate() -> None:
    funders = (Funder("fund", "Fund", currency="TND"),)
    hubs = (RemoteHub("east", "Africa", NAIROBI, currency="XOF"),)

    book = price(replace(CASE, funders=funders, hubs=hubs))

    assert [rate.currency for rate in book.rates] == [rate.currency for rate in price(CASE).rates]


def test_limits_and_hubs_without_a_rate_are_told() -> None:
    funders = (Funder("fund", "Fund", ceiling=ONE, currency="TND"),)
    hubs = (RemoteHub("east", "Africa", NAIROBI, each=ONE, currency="XOF"),)

    assert told(replace(CASE, funders=funders, hubs=hubs)) == [
        (
            "rates TND: amounts are given in TND and there is no exchange rate for it on the price date; "
            "add 'TND = ...' to [rates], in units of the case currency (no-rate)"
        ),
        (
            "rates XOF: amounts are given in XOF and there is no exchange rate for it on the price date; "
            "add 'XOF = ...' to [rates], in units of the case currency (no-rate)"
        ),
    ]


def test_a_hub_shows_what_it_costs_by_session_and_by_person() -> None:
    hub = RemoteHub("east", "Africa", NAIROBI, Decimal(200), Decimal("9.90"), "USD", source="offer")
    label = "remote hub in Nairobi, KE"
    session = Part(PartKind.REMOTE, label, ONE, "session", Decimal(200), "USD", ONE, OWN.value, "offer")
    seat = f"seat at the {label}"
    each = Part(
        PartKind.REMOTE, seat, ONE, "person and session", Decimal("9.90"), "USD", ONE, OWN.value, "offer"
    )

    book = price(replace(CASE, hubs=(hub,), rates=(OWN,)))

    assert book.hubs == {
        "Africa": HubPrice(
            # 200 * 1.25005 and 9.90 * 1.25005 = 12.375495
            session=Quote("hub-east", label, (session,), 25_001),
            each=Quote("hub-east-each", seat, (each,), 1_238),
        )
    }


@pytest.mark.parametrize(
    ("source", "shown", "is_assumed"),
    [
        ("", "hubs of the case", True),
        ("Assumption", "Assumption", True),
        ("offer, assumed", "offer, assumed", False),
    ],
)
def test_a_hub_without_a_source_is_an_assumption(source: str, shown: str, is_assumed: bool) -> None:  # noqa: FBT001
    hub = RemoteHub("east", "Africa", NAIROBI, Decimal(200), source=source)

    (part,) = price(replace(CASE, hubs=(hub,))).hubs["Africa"].session.parts

    assert (part.source, part.is_assumed, part.currency, part.exchange) == (shown, is_assumed, "CHF", ONE)


def test_a_hub_that_costs_nothing_has_no_parts() -> None:
    book = price(replace(CASE, hubs=(RemoteHub("east", "Africa", NAIROBI),)))

    assert book.hubs["Africa"].each == Quote("hub-east-each", "seat at the remote hub in Nairobi, KE", (), 0)


def test_hubs_are_no_venues_and_change_no_other_price() -> None:
    hubs = (RemoteHub("west", "Americas", LIMA, Decimal(200)),)

    book, bare = price(replace(CASE, hubs=hubs)), price(CASE)

    assert replace(book, hubs={}) == bare


def test_who_joins_from_a_region_with_a_hub_pays_its_seat() -> None:
    hub = RemoteHub("east", "Africa", NAIROBI, Decimal(200), Decimal(8))
    case = replace(CASE, hubs=(hub,), tariff=Tariff(remote=Decimal(20)), price_date=date(2005, 6, 13))
    book = price(case)
    here, abroad = person("here", NAIROBI), person("abroad", PARIS)
    room = replace(here, role=Role.HUB, region="Africa")
    guest = replace(abroad, region="Africa")

    cents = [book.remote_quote(each).cents for each in (here, guest, abroad, room)]

    assert cents == [800, 800, 2_000, 20_000]
