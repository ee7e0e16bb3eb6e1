"""The problem that remains when the dates are given: which way each unit takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.attendance.problem import AttendanceProblem, Tally
from solver.attendance.question import Question
from solver.attendance.ways import Ways
from solver.attendance.worth import Table, extra_worth, table_of, worth
from solver.engines.integer import IntegerModel
from solver.problem import IntArray

ROW_NAMES = ("one_way_for_unit", "at_most")
"""Kinds of row, in the order in which they stand in a model."""


@dataclass(frozen=True, slots=True, eq=False)
class Inner:
    """The ways of one choice as an integer model.

    Columns are ways, then extras; rows are travellers, then limits.

    Attributes:
        choice: option of each meeting, ``[meetings]``.
        way: way of each column before the extras, ``[columns - extras]``.
        model: the model, each traveller's least value taken off the cost.
        base: what was taken off, and what the options add.
        left: left side of each limit per unit of a column, exactly, ``[limits, columns]``.
        right: right side of each limit, exactly, ``[limits]``.
        value: objective per unit of a column, exactly, ``[columns]``.
        given: objective that the options add, exactly.
    """

    choice: IntArray
    way: IntArray
    model: IntegerModel
    base: int
    left: IntArray
    right: IntArray
    value: IntArray
    given: int

    def value_of(self, counts: IntArray) -> int:
        """Return the objective of whole numbers of each column, exactly."""
        return int(self.value @ counts) + self.given

    def excess_of(self, counts: IntArray) -> IntArray:
        """Return by how much each limit is passed, ``[limits]``; zero or less where it is kept."""
        return np.asarray(self.left @ counts - self.right, dtype=np.int64)


def inner_of(question: Question, choice: IntArray) -> Inner | None:
    """Return the problem of one choice; None when a traveller has no way left.

    Args:
        question: objective and limits.
        choice: option of each meeting, ``[meetings]``.
    """
    problem, ways, limits = question.problem, question.ways, question.limits
    table = table_of(problem, ways, choice[None, :])
    column = np.flatnonzero(table.is_open[:, 0])
    owner = ways.traveller[column]
    units = problem.travellers.units
    if len(np.unique(owner)) < len(units):
        return None
    value = _columns(problem, ways, table, column, question.objective)
    left = np.array([_columns(problem, ways, table, column, limit.tally) for limit in limits], dtype=np.int64)
    left = left.reshape(len(limits), len(value))
    given = int(question.objective.option[choice].sum())
    right = np.array([limit.most - limit.tally.option[choice].sum() for limit in limits], dtype=np.int64)
    cheapest = np.full(len(units), np.iinfo(np.int64).max)
    np.minimum.at(cheapest, owner, value[: len(column)])
    cost = value.astype(np.float64)
    cost[: len(column)] -= cheapest[owner]
    model = _model(problem, owner, cost, left, right)
    return Inner(choice, column, model, int(cheapest @ units) + given, left, right, value, given)


def _columns(
    problem: AttendanceProblem, ways: Ways, table: Table, column: IntArray, tally: Tally
) -> IntArray:
    of_ways = worth(problem, ways, table, tally)[column, 0]
    return np.asarray(np.concatenate([of_ways, extra_worth(problem, tally)]), dtype=np.int64)


def _model(
    problem: AttendanceProblem, owner: IntArray, cost: NDArray[np.float64], left: IntArray, right: IntArray
) -> IntegerModel:
    units = problem.travellers.units
    row, column = np.nonzero(left)
    return IntegerModel(
        cost=cost,
        upper=np.concatenate([units[owner], problem.extra_upper]).astype(np.float64),
        row=np.concatenate([owner, row + len(units)]),
        column=np.concatenate([np.arange(len(owner)), column]),
        value=np.concatenate([np.ones(len(owner)), left[row, column]]),
        least=np.concatenate([units, np.full(len(right), -np.inf)]).astype(np.float64),
        most=np.concatenate([units, right]).astype(np.float64),
        kinds=((ROW_NAMES[0], units.shape), (ROW_NAMES[1], right.shape)),
    )
