"""What paths cost on given options: trips of their own, minus what joining them saves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.attendance.problem import AttendanceProblem
from solver.attendance.ways import Ways
from solver.problem import BoolArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Priced:
    """Paths on some choices.

    Attributes:
        measures: per person, ``[paths, choices, measures]``.
        is_possible: nobody is in two places at once, ``[paths, choices]``.
    """

    measures: IntArray
    is_possible: BoolArray


def price_paths(problem: AttendanceProblem, ways: Ways, choices: IntArray) -> Priced:
    """Return the measures of every path on every choice.

    Args:
        problem: the problem.
        ways: its ways.
        choices: option of each meeting, ``[choices, meetings]``.
    """
    shape = (len(ways.path_kind), len(choices))
    measures = np.zeros((*shape, problem.measures), dtype=np.int64)
    is_possible = np.ones(shape, dtype=bool)
    order = np.argsort(ways.path_set, kind="stable")
    bounds = np.searchsorted(ways.path_set[order], np.arange(len(ways.sets) + 1))
    for number, stops in enumerate(ways.sets):
        paths = order[bounds[number] : bounds[number + 1]]
        options, back = np.unique(choices[:, stops], axis=0, return_inverse=True)
        found, possible = _price_set(problem, ways.path_kind[paths], options)
        measures[paths] = found[:, back.reshape(-1)]
        is_possible[paths] = possible[back.reshape(-1)]
    return Priced(measures, is_possible)


def _price_set(problem: AttendanceProblem, kinds: IntArray, options: IntArray) -> tuple[IntArray, BoolArray]:
    """Return measures ``[kinds, choices, measures]`` and possibility of one set of stops."""
    count = len(options)
    single, saving = problem.single[kinds], problem.saving[kinds]
    measures = np.zeros((len(kinds), count, problem.measures), dtype=np.int64)
    in_time = np.take_along_axis(options, np.argsort(problem.rank[options], axis=1), axis=1)
    possible = np.ones(count, dtype=bool)
    last = np.full(count, -1, dtype=np.int64)
    for at, option in enumerate(in_time.T):
        others = np.delete(in_time, at, axis=1)
        possible &= ~problem.apart[others, option[:, None]].any(axis=1)
        stands = ~problem.covers[others, option[:, None]].any(axis=1)
        joins = stands & ~problem.is_alone[problem.meeting[option]]
        pair = np.where(joins & (last >= 0), problem.pair_class[last, option], 0)
        measures += np.where(stands[None, :, None], single[:, option], 0) - saving[:, pair]
        last = np.where(joins, option, last)
    return measures, possible
