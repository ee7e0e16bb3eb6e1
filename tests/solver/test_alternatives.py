from __future__ import annotations

import numpy as np
import pytest

from solver import IMPOSSIBLE, NOT_KNOWN, Status, alternatives, cost_by_option, cost_of
from tests.solver.problems import changed, two_beside_one, year_of_meetings


def test_alternatives_of_the_hand_made_case() -> None:
    outcomes = alternatives(two_beside_one(), 10)

    assert [(outcome.cost, outcome.choice) for outcome in outcomes] == [
        (36, (0, 1, 3)),
        (44, (0, 1, 4)),
        (44, (0, 2, 4)),
        (45, (0, 2, 3)),
    ]


def test_alternatives_refuse_to_look_for_none() -> None:
    with pytest.raises(ValueError, match=r"^count is 0, expected at least 1$"):
        alternatives(two_beside_one(), 0)


def test_alternatives_without_time_are_the_first_found() -> None:
    problem = year_of_meetings(5)

    outcomes = alternatives(problem, 2, seconds=0.0)

    assert {outcome.status for outcome in outcomes} == {Status.FEASIBLE}
    assert [outcome.cost for outcome in outcomes] == [
        cost_of(problem, outcome.choice) for outcome in outcomes
    ]


def test_cost_by_option_of_the_hand_made_case() -> None:
    problem = changed(two_beside_one(), clashes=np.array([[4, 0]]))

    assert cost_by_option(two_beside_one()).tolist() == [36, 36, 44, 36, 44]
    assert cost_by_option(problem).tolist() == [36, 36, 45, 36, IMPOSSIBLE]


def test_cost_by_option_is_not_known_without_time() -> None:
    assert set(cost_by_option(year_of_meetings(4), seconds=0.0).tolist()) == {NOT_KNOWN}


def test_cost_by_option_agrees_with_the_best_choice() -> None:
    problem = year_of_meetings(4, days=10)

    costs = cost_by_option(problem)

    best = alternatives(problem, 1)[0]
    assert costs.min() == best.cost
    assert set(costs[list(best.choice)].tolist()) == {best.cost}
