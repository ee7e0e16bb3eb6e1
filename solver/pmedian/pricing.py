"""All free sites of a scope priced at given multipliers, block by block."""

from __future__ import annotations

import numpy as np

from solver.pmedian.ground import Floats, by_blocks, capped_sums_of
from solver.pmedian.relaxation import OpenRelaxation, Relaxation, Scope, Value, least_of
from solver.pmedian.sized import SizedRelaxation, sized_reduced_costs
from solver.problem import IntArray


def reduced_costs(scope: Scope, multipliers: Floats) -> Floats:
    """Return the reduced cost of each free site at multipliers on the grain, exactly, ``[free]`` [cents]."""
    ground, sites = scope.ground, scope.free
    saved = float(ground.weight @ multipliers) - capped_sums_of(ground, sites, multipliers)
    reduced: Floats = ground.opening[sites] - saved
    tolls = scope.tolls_at(multipliers)
    asked = scope.loose[tolls > 0]
    if asked.size:
        asking = tolls[tolls > 0] * ground.weight[asked]

        def work(block: slice) -> None:
            ways = np.isfinite(ground.cost[sites[block]][:, asked])
            reduced[block] += np.vecdot(ways.astype(np.float64), asking)

        by_blocks(work, len(sites), len(ground.weight))
    return reduced


def clip(scope: Scope, multipliers: Floats) -> Floats:
    """Return multipliers on the grain, within floor and ceiling."""
    clipped: Floats = np.clip(scope.ground.on_grain(multipliers), scope.ground.floor, scope.highest)
    return clipped


def relaxation_of(scope: Scope, sites: IntArray) -> Relaxation:
    """Return the Lagrangian function of a scope, restricted to some of its free sites."""
    if scope.ground.problem.is_sized:
        return SizedRelaxation(scope, sites)
    return OpenRelaxation(scope, sites)


def priced(scope: Scope, multipliers: Floats) -> Value:
    """Return the Lagrangian function over all free sites at clipped multipliers, exactly."""
    ground = scope.ground
    if ground.problem.is_sized:
        reduced = sized_reduced_costs(ground, scope.free, multipliers)
    else:
        reduced = reduced_costs(scope, multipliers)
    taken = least_of(reduced, scope.count)
    part = relaxation_of(scope, scope.free[taken]).at(multipliers)
    return Value(part.bound, reduced, taken, part.served)


def costs_with_one(scope: Scope) -> Floats:
    """Return the cost of choosing each free site as the only further one, less the base, ``[free]`` [cents].

    Clients whom no site has a way for that must not stay unserved count with their ceiling.
    """
    ground = scope.ground
    costs: Floats = np.empty(len(scope.free))
    loose = np.flatnonzero(ground.is_loose & ~scope.is_covered)

    def work(block: slice) -> None:
        part = ground.cost[scope.free[block]]
        served = np.minimum(part, scope.ceiling)
        if loose.size:
            # a way must be taken even where staying unserved would be cheaper
            ways = part[:, loose]
            served[:, loose] = np.where(np.isinf(ways), scope.ceiling[loose], ways)
        np.vecdot(served, ground.weight, out=costs[block])

    by_blocks(work, len(scope.free), len(ground.weight))
    costs += ground.opening[scope.free] + ground.opening[list(scope.chosen)].sum()
    return costs
