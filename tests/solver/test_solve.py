from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver import Engine, EngineError, Outcome, PlacementProblem, Status, cost_of, solve, ties
from solver.solve import MOST_ARCS
from tests.solver.problems import changed, two_beside_one, year_of_meetings

NOBODY = PlacementProblem(
    meeting=np.zeros(0, dtype=np.int64),
    rank=np.zeros(0, dtype=np.int64),
    stops=np.zeros((0, 0), dtype=np.bool_),
    single=np.zeros((0, 0), dtype=np.int64),
    pair_class=np.zeros((0, 0), dtype=np.int64),
    saving=np.zeros((0, 1), dtype=np.int64),
    clashes=np.zeros((0, 2), dtype=np.int64),
)


@pytest.mark.parametrize("engine", list(Engine))
def test_every_engine_proves_the_hand_made_case(engine: Engine) -> None:
    outcome = solve(two_beside_one(), engine)

    assert replace(outcome, seconds=0.0) == Outcome(Status.OPTIMAL, (0, 1, 3), 36, 36, engine.value)
    assert outcome.gap == 0.0


@pytest.mark.parametrize("engine", list(Engine))
def test_every_engine_settles_ties_by_preference(engine: Engine) -> None:
    problem = two_beside_one()
    flat = changed(problem, saving=np.zeros_like(problem.saving), clashes=np.array([[1, 3]]))

    outcome = solve(flat, engine)

    assert (outcome.choice, outcome.cost) == ((0, 1, 4), 50)


@pytest.mark.parametrize("engine", list(Engine))
def test_every_engine_reports_that_nothing_is_allowed(engine: Engine) -> None:
    problem = changed(two_beside_one(), clashes=np.array([[0, 1], [2, 3], [4, 2]]))

    outcome = solve(problem, engine)

    assert replace(outcome, seconds=0.0) == Outcome(Status.INFEASIBLE, (), None, None, engine.value)
    assert outcome.gap is None


@pytest.mark.parametrize("engine", list(Engine))
def test_every_engine_solves_a_problem_without_meetings(engine: Engine) -> None:
    outcome = solve(NOBODY, engine)

    assert (outcome.status, outcome.choice, outcome.cost, outcome.bound) == (Status.OPTIMAL, (), 0, 0)


def test_large_arc_model_is_handed_over_to_the_search() -> None:
    outcome = solve(year_of_meetings(4))

    assert MOST_ARCS == 10_000
    assert outcome.engine == "search (arc model too large: 12,200 arcs)"
    assert outcome.status is Status.OPTIMAL


def test_exhaustive_refuses_a_large_problem() -> None:
    with pytest.raises(EngineError) as caught:
        solve(year_of_meetings(4), Engine.EXHAUSTIVE)

    assert str(caught.value) == "exhaustive tries at most 200000 choices, this problem has 390625"


def test_time_that_runs_out_while_ties_are_settled_is_named() -> None:
    outcome = Outcome(Status.OPTIMAL, (0, 2, 4), 44, 44, "pulp")

    settled = ties.settle(
        two_beside_one(), outcome, lambda _: Outcome(Status.UNKNOWN, (), None, None, "pulp", 1.0)
    )

    assert settled == Outcome(Status.OPTIMAL, (0, 2, 4), 44, 44, "pulp (ties not settled)", 1.0)


def test_ties_of_an_unproven_outcome_are_left_alone() -> None:
    outcome = Outcome(Status.FEASIBLE, (0, 2, 4), 44, 30, "pulp")

    assert ties.settle(two_beside_one(), outcome, lambda _: outcome) is outcome


@pytest.mark.parametrize("engine", [Engine.ORTOOLS, Engine.PULP])
def test_same_seed_gives_the_same_outcome(engine: Engine) -> None:
    problem = year_of_meetings(3, days=5)

    first, second, other = (solve(problem, engine, seed=seed) for seed in (1, 1, 2))

    assert replace(first, seconds=0.0) == replace(second, seconds=0.0) == replace(other, seconds=0.0)


def test_default_engine_out_of_time_hands_over_and_keeps_a_plan() -> None:
    problem = two_beside_one()

    outcome = solve(problem, seconds=0.0)

    assert outcome.engine == "search (ortools left it unproven)"
    assert outcome.cost == cost_of(problem, outcome.choice)
