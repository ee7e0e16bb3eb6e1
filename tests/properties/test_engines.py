"""What holds for every problem, whoever solves it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from solver import Engine, PlacementProblem, Status, alternatives, cost_by_option, solve
from tests.solver.problems import all_choices, changed, problems


def agrees(problem: PlacementProblem, engine: Engine) -> None:
    found = all_choices(problem)
    outcome = solve(problem, engine)
    if found:
        cost, choice = found[0]
        assert (outcome.status, outcome.cost, outcome.bound, outcome.choice) == (
            Status.OPTIMAL,
            cost,
            cost,
            choice,
        )
    else:
        assert (outcome.status, outcome.cost, outcome.bound, outcome.choice) == (
            Status.INFEASIBLE,
            None,
            None,
            (),
        )


@pytest.mark.parametrize(
    ("engine", "examples"),
    [(Engine.EXHAUSTIVE, 200), (Engine.SEARCH, 400), (Engine.ORTOOLS, 200), (Engine.PULP, 200)],
)
def test_engine_finds_the_first_of_the_cheapest_choices(engine: Engine, examples: int) -> None:
    @settings(max_examples=examples)
    @given(problems())
    def check(problem: PlacementProblem) -> None:
        agrees(problem, engine)

    check()


@settings(max_examples=100)
@given(problems())
def test_one_more_option_never_costs_more(problem: PlacementProblem) -> None:
    sizes = np.bincount(problem.meeting, minlength=problem.meetings)
    fewer = np.ones(len(problem.meeting), dtype=np.bool_)
    fewer[-1] = sizes[-1] == 1
    smaller, _ = problem.restrict(fewer)

    less, more = solve(smaller, Engine.SEARCH), solve(problem, Engine.SEARCH)

    if less.cost is not None:
        assert more.cost is not None
        assert more.cost <= less.cost


@settings(max_examples=100)
@given(problems())
def test_order_of_patterns_and_splitting_them_change_nothing(problem: PlacementProblem) -> None:
    twice = changed(
        problem,
        stops=np.concatenate([problem.stops, problem.stops[::-1]]),
        single=np.concatenate([problem.single, problem.single[::-1]]),
        saving=np.concatenate([problem.saving, problem.saving[::-1]]),
    )

    once, doubled = solve(problem, Engine.SEARCH), solve(twice, Engine.SEARCH)

    assert doubled.choice == once.choice
    assert doubled.cost == (None if once.cost is None else 2 * once.cost)


@settings(max_examples=200)
@given(problems())
def test_alternatives_are_the_cheapest_choices_in_order(problem: PlacementProblem) -> None:
    found = all_choices(problem)[:4]

    outcomes = alternatives(problem, 4)

    if found:
        assert [(outcome.cost, outcome.choice) for outcome in outcomes] == found
        assert {outcome.status for outcome in outcomes} == {Status.OPTIMAL}
    else:
        assert [outcome.status for outcome in outcomes] == [Status.INFEASIBLE]


@settings(max_examples=200)
@given(problems(least_saving=0))
def test_cost_by_option_is_the_least_cost_with_it(problem: PlacementProblem) -> None:
    lifted = changed(problem, single=problem.single + 1000 * problem.stops)
    found = all_choices(lifted)

    costs = cost_by_option(lifted)

    expected = [
        min((cost for cost, choice in found if option in choice), default=-1) for option in range(len(costs))
    ]
    assert costs.tolist() == expected
