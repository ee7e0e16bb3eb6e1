"""Dates outside, people inside: choices in order of their bounds, each settled by an integer model.

The prices of the limits that the relaxed model of one choice yields bound every other choice, too
(``bounds_of``); so most choices are never looked at. MODEL.md, "Attendance".
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from solver.attendance.bounds import bounds_of
from solver.attendance.inner import Inner, inner_of
from solver.attendance.question import Best, Question
from solver.attendance.settle import relaxed_value, solution_of, solve_inner
from solver.attendance.solution import Solution, value_of
from solver.clock import Clock
from solver.engines.integer import Ending

STAGE = "dates and people"
FREE_ROUNDS = 4
"""Rounds of bounds for all choices before they are held to half of the time."""
STUCK = 3
"""Impossible choices looked at, none possible yet, after which it is asked first whether any is."""


@dataclass(slots=True, eq=False)
class _Search:
    """State of a search."""

    question: Question
    clock: Clock
    seed: int
    begin: float
    bound: NDArray[np.float64] = field(init=False)
    is_relaxed: NDArray[np.bool_] = field(init=False)
    best: Solution | None = None
    value: int | None = None
    at: int = -1
    impossible: int = 0
    rounds: int = 0
    bounding: float = 0.0

    def __post_init__(self) -> None:
        self.bound = np.full(len(self.question.choices), -np.inf)
        self.is_relaxed = np.zeros(len(self.question.choices), dtype=bool)
        self.tighten(np.zeros(len(self.question.limits)))

    @property
    def may_tighten(self) -> bool:
        """Bounds of all choices at once take at most half of the time, but for the first few rounds."""
        return self.rounds < FREE_ROUNDS or 2 * self.bounding <= self.clock.elapsed - self.begin

    def tell(self) -> None:
        """Tell the watch what is known."""
        lowest = self.lowest
        self.clock.watch.progress(STAGE, self.value, int(lowest) if np.isfinite(lowest) else None)

    def tighten(self, prices: NDArray[np.float64]) -> None:
        """Raise the bounds of all open choices by prices of the limits."""
        start = self.clock.elapsed
        open_ = np.flatnonzero(~np.isposinf(self.bound))
        raised = bounds_of(self.question, self.question.choices[open_], prices, self.clock)
        self.bound[open_] = np.maximum(self.bound[open_], np.ceil(raised))
        self.bounding += self.clock.elapsed - start
        self.rounds += 1

    def close_worse(self) -> None:
        """Close the choices that cannot be better than the best, nor as good and preferred."""
        if self.value is not None:
            worse = self.bound > self.value
            worse[self.at :] |= self.bound[self.at :] == self.value
            self.bound[worse] = np.inf

    @property
    def lowest(self) -> float:
        """Least bound of what is open, and of the best found."""
        lowest = float(self.bound.min(initial=np.inf))
        return lowest if self.value is None else min(lowest, float(self.value))


def best_decision(question: Question, clock: Clock, seed: int) -> Best:
    """Return the decision of least objective; of equally good ones one with the first choice.

    Args:
        question: objective, limits and choices.
        clock: limit of time.
        seed: of the random numbers of HiGHS.
    """
    search = _Search(question, clock, seed, clock.elapsed)
    if question.start is not None:
        search.best, search.at = question.start, len(question.choices)
        search.value = value_of(question.problem, question.ways, question.start, question.objective)
    while True:
        search.close_worse()
        lowest = search.lowest
        is_settled = bool(np.isposinf(search.bound).all())
        is_equal = question.is_value_enough and search.value is not None and lowest >= search.value
        is_enough = question.good_enough is not None and (
            lowest > question.good_enough
            or (search.value is not None and search.value <= question.good_enough)
        )
        if is_settled or is_equal or is_enough:
            value = search.value
            return Best(search.best, value, _finite(lowest), is_complete=True)
        if search.value is None and search.impossible >= STUCK and question.good_enough is None:
            return Best(None, None, _finite(lowest), is_complete=False, is_stuck=True)
        search.tell()
        if clock.is_over() or not _look_at(search, int(search.bound.argmin())):
            return Best(search.best, search.value, _finite(search.lowest), is_complete=False)


def _finite(bound: float) -> int | None:
    return int(bound) if np.isfinite(bound) else None


def _look_at(search: _Search, at: int) -> bool:
    """Settle one choice, or raise its bound; return False when time ran out."""
    inner = inner_of(search.question, search.question.choices[at])
    if inner is None:
        search.bound[at] = np.inf
        return True
    if not search.is_relaxed[at]:
        relaxed, prices = relaxed_value(inner, search.clock)
        if np.isneginf(relaxed):
            return False
        search.is_relaxed[at] = True
        search.impossible += int(np.isposinf(relaxed))
        search.bound[at] = max(search.bound[at], _whole(relaxed))
        if prices.any() and search.may_tighten:
            search.tighten(prices)
        search.close_worse()
    if search.bound[at] > search.bound.min() or np.isposinf(search.bound[at]):
        return True
    return _settle(search, at, inner)


def _settle(search: _Search, at: int, inner: Inner) -> bool:
    most = None
    if search.value is not None:
        most = search.value if at < search.at and not search.question.is_value_enough else search.value - 1
    answer = solve_inner(inner, search.clock, search.seed, most)
    if answer.value is not None and (most is None or answer.value <= most):
        search.best, search.value, search.at = (
            solution_of(inner, answer.counts, search.question.ways),
            answer.value,
            at,
        )
        search.tell()
    if answer.ending in (Ending.OPTIMAL, Ending.INFEASIBLE):
        search.bound[at] = np.inf
        return True
    if answer.bound is not None:
        search.bound[at] = max(search.bound[at], _whole(answer.bound))
    return False


def _whole(bound: float) -> float:
    """Return the least whole number not below a bound with the noise of floating point."""
    return float(np.ceil(bound - 1e-6 - 1e-9 * abs(bound))) if np.isfinite(bound) else bound
