"""Arrays that contradict each other are refused, with the index at fault."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver import NO_WAY, MedianProblem, ProblemError
from tests.solver.pmedian.instances import median

GOOD = median([[1, 2], [3, 4], [5, 6]], 1)


def test_arrays_become_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        GOOD.cost[0, 0] = 7


def test_counts_and_limits_are_known() -> None:
    sized = median([[1, 2]], 1, most=[1, 1])

    assert (GOOD.clients, GOOD.sites, GOOD.is_sized, sized.is_sized) == (3, 2, False, True)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("cost", np.zeros(3, dtype=np.int64), "cost has shape (3,), expected clients by sites"),
        ("weight", np.ones(2, dtype=np.int64), "weight has shape (2,), expected (3,)"),
        ("weight", np.ones(3), "weight is of type float64, expected int64"),
        ("weight", np.array([1, -1, 1]), "weight of 1 is negative"),
        ("unserved", np.zeros((3, 1), dtype=np.int64), "unserved has shape (3, 1), expected (3,)"),
        ("families", np.ones((1, 3), dtype=np.bool_), "families has shape (1, 3), expected (1, 2)"),
        ("families", np.ones((1, 2), dtype=np.int64), "families is of type int64, expected bool"),
        ("least", np.array([0, -2]), "least of 1 is negative"),
        ("most", np.array([1]), "most has shape (1,), expected (2,)"),
        ("opening", np.zeros(2), "opening is of type float64, expected int64"),
        ("p", 0, "p is 0, expected at least 1"),
        ("fixed", (2,), "fixed site 2 is not in 0..1"),
    ],
)
def test_contradiction_is_refused(name: str, value: object, message: str) -> None:
    with pytest.raises(ProblemError) as error:
        replace(GOOD, **{name: value})  # type: ignore[arg-type]

    assert str(error.value) == message


def test_amounts_that_floating_point_cannot_add_are_refused() -> None:
    with pytest.raises(ProblemError) as error:
        median([[2**52, NO_WAY]], 1, weight=[1], unserved=[0])

    assert str(error.value) == "the amounts add up to more than 9007199254740992 cents"


def test_no_way_is_no_amount() -> None:
    problem = MedianProblem(
        cost=np.full((2, 2), NO_WAY),
        weight=np.array([5, 5]),
        unserved=np.array([NO_WAY, 1]),
        p=1,
    )

    assert problem.sites == 2
