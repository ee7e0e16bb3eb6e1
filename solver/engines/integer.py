"""Linear models with whole-number columns, as HiGHS (through OR-Tools) and CBC (through PuLP) solve them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import pulp
from numpy.typing import NDArray
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from solver.clock import Clock
from solver.engines import cbc, highs
from solver.errors import EngineError
from solver.problem import IntArray

FloatArray = NDArray[np.float64]
WITHIN = 0.9
"""A gap below one proves a whole-number objective; less than one by the noise of floating point."""
TOLERANCE = 1e-9
"""How far HiGHS may leave a value from a whole number: amounts of 10^8 cents stand beside counts of one."""
NOT_WHOLE = "no integer solution"
"""What CBC writes when it was stopped before it had a decision; its values are then parts of units."""


class Ending(StrEnum):
    """How a library ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, eq=False)
class IntegerModel:
    """Minimise ``cost @ x`` where ``least <= rows @ x <= most`` and ``0 <= x <= upper``, x whole numbers.

    Attributes:
        cost: ``[columns]``; whole numbers.
        upper: upper bounds, ``[columns]``.
        row: row of each entry, ``[entries]``.
        column: column of each entry, ``[entries]``.
        value: value of each entry, ``[entries]``.
        least: as ``most``, or -inf, ``[rows]``.
        most: ``[rows]``.
        kinds: name of each block of rows and how many it has, counted by one or more numbers; in order.
        is_relaxed: x need not be whole.
    """

    cost: FloatArray
    upper: FloatArray
    row: IntArray
    column: IntArray
    value: FloatArray
    least: FloatArray
    most: FloatArray
    kinds: tuple[tuple[str, tuple[int, ...]], ...]
    is_relaxed: bool = False

    def relaxed(self) -> IntegerModel:
        """Return the model without whole numbers."""
        return replace(self, is_relaxed=True)

    def row_names(self) -> Iterator[str]:
        """Yield the name of each row: its kind and the numbers of what it stands for."""
        for kind, shape in self.kinds:
            for key in np.ndindex(shape):
                yield "_".join([kind, *(str(number) for number in key)])


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """What a library found.

    Attributes:
        ending: how it ended.
        values: ``[columns]``; empty when there is none.
        bound: proven least value; None when unknown.
        duals: change of the least value for one more of each row's right side, ``[rows]``; empty for
            whole numbers.
    """

    ending: Ending
    values: FloatArray
    bound: float | None
    duals: FloatArray


def solve_by_highs(model: IntegerModel, clock: Clock, seed: int = 0) -> Solved:
    """Return what HiGHS finds; nothing when the watch stopped it.

    Raises:
        EngineError: HiGHS broke down or ended in a way that says nothing.
    """
    result = highs.run(_proto_of(model), clock, seed, within=WITHIN, tolerance=TOLERANCE)
    if result is None:
        return _nothing(Ending.NOTHING)
    reason = result.termination.reason
    reasons = mathopt.TerminationReason
    if reason in (reasons.INFEASIBLE, reasons.INFEASIBLE_OR_UNBOUNDED):
        # every column has an upper bound, so nothing is unbounded
        return _nothing(Ending.INFEASIBLE)
    if reason not in (reasons.OPTIMAL, reasons.FEASIBLE, reasons.NO_SOLUTION_FOUND):
        raise EngineError(f"HiGHS ended with {reason.value}: {result.termination.detail}")
    bound = result.termination.objective_bounds.dual_bound
    if not result.has_primal_feasible_solution():
        return replace(_nothing(Ending.NOTHING), bound=bound if np.isfinite(bound) else None)
    values = _array(result.variable_values(), len(model.cost))
    duals = np.zeros(0)
    if model.is_relaxed and result.has_dual_feasible_solution():
        duals = _array(result.dual_values(), len(model.least))
    ending = Ending.OPTIMAL if reason == reasons.OPTIMAL else Ending.FEASIBLE
    return Solved(ending, values, bound if np.isfinite(bound) else None, duals)


def _nothing(ending: Ending) -> Solved:
    return Solved(ending, np.zeros(0), None, np.zeros(0))


def _array(found: dict[object, float], count: int) -> FloatArray:
    values = np.zeros(count)
    for key, value in found.items():
        values[key.id] = value  # type: ignore[attr-defined]
    return values


def _proto_of(model: IntegerModel) -> model_pb2.ModelProto:
    columns, rows = len(model.cost), len(model.least)
    proto = model_pb2.ModelProto()
    proto.variables.ids.extend(range(columns))
    proto.variables.lower_bounds.extend([0.0] * columns)
    proto.variables.upper_bounds.extend(model.upper.tolist())
    proto.variables.integers.extend([not model.is_relaxed] * columns)
    costly = np.flatnonzero(model.cost)
    proto.objective.linear_coefficients.ids.extend(costly.tolist())
    proto.objective.linear_coefficients.values.extend(model.cost[costly].tolist())
    proto.linear_constraints.ids.extend(range(rows))
    proto.linear_constraints.lower_bounds.extend(model.least.tolist())
    proto.linear_constraints.upper_bounds.extend(model.most.tolist())
    order = np.lexsort((model.column, model.row))
    proto.linear_constraint_matrix.row_ids.extend(model.row[order].tolist())
    proto.linear_constraint_matrix.column_ids.extend(model.column[order].tolist())
    proto.linear_constraint_matrix.coefficients.extend(model.value[order].tolist())
    return proto


def solve_by_cbc(model: IntegerModel, clock: Clock, seed: int = 0) -> Solved:
    """Return what CBC finds.

    Raises:
        EngineError: CBC is missing or broke down.
    """
    answer, bound = cbc.run(_program_of(model), clock, seed)
    if answer.status.lower().endswith("infeasible"):
        return _nothing(Ending.INFEASIBLE)
    is_proven = answer.status == "Optimal"
    if NOT_WHOLE in answer.status or not (answer.values or is_proven):
        return replace(_nothing(Ending.NOTHING), bound=bound)
    values = np.zeros(len(model.cost))
    for name, value in answer.values.items():
        # rows are listed, too
        if name.startswith("x_"):
            values[int(name.removeprefix("x_"))] = value
    if is_proven:
        return Solved(Ending.OPTIMAL, values, float(model.cost @ values), np.zeros(0))
    return Solved(Ending.FEASIBLE, values, bound, np.zeros(0))


def _program_of(model: IntegerModel) -> pulp.LpProblem:
    program = pulp.LpProblem("attendance", pulp.LpMinimize)
    columns = [
        program.add_variable(f"x_{number}", 0, upper, pulp.LpInteger)
        for number, upper in enumerate(model.upper.tolist())
    ]
    program.setObjective(pulp.LpAffineExpression(list(zip(columns, model.cost.tolist(), strict=True))))
    entries: list[list[tuple[pulp.LpVariable, float]]] = [[] for _ in model.least]
    for row, column, value in zip(
        model.row.tolist(), model.column.tolist(), model.value.tolist(), strict=True
    ):
        entries[row].append((columns[column], value))
    sides = zip(model.row_names(), model.least.tolist(), model.most.tolist(), strict=True)
    for row, (name, least, most) in enumerate(sides):
        left = pulp.LpAffineExpression(entries[row])
        program.addConstraint(left == most if least == most else left <= most, name)
    return program
