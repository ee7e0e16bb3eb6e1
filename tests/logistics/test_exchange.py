from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from logistics.exchange import rate

MONDAY = date(2005, 6, 13)


@pytest.mark.parametrize(
    ("currency", "into", "value"),
    [
        ("EUR", "CHF", "1.5379"),
        ("EUR", "USD", "1.2062"),
        ("USD", "CHF", "1.274995855"),
        ("CHF", "EUR", "0.6502373366"),
    ],
)
def test_rates_of_a_working_day(currency: str, into: str, value: str) -> None:
    assert rate(currency, into, MONDAY) == (Decimal(value), "ECB euro reference rates of 2005-06-13")


def test_weekend_takes_the_friday_before_and_says_so() -> None:
    friday = rate("USD", "CHF", date(2005, 6, 10))
    sunday = rate("USD", "CHF", date(2005, 6, 12))

    assert friday == (Decimal("1.255049473"), "ECB euro reference rates of 2005-06-10")
    assert sunday == (
        Decimal("1.255049473"),
        "ECB euro reference rates of 2005-06-10, the last before 2005-06-12",
    )


def test_day_after_the_shipped_ones_takes_the_last_one_and_says_so() -> None:
    far = date(2099, 1, 1)

    found = rate("EUR", "CHF", far)

    assert found is not None
    value, source = found
    published = date.fromisoformat(source.split()[5].rstrip(","))
    assert rate("EUR", "CHF", published) == (value, f"ECB euro reference rates of {published}")
    assert source == f"ECB euro reference rates of {published}, the last before 2099-01-01"


@pytest.mark.parametrize(
    ("currency", "into", "day"),
    [
        ("TND", "CHF", MONDAY),
        ("CHF", "TND", MONDAY),
        ("USD", "CHF", date(1999, 1, 3)),
        ("HRK", "CHF", date(2024, 1, 2)),
        ("EEK", "CHF", date(2099, 1, 1)),
    ],
)
def test_no_rate_is_none(currency: str, into: str, day: date) -> None:
    assert rate(currency, into, day) is None


def test_same_currency_needs_no_rate() -> None:
    assert rate("TND", "TND", MONDAY) == (Decimal(1), "same currency")
