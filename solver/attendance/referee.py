"""Two more engines for the same question: every decision tried, and one model of all choices by CBC."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement, product

import numpy as np

from solver.attendance.inner import Inner, inner_of
from solver.attendance.joint import first_columns, joint_model
from solver.attendance.question import Best, Question
from solver.attendance.settle import solution_of
from solver.clock import Clock
from solver.engines.answer import whole_bound
from solver.engines.integer import Ending, solve_by_cbc
from solver.errors import ProblemError
from solver.problem import IntArray

MOST_DECISIONS = 2_000_000
"""Decisions that the exhaustive engine tries at most."""


def by_trying(question: Question, clock: Clock, seed: int) -> Best:  # noqa: ARG001
    """Return the best of all decisions, each tried on its own.

    Raises:
        ProblemError: there are more than ``MOST_DECISIONS``.
    """
    best: tuple[int, Inner, IntArray] | None = None
    tried = 0
    for choice in question.choices:
        inner = inner_of(question, choice)
        if inner is None:
            continue
        for counts in every_count(question, inner):
            tried += 1
            if tried > MOST_DECISIONS:
                raise ProblemError(f"there are more than {MOST_DECISIONS:,} decisions")
            if (best is None or inner.value_of(counts) < best[0]) and (inner.excess_of(counts) <= 0).all():
                best = inner.value_of(counts), inner, counts
    if best is None:
        return Best(None, None, None, is_complete=True)
    value, inner, counts = best
    return Best(solution_of(inner, counts, question.ways), value, value, is_complete=True)


def every_count(question: Question, inner: Inner) -> Iterator[IntArray]:
    """Yield every way of giving each unit a column, and every number of each extra."""
    owner = question.ways.traveller[inner.way]
    picks = [
        list(combinations_with_replacement(np.flatnonzero(owner == traveller).tolist(), units))
        for traveller, units in enumerate(question.problem.travellers.units.tolist())
    ]
    extras = [range(upper + 1) for upper in question.problem.extra_upper.tolist()]
    for taken in product(*picks):
        columns = [column for some in taken for column in some]
        ways = np.bincount(np.array(columns, dtype=np.int64), minlength=len(owner))
        for numbers in product(*extras):
            yield np.concatenate([ways, np.array(numbers, dtype=np.int64)])


def by_one_model(question: Question, clock: Clock, seed: int) -> Best:
    """Return the answer of CBC to one model in which every choice has its own columns, and one is taken."""
    inners = [inner for choice in question.choices if (inner := inner_of(question, choice)) is not None]
    if not inners:
        return Best(None, None, None, is_complete=True)
    solved = solve_by_cbc(joint_model(question, inners), clock, seed)
    if not solved.values.size:
        bound = None if solved.bound is None else whole_bound(solved.bound)
        return Best(None, None, bound, is_complete=solved.ending is Ending.INFEASIBLE)
    values = np.rint(solved.values).astype(np.int64)
    at = int(values[: len(inners)].argmax())
    first, last = first_columns(inners)[at : at + 2].tolist()
    inner, counts = inners[at], values[first:last]
    value = inner.value_of(counts)
    if solved.ending is Ending.OPTIMAL:
        return Best(solution_of(inner, counts, question.ways), value, value, is_complete=True)
    bound = None if solved.bound is None else whole_bound(solved.bound)
    return Best(solution_of(inner, counts, question.ways), value, bound, is_complete=False)
