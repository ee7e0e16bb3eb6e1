"""The best decision of one choice, and the lower bound of its relaxed model, by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from solver.attendance.inner import Inner
from solver.attendance.solution import Solution
from solver.attendance.ways import Ways
from solver.clock import Clock
from solver.engines.integer import Ending, IntegerModel, Solved, solve_by_highs
from solver.problem import IntArray

FloatArray = NDArray[np.float64]
CUT_OFF = "better_than_best"
"""Name of the row that leaves out what is no better than the best decision known."""


def solution_of(inner: Inner, counts: IntArray, ways: Ways) -> Solution:
    """Return the decision that whole numbers of the columns of an inner model stand for."""
    units = np.zeros(len(ways), dtype=np.int64)
    units[inner.way] = counts[: len(inner.way)]
    return Solution(inner.choice, units, counts[len(inner.way) :])


@dataclass(frozen=True, slots=True, eq=False)
class InnerAnswer:
    """The best decision of one choice.

    Attributes:
        ending: how it ended.
        counts: whole numbers of each column; empty when there is none.
        value: objective; None when there is none.
        bound: proven least objective; None when unknown.
    """

    ending: Ending
    counts: IntArray
    value: int | None
    bound: float | None


def solve_inner(inner: Inner, clock: Clock, seed: int, most: int | None = None) -> InnerAnswer:
    """Return the best decision of one choice, by HiGHS.

    Args:
        inner: the inner problem.
        clock: limit of time.
        seed: of the random numbers of HiGHS.
        most: only decisions of at most this objective are of use; None: all.
    """
    model = inner.model if most is None else _cut_off(inner.model, most - inner.base)
    while True:
        solved = solve_by_highs(model, clock, seed)
        bound = None if solved.bound is None else solved.bound + inner.base
        if not solved.values.size:
            return InnerAnswer(solved.ending, np.zeros(0, dtype=np.int64), None, bound)
        counts = np.rint(solved.values).astype(np.int64)
        excess = inner.excess_of(counts)
        if (excess <= 0).all():
            return InnerAnswer(solved.ending, counts, inner.value_of(counts), bound)
        # values within the tolerance of HiGHS may pass a limit once they are whole
        model = _tightened(model, excess)


def relaxed_value(inner: Inner, clock: Clock) -> tuple[float, FloatArray]:
    """Return a lower bound of one choice, inf when none is possible, and the price of each limit.

    Where the limits cannot be kept together even by fractions of units, the prices are those that show it.
    """
    limits = len(inner.right)
    solved = solve_by_highs(inner.model.relaxed(), clock)
    if solved.ending is Ending.INFEASIBLE:
        prices = _prices(solve_by_highs(_elastic(inner), clock), limits)
        return np.inf, prices
    if solved.ending is not Ending.OPTIMAL or solved.bound is None:
        return -np.inf, np.zeros(limits)
    return solved.bound + inner.base, _prices(solved, limits)


def _prices(solved: Solved, limits: int) -> FloatArray:
    if not solved.duals.size or not limits:
        return np.zeros(limits)
    # the dual of "at most" in a minimisation is zero or less
    return np.asarray(np.maximum(-solved.duals[-limits:], 0.0))


def _cut_off(model: IntegerModel, most: float) -> IntegerModel:
    """Return the model with a row more, before the others: the objective is at most ``most``."""
    column = np.flatnonzero(model.cost)
    return replace(
        model,
        row=np.concatenate([np.zeros(len(column), dtype=np.int64), model.row + 1]),
        column=np.concatenate([column, model.column]),
        value=np.concatenate([model.cost[column], model.value]),
        least=np.insert(model.least, 0, -np.inf),
        most=np.insert(model.most, 0, most),
        kinds=((CUT_OFF, (1,)), *model.kinds),
    )


def _tightened(model: IntegerModel, excess: IntArray) -> IntegerModel:
    """Return the model with less on the right side of its last rows, the limits, where they were passed."""
    most = model.most.copy()
    most[len(most) - len(excess) :] -= np.maximum(excess, 0)
    return replace(model, most=most)


def _elastic(inner: Inner) -> IntegerModel:
    """Return the relaxed model in which limits may be passed at a high price."""
    model, limits = inner.model, len(inner.right)
    typical = np.maximum(np.abs(inner.left).max(axis=1), 1)
    price = 100.0 * (np.abs(model.cost).max(initial=0) + 1) / typical
    first, columns = len(model.least) - limits, len(model.cost)
    return IntegerModel(
        cost=np.concatenate([model.cost, price]),
        upper=np.concatenate([model.upper, np.full(limits, np.inf)]),
        row=np.concatenate([model.row, np.arange(first, first + limits)]),
        column=np.concatenate([model.column, np.arange(columns, columns + limits)]),
        value=np.concatenate([model.value, np.full(limits, -1.0)]),
        least=model.least,
        most=model.most,
        kinds=model.kinds,
        is_relaxed=True,
    )
