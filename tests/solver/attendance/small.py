"""One traveller, one fixed meeting, one to be placed on two options: small enough to count by hand."""

from __future__ import annotations

import numpy as np

from solver.attendance.choices import all_choices
from solver.attendance.problem import NO_LIMIT, OWN, Arrangements, AttendanceProblem, Tally, Travellers
from solver.attendance.question import Question
from solver.attendance.ways import ways_of
from solver.problem import BoolArray


def small(units: int = 1) -> AttendanceProblem:
    """Return the problem.

    | option | meeting | cost | hours | after option 0 |
    |---|---|---|---|---|
    | 0 | 0, fixed | 100 | 2 | |
    | 1 | 1 | 60 | 5 | saves 30 and 1 hour |
    | 2 | 1 | 70 | 1 | saves nothing |

    The traveller must be at meeting 0 and may be at meeting 1; joining remotely costs 5 and 1 hour.
    """
    options = 3
    pair_class = np.zeros((options, options), dtype=np.int64)
    pair_class[0, 1] = 1
    return AttendanceProblem(
        meeting=np.array([0, 1, 1]),
        rank=np.arange(options),
        clashes=np.zeros((0, 2), dtype=np.int64),
        apart=np.zeros((options, options), dtype=bool),
        covers=np.zeros((options, options), dtype=bool),
        pair_class=pair_class,
        is_fixed=np.array([True, False]),
        single=np.array([[[100, 2], [60, 5], [70, 1]]]),
        saving=np.array([[[0, 0], [30, 1]]]),
        travellers=Travellers(
            kind=np.array([0]),
            units=np.array([units]),
            size=np.array([1]),
            must=np.array([[True, False]]),
            may=np.array([[False, True]]),
            far=np.array([[False, False]]),
            is_whole=np.array([False]),
            remote=np.array([[5, 1]]),
        ),
        arrangements=paid_by(OWN),
        payers=2,
        most_each=np.array([NO_LIMIT, NO_LIMIT]),
        extra_upper=np.zeros(0, dtype=np.int64),
        extra_measure=np.zeros((0, 2), dtype=np.int64),
        extra_payer=np.zeros(0, dtype=np.int64),
        is_alone=np.array([False, False]),
    )


def paid_by(first: int, second: int = OWN, *, most: int = NO_LIMIT, is_extra: bool = False) -> Arrangements:
    """Return the one arrangement of the traveller; the first payer covers the cost."""
    return Arrangements(
        traveller=np.array([0]),
        first=np.array([first]),
        second=np.array([second]),
        covers=np.array([[True, False]]),
        is_extra=np.array([is_extra]),
        most=np.array([most]),
    )


def asked(problem: AttendanceProblem, objective: Tally) -> Question:
    """Return the question over all choices under the limits of the problem."""
    return Question(problem, ways_of(problem), all_choices(problem), objective, problem.limits)


def marked(*pairs: tuple[int, int]) -> BoolArray:
    """Return a relation of the three options that holds for these ordered pairs."""
    table = np.zeros((3, 3), dtype=np.bool_)
    for first, second in pairs:
        table[first, second] = True
    return table
