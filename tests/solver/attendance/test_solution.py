"""Whether a decision keeps the rules, and its values."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.attendance.problem import NO_LIMIT, Limit
from solver.attendance.solution import Solution, is_kept, value_of
from solver.attendance.ways import ways_of
from tests.solver.attendance.small import small

COST = small().tally(measure=np.array([1, 0]), option=np.array([0, 7, 0]))


def decision(*units: int) -> Solution:
    return Solution(np.array([0, 1]), np.array(units), np.zeros(0, dtype=np.int64))


def test_value_adds_units_and_options() -> None:
    assert value_of(small(2), ways_of(small(2)), decision(1, 1), COST) == 105 + 130 + 7


@pytest.mark.parametrize(
    ("units", "most", "most_hours", "expected"),
    [
        ((1, 1), 242, NO_LIMIT, True),
        ((1, 1), 241, NO_LIMIT, False),
        ((1, 1), 242, 5, False),
        ((2, 0), 242, 5, True),
        ((1, 0), 242, NO_LIMIT, False),
        ((3, -1), 242, NO_LIMIT, False),
    ],
)
def test_decision_is_kept_or_not(
    units: tuple[int, int],
    most: int,
    most_hours: int,
    expected: bool,  # noqa: FBT001
) -> None:
    problem = replace(small(2), most_each=np.array([NO_LIMIT, most_hours]))

    assert is_kept(problem, ways_of(problem), decision(*units), (Limit(COST, most),)) is expected
