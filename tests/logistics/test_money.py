from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logistics.money import cents, format_cents, major


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("0", 0),
        ("0.005", 1),
        ("0.0049999999999999999999999999999999999", 0),
        ("-0.005", -1),
        ("-0.0049", 0),
        ("1.005", 101),
        ("2.675", 268),
        ("-2.675", -268),
        ("53020.90", 5302090),
        ("123456789012345678901234567890.125", 12345678901234567890123456789013),
    ],
)
def test_cents_rounds_half_away_from_zero(amount: str, expected: int) -> None:
    assert cents(Decimal(amount)) == expected


def test_cents_takes_fractions_exactly() -> None:
    assert cents(Fraction(1, 3)) == 33
    assert cents(Fraction(-1, 200)) == -1


def test_cents_refuses_what_is_no_amount() -> None:
    with pytest.raises(ValueError, match="cannot convert NaN to integer ratio"):
        cents(Decimal("NaN"))
    with pytest.raises(OverflowError, match="cannot convert Infinity to integer ratio"):
        cents(Decimal("Infinity"))


@given(st.integers(-(10**20), 10**20))
def test_major_and_cents_are_inverse(amount: int) -> None:
    assert cents(major(amount)) == amount


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_cents_is_odd_and_at_most_half_a_cent_off(amount: Decimal) -> None:
    assert cents(-amount) == -cents(amount)
    assert abs(Fraction(cents(amount)) - 100 * Fraction(amount)) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (5302090, "53,020.90 CHF"),
        (0, "0.00 CHF"),
        (-5, "-0.05 CHF"),
        (-123456789, "-1,234,567.89 CHF"),
    ],
)
def test_format_cents_parts_thousands(amount: int, text: str) -> None:
    assert format_cents(amount, "CHF") == text
