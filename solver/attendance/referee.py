"""Two more engines for the same question: every decision tried, and one model of all choices by CBC."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement, product

import numpy as np

from solver.attendance.inner import Inner, inner_of
from solver.attendance.question import Best, Question
from solver.attendance.settle import solution_of
from solver.clock import Clock
from solver.engines.integer import Ending, IntegerModel, solve_by_cbc
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
        for counts in _every_count(question, inner):
            tried += 1
            if tried > MOST_DECISIONS:
                raise ProblemError(f"there are more than {MOST_DECISIONS:,} decisions")
            if (best is None or inner.value_of(counts) < best[0]) and (inner.excess_of(counts) <= 0).all():
                best = inner.value_of(counts), inner, counts
    if best is None:
        return Best(None, None, None, is_complete=True)
    value, inner, counts = best
    return Best(solution_of(inner, counts, question.ways), value, value, is_complete=True)


def _every_count(question: Question, inner: Inner) -> Iterator[IntArray]:
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
    model = _one_model(question, inners)
    solved = solve_by_cbc(model, clock, seed)
    if solved.ending is Ending.INFEASIBLE:
        return Best(None, None, None, is_complete=True)
    if not solved.values.size or not solved.values.any():
        return Best(None, None, None, is_complete=False)
    values = np.rint(solved.values).astype(np.int64)
    at = int(values[: len(inners)].argmax())
    start = len(inners) + sum(len(inner.value) for inner in inners[:at])
    counts = values[start : start + len(inners[at].value)]
    inner = inners[at]
    is_complete = solved.ending is Ending.OPTIMAL
    value = inner.value_of(counts)
    bound = value if is_complete else None
    return Best(solution_of(inner, counts, question.ways), value, bound, is_complete=is_complete)


def _one_model(question: Question, inners: list[Inner]) -> IntegerModel:
    """Return the model: columns ``take`` of the choices, then those of each choice; rows likewise."""
    units = question.problem.travellers.units
    entries: list[tuple[IntArray, IntArray, IntArray]] = []
    cost = [np.array([inner.given for inner in inners], dtype=np.int64)]
    upper = [np.ones(len(inners), dtype=np.int64)]
    least, most = [1.0], [1.0]
    entries.append((np.zeros(len(inners), dtype=np.int64), np.arange(len(inners)), upper[0]))
    column = len(inners)
    for take, inner in enumerate(inners):
        owner = question.ways.traveller[inner.way]
        row = len(least)
        width = len(inner.value)
        # each traveller's units go to the choice that is taken
        entries.append((owner + row, np.arange(len(owner)) + column, np.ones(len(owner), dtype=np.int64)))
        entries.append((np.arange(len(units)) + row, np.full(len(units), take), -units))
        least += [0.0] * len(units)
        most += [0.0] * len(units)
        # extras only of the choice that is taken
        extras = np.arange(len(owner), width)
        bound = question.problem.extra_upper
        entries.append((np.arange(len(extras)) + len(least), extras + column, np.ones_like(extras)))
        entries.append((np.arange(len(extras)) + len(least), np.full(len(extras), take), -bound))
        least += [-np.inf] * len(extras)
        most += [0.0] * len(extras)
        limit, where = np.nonzero(inner.left)
        entries.append((limit + len(least), where + column, inner.left[limit, where]))
        # a limit of a choice that is not taken has nothing on its left side, so its right side goes, too
        entries.append(
            (np.arange(len(inner.right)) + len(least), np.full(len(inner.right), take), -inner.right)
        )
        least += [-np.inf] * len(inner.right)
        most += [0.0] * len(inner.right)
        cost.append(inner.value)
        upper.append(np.concatenate([units[owner], bound]))
        column += width
    rows, columns, values = (np.concatenate(parts) for parts in zip(*entries, strict=True))
    return IntegerModel(
        cost=np.concatenate(cost).astype(np.float64),
        upper=np.concatenate(upper).astype(np.float64),
        row=rows,
        column=columns,
        value=values.astype(np.float64),
        least=np.array(least),
        most=np.array(most),
    )
