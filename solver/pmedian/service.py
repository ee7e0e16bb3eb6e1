"""The rule of service: what chosen sites cost, counted in whole numbers, and who is served where."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from solver.engines import flow
from solver.pmedian.problem import NO_WAY, MedianProblem
from solver.problem import IntArray


def serve(problem: MedianProblem, sites: Sequence[int]) -> tuple[int, IntArray] | None:
    """Return the cost of some sites [cents] and the weight of each client they serve [persons].

    Args:
        problem: the problem.
        sites: distinct sites, as many as there may be; ``p``, ``fixed`` and ``families`` are not asked.

    Returns:
        Cost, and weights ``[clients, sites]``; None when a client may not stay unserved but would, or
        when the limits of size cannot be kept.
    """
    chosen = np.array(sites, dtype=np.int64)
    cost = problem.cost[:, chosen]
    is_served = (cost != NO_WAY).any(axis=1)
    lost = ~is_served & (problem.weight > 0)
    if (problem.unserved[lost] == NO_WAY).any():
        return None
    if problem.is_sized:
        flows = _within_limits(problem, chosen, cost, is_served)
        if flows is None:
            return None
    else:
        flows = np.zeros(cost.shape, dtype=np.int64)
        cheapest = np.argmin(cost[is_served], axis=1)
        flows[np.flatnonzero(is_served), cheapest] = problem.weight[is_served]
    total = int((np.where(cost == NO_WAY, 0, cost) * flows).sum())
    total += int((problem.unserved[lost] * problem.weight[lost]).sum())
    total += 0 if problem.opening is None else int(problem.opening[chosen].sum())
    return total, flows


def is_permitted(problem: MedianProblem, sites: Sequence[int]) -> bool:
    """Return True for ``p`` distinct sites with all fixed ones, inside a family."""
    chosen = set(sites)
    if len(chosen) != problem.p or len(sites) != problem.p or not chosen.issuperset(problem.fixed):
        return False
    return problem.families is None or bool(problem.families[:, sorted(chosen)].all(axis=1).any())


def limits_of(problem: MedianProblem) -> tuple[IntArray, IntArray]:
    """Return the least and the most weight of each site, zero and all where there is no limit."""
    total = int(problem.weight.sum())
    least = np.zeros(problem.sites, dtype=np.int64) if problem.least is None else problem.least
    most = np.full(problem.sites, total, dtype=np.int64) if problem.most is None else problem.most
    return least, np.minimum(most, total)


def _within_limits(
    problem: MedianProblem,
    chosen: IntArray,
    cost: IntArray,
    is_served: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> IntArray | None:
    least, most = limits_of(problem)
    units = flow.transport(
        cost[is_served], problem.weight[is_served], least[chosen], most[chosen], no_way=NO_WAY
    )
    if units is None:
        return None
    flows = np.zeros(cost.shape, dtype=np.int64)
    flows[is_served] = units
    return flows
