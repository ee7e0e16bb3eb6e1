from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from logistics.pricing.quotes import Part, PartKind, Quote

NIGHT = Part(
    kind=PartKind.LODGING,
    label="lodging",
    quantity=Decimal(1),
    unit="night",
    rate=Decimal("345.00"),
    currency="USD",
    factor=Decimal("0.878"),
    exchange=Decimal("1.274995855"),
    source="us-state-2014-01",
)


def test_part_is_quantity_times_rate_times_factor_times_exchange() -> None:
    # 345 * 0.878 = 302.91 USD = 386.208994... CHF
    assert NIGHT.cents == 38_621


@pytest.mark.parametrize(
    ("rate", "cents"), [("0.004", 0), ("0.005", 1), ("2.675", 268), ("10.0049999", 1000), ("-0.005", -1)]
)
def test_part_is_rounded_once_half_up(rate: str, cents: int) -> None:
    part = replace(NIGHT, rate=Decimal(rate), factor=Decimal(1), exchange=Decimal(1))

    assert part.cents == cents


def test_quote_is_the_sum_of_its_parts() -> None:
    meals = replace(NIGHT, kind=PartKind.MEALS, rate=Decimal(169), factor=Decimal("0.825"))

    quote = Quote.of("night-geneva", "night in Geneva, CH", NIGHT, meals)

    assert quote == Quote("night-geneva", "night in Geneva, CH", (NIGHT, meals), 38_621 + 17_777)


def test_quote_leaves_out_parts_of_nothing() -> None:
    nothing = replace(NIGHT, rate=Decimal(0))

    assert Quote.of("visa", "visa", nothing) == Quote("visa", "visa", (), 0)
    assert Quote.of("night", "night", nothing, NIGHT).parts == (NIGHT,)
