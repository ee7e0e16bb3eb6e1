from __future__ import annotations

import numpy as np

from solver import NO_WAY, MedianProblem, Status, solve_median


def problem() -> MedianProblem:
    """Return one client, two sites for 5 and 7 cents."""
    return MedianProblem(
        cost=np.array([[5, 7]], dtype=np.int64),
        weight=np.array([1], dtype=np.int64),
        unserved=np.array([NO_WAY], dtype=np.int64),
        p=1,
    )


def test_choice_below_the_limit_is_found() -> None:
    outcome = solve_median(problem(), below=6)

    assert (outcome.status, outcome.sites, outcome.cost, outcome.bound) == (Status.OPTIMAL, (0,), 5, 5)


def test_no_choice_below_the_limit_proves_the_limit() -> None:
    outcome = solve_median(problem(), below=5)

    assert (outcome.status, outcome.sites, outcome.cost, outcome.bound) == (Status.UNKNOWN, (), None, 5)
