from __future__ import annotations

from datetime import date

import pytest

from logistics.intake.currencies import has_published_rate
from logistics.pricing.exchange import rate


@pytest.mark.parametrize("day", [date(1998, 1, 1), date(2005, 6, 13), date(2025, 1, 15), date(2031, 1, 1)])
@pytest.mark.parametrize("currency", ["EUR", "USD", "CHF", "ISK", "HRK", "TND"])
def test_a_rate_is_promised_only_where_pricing_has_one(currency: str, day: date) -> None:
    other = "USD" if currency == "EUR" else "EUR"
    promised = has_published_rate(currency, day) and has_published_rate(other, day)

    assert promised == (rate(currency, other, day) is not None)
