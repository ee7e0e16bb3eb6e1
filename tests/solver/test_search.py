from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from solver import NO_SAVING, SILENT, Engine, PlacementProblem, Status, cost_of, solve
from solver.bound import worth_of
from solver.clock import Clock
from solver.ground import Ground, ground_of
from solver.leaf import exact_table
from solver.search import search
from solver.tables import FORBIDDEN, Node, node_of
from tests.solver.problems import all_choices, changed, problems, two_beside_one, year_of_meetings


class StopAfter:
    """A watch that stops the solve after some questions and remembers what it heard."""

    def __init__(self, questions: int) -> None:
        self.left = questions
        self.heard: list[tuple[str, int | None, int | None]] = []

    def progress(self, stage: str, cost: int | None, bound: int | None) -> None:
        self.heard.append((stage, cost, bound))

    def is_stopped(self) -> bool:
        self.left -= 1
        return self.left < 0


def root_of(ground: Ground) -> Node:
    problem = ground.problem
    options = [problem.options_of(meeting) for meeting in range(problem.meetings)]
    return node_of(ground, np.zeros(0, dtype=np.int64), tuple(options))


@settings(max_examples=150)
@given(problems())
def test_table_of_three_open_meetings_is_the_cost_of_every_choice(problem: PlacementProblem) -> None:
    allowed = problem.meeting < 3
    small = changed(
        problem,
        meeting=problem.meeting[allowed],
        rank=problem.rank[allowed],
        stops=problem.stops[:, allowed],
        single=problem.single[:, allowed],
        pair_class=problem.pair_class[np.ix_(allowed, allowed)],
        clashes=problem.clashes[allowed[problem.clashes].all(axis=1)],
    )
    node = root_of(ground_of(small))

    table = exact_table(node)

    counted = {
        tuple(int(options[i]) for options, i in zip(node.open, places, strict=True)): -int(value)
        for places, value in np.ndenumerate(table)
        if value > FORBIDDEN // 2
    }
    assert counted == {choice: cost for cost, choice in all_choices(small)}


@settings(max_examples=150)
@given(problems())
def test_worth_of_a_node_is_never_too_small(problem: PlacementProblem) -> None:
    node = root_of(ground_of(problem))

    worth = worth_of(node)

    for cost, choice in all_choices(problem):
        at = [int(np.flatnonzero(options == o)[0]) for options, o in zip(node.open, choice, strict=True)]
        own = sum(int(values[i]) for values, i in zip(worth.own, at, strict=True))
        pairs = sum(int(table[at[x], at[y]]) for (x, y), table in worth.pairs.items())
        assert node.value + own + pairs >= -cost


@settings(max_examples=100)
@given(problems())
def test_search_by_branching_alone_finds_the_same(problem: PlacementProblem) -> None:
    ground = ground_of(problem)
    everything = np.ones(len(problem.meeting), dtype=np.bool_)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("solver.leaf.MOST_ENTRIES", 1)
        result = search(ground, everything, Clock.started(SILENT, None), count=3)

    assert list(result.found) == all_choices(problem)[:3]


def test_many_equal_choices_end_at_once() -> None:
    problem = year_of_meetings(6)
    nothing_to_save = changed(
        problem,
        saving=np.zeros_like(problem.saving),
        single=np.where(problem.stops, 5, 0),
        clashes=np.zeros((0, 2), dtype=np.int64),
    )
    watch = StopAfter(3)

    outcome = solve(nothing_to_save, Engine.SEARCH, watch=watch)

    assert (outcome.status, outcome.choice) == (Status.OPTIMAL, (0, 25, 50, 75, 100, 125))


@pytest.mark.parametrize("questions", [0, 1, 2, 5])
def test_stopped_search_returns_its_best_with_a_bound_that_holds(questions: int) -> None:
    problem = year_of_meetings(5)
    best = solve(problem, Engine.SEARCH)
    watch = StopAfter(questions)

    outcome = solve(problem, Engine.SEARCH, watch=watch)

    assert outcome.bound is not None
    assert best.cost is not None
    assert outcome.bound <= best.cost
    assert outcome.status is Status.FEASIBLE
    assert outcome.cost == cost_of(problem, outcome.choice)
    assert outcome.gap is not None
    assert 0 < outcome.gap < 1


def test_search_without_time_returns_what_the_first_node_gives() -> None:
    problem = year_of_meetings(5)

    outcome = solve(problem, Engine.SEARCH, seconds=0.0)

    assert outcome.status is Status.FEASIBLE
    assert outcome.cost == cost_of(problem, outcome.choice)


def test_watch_hears_bounds_that_only_rise() -> None:
    watch = StopAfter(10_000)

    outcome = solve(year_of_meetings(4), Engine.SEARCH, watch=watch)

    bounds = [bound for _, _, bound in watch.heard]
    assert bounds == sorted(bounds, key=lambda bound: bound or 0)
    assert {stage for stage, _, _ in watch.heard} == {"search"}
    assert outcome.status is Status.OPTIMAL


def test_pattern_that_saves_nothing_changes_no_choice() -> None:
    problem = two_beside_one()
    saving = problem.saving.copy()
    saving[1] = NO_SAVING

    assert solve(changed(problem, saving=saving), Engine.SEARCH).cost == 38
