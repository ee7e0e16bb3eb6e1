"""Every allowed choice of options, and which of them are alike for everybody."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from solver.attendance.problem import AttendanceProblem, Tally
from solver.problem import IntArray

MOST_NUMBER = 2**62
"""Numbers of rows are made smaller before they pass this: they are held in 64 bits."""


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


def distinct_choices(
    problem: AttendanceProblem, choices: IntArray, tallies: tuple[Tally, ...] = ()
) -> IntArray:
    """Return the first of all choices that are alike: same measures, same pairs, same limits, same order.

    Args:
        problem: the problem.
        choices: in order of preference, ``[choices, meetings]``.
        tallies: what is to be the same beside the limits of the problem: what is to be least, say.
    """
    alike = _alike(problem, tallies)[choices]
    order = np.argsort(problem.rank[choices], axis=1)
    in_time = np.take_along_axis(choices, order, axis=1)
    columns = [*alike.T, *order.T]
    for one, other in combinations(in_time.T, 2):
        columns.append(problem.pair_class[one, other])
        marks = problem.apart[one, other] * 4 + problem.covers[one, other] * 2 + problem.covers[other, one]
        columns.append(marks)
    _, first_of = np.unique(_numbered(columns, len(choices)), return_index=True)
    return choices[np.sort(first_of)]


def _alike(problem: AttendanceProblem, tallies: tuple[Tally, ...]) -> IntArray:
    """Return a number for each option: options with the same number cost and count alike by themselves."""
    rows = problem.single.transpose(1, 0, 2).reshape(len(problem.meeting), -1)
    counted = [tally.option[:, None] for tally in (*tallies, *(limit.tally for limit in problem.limits))]
    _, number = np.unique(np.concatenate([rows, *counted], axis=1), axis=0, return_inverse=True)
    return np.asarray(number.reshape(-1), dtype=np.int64)


def _numbered(columns: list[IntArray], rows: int) -> IntArray:
    """Return a number for each row: rows with the same number are the same in all columns of numbers >= 0."""
    number, count = np.zeros(rows, dtype=np.int64), 1
    for column in columns:
        width = int(column.max(initial=0)) + 1
        if count * width > MOST_NUMBER:
            found, number = np.unique(number, return_inverse=True)
            count = len(found)
        number, count = number * width + column, count * width
    return number
