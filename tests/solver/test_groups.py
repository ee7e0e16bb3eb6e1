from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver import PlacementProblem, groups
from solver.groups import best_of_groups
from solver.problem import IntArray
from tests.solver.problems import all_choices, problems, two_beside_one, year_of_meetings


@st.composite
def problems_with_groups(draw: st.DrawFn) -> tuple[PlacementProblem, tuple[IntArray, ...]]:
    """Return a small problem and some groups of options of one of its meetings."""
    problem = draw(problems())
    options = problem.options_of(draw(st.integers(0, problem.meetings - 1)))
    masks = st.lists(st.booleans(), min_size=len(options), max_size=len(options))
    return problem, tuple(options[np.array(draw(masks))] for _ in range(3))


@pytest.mark.parametrize("has_table", [True, False])
def test_groups_get_the_first_of_their_cheapest_choices(*, has_table: bool) -> None:
    @settings(max_examples=150)
    @given(problems_with_groups())
    def check(drawn: tuple[PlacementProblem, tuple[IntArray, ...]]) -> None:
        problem, some = drawn
        found, is_complete = best_of_groups(problem, some)

        ranked = all_choices(problem)
        assert is_complete
        assert list(found) == [
            next((pair for pair in ranked if set(pair[1]) & set(group.tolist())), None) for group in some
        ]

    with pytest.MonkeyPatch.context() as patch:
        if not has_table:
            patch.setattr(groups, "is_leaf", lambda _: False)
        check()


def test_groups_of_the_hand_made_case() -> None:
    options = (np.array([1]), np.array([2]), np.array([1, 2]), np.zeros(0, dtype=np.int64))

    # single costs 50; days 10, 11 and 12 save 6 + 6 and 2, days 30 and 31 save 6
    found = ((36, (0, 1, 3)), (44, (0, 2, 4)), (36, (0, 1, 3)), None)
    assert best_of_groups(two_beside_one(), options) == (found, True)


def test_groups_are_not_known_without_time() -> None:
    problem = year_of_meetings(5)

    assert best_of_groups(problem, (problem.options_of(0),), seconds=0.0) == ((), False)
