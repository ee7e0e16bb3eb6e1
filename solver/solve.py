"""The way in: a problem and the name of an engine in, an outcome out."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Protocol

from solver import ties
from solver.arcs import count_arcs
from solver.clock import Clock
from solver.engines import exhaustive, ortools, pulp, search
from solver.ground import ground_of
from solver.outcome import Outcome, Status
from solver.problem import PlacementProblem
from solver.watch import SILENT, Watch

MOST_ARCS = 10_000
"""Arcs above which the default engine hands over to the search: beyond, HiGHS may need minutes (MODEL.md)."""


class Engine(StrEnum):
    """Who solves."""

    ORTOOLS = "ortools"
    PULP = "pulp"
    SEARCH = "search"
    EXHAUSTIVE = "exhaustive"


class _Solve(Protocol):
    def __call__(
        self, problem: PlacementProblem, *, watch: Watch, seconds: float | None, seed: int
    ) -> Outcome: ...


def solve(
    problem: PlacementProblem,
    engine: Engine = Engine.ORTOOLS,
    *,
    watch: Watch = SILENT,
    seconds: float | None = None,
    seed: int = 0,
) -> Outcome:
    """Return the cheapest choice, ties settled by preference: the same with every engine.

    The default engine hands over to the search and says so in ``Outcome.engine``: a problem whose arc model
    has more than ``MOST_ARCS`` arcs at once, and one that it could not prove (stopped, out of time, or left
    with a gap within its tolerances).

    Args:
        problem: the problem.
        engine: who solves it.
        watch: hears of progress and may stop the solve.
        seconds: limit of time, ties included; None for none [s].
        seed: of the random numbers of the library engines.

    Raises:
        EngineError: the engine is missing, refuses the problem or broke down.
    """
    clock = Clock.started(watch, seconds)
    if engine is Engine.ORTOOLS and (arcs := count_arcs(ground_of(problem))) > MOST_ARCS:
        outcome = search.solve(problem, watch=watch, seconds=seconds, seed=seed)
        name = f"{outcome.engine} (arc model too large: {arcs:,} arcs)"
        return replace(outcome, engine=name, seconds=clock.elapsed)
    outcome = _engine(engine)(problem, watch=watch, seconds=seconds, seed=seed)
    if engine is Engine.ORTOOLS and outcome.status in (Status.FEASIBLE, Status.UNKNOWN):
        outcome = search.solve(problem, watch=watch, seconds=clock.left, seed=seed)
        return replace(outcome, engine=f"{outcome.engine} (ortools left it unproven)", seconds=clock.elapsed)
    if engine in (Engine.ORTOOLS, Engine.PULP):
        outcome = ties.settle(
            problem,
            outcome,
            lambda smaller: _engine(engine)(smaller, watch=watch, seconds=clock.left, seed=seed),
        )
    return replace(outcome, seconds=clock.elapsed)


def _engine(engine: Engine) -> _Solve:
    engines: dict[Engine, _Solve] = {
        Engine.ORTOOLS: ortools.solve,
        Engine.PULP: pulp.solve,
        Engine.SEARCH: search.solve,
        Engine.EXHAUSTIVE: exhaustive.solve,
    }
    return engines[engine]
