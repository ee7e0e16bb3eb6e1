"""More choices than can be listed: a decision by descent, a bound by boxes of choices.

The descent opens one or two meetings at a time and holds the others. The boxes are halved, the one with
the least bound first, until one is small enough to be settled choice by choice; what is left at the limit
of time bounds the answer. MODEL.md, "Attendance".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from itertools import combinations, count

import numpy as np
from numpy.typing import NDArray

from solver.attendance.boxes import Box, bound_of_box, halves_of, size_of, whole_box
from solver.attendance.choices import all_choices, distinct_choices
from solver.attendance.feasible import by_decomposition, with_slack
from solver.attendance.inner import inner_of
from solver.attendance.question import Best, Question
from solver.attendance.settle import relaxed_value
from solver.attendance.solution import Solution, value_of
from solver.clock import Clock
from solver.problem import IntArray

NAME = "decomposition, box by box"
STAGE = "boxes of dates"
MOST_LISTED = 5_000
"""Choices of a box that are listed and settled; with more it is halved."""
SHARE = 0.5
"""Share of the time left that the descent may take."""


def by_boxes(question: Question, clock: Clock, seed: int) -> Best:
    """Return the best decision found and a proven bound; complete when they meet.

    Of equally good decisions any will do.

    Args:
        question: what is asked; all choices of its problem are meant, and none good enough but the best.
        clock: limit of time.
        seed: of the random numbers of HiGHS.
    """
    search = _Search(question, clock, seed, prices=[np.zeros(len(question.limits))])
    search.take(question.start)
    search.add(whole_box(question.problem), -np.inf)
    search.descend()
    return search.run()


@dataclass(slots=True, eq=False)
class _Search:
    """State of a search: open boxes by bound, and the best decision."""

    question: Question
    clock: Clock
    seed: int
    prices: list[NDArray[np.float64]]
    best: Solution | None = None
    value: int | None = None
    heap: list[tuple[float, int, Box]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def take(self, found: Solution | None) -> None:
        """Keep a decision as the best."""
        if found is not None and found is not self.best:
            asked = self.question
            self.best, self.value = found, value_of(asked.problem, asked.ways, found, asked.objective)

    @property
    def most(self) -> float:
        """Objective of the best decision; inf without one."""
        return np.inf if self.value is None else self.value

    @property
    def lowest(self) -> float:
        """Least bound of the open boxes and of the best decision."""
        return min(self.most, self.heap[0][0]) if self.heap else self.most

    def add(self, box: Box, least: float) -> None:
        """Bound a box, and keep it if something better may be in it."""
        found = max(bound_of_box(self.question, box, prices) for prices in self.prices)
        bound = max(float(np.ceil(found)), least)
        if bound < self.most:
            heappush(self.heap, (bound, next(self.numbers), box))

    def descend(self) -> None:
        """Look for a good decision, then price the limits where it stands."""
        choice = self.best.choice if self.best else _first_choice(self.question)
        if choice is None or not self.heap:
            return
        left = self.clock.left
        seconds = None if left is None else self.clock.elapsed + SHARE * left
        clock = replace(self.clock, seconds=seconds)
        start = self.best or _possible(self.question, choice, clock, self.seed)
        if start is not None:
            self.take(_descended(self.question, start.choice, start, clock, self.seed))
            choice = start.choice if self.best is None else self.best.choice
        inner = inner_of(self.question, choice)
        if inner is not None:
            self.prices.append(relaxed_value(inner, self.clock)[1])
            bound, _, box = heappop(self.heap)
            self.add(box, bound)

    def run(self) -> Best:
        """Halve and settle boxes until nothing better can be in them, or time is over."""
        while self.heap and self.lowest < self.most:
            self.clock.watch.progress(STAGE, self.value, int(self.lowest))
            if self.clock.is_over() or not self.open_least():
                return Best(self.best, self.value, int(self.lowest), is_complete=False)
        return Best(self.best, self.value, self.value, is_complete=True)

    def open_least(self) -> bool:
        """Settle the box with the least bound, or halve it; return False when time ran out."""
        bound, number, box = heappop(self.heap)
        if size_of(box) > MOST_LISTED:
            for half in halves_of(self.question.problem, box):
                self.add(half, bound)
            return True
        found = by_decomposition(_inside(self.question, box, self.best), self.clock, self.seed)
        self.take(found.solution)
        if not found.is_complete:
            better = bound if found.bound is None else max(bound, float(found.bound))
            heappush(self.heap, (better, number, box))
        return found.is_complete


def _inside(question: Question, box: Box, start: Solution | None) -> Question:
    """Return the question about the choices of a box alone."""
    asked = (question.objective, *(limit.tally for limit in question.limits))
    choices = distinct_choices(question.problem, all_choices(question.problem, box), asked)
    return replace(question, choices=choices, start=start, is_value_enough=True)


def _possible(question: Question, choice: IntArray, clock: Clock, seed: int) -> Solution | None:
    """Return a decision that keeps all limits, by a descent on what they are passed by; None if not found."""
    wider, limits, slack = with_slack(question.problem, question.limits)
    soft = replace(
        question,
        problem=wider,
        objective=slack,
        limits=limits,
        start=None,
        is_value_enough=True,
        good_enough=0,
    )
    found = _descended(soft, choice, None, clock, seed)
    if found is None or value_of(wider, question.ways, found, slack) > 0:
        return None
    return replace(found, extras=found.extras[: len(question.problem.extra_upper)])


def _descended(
    question: Question, choice: IntArray, best: Solution | None, clock: Clock, seed: int
) -> Solution | None:
    """Return the best decision that opening one or two meetings at a time leads to from a choice."""
    fixed = [np.array([option]) for option in choice.tolist()]
    full = whole_box(question.problem)
    blocks = [*combinations(range(len(full)), 1), *combinations(range(len(full)), 2)]
    turn = since = 0
    while since < len(blocks) and not clock.is_over():
        block = blocks[turn % len(blocks)]
        turn, since = turn + 1, since + 1
        box = tuple(full[at] if at in block else fixed[at] for at in range(len(full)))
        if size_of(box) > MOST_LISTED:
            continue
        found = by_decomposition(_inside(question, box, best), clock, seed).solution
        if found is not None and found is not best:
            best, since = found, 0
            fixed = [np.array([option]) for option in found.choice.tolist()]
    return best


def _first_choice(question: Question) -> IntArray | None:
    """Return the first choice without clashes; None when there is none."""
    problem = question.problem
    clashes = {(a, b) for pair in problem.clashes.tolist() for a, b in (pair, pair[::-1])}

    def longer(found: list[int]) -> list[int] | None:
        if len(found) == problem.meetings:
            return found
        fitting = (
            option
            for option in problem.options_of(len(found)).tolist()
            if not any((option, other) in clashes for other in found)
        )
        return next((whole for option in fitting if (whole := longer([*found, option]))), None)

    whole = longer([])
    return None if whole is None else np.array(whole, dtype=np.int64)
