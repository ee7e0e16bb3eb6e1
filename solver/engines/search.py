"""Our own branch and bound as an engine."""

from __future__ import annotations

import numpy as np

from solver.clock import Clock
from solver.engines.answer import answer, infeasible
from solver.ground import ground_of
from solver.outcome import Outcome
from solver.problem import PlacementProblem
from solver.search import search
from solver.watch import Watch

NAME = "search"


def solve(problem: PlacementProblem, *, watch: Watch, seconds: float | None, seed: int) -> Outcome:  # noqa: ARG001
    """Return the cheapest choice, ties by preference.

    Args:
        problem: the problem.
        watch: hears of progress and may stop the solve.
        seconds: limit; None for none [s].
        seed: not used; nothing here is random.
    """
    clock = Clock.started(watch, seconds)
    result = search(ground_of(problem), np.ones(len(problem.meeting), dtype=np.bool_), clock)
    if result.is_complete and not result.found:
        return infeasible(NAME, clock.elapsed)
    choice = result.found[0][1] if result.found else ()
    return answer(problem, choice, result.bound, engine=NAME, seconds=clock.elapsed)
