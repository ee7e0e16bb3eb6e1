"""What the rules mean, on cases small enough to solve by hand; and what a stop leaves."""

from __future__ import annotations

import numpy as np
import pytest

from solver import NO_WAY, MedianOutcome, MedianProblem, Status, serve, solve_median
from tests.solver.pmedian.instances import median

NEVER = NO_WAY
LINE = [[abs(client - site) for site in range(6)] for client in range(6)]
"""Six towns in a row, each a client and a site."""


def answer(problem: MedianProblem) -> tuple[int | None, tuple[int, ...]]:
    outcome = solve_median(problem)
    assert outcome.bound == outcome.cost
    return outcome.cost, outcome.sites


def test_one_site_stands_in_the_middle_and_the_earlier_of_equals_is_taken() -> None:
    assert answer(median(LINE, 1)) == (3 + 2 + 1 + 0 + 1 + 2, (2,))


def test_two_sites_split_the_line() -> None:
    assert answer(median(LINE, 2)) == (4, (1, 4))


def test_weight_pulls_a_site() -> None:
    assert answer(median(LINE, 1, weight=[100, 1, 1, 1, 1, 1])) == (15, (0,))


def test_fixed_site_is_chosen() -> None:
    assert answer(median(LINE, 2, fixed=(0,))) == (0 + 1 + 1 + 0 + 1 + 2, (0, 3))


def test_sites_lie_in_one_family() -> None:
    families = [[True] * 3 + [False] * 3, [False] * 3 + [True] * 3]

    assert answer(median(LINE, 2, families=families)) == (0 + 1 + 0 + 1 + 2 + 3, (0, 2))


def test_opening_cost_counts_once() -> None:
    assert answer(median(LINE, 1, opening=[0, 0, 9, 9, 0, 0])) == (11, (1,))


def test_client_without_a_way_is_unserved() -> None:
    problem = median([[1, NEVER], [NEVER, 5]], 1, unserved=[7, 3])

    assert answer(problem) == (1 + 3, (0,))
    assert solve_median(problem).flows.tolist() == [[1], [0]]


def test_way_is_taken_even_where_staying_away_is_cheaper() -> None:
    """Site 0 has a way for both, which costs 20; site 1 leaves both at home for 2."""
    problem = median([[10, NEVER], [10, NEVER]], 1, unserved=[1, 1])

    served = serve(problem, (0,))

    assert served is not None
    assert (served[0], served[1].tolist()) == (20, [[1], [1]])
    assert answer(problem) == (2, (1,))


def test_limits_of_size_share_out_a_client() -> None:
    """Ten people at a site for six: four go to the other one."""
    problem = median([[1, 5]], 2, weight=[10], most=[6, 6])

    outcome = solve_median(problem)

    assert (outcome.cost, outcome.flows.tolist()) == (6 * 1 + 4 * 5, [[6, 4]])


def test_least_size_sends_somebody_the_longer_way() -> None:
    problem = median([[1, 5], [1, 2]], 2, weight=[3, 3], least=[0, 4])

    outcome = solve_median(problem)

    assert (outcome.cost, outcome.flows.tolist()) == (2 * 1 + 1 * 5 + 3 * 2, [[2, 1], [0, 3]])


@pytest.mark.parametrize(
    "problem",
    [
        median([[1, 2]], 3),
        median([[1, 2]], 1, fixed=(0, 1)),
        median([[1, 2]], 2, families=[[True, False], [False, True]]),
        median([[1, 2]], 1, fixed=(0,), families=[[False, True]]),
        median([[NEVER, NEVER]], 1),
        median([[1, NEVER], [NEVER, 1]], 1),
        median([[1, 2]], 1, weight=[9], most=[8, 8]),
        median([[1, 2]], 2, weight=[9], least=[5, 5]),
    ],
    ids=["few sites", "fixed", "families", "fixed outside", "no way", "no common way", "full", "empty"],
)
def test_rules_that_cannot_be_kept_are_infeasible(problem: MedianProblem) -> None:
    outcome = solve_median(problem)

    assert outcome.status is Status.INFEASIBLE
    assert (outcome.cost, outcome.bound, outcome.sites, outcome.gap) == (None, None, (), None)


class Diary:
    """A watch that notes what it hears and stops the solve at its first bound."""

    def __init__(self, *, stops: bool) -> None:
        self.heard: list[tuple[int | None, int | None]] = []
        self._stops = stops

    def progress(self, stage: str, cost: int | None, bound: int | None) -> None:
        assert stage == "hubs"
        self.heard.append((cost, bound))

    def is_stopped(self) -> bool:
        return self._stops


def hard(p: int = 4) -> MedianProblem:
    """Return a problem that takes many nodes: no two costs have anything to do with each other."""
    rng = np.random.default_rng(3)
    return median(rng.integers(1, 1000, size=(60, 60)).tolist(), p)


def test_progress_tells_falling_costs_and_rising_bounds() -> None:
    diary = Diary(stops=False)

    outcome = solve_median(hard(3), watch=diary)

    costs = [cost for cost, _ in diary.heard if cost is not None]
    bounds = [bound for _, bound in diary.heard if bound is not None]
    assert (costs, bounds) == (sorted(costs, reverse=True), sorted(bounds))
    assert costs[-1] == outcome.cost
    assert outcome.statistics.nodes > 1
    assert outcome.statistics.root_bound is not None
    assert outcome.statistics.root_bound <= (outcome.cost or 0)


def unfinished(outcome: MedianOutcome, problem: MedianProblem) -> None:
    assert outcome.status is Status.FEASIBLE
    assert outcome.cost is not None
    assert outcome.bound is not None
    assert outcome.bound < outcome.cost
    assert outcome.gap == (outcome.cost - outcome.bound) / outcome.cost
    served = serve(problem, outcome.sites)
    assert served is not None
    assert served[0] == outcome.cost


def test_stop_leaves_best_and_bound() -> None:
    problem = hard()

    outcome = solve_median(problem, watch=Diary(stops=True))

    unfinished(outcome, problem)
    assert outcome.bound is not None
    assert outcome.bound <= (solve_median(problem, settles_ties=False).cost or 0)


def test_limit_of_time_leaves_best_and_bound() -> None:
    problem = hard()

    outcome = solve_median(problem, seconds=0.0)

    unfinished(outcome, problem)
    assert outcome.seconds < 5
