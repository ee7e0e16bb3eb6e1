"""Greedy choices and swaps: tables agree with counting anew, and no swap is left that pays."""

from __future__ import annotations

import numpy as np
import pytest

from solver.clock import Clock
from solver.pmedian.ground import Ground, ground_of
from solver.pmedian.relaxation import Scope, scope_of
from solver.pmedian.swaps import greedy, swapped
from solver.problem import IntArray
from solver.watch import SILENT
from tests.solver.pmedian.instances import median

CLOCK = Clock.started(SILENT, None)


def scope(seed: int, p: int) -> Scope:
    rng = np.random.default_rng(seed)
    problem = median(
        rng.integers(1, 100, size=(30, 40)).tolist(),
        p,
        weight=rng.integers(1, 9, size=30).tolist(),
        opening=rng.integers(0, 50, size=40).tolist(),
    )
    ground = ground_of(problem)
    return scope_of(ground, (), np.arange(40))


def cost_of(ground: Ground, sites: IntArray) -> float:
    return float(ground.cost[sites].min(axis=0) @ ground.weight + ground.opening[sites].sum())


@pytest.mark.parametrize("seed", range(4))
def test_greedy_takes_the_site_that_lowers_cost_most(seed: int) -> None:
    """Counted lazily or not, the choice is the same."""
    given = scope(seed, 6)

    picked = greedy(given, CLOCK)

    nearest, expected = given.ceiling, list[int]()
    for _ in range(6):
        costs = np.minimum(given.ground.cost, nearest) @ given.ground.weight + given.ground.opening
        costs[expected] = np.inf
        expected.append(int(np.argmin(costs)))
        nearest = np.minimum(nearest, given.ground.cost[expected[-1]])
    assert picked.tolist() == expected


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("p", [1, 3, 12])
def test_no_swap_is_left_that_pays(seed: int, p: int) -> None:
    given = scope(seed, p)

    picked = swapped(given, np.arange(p), given.free, CLOCK)

    best = cost_of(given.ground, picked)
    assert best <= cost_of(given.ground, np.arange(p))
    for place in range(p):
        for site in set(range(40)) - set(picked.tolist()):
            trial = picked.copy()
            trial[place] = site
            assert cost_of(given.ground, trial) >= best
