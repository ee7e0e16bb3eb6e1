from __future__ import annotations

from datetime import date
from decimal import Decimal

from logistics.case.rules import Rate
from logistics.pricing.rates import RateDesk

MONDAY = date(2005, 6, 13)
EURO = Rate("EUR", Decimal("1.5379"), "ECB euro reference rates of 2005-06-13")


def test_rate_of_the_price_date() -> None:
    assert RateDesk("CHF", MONDAY, ()).rate("EUR") == EURO


def test_own_rate_beats_the_published_one() -> None:
    own = Rate("EUR", Decimal("1.60"), "treasury")

    assert RateDesk("CHF", MONDAY, (Rate("USD", Decimal(1)), own)).rate("EUR") == own


def test_currency_of_the_case_is_worth_one() -> None:
    desk = RateDesk("CHF", MONDAY, (Rate("CHF", Decimal(2), "nonsense"),))

    assert desk.rate("CHF") == Rate("CHF", Decimal(1), "currency of the case")


def test_desk_remembers_what_was_used_and_what_is_missing() -> None:
    desk = RateDesk("CHF", MONDAY, (Rate("USD", Decimal("1.27")),))

    found = [desk.rate(currency) for currency in ("EUR", "TND", "EUR", "CHF")]

    assert found[1] == Rate("TND", Decimal(1), "missing")
    assert found[0] == found[2] == EURO
    assert desk.used == {"EUR": EURO, "CHF": Rate("CHF", Decimal(1), "currency of the case")}
    assert desk.missing == {"TND"}
