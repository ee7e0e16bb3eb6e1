"""Bounds hold for any multipliers, exactly; what the search leaves out by them, no better choice has."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver import MedianProblem
from solver.pmedian.ground import Floats, Ground, ground_of
from solver.pmedian.pricing import clip, priced, relaxation_of
from solver.pmedian.relaxation import scope_of
from solver.pmedian.search import bounds_of
from solver.pmedian.sized import amounts_at, fill
from tests.solver.pmedian.instances import medians
from tests.solver.pmedian.referee import cost_by_hand

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def drawn_multipliers(ground: Ground, seed: int) -> Floats:
    rng = np.random.default_rng(seed)
    low, high = ground.floor, np.maximum(np.maximum(ground.ceiling, ground.highest), 1.0)
    return rng.uniform(low - 1.0, high * 1.1)


@QUICK
@given(st.booleans().flatmap(lambda is_sized: medians(is_sized=is_sized)), st.integers(0, 2**32 - 1))
def test_bound_holds_for_every_choice(problem: MedianProblem, seed: int) -> None:
    assume(problem.families is None and not problem.fixed)
    ground = ground_of(problem)
    scope = scope_of(ground, (), np.arange(problem.sites))
    multipliers = clip(scope, drawn_multipliers(ground, seed))

    value = priced(scope, multipliers)

    inside, outside, _ = bounds_of(value) if np.isfinite(value.bound) else (np.zeros(0), np.zeros(0), None)
    for sites in combinations(range(problem.sites), problem.p):
        cost = cost_by_hand(problem, sites)
        if cost is None:
            continue
        assert value.bound <= cost - ground.base
        for site in range(problem.sites):
            assert (inside if site in sites else outside)[site] <= cost - ground.base


@QUICK
@given(medians(is_sized=False), st.integers(0, 2**32 - 1))
def test_value_is_exact(problem: MedianProblem, seed: int) -> None:
    """The same sums in fractions, tolls included: not a single bit is lost."""
    ground = ground_of(problem)
    scope = scope_of(ground, (), np.arange(problem.sites))
    relaxation = relaxation_of(scope, scope.free)
    multipliers = relaxation.clipped(drawn_multipliers(ground, seed))

    value = relaxation.at(multipliers)

    prices = [Fraction(float(price)) for price in multipliers]
    weights = [int(weight) for weight in ground.weight]
    reduced = [
        Fraction(float(ground.opening[site]))
        - sum(
            (weight * max(price - Fraction(float(cost)), Fraction(0)))
            for weight, price, cost in zip(weights, prices, ground.cost[site], strict=True)
            if np.isfinite(cost)
        )
        for site in range(problem.sites)
    ]
    tolls = dict(zip(scope.loose.tolist(), map(Fraction, scope.tolls_at(multipliers).tolist()), strict=True))
    for site in range(problem.sites):
        reduced[site] += sum(
            (weights[i] * toll for i, toll in tolls.items() if np.isfinite(ground.cost[site, i])), Fraction(0)
        )
    ceilings = [Fraction(float(ceiling)) for ceiling in scope.ceiling]
    expected = sum((w * min(v, g) for w, v, g in zip(weights, prices, ceilings, strict=True)), Fraction(0))
    expected += sum(sorted(reduced)[: problem.p], Fraction(0))
    assert Fraction(value.bound) == expected
    assert [Fraction(float(r)) for r in value.reduced] == reduced


@QUICK
@given(
    st.lists(st.tuples(st.integers(-5, 9), st.integers(1, 4)), min_size=1, max_size=6),
    st.integers(0, 12),
    st.integers(0, 12),
)
def test_knapsack_gains_what_units_one_by_one_gain(
    items: list[tuple[int, int]], least: int, most: int
) -> None:
    gains = np.array([[float(gain) for gain, _ in items]])
    weight = np.array([float(units) for _, units in items])
    limits = (np.array([float(least)]), np.array([float(most)]))

    price, worth = fill(gains, weight, *limits)

    units = sorted((gain for gain, count in items for _ in range(count)), reverse=True)
    if least > min(most, len(units)):
        assert worth.tolist() == [-np.inf]
        return
    best = max(sum(units[:count]) for count in range(least, min(most, len(units)) + 1))
    amounts = amounts_at(gains, price, weight, *limits)
    assert worth.tolist() == [best]
    assert float((amounts * gains).sum()) == best
    assert (amounts >= 0).all()
    assert (amounts <= weight).all()
    assert least <= amounts.sum() <= most
