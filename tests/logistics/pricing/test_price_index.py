from __future__ import annotations

from decimal import Decimal

import pytest

from logistics.pricing.price_index import price_indices

INDICES = {index.series: index for index in price_indices()}


@pytest.mark.parametrize(
    ("series", "from_year", "to_year", "factor"),
    [
        ("airfare", 2025, 2005, "0.923793"),
        ("airfare", 2014, 2005, "0.768911"),
        ("airfare", 2019, 2005, "0.891481"),
        ("lodging", 2025, 2005, "0.698008"),
        ("lodging", 2014, 2005, "0.878032"),
        ("all-items", 2025, 2005, "0.606629"),
        ("all-items", 2014, 2005, "0.825095"),
        ("airfare", 2005, 2005, "1.000000"),
    ],
)
def test_factor_is_the_ratio_of_the_indices(series: str, from_year: int, to_year: int, factor: str) -> None:
    assert INDICES[series].factor(from_year, to_year) == Decimal(factor)


@pytest.mark.parametrize(("from_year", "to_year"), [(2023, 2005), (2005, 2023)])
def test_year_without_index_gives_none(from_year: int, to_year: int) -> None:
    assert INDICES["airfare"].factor(from_year, to_year) is None


def test_indices_name_their_years_and_sources() -> None:
    assert [(index.series, index.source) for index in price_indices()] == [
        ("airfare", "bls-setg01"),
        ("lodging", "bls-sehb"),
        ("all-items", "bls-cpi"),
    ]
    assert INDICES["lodging"].years == "2025 to 2005: 0.6980; 2025 to 2014: 0.7950"
    assert INDICES["lodging"].note == "2014: derived from the ratio 2005/2014 = 0.878 that was read"
