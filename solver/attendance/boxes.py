"""Lower bounds of boxes: all choices with some options of each meeting, bounded without listing them.

Every amount is known between a low and a high side, and every traveller takes the way whose low side is
least, as if nobody else travelled. MODEL.md, "Attendance".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.attendance.bounds import NOISE
from solver.attendance.paths import price_paths
from solver.attendance.problem import COST, FIXED, OWN, AttendanceProblem, Tally, combined
from solver.attendance.question import Question
from solver.attendance.ways import Ways
from solver.attendance.worth import extra_worth
from solver.problem import BoolArray, IntArray

Box = tuple[IntArray, ...]
"""Options left to each meeting."""
FloatArray = NDArray[np.float64]
FAR = 2**60
"""Stands for "no limit" where amounts are taken off it: more than any, and no overflow."""


@dataclass(frozen=True, slots=True, eq=False)
class Range:
    """Amounts known between two sides.

    Attributes:
        low: no amount is less.
        high: no amount is more.
    """

    low: IntArray
    high: IntArray


def size_of(box: Box) -> int:
    """Return how many choices a box holds, clashes left aside."""
    return int(np.prod([len(options) for options in box], dtype=object))


def bound_of_box(question: Question, box: Box, prices: FloatArray) -> float:
    """Return a value that no decision with a choice in the box falls below; inf where none is possible.

    Args:
        question: objective and limits; its choices are not looked at.
        box: options of each meeting, at least one each.
        prices: price of each limit, at least 0, ``[limits]``.
    """
    problem, limits = question.problem, question.limits
    tally = combined(question.objective, limits, prices)
    value = _least_worth(problem, question.ways, box, tally)
    firsts = np.flatnonzero(np.diff(question.ways.traveller, prepend=-1))
    least = np.minimum.reduceat(value, firsts) * problem.travellers.units
    given = [
        *np.minimum(extra_worth(problem, tally) * problem.extra_upper, 0).tolist(),
        *(tally.option[options].min() for options in box),
        *(-price * limit.most for price, limit in zip(prices.tolist(), limits, strict=True)),
    ]
    size = np.abs(least[np.isfinite(least)]).sum() + np.abs(given).sum()
    return float(least.sum() + np.sum(given) - NOISE * size - NOISE)


def _least_worth(problem: AttendanceProblem, ways: Ways, box: Box, tally: Tally) -> FloatArray:
    """Return the least that one unit in each way can add to a tally; inf where the way is closed."""
    people, paid = problem.travellers, problem.arrangements
    owner = ways.traveller
    paths, possible = ranges_of_paths(problem, ways, box)
    measures = _with_remote(paths, ways.path, ways.remote.sum(axis=1), people.remote[owner])
    far = (ways.remote & problem.is_fixed).sum(axis=1)
    fixed = _with_remote(paths, ways.fixed_path, far, people.remote[owner])
    first, rest = _payments(problem, ways, measures, fixed)
    # OWN, NOBODY and FIXED, which are below zero, read the zeros at the end
    price = np.concatenate([tally.payer, np.zeros(3)])
    value = (tally.in_person[owner] * ways.stops + tally.remote[owner] * ways.remote).sum(axis=1)
    value = value + tally.arrangement[ways.arrangement]
    value = value + (_lower(tally.measure, measures)).sum(axis=1)
    value = value + _lower(price[paid.first[ways.arrangement]], first)
    value = value + _lower(price[paid.second[ways.arrangement]], rest)
    second = paid.second[ways.arrangement]
    may_be_paid = (second >= OWN) | ((rest.low <= 0) & (rest.high >= 0))
    may_be_paid |= (second == FIXED) & (rest.low <= fixed.high[:, COST])
    is_open = possible[ways.path] & may_be_paid & (measures.low <= problem.most_each).all(axis=1)
    return np.where(is_open, value * people.size[owner], np.inf)


def _lower(factor: NDArray[np.int64] | FloatArray, amount: Range) -> FloatArray:
    return np.asarray(np.minimum(factor * amount.low, factor * amount.high), dtype=np.float64)


def _with_remote(paths: Range, path: IntArray, count: IntArray, remote: IntArray) -> Range:
    """Return the measures of each way: its path and so many meetings joined remotely."""
    joined = count[:, None] * remote
    return Range(paths.low[path] + joined, paths.high[path] + joined)


def _payments(problem: AttendanceProblem, ways: Ways, measures: Range, fixed: Range) -> tuple[Range, Range]:
    """Return what the first payer pays and what is left, for each way."""
    paid = problem.arrangements
    covers, is_extra = paid.covers[ways.arrangement], paid.is_extra[ways.arrangement][:, None]
    least = (covers * (measures.low - is_extra * fixed.high)).sum(axis=1)
    most = (covers * (measures.high - is_extra * fixed.low)).sum(axis=1)
    cap = np.minimum(paid.most[ways.arrangement], FAR)
    cost = Range(measures.low[:, COST], measures.high[:, COST])
    # paid = min(max(covered, 0), cap, cost) rises with both; rest = cost - paid = max(cost - max(covered, 0),
    # cost - cap, 0) rises with the cost and falls with what is covered
    first = Range(
        np.minimum(np.maximum(least, 0), np.minimum(cap, cost.low)),
        np.minimum(np.maximum(most, 0), np.minimum(cap, cost.high)),
    )
    # whoever covers the cost itself leaves only what is above the cap
    is_all = ~is_extra[:, 0] & covers[:, COST] & (covers.sum(axis=1) == 1)
    left = Range(
        np.where(is_all, 0, cost.low - np.maximum(most, 0)),
        np.where(is_all, 0, cost.high - np.maximum(least, 0)),
    )
    rest = Range(
        np.maximum(np.maximum(left.low, cost.low - cap), 0),
        np.maximum(np.maximum(left.high, cost.high - cap), 0),
    )
    has_payer = np.greater_equal(paid.first[ways.arrangement], 0)
    return (
        Range(np.where(has_payer, first.low, 0), np.where(has_payer, first.high, 0)),
        Range(np.where(has_payer, rest.low, cost.low), np.where(has_payer, rest.high, cost.high)),
    )


def ranges_of_paths(problem: AttendanceProblem, ways: Ways, box: Box) -> tuple[Range, BoolArray]:
    """Return the measures of every path, ``[paths, measures]``, and whether it is possible in the box.

    Exact where each meeting of the path has one option.
    """
    choice = np.array([[options[0] for options in box]], dtype=np.int64).reshape(1, -1)
    priced = price_paths(problem, ways, choice)
    low = priced.measures[:, 0].copy()
    high, possible = low.copy(), priced.is_possible[:, 0].copy()
    is_open = np.array([len(options) > 1 for options in box], dtype=bool)
    pairs = _Pairs.of(problem, box)
    for number in np.flatnonzero(ways.sets[:, is_open].any(axis=1)):
        paths = np.flatnonzero(ways.path_set == number)
        found = pairs.sum_of(np.flatnonzero(ways.sets[number]), ways.path_kind[paths])
        low[paths], high[paths], possible[paths] = found.low, found.high, True
    return Range(low, high), possible


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """What stops cost and pairs of stops save, whatever options of a box they take.

    Attributes:
        stop: of a stop as a trip of its own, ``[meetings, kinds, measures]``.
        saving: of a stop after another, ``[meetings before, meetings, kinds, measures]``; zero is inside.
        may_cover: a stop at the first may cover one at the second, ``[meetings, meetings]``.
    """

    stop: Range
    saving: Range
    may_cover: BoolArray

    @classmethod
    def of(cls, problem: AttendanceProblem, box: Box) -> _Pairs:
        """Return the pairs of a box."""
        count, shape = len(box), (len(problem.single), problem.measures)
        stop = Range(*(np.zeros((count, *shape), dtype=np.int64) for _ in range(2)))
        saving = Range(*(np.zeros((count, count, *shape), dtype=np.int64) for _ in range(2)))
        may_cover = np.zeros((count, count), dtype=bool)
        for at, options in enumerate(box):
            stop.low[at] = problem.single[:, options].min(axis=1)
            stop.high[at] = problem.single[:, options].max(axis=1)
            for before, others in enumerate(box):
                if before == at:
                    continue
                may_cover[before, at] = problem.covers[np.ix_(others, options)].any()
                if not problem.is_alone[[before, at]].any():
                    follows = problem.rank[others][:, None] < problem.rank[options]
                    classes = np.unique(problem.pair_class[np.ix_(others, options)][follows])
                    saved = problem.saving[:, classes]
                    saving.low[before, at] = saved.min(axis=1, initial=0)
                    saving.high[before, at] = saved.max(axis=1, initial=0)
        return cls(stop, saving, may_cover)

    def sum_of(self, stops: IntArray, kinds: IntArray) -> Range:
        """Return the measures of a set of stops, ``[kinds, measures]``."""
        covered = np.asarray(self.may_cover[np.ix_(stops, stops)]).any(axis=0).reshape(-1, 1, 1)
        low, high = self.stop.low[np.ix_(stops, kinds)], self.stop.high[np.ix_(stops, kinds)]
        low = np.where(covered, np.minimum(low, 0), low).sum(axis=0)
        high = np.where(covered, np.maximum(high, 0), high).sum(axis=0)
        least = self.saving.low[np.ix_(stops, stops, kinds)].min(axis=0)
        most = self.saving.high[np.ix_(stops, stops, kinds)].max(axis=0)
        # the first of all has none before it, whichever it is
        return Range(
            low - (most.sum(axis=0) - most.min(axis=0)),
            high - (least.sum(axis=0) - least.max(axis=0)),
        )


def whole_box(problem: AttendanceProblem) -> Box:
    """Return the box of all choices."""
    return tuple(problem.options_of(meeting) for meeting in range(problem.meetings))


def halves_of(problem: AttendanceProblem, box: Box) -> tuple[Box, Box]:
    """Return a box in two: the meeting with most options keeps the earlier ones, or the later ones."""
    at = int(np.argmax([len(options) for options in box]))
    in_time = box[at][np.argsort(problem.rank[box[at]])]
    middle = len(in_time) // 2
    first, last = (np.sort(part) for part in (in_time[:middle], in_time[middle:]))
    return (*box[:at], first, *box[at + 1 :]), (*box[:at], last, *box[at + 1 :])
