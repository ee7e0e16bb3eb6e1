"""The solver agrees with exhaustive search in value and choice, whatever the rules."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solver import NO_WAY, MedianOutcome, MedianProblem, Status, solve_median
from solver.problem import BoolArray, IntArray
from tests.solver.pmedian.instances import median, medians
from tests.solver.pmedian.referee import cheapest, cost_by_hand, share_out


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(medians(is_sized=False), st.booleans())
def test_open_sites_agree_with_every_set_tried(problem: MedianProblem, settles_ties: bool) -> None:  # noqa: FBT001
    outcome = solve_median(problem, settles_ties=settles_ties)

    agrees(problem, outcome, settles_ties=settles_ties)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(medians(is_sized=True), st.booleans())
def test_limited_sites_agree_with_every_set_tried(problem: MedianProblem, settles_ties: bool) -> None:  # noqa: FBT001
    outcome = solve_median(problem, settles_ties=settles_ties)

    agrees(problem, outcome, settles_ties=settles_ties)


def agrees(problem: MedianProblem, outcome: MedianOutcome, *, settles_ties: bool) -> None:
    expected = cheapest(problem)
    if expected is None:
        assert outcome.status is Status.INFEASIBLE
        assert (outcome.cost, outcome.bound, outcome.sites) == (None, None, ())
        return
    assert outcome.status is Status.OPTIMAL
    assert (outcome.cost, outcome.bound) == (expected[0], expected[0])
    assert cost_by_hand(problem, outcome.sites) == expected[0]
    if settles_ties:
        assert outcome.sites == expected[1]
    flows_are_right(problem, outcome)


def flows_are_right(problem: MedianProblem, outcome: MedianOutcome) -> None:
    """Check the flows by the rule of service: who has a way is served whole, the others not at all."""
    sites = list(outcome.sites)
    cost = problem.cost[:, sites]
    has_way: BoolArray = np.any(cost != NO_WAY, axis=1)
    assert (outcome.flows >= 0).all()
    assert (outcome.flows.sum(axis=1) == np.where(has_way, problem.weight, 0)).all()
    total = int((problem.opening[sites]).sum()) if problem.opening is not None else 0
    for client in range(problem.clients):
        for place in range(len(sites)):
            if outcome.flows[client, place]:
                total += int(cost[client, place]) * int(outcome.flows[client, place])
        if not has_way[client] and problem.weight[client]:
            total += int(problem.unserved[client]) * int(problem.weight[client])
    assert total == outcome.cost
    loads: IntArray = outcome.flows.sum(axis=0)
    assert problem.least is None or (loads >= problem.least[sites]).all()
    assert problem.most is None or (loads <= problem.most[sites]).all()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("p", [2, 3])
def test_more_sites_than_an_ascent_takes_agree(monkeypatch: pytest.MonkeyPatch, seed: int, p: int) -> None:
    """Sites are priced in rounds where they are many: here already from 10 on."""
    monkeypatch.setattr("solver.pmedian.rise.MOST_ENTRIES", 10 * 15)
    rng = np.random.default_rng(seed)
    cost = rng.integers(1, 1000, size=(15, 25))
    problem = median(cost.tolist(), p, weight=rng.integers(1, 30, size=15).tolist())

    outcome = solve_median(problem)

    assert (outcome.cost, outcome.sites) == cheapest(problem)


def test_referee_shares_out_by_hand() -> None:
    """Two clients of 2 and 1 persons; site 0 takes 1 at most, so that one person goes to site 1."""
    problem = median([[1, 5], [2, 9]], 2, weight=[2, 1], most=[2, 3])

    assert share_out(problem, (0, 1), [(2, {0: 1, 1: 5}), (1, {0: 2, 1: 9})]) == 1 + 5 + 2
