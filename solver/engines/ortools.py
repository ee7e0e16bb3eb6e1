"""OR-Tools: the arc model, solved by HiGHS through MathOpt."""

from __future__ import annotations

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from solver.arcs import ArcModel, arcs_of
from solver.clock import Clock
from solver.engines import highs
from solver.engines.answer import answer, infeasible, whole_bound
from solver.errors import EngineError
from solver.outcome import Outcome, Status
from solver.problem import PlacementProblem
from solver.rows import rows_of
from solver.watch import Watch

NAME = "ortools"
HALF = 0.5


def solve(problem: PlacementProblem, *, watch: Watch, seconds: float | None, seed: int) -> Outcome:
    """Return a cheapest choice; ties are not settled here.

    HiGHS cannot be interrupted through MathOpt: when the watch stops the solve, the outcome is UNKNOWN at
    once, while the thread of HiGHS ends with its own limit of time or with the process.

    Args:
        problem: the problem.
        watch: hears of progress and may stop the solve.
        seconds: limit; None for none [s].
        seed: of the random numbers of HiGHS.

    Raises:
        EngineError: HiGHS broke down or ended in a way that says nothing.
    """
    clock = Clock.started(watch, seconds)
    model = arcs_of(problem)
    result = highs.run(proto_of(model), clock, seed)
    if result is None:
        return Outcome(Status.UNKNOWN, (), None, None, NAME, clock.elapsed)
    reason = result.termination.reason
    if reason == mathopt.TerminationReason.INFEASIBLE:
        return infeasible(NAME, clock.elapsed)
    expected = (mathopt.TerminationReason.OPTIMAL, mathopt.TerminationReason.FEASIBLE)
    if reason not in (*expected, mathopt.TerminationReason.NO_SOLUTION_FOUND):
        raise EngineError(f"{NAME} ended with {reason.value}: {result.termination.detail}")
    bound = whole_bound(result.termination.objective_bounds.dual_bound)
    choice = _choice(problem, result) if result.has_primal_feasible_solution() else ()
    outcome = answer(
        problem, choice, None if bound is None else bound + model.base, engine=NAME, seconds=clock.elapsed
    )
    watch.progress(NAME, outcome.cost, outcome.bound)
    return outcome


def proto_of(model: ArcModel) -> model_pb2.ModelProto:
    """Return the arc model as MathOpt takes it: columns take and ride, then the rows."""
    options, arcs = len(model.take_cost), len(model.pattern)
    proto = model_pb2.ModelProto()
    proto.variables.ids.extend(range(options + arcs))
    proto.variables.lower_bounds.extend([0.0] * (options + arcs))
    proto.variables.upper_bounds.extend([1.0] * (options + arcs))
    proto.variables.integers.extend([True] * options + [False] * arcs)
    cost = np.concatenate([model.take_cost, -model.saving]).astype(np.float64)
    costly = np.flatnonzero(cost)
    proto.objective.linear_coefficients.ids.extend(costly.tolist())
    proto.objective.linear_coefficients.values.extend(cost[costly].tolist())
    first = 0
    for rows in rows_of(model):
        count = len(rows.keys)
        proto.linear_constraints.ids.extend(range(first, first + count))
        proto.linear_constraints.lower_bounds.extend([rows.least] * count)
        proto.linear_constraints.upper_bounds.extend([rows.most] * count)
        proto.linear_constraints.names.extend(row_names(rows.name, rows.keys.tolist()))
        proto.linear_constraint_matrix.row_ids.extend((rows.row + first).tolist())
        proto.linear_constraint_matrix.column_ids.extend(rows.column.tolist())
        proto.linear_constraint_matrix.coefficients.extend(rows.coefficient.astype(np.float64).tolist())
        first += count
    return proto


def row_names(name: str, keys: list[list[int]]) -> list[str]:
    """Return the name of each row: its kind and the numbers of what it stands for."""
    return ["_".join([name, *(str(number) for number in key)]) for key in keys]


def _choice(problem: PlacementProblem, result: mathopt.SolveResult) -> tuple[int, ...]:
    values = result.variable_values()
    taken = sorted(
        variable.id
        for variable, value in values.items()
        if variable.id < len(problem.meeting) and value > HALF
    )
    return tuple(taken)
