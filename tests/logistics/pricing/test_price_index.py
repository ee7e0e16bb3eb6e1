from __future__ import annotations

from decimal import Decimal

import pytest

from logistics.library import UnknownNameError
from logistics.pricing.price_index import price_factor


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
    assert price_factor(series, from_year, to_year) == Decimal(factor)


@pytest.mark.parametrize(("from_year", "to_year"), [(2023, 2005), (2005, 2023)])
def test_year_without_index_gives_none(from_year: int, to_year: int) -> None:
    assert price_factor("airfare", from_year, to_year) is None


def test_unknown_series_is_an_error() -> None:
    with pytest.raises(UnknownNameError) as caught:
        price_factor("petrol", 2005, 2025)

    assert str(caught.value) == (
        "there is no price index 'petrol'; choose one of: airfare, lodging, all-items"
    )
