"""Good choices early: lazy greedy choice, and swaps of one site for another (MODEL.md, "Choices")."""

from __future__ import annotations

import numpy as np

from solver.clock import Clock
from solver.pmedian.ground import Costs, Floats, Ground, capped_sums, capped_sums_of
from solver.pmedian.relaxation import Scope
from solver.problem import IntArray

LOOKED_AT = 32
"""Sites whose gain is counted anew at a time."""
TRIED = 30
"""Swaps of one table that are tried before the table is counted anew."""


def greedy(scope: Scope, clock: Clock) -> IntArray:
    """Return ``count`` free sites, each the one that lowers the cost most, in order of choice.

    Gains only fall while sites are added, so that most of them need not be counted again.
    """
    nearest = scope.ceiling.copy()
    gains = gains_of(scope.ground, scope.free, nearest)
    picked: list[int] = []
    for _ in range(scope.count):
        is_fresh = np.zeros(len(gains), dtype=np.bool_)
        while not is_fresh[at := int(np.argmax(gains))]:
            if clock.is_over() and picked:
                is_fresh[:] = True
                continue
            stale = np.where(is_fresh, -np.inf, gains)
            top = np.sort(np.argpartition(-stale, min(LOOKED_AT, len(stale)) - 1)[:LOOKED_AT])
            gains[top] = np.where(
                np.isneginf(gains[top]), -np.inf, gains_of(scope.ground, scope.free[top], nearest)
            )
            is_fresh[top] = True
        picked.append(at)
        gains[at] = -np.inf
        nearest = np.minimum(nearest, scope.ground.cost[scope.free[at]])
    return scope.free[picked]


def gains_of(ground: Ground, sites: IntArray, nearest: Floats) -> Floats:
    """Return by how much each site alone would lower the cost ``nearest`` of clients [cents]."""
    saved = float(ground.weight @ nearest) - capped_sums_of(ground, sites, nearest)
    gains: Floats = saved - ground.opening[sites]
    return gains


def swapped(scope: Scope, start: IntArray, among: IntArray, clock: Clock) -> IntArray:
    """Return a choice that no swap of one of its sites for another makes cheaper, in site order.

    Args:
        scope: what is to be decided.
        start: ``count`` free sites.
        among: free sites that may come in.
        clock: ends the search early.
    """
    picked = np.sort(start)
    cost, current = scope.ground.cost[among].astype(np.float64), _cost(scope, picked)
    while len(picked) and not clock.is_over():
        table = _swap_table(scope, picked, among, cost)
        better, lower = _tried(scope, picked, among, table, current)
        if lower >= current:
            break
        picked, current = better, lower
    return np.sort(picked)


def _cost(scope: Scope, picked: IntArray) -> float:
    nearest = np.minimum(scope.ground.cost[picked].min(axis=0, initial=np.inf), scope.ceiling)
    return float(nearest @ scope.ground.weight + scope.ground.opening[picked].sum())


def _swap_table(scope: Scope, picked: IntArray, among: IntArray, cost: Costs) -> Floats:
    """Return the cost after each swap less a constant, ``[among, picked]`` [cents]."""
    mine = np.vstack([scope.ground.cost[picked].astype(np.float64), scope.ceiling])
    first = np.argmin(mine, axis=0)
    clients = np.arange(len(first))
    nearest = mine[first, clients]
    mine[first, clients] = np.inf
    second = np.where(first == len(picked), nearest, mine.min(axis=0))
    order = np.argsort(first, kind="stable")
    order = order[: int((first < len(picked)).sum())]
    stays = capped_sums(cost, nearest, scope.ground.weight)
    table = np.repeat(stays[:, None], len(picked), axis=1)
    if order.size:
        part = cost[:, order]
        moved = (np.minimum(part, second[order]) - np.minimum(part, nearest[order])) * scope.ground.weight[
            order
        ]
        owners, starts = np.unique(first[order], return_index=True)
        table[:, owners] += np.add.reduceat(moved, starts, axis=1)
    table += scope.ground.opening[among][:, None] - scope.ground.opening[picked]
    table[np.isin(among, picked)] = np.inf
    return table


def _tried(
    scope: Scope, picked: IntArray, among: IntArray, table: Floats, current: float
) -> tuple[IntArray, float]:
    """Make the best swap of the table, and the best of other sites where they still pay after it."""
    coming = np.argmin(table, axis=0)
    costs = table[coming, np.arange(len(picked))] + scope.ground.opening[picked].sum()
    going = np.flatnonzero(costs < current)
    going = going[np.argsort(costs[going], kind="stable")][:TRIED]
    picked = picked.copy()
    for place in going.tolist():
        site = among[coming[place]]
        if site in picked:
            continue
        trial = picked.copy()
        trial[place] = site
        lower = _cost(scope, trial)
        if lower < current:
            picked, current = trial, lower
    return picked, current
