from __future__ import annotations

import numpy as np
import pytest

from solver import ProblemError
from solver.problem import IntArray
from tests.solver.problems import changed, two_beside_one

OPEN = np.zeros((0, 2), dtype=np.int64)


@pytest.mark.parametrize(
    ("name", "array", "message"),
    [
        (
            "meeting",
            np.array([0, 1, 2, 1, 2]),
            "option 3: its meeting does not follow that of the option before it",
        ),
        (
            "meeting",
            np.array([1, 1, 1, 2, 2]),
            "option 0: its meeting does not follow that of the option before it",
        ),
        (
            "meeting",
            np.array([0, 1, 1, 3, 3]),
            "option 3: its meeting does not follow that of the option before it",
        ),
        ("rank", np.array([0, 1, 2, 1, 4]), "option 3: another option has the same rank"),
        ("rank", np.array([0, 1, 2]), "rank has shape (3,), expected (5,)"),
        ("rank", np.arange(5.0), "rank is of type float64, expected int64"),
        ("stops", np.ones((2, 5), dtype=np.int64), "stops is of type int64, expected bool"),
        ("single", np.full((2, 5), 10), "pattern and option 1, 1: a cost without a stop"),
        ("pair_class", np.full((5, 5), 3), "pair of options 0, 0: its class is not in 0..2"),
        ("saving", np.array([[0, 1], [1, 1]]), "pattern 1: its saving of class 0 is not zero"),
        ("saving", np.zeros((2, 0), dtype=np.int64), "saving has no column for NO_SAVING"),
        (
            "saving",
            np.array([[0, 2**52, 0], [0, 0, 0]]),
            "the amounts add up to more than 9007199254740992 cents",
        ),
        ("clashes", np.array([[0, 1], [0, 5]]), "clash 1: its options are not in 0..4"),
        ("clashes", np.array([[0, 1], [3, 4]]), "clash 1: its options are of one meeting"),
    ],
)
def test_problem_names_what_is_wrong(name: str, array: IntArray, message: str) -> None:
    arrays = {name: array}
    if name == "saving" and array.shape[1] != 3:
        arrays["pair_class"] = np.zeros((5, 5), dtype=np.int64)

    with pytest.raises(ProblemError) as caught:
        changed(two_beside_one(), **arrays)

    assert str(caught.value) == message


def test_problem_is_read_only() -> None:
    problem = two_beside_one()

    with pytest.raises(ValueError, match=r"^assignment destination is read-only$"):
        problem.saving[0, 1] = 7


def test_problem_knows_its_meetings_and_their_options() -> None:
    problem = two_beside_one()

    assert problem.meetings == 3
    assert [problem.options_of(m).tolist() for m in range(3)] == [[0], [1, 2], [3, 4]]


def test_restrict_renumbers_and_keeps_the_clashes_that_are_left() -> None:
    problem = changed(two_beside_one(), clashes=np.array([[1, 4], [2, 4]]))

    smaller, kept = problem.restrict(np.array([True, False, True, True, True]))

    assert kept.tolist() == [0, 2, 3, 4]
    assert smaller.meeting.tolist() == [0, 1, 2, 2]
    assert smaller.clashes.tolist() == [[1, 3]]
    assert smaller.pair_class.tolist() == problem.pair_class[np.ix_(kept, kept)].tolist()


def test_restrict_refuses_to_leave_a_meeting_without_options() -> None:
    with pytest.raises(ProblemError, match=r"^meeting 1 is left without options$"):
        two_beside_one().restrict(np.array([True, False, False, True, True]))
