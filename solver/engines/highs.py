"""HiGHS through OR-Tools MathOpt, in a thread of its own so that the caller can stop waiting for it."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread

from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.math_opt.solvers import highs_pb2

from solver.clock import Clock
from solver.errors import EngineError

POLL_SECONDS = 0.05


def run(
    proto: model_pb2.ModelProto, clock: Clock, seed: int, *, within: float = 0.0, tolerance: float = 1e-6
) -> mathopt.SolveResult | None:
    """Return the result of HiGHS; None when the watch stopped the solve.

    HiGHS cannot be interrupted through MathOpt: after a stop its thread goes on until its own limit of
    time or the end of the process, and nobody hears of what it finds.

    Args:
        proto: the model.
        clock: limit of time, and whether the caller still wants it.
        seed: of the random numbers of HiGHS.
        within: gap between value and bound at which HiGHS ends, in units of the objective.
        tolerance: how far a value may be from a whole number.

    Raises:
        EngineError: HiGHS broke down.
    """
    model = mathopt.Model.from_model_proto(proto)
    parameters = _parameters(clock, seed, within, tolerance)
    results: list[mathopt.SolveResult] = []

    def work() -> None:
        results.append(mathopt.solve(model, mathopt.SolverType.HIGHS, params=parameters))

    thread = Thread(target=work, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(POLL_SECONDS)
        if thread.is_alive() and clock.watch.is_stopped():
            return None
    if not results:
        raise EngineError("HiGHS broke down; the reason is on standard error")
    return results[0]


def _parameters(clock: Clock, seed: int, within: float, tolerance: float) -> mathopt.SolveParameters:
    left = clock.left
    # MathOpt refuses its own parameter "threads" for HiGHS, so it goes through the options of HiGHS.
    return mathopt.SolveParameters(
        time_limit=None if left is None else timedelta(seconds=left),
        absolute_gap_tolerance=within,
        relative_gap_tolerance=0.0,
        random_seed=seed,
        highs=highs_pb2.HighsOptionsProto(
            int_options={"threads": 1},
            string_options={"parallel": "off"},
            double_options={"mip_feasibility_tolerance": tolerance},
        ),
    )
