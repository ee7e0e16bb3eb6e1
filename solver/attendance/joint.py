"""One model of all choices: each has columns of its own, and one choice is taken."""

from __future__ import annotations

import numpy as np

from solver.attendance.inner import Inner
from solver.attendance.question import Question
from solver.engines.integer import IntegerModel
from solver.problem import IntArray

ROW_NAMES = ("one_choice", "ways_of_choice", "extras_of_choice", "limit_of_choice")
"""Kinds of row, in the order in which they stand in the model."""


def first_columns(inners: list[Inner]) -> IntArray:
    """Return the first column of each choice, and behind them the number of columns."""
    widths = [len(inner.value) for inner in inners]
    return len(inners) + np.cumsum([0, *widths], dtype=np.int64)


def joint_model(question: Question, inners: list[Inner]) -> IntegerModel:
    """Return the model: a column for each choice, then those of each choice; rows kind by kind.

    Args:
        question: objective and limits.
        inners: the problem of each choice, at least one.
    """
    units, upper = question.problem.travellers.units, question.problem.extra_upper
    sizes, choices = (len(units), len(upper), len(question.limits)), len(inners)
    starts = 1 + choices * np.cumsum([0, *sizes])[:-1]
    firsts = first_columns(inners)
    ones = np.ones(choices, dtype=np.int64)
    entries = [(np.zeros(choices, dtype=np.int64), np.arange(choices), ones)]
    for take, inner in enumerate(inners):
        blocks = (
            np.arange(size) + start + take * size for start, size in zip(starts.tolist(), sizes, strict=True)
        )
        place = np.concatenate(list(blocks))
        row, column, value = _left_of(question, inner)
        entries.append((place[row], column + firsts[take], value))
        # what is not taken has nobody and nothing: its right side stands on the left, times its column
        right = np.concatenate([units, upper, inner.right])
        entries.append((place, np.full(len(place), take), -right))
    rows, columns, values = (np.concatenate(parts) for parts in zip(*entries, strict=True))
    most = np.zeros(1 + choices * sum(sizes))
    most[0] = 1.0
    least = most.copy()
    least[starts[1] :] = -np.inf
    owners = [question.ways.traveller[inner.way] for inner in inners]
    return IntegerModel(
        cost=np.concatenate([[inner.given for inner in inners], *(inner.value for inner in inners)]).astype(
            np.float64
        ),
        upper=np.concatenate([ones, *(np.append(units[owner], upper) for owner in owners)]).astype(
            np.float64
        ),
        row=rows,
        column=columns,
        value=values.astype(np.float64),
        least=least,
        most=most,
        kinds=((ROW_NAMES[0], (1,)), *((n, (choices, k)) for n, k in zip(ROW_NAMES[1:], sizes, strict=True))),
    )


def _left_of(question: Question, inner: Inner) -> tuple[IntArray, IntArray, IntArray]:
    """Return row, column and value of a choice's own entries; rows are travellers, extras, limits."""
    owner = question.ways.traveller[inner.way]
    travellers, extras = len(question.problem.travellers.units), len(question.problem.extra_upper)
    limit, column = np.nonzero(inner.left)
    row = np.concatenate([owner, travellers + np.arange(extras), travellers + extras + limit])
    columns = np.concatenate([np.arange(len(inner.value)), column])
    value = np.concatenate([np.ones(len(inner.value), dtype=np.int64), inner.left[limit, column]])
    return row, columns, value
