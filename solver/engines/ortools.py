"""OR-Tools: the arc model, solved by HiGHS through MathOpt."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.math_opt.solvers import highs_pb2

from solver.arcs import ArcModel, arcs_of
from solver.clock import Clock
from solver.engines.answer import answer, infeasible, whole_bound
from solver.errors import EngineError
from solver.outcome import Outcome, Status
from solver.problem import PlacementProblem
from solver.rows import rows_of
from solver.watch import Watch

NAME = "ortools"
POLL_SECONDS = 0.05
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
    result = _run(mathopt.Model.from_model_proto(proto_of(model)), clock, seed)
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


def _parameters(clock: Clock, seed: int) -> mathopt.SolveParameters:
    # MathOpt refuses its own parameter "threads" for HiGHS, so it goes through the options of HiGHS.
    return mathopt.SolveParameters(
        time_limit=None if clock.left is None else timedelta(seconds=clock.left),
        absolute_gap_tolerance=0.0,
        relative_gap_tolerance=0.0,
        random_seed=seed,
        highs=highs_pb2.HighsOptionsProto(int_options={"threads": 1}, string_options={"parallel": "off"}),
    )


def _run(model: mathopt.Model, clock: Clock, seed: int) -> mathopt.SolveResult | None:
    """Return the result of HiGHS, run in a thread of its own; None when the watch stopped it."""
    results: list[mathopt.SolveResult] = []
    parameters = _parameters(clock, seed)

    def work() -> None:
        results.append(mathopt.solve(model, mathopt.SolverType.HIGHS, params=parameters))

    thread = Thread(target=work, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(POLL_SECONDS)
        if thread.is_alive() and clock.watch.is_stopped():
            return None
    if not results:
        raise EngineError(f"{NAME} broke down; the reason is on standard error")
    return results[0]


def _choice(problem: PlacementProblem, result: mathopt.SolveResult) -> tuple[int, ...]:
    values = result.variable_values()
    taken = sorted(
        variable.id
        for variable, value in values.items()
        if variable.id < len(problem.meeting) and value > HALF
    )
    return tuple(taken)
