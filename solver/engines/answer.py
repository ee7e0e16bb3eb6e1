"""What an engine's numbers mean: an outcome whose cost is counted and whose bound is whole cents."""

from __future__ import annotations

from math import ceil, isfinite

from solver.errors import EngineError
from solver.evaluate import cost_of, is_allowed
from solver.outcome import Outcome, Status
from solver.problem import PlacementProblem

RELATIVE_NOISE = 1e-9
ABSOLUTE_NOISE = 1e-6


def whole_bound(bound: float) -> int | None:
    """Return the least whole cost not below a bound with rounding noise; None when it is infinite [cents]."""
    if not isfinite(bound):
        return None
    return ceil(bound - ABSOLUTE_NOISE - RELATIVE_NOISE * abs(bound))


def answer(
    problem: PlacementProblem, choice: tuple[int, ...], bound: int | None, *, engine: str, seconds: float
) -> Outcome:
    """Return the outcome for a choice and a bound; optimal only when they meet.

    Args:
        problem: the problem solved.
        choice: option of each meeting; empty when none was found.
        bound: proven least cost; None when nothing was proven [cents].
        engine: name of the engine.
        seconds: time taken [s].

    Raises:
        EngineError: the engine returned a choice that the problem forbids.
    """
    if not choice and problem.meetings:
        return Outcome(Status.UNKNOWN, (), None, bound, engine, seconds)
    if not is_allowed(problem, choice):
        raise EngineError(f"{engine} returned a choice that is not allowed: {choice}")
    cost = cost_of(problem, choice)
    if bound is not None:
        bound = min(bound, cost)
    status = Status.OPTIMAL if bound == cost else Status.FEASIBLE
    return Outcome(status, choice, cost, bound, engine, seconds)


def infeasible(engine: str, seconds: float) -> Outcome:
    """Return the outcome of a problem without any allowed choice."""
    return Outcome(Status.INFEASIBLE, (), None, None, engine, seconds)
