"""The referee: tries every choice."""

from __future__ import annotations

from itertools import product

from solver.clock import Clock
from solver.engines.answer import answer, infeasible
from solver.errors import EngineError
from solver.evaluate import cost_of, is_allowed
from solver.outcome import Outcome, Status
from solver.problem import PlacementProblem
from solver.watch import Watch

NAME = "exhaustive"
MOST_CHOICES = 200_000
"""Largest number of choices that is tried."""


def solve(problem: PlacementProblem, *, watch: Watch, seconds: float | None, seed: int) -> Outcome:  # noqa: ARG001
    """Return the cheapest choice, ties by preference.

    Args:
        problem: the problem.
        watch: hears of progress and may stop the solve.
        seconds: limit; None for none [s].
        seed: not used; nothing here is random.

    Raises:
        EngineError: the problem has more than ``MOST_CHOICES`` choices.
    """
    clock = Clock.started(watch, seconds)
    options = [problem.options_of(m).tolist() for m in range(problem.meetings)]
    choices = 1
    for one in options:
        choices *= len(one)
    if choices > MOST_CHOICES:
        raise EngineError(f"{NAME} tries at most {MOST_CHOICES} choices, this problem has {choices}")
    best: tuple[int, tuple[int, ...]] | None = None
    for choice in product(*options):
        if clock.is_over():
            return _cut_short(problem, best, clock)
        if is_allowed(problem, choice):
            found = (cost_of(problem, choice), choice)
            best = found if best is None else min(best, found)
    if best is None:
        return infeasible(NAME, clock.elapsed)
    return answer(problem, best[1], best[0], engine=NAME, seconds=clock.elapsed)


def _cut_short(problem: PlacementProblem, best: tuple[int, tuple[int, ...]] | None, clock: Clock) -> Outcome:
    if best is None:
        return Outcome(Status.UNKNOWN, (), None, None, NAME, clock.elapsed)
    return answer(problem, best[1], None, engine=NAME, seconds=clock.elapsed)
