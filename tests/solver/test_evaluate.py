from __future__ import annotations

import numpy as np

from solver import cost_of, is_allowed
from tests.solver.problems import changed, two_beside_one


def test_cost_joins_consecutive_stops_of_each_pattern() -> None:
    problem = two_beside_one()

    costs = {choice: cost_of(problem, choice) for choice in [(0, 1, 3), (0, 1, 4), (0, 2, 3), (0, 2, 4)]}

    # Stops cost 30 + 20; days 10, 11, 12 save 6 + 6 for the first pattern, 2 for the second, which skips 11.
    assert costs == {(0, 1, 3): 36, (0, 1, 4): 44, (0, 2, 3): 45, (0, 2, 4): 44}


def test_choice_is_allowed_when_it_has_each_meeting_once_and_no_clash() -> None:
    problem = changed(two_beside_one(), clashes=np.array([[3, 1]]))

    choices = [(0, 1, 4), (0, 1, 3), (0, 1), (1, 0, 3), (0, 1, 5), (0, 1, -1)]

    assert [is_allowed(problem, choice) for choice in choices] == [True, False, False, False, False, False]
