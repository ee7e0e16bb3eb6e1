"""Every allowed choice of options, and which of them are alike for everybody."""

from __future__ import annotations

import numpy as np

from solver.attendance.problem import AttendanceProblem
from solver.problem import IntArray


def count_choices(problem: AttendanceProblem) -> int:
    """Return how many choices there are, clashes left aside."""
    sizes = np.bincount(problem.meeting, minlength=problem.meetings)
    return int(np.prod(sizes.astype(object))) if problem.meetings else 1


def all_choices(problem: AttendanceProblem, box: tuple[IntArray, ...] | None = None) -> IntArray:
    """Return every choice without clashes, in order of preference, ``[choices, meetings]``.

    Args:
        problem: the problem.
        box: options of each meeting to choose from; None: all.
    """
    clash = np.zeros((len(problem.meeting), len(problem.meeting)), dtype=bool)
    clash[problem.clashes[:, 0], problem.clashes[:, 1]] = True
    clash |= clash.T
    found = np.zeros((1, 0), dtype=np.int64)
    for meeting in range(problem.meetings):
        options = problem.options_of(meeting) if box is None else box[meeting]
        longer = np.repeat(found, len(options), axis=0)
        added = np.tile(options, len(found))
        fits = ~clash[longer, added[:, None]].any(axis=1)
        found = np.concatenate([longer, added[:, None]], axis=1)[fits]
    return found


def distinct_choices(problem: AttendanceProblem, choices: IntArray) -> IntArray:
    """Return the first of all choices that are alike: same measures, same pairs, same limits, same order.

    Args:
        problem: the problem.
        choices: in order of preference, ``[choices, meetings]``.
    """
    if len(choices) <= 1:
        return choices
    alike = _alike(problem)[choices]
    order = np.argsort(problem.rank[choices], axis=1)
    in_time = np.take_along_axis(choices, order, axis=1)
    columns = [alike, order]
    for first in range(problem.meetings):
        for second in range(first + 1, problem.meetings):
            one, other = in_time[:, first], in_time[:, second]
            columns.append(problem.pair_class[one, other][:, None])
            marks = (
                problem.apart[one, other] * 4 + problem.covers[one, other] * 2 + problem.covers[other, one]
            )
            columns.append(marks[:, None])
    _, first_of = np.unique(np.concatenate(columns, axis=1), axis=0, return_index=True)
    return choices[np.sort(first_of)]


def _alike(problem: AttendanceProblem) -> IntArray:
    """Return a number for each option: options with the same number cost and count alike by themselves."""
    rows = problem.single.transpose(1, 0, 2).reshape(len(problem.meeting), -1)
    limits = [limit.tally.option[:, None] for limit in problem.limits]
    _, number = np.unique(np.concatenate([rows, *limits], axis=1), axis=0, return_inverse=True)
    return np.asarray(number.reshape(-1), dtype=np.int64)
