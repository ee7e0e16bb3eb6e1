from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from reports import Kind
from reports.cells import Scalar
from reports.display import plain, shown


@pytest.mark.parametrize(
    ("value", "kind", "decimals", "seen", "machine"),
    [
        (None, Kind.MONEY, None, "", ""),
        ("closed", Kind.MONEY, None, "closed", "closed"),
        (123_450, Kind.MONEY, None, "1,234.50", "1234.50"),
        (-5, Kind.MONEY, None, "-0.05", "-0.05"),
        (123_450, Kind.WHOLE_MONEY, None, "1,235", "1234.50"),
        (12_345, Kind.INTEGER, None, "12,345", "12345"),
        (1234.25, Kind.NUMBER, None, "1,234.3", "1234.25"),
        (1234.25, Kind.NUMBER, 0, "1,234", "1234.25"),
        (Decimal("1.23456"), Kind.RATE, None, "1.2346", "1.23456"),
        (0.25, Kind.PERCENT, None, "25.0%", "0.25"),
        (date(2005, 6, 3), Kind.DATE, None, "2005-06-03", "2005-06-03"),
        (date(2005, 6, 3), Kind.DAY, None, "3", "2005-06-03"),
    ],
)
def test_values_as_readers_and_machines_see_them(
    value: Scalar, kind: Kind, decimals: int | None, seen: str, machine: str
) -> None:
    assert (shown(value, kind, decimals), plain(value, kind)) == (seen, machine)
