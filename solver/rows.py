"""Rows of the arc model, under the names that MODEL.md explains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.arcs import HOME, ArcModel
from solver.problem import IntArray

ROW_NAMES = (
    "one_option_for_meeting",
    "arrive_at_stop",
    "leave_stop",
    "one_departure_of_pattern",
    "not_both",
)
"""Kinds of row, in the order in which they stand in a model."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows of one kind: least <= sum of coefficient times column <= most.

    Columns are the options (take) followed by the arcs (ride).

    Attributes:
        name: one of ``ROW_NAMES``.
        keys: what each row stands for, ``[rows, numbers]``, written behind the name.
        least: lower side, the same for all; minus infinity for none.
        most: upper side, the same for all.
        row: row of each entry, ascending, ``[entries]``.
        column: its column, ``[entries]``.
        coefficient: its coefficient, ``[entries]``.
    """

    name: str
    keys: IntArray
    least: float
    most: float
    row: IntArray
    column: IntArray
    coefficient: IntArray


def rows_of(model: ArcModel) -> tuple[Rows, ...]:
    """Return all rows of the arc model, one block for each kind."""
    problem = model.ground.problem
    options = np.arange(len(problem.meeting), dtype=np.int64)
    one = Rows(
        ROW_NAMES[0],
        np.arange(problem.meetings)[:, None],
        1.0,
        1.0,
        problem.meeting,
        options,
        np.ones_like(options),
    )
    stops = np.argwhere(model.ground.stops)
    return (one, _at_stops(model, stops, 1), _at_stops(model, stops, 2), _departures(model), _clashes(model))


def _at_stops(model: ArcModel, stops: IntArray, kind: int) -> Rows:
    options = len(model.take_cost)
    end = model.head if kind == 1 else model.tail
    number = np.full(model.ground.stops.shape, -1, dtype=np.int64)
    number[stops[:, 0], stops[:, 1]] = np.arange(len(stops))
    arcs = np.flatnonzero(end != HOME)
    row = np.concatenate([number[model.pattern[arcs], end[arcs]], np.arange(len(stops))])
    column = np.concatenate([options + arcs, stops[:, 1]])
    coefficient = np.concatenate([np.ones_like(arcs), np.full(len(stops), -1)])
    order = np.lexsort((column, row))
    return Rows(ROW_NAMES[kind], stops, 0.0, 0.0, row[order], column[order], coefficient[order])


def _departures(model: ArcModel) -> Rows:
    arcs = np.flatnonzero(model.tail == HOME)
    patterns, row = np.unique(model.pattern[arcs], return_inverse=True)
    column = len(model.take_cost) + arcs
    return Rows(ROW_NAMES[3], patterns[:, None], -np.inf, 1.0, row.reshape(-1), column, np.ones_like(arcs))


def _clashes(model: ArcModel) -> Rows:
    pairs = np.argwhere(np.triu(model.ground.clash))
    row = np.repeat(np.arange(len(pairs)), 2)
    return Rows(
        ROW_NAMES[4], pairs, -np.inf, 1.0, row, pairs.reshape(-1), np.ones(2 * len(pairs), dtype=np.int64)
    )
