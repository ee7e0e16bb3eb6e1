from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logistics.planning.spread import NOTHING, Spread, nearest_rank, spread

Values = list[tuple[Fraction, int]]

values = st.lists(
    st.tuples(st.fractions(min_value=0, max_value=10_000, max_denominator=60), st.integers(1, 20)),
    min_size=1,
    max_size=12,
)


def of(*each: int) -> Values:
    return [(Fraction(value), 1) for value in each]


def mean_difference(each: list[Fraction]) -> Fraction:
    """The Gini coefficient from its definition, pair by pair."""
    total = sum(each, Fraction(0))
    pairs = sum((abs(a - b) for a in each for b in each), Fraction(0))
    return pairs / (2 * len(each) * total) if total else Fraction(0)


def people_one_by_one(found: Values) -> list[Fraction]:
    return [value for value, count in found for _ in range(count)]


def test_spread_of_one_to_five() -> None:
    # ranks times values 1+4+9+16+25 = 55; 2*55 / (5*15) - 6/5 = 4/15
    assert spread(of(3, 1, 5, 2, 4)) == Spread(5, Fraction(3), Fraction(5), Fraction(5), Fraction(4, 15))


def test_spread_of_an_example_that_others_published() -> None:
    # gini(c(1,3,2,1,1,1,4)) of the R package phylotools 0.1.2 is 0.3076923
    assert spread(of(1, 3, 2, 1, 1, 1, 4)).gini == Fraction(4, 13)


def test_row_of_several_people_counts_as_so_many() -> None:
    assert spread([(Fraction(0), 3), (Fraction(8), 1)]) == spread(of(0, 8, 0, 0))
    assert spread([(Fraction(0), 3), (Fraction(8), 1)]) == Spread(
        4, Fraction(2), Fraction(8), Fraction(8), Fraction(3, 4)
    )


def test_nobody_and_rows_of_nobody_are_spread_over_nobody() -> None:
    assert spread([]) == NOTHING
    assert spread([(Fraction(7), 0)]) == NOTHING


def test_people_who_bear_nothing_are_spread_evenly() -> None:
    assert spread(of(0, 0)) == Spread(2, Fraction(0), Fraction(0), Fraction(0), Fraction(0))


@pytest.mark.parametrize(
    ("people", "rank"), [(1, 1), (9, 9), (10, 9), (11, 10), (20, 18), (21, 19), (100, 90)]
)
def test_nine_in_ten_are_at_the_rank_rounded_up(people: int, rank: int) -> None:
    assert spread(of(*range(1, people + 1))).p90 == rank


def test_nearest_rank_of_a_half_and_of_all() -> None:
    ordered = [(Fraction(1), 2), (Fraction(5), 1), (Fraction(9), 1)]

    assert [nearest_rank(ordered, Fraction(share, 4)) for share in (1, 2, 3, 4)] == [1, 1, 5, 9]


@given(values)
def test_spread_is_what_the_definitions_say(found: Values) -> None:
    each = sorted(people_one_by_one(found))

    result = spread(found)

    assert result.people == len(each)
    assert result.mean == sum(each, Fraction(0)) / len(each)
    assert result.most == each[-1]
    assert result.gini == mean_difference(each)
    assert 0 <= result.gini < 1
    # the least value that nine in ten do not exceed
    enough = [value for value in each if 10 * sum(other <= value for other in each) >= 9 * len(each)]
    assert result.p90 == min(enough)


@given(values, st.fractions(min_value=Fraction(1, 100), max_value=100))
def test_gini_does_not_depend_on_the_unit(found: Values, factor: Fraction) -> None:
    scaled = [(value * factor, people) for value, people in found]

    assert spread(scaled).gini == spread(found).gini


@given(values, st.integers(2, 5))
def test_spread_does_not_depend_on_how_often_the_same_people_are_there(found: Values, times: int) -> None:
    once, often = spread(found), spread([(value, people * times) for value, people in found])

    assert (often.mean, often.most, often.p90, often.gini) == (once.mean, once.most, once.p90, once.gini)
