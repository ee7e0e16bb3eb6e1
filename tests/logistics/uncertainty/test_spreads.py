from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from logistics.case.rules import Tariff
from logistics.case.uncertainty import Season, Uncertainty, What
from logistics.uncertainty.seasons import seasons_of
from logistics.uncertainty.spreads import (
    DEFAULT_ID,
    normal_rank,
    price_factor,
    row_of_night,
    row_of_route,
    share_of,
    triangle,
    uncertainties_of,
)
from tests.logistics.planning.example import CASE, GENEVA, VIENNA

ONE = np.ones(1)


def test_a_case_without_rows_on_fares_takes_the_published_scatter_of_its_model() -> None:
    case = replace(CASE, tariff=Tariff(fare_model="gsa-flexible"))

    assert uncertainties_of(case) == (
        Uncertainty(DEFAULT_ID, What.FARE, sigma=Decimal("0.416"), source="gsa-cpp-fy2026"),
    )
    assert not uncertainties_of(case)[0].is_assumed


def test_a_model_without_published_scatter_takes_another_ones_as_an_assumption() -> None:
    own = Uncertainty("come", What.SHOW_UP, central=Decimal(90))
    case = replace(CASE, uncertainties=(own,))

    default, kept = uncertainties_of(case)

    assert (default.sigma, default.is_assumed, kept) == (Decimal("0.456"), True, own)
    assert default.source == "assumption: the scatter of gsa-discount, gsa-cpp-fy2026"


def test_rows_on_fares_stand_alone() -> None:
    own = (Uncertainty("far", What.FARE, region="Africa"),)

    assert uncertainties_of(replace(CASE, uncertainties=own)) == own


def test_the_first_row_that_selects_holds() -> None:
    rows = (
        Uncertainty("nights", What.PER_DIEM, places=("vienna",), low=Decimal(90), high=Decimal(110)),
        Uncertainty("swiss", What.FARE, countries=("CH",)),
        Uncertainty("all", What.FARE),
    )

    assert [row_of_route(rows, ends) for ends in ((GENEVA, VIENNA), (VIENNA, GENEVA), (VIENNA, VIENNA))] == [
        1, 1, 2,
    ]  # fmt: skip
    assert [row_of_night(rows, place) for place in (GENEVA, VIENNA)] == [None, 0]


def test_log_normal_prices_keep_the_median_or_the_mean() -> None:
    row = Uncertainty("x", What.FARE, sigma=Decimal("0.4"))
    shocks = np.array([-1.0, 0.0, 1.0])

    median = price_factor(row, shocks, ONE, ONE)
    mean = price_factor(replace(row, is_mean=True), shocks, ONE, ONE)

    assert median == pytest.approx([math.exp(-0.4), 1, math.exp(0.4)])
    assert mean == pytest.approx(median * math.exp(-0.08))


def test_the_triangle_has_its_ends_and_its_median() -> None:
    ranks = np.array([0.0, 0.5, 1.0])

    assert triangle(ranks, 0.0, 1.0, 2.0).tolist() == [0.0, 1.0, 2.0]
    assert triangle(ranks, 0.0, 0.0, 1.0) == pytest.approx([0, 1 - math.sqrt(0.5), 1])
    assert triangle(ranks, 3.0, 3.0, 3.0).tolist() == [3.0, 3.0, 3.0]


def test_fares_without_a_range_lie_between_the_fare_models() -> None:
    row = Uncertainty("x", What.FARE)
    shocks = np.array([-40.0, 40.0])

    assert price_factor(row, shocks, np.array([0.7]), np.array([1.4])).tolist() == [0.7, 1.4]
    own = replace(row, low=Decimal(50), high=Decimal(300))
    assert price_factor(own, shocks, ONE, ONE).tolist() == [0.5, 3.0]


def test_shares_of_people_are_fixed_or_follow_their_triangle() -> None:
    row = Uncertainty("x", What.SHOW_UP, central=Decimal(90))
    shocks = np.array([-40.0, 0.0, 40.0])

    assert share_of(row, shocks).tolist() == [0.9, 0.9, 0.9]
    wide = replace(row, low=Decimal(0), central=Decimal(50), high=Decimal(100))
    assert share_of(wide, shocks).tolist() == [0.0, 0.5, 1.0]


def test_ranks_are_those_of_the_normal_distribution() -> None:
    assert normal_rank(np.array([-1.2815515655, 0.0, 1.6448536270])) == pytest.approx([0.1, 0.5, 0.95])


DAYS = ((2005, 11, 30), (2005, 12, 1), (2006, 1, 31), (2006, 2, 28), (2006, 3, 31), (2006, 4, 1))


@pytest.mark.parametrize(
    ("season", "numbers"),
    [
        (Season.MONTH, [0, 1, 2, 3, 4, 5]),
        (Season.SEASON, [0, 1, 1, 1, 2, 2]),
        (Season.YEAR, [0, 0, 0, 0, 0, 0]),
    ],
)
def test_winter_begins_in_december(season: Season, numbers: list[int]) -> None:
    found = seasons_of(np.array([date(*day).toordinal() for day in DAYS]), season)

    assert (found - found[0]).tolist() == numbers
