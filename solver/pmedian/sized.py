"""The relaxation where sizes are limited: each site a knapsack (MODEL.md, "Limits of size")."""

from __future__ import annotations

import numpy as np

from solver.pmedian.ground import Floats, Ground, by_blocks
from solver.pmedian.relaxation import Scope, Value, least_of
from solver.problem import BoolArray, IntArray


class SizedRelaxation:
    """The Lagrangian function of a scope, restricted to some of its free sites.

    The chosen sites stand before the free ones in all arrays of its own. Each site keeps the price of its
    last filling: any price bounds what it may gain, so that only the sites that are taken are filled anew.
    """

    def __init__(self, scope: Scope, sites: IntArray) -> None:
        ground = scope.ground
        self.sites = sites
        self._ground = ground
        self._scope = scope
        self._rows = np.concatenate([np.array(scope.chosen, dtype=np.int64), sites])
        self._cost = ground.cost[self._rows].astype(np.float64)
        self._price = np.zeros(len(self._rows))
        self._least, self._most = ground.least[self._rows], ground.most[self._rows]

    def clipped(self, multipliers: Floats) -> Floats:
        """Return multipliers on the grain, within floor and ceiling."""
        clipped: Floats = np.clip(self._ground.on_grain(multipliers), self._ground.floor, self._scope.ceiling)
        return clipped

    def at(self, multipliers: Floats) -> Value:
        """Return the value at clipped multipliers, exactly; reduced costs of sites not taken may be less."""
        chosen = len(self._scope.chosen)
        reduced = self._ground.opening[self._rows] - self._gains(multipliers)
        is_filled = np.zeros(len(self._rows), dtype=np.bool_)
        while True:
            taken = least_of(reduced[chosen:], self._scope.count)
            rows = np.concatenate([np.arange(chosen), chosen + taken])
            stale = rows[~is_filled[rows]]
            if stale.size == 0:
                break
            gains = multipliers - self._cost[stale]
            self._price[stale], worth = fill(
                gains, self._ground.weight, self._least[stale], self._most[stale]
            )
            reduced[stale] = self._ground.opening[self._rows[stale]] - worth
            is_filled[stale] = True
        bound = float(self._ground.weight @ multipliers) + float(reduced[rows].sum())
        return Value(bound, reduced[chosen:], taken, self._served(multipliers, rows))

    def _gains(self, multipliers: Floats) -> Floats:
        """Return at most what each site may gain, by its price."""
        limit = np.where(self._price > 0, self._most, self._least)
        gains: Floats = self._price * limit
        weight = self._ground.weight

        def work(block: slice) -> None:
            # the sum of max(v - s - c, 0) is that of v - s less that of min(v - s, c)
            priced = multipliers - self._price[block, None]
            gains[block] += np.vecdot(priced, weight)
            gains[block] -= np.vecdot(np.minimum(priced, self._cost[block]), weight)

        by_blocks(work, len(gains), len(weight))
        return gains

    def _served(self, multipliers: Floats, rows: IntArray) -> Floats:
        gains = multipliers - self._cost[rows]
        amounts = amounts_at(
            gains, self._price[rows], self._ground.weight, self._least[rows], self._most[rows]
        )
        served: Floats = amounts.sum(axis=0) / self._ground.weight
        return served


def fill(gains: Floats, weight: Floats, least: Floats, most: Floats) -> tuple[Floats, Floats]:
    """Return the price of size at each site, and the most that it may gain within its limits.

    Args:
        gains: gain of a unit of each client, ``[sites, clients]``; minus infinity where there is no way.
        weight: units, ``[clients]``.
        least: units to be taken at least, ``[sites]``.
        most: units that may be taken, ``[sites]``.

    Returns:
        Price: the gain of the last unit where a limit binds, else zero; gain: minus infinity where the
        limits cannot be kept; both ``[sites]``.
    """
    if not weight.size:
        return np.zeros(len(gains)), np.where(least > 0, -np.inf, 0.0)
    order = np.argsort(-gains, axis=1)
    ordered = np.take_along_axis(gains, order, axis=1)
    sums = np.cumsum(weight[order], axis=1)
    wanted = np.where(gains > 0, weight, 0.0).sum(axis=1)
    target = np.clip(wanted, least, most)
    last = np.minimum((sums < target[:, None]).sum(axis=1), gains.shape[1] - 1)
    price = np.where(target == wanted, 0.0, ordered[np.arange(len(gains)), last])
    is_possible = (target <= np.where(np.isfinite(gains), weight, 0.0).sum(axis=1)) & (least <= most)
    price[~is_possible] = 0.0
    worth = np.maximum(gains - price[:, None], 0.0) @ weight + price * target
    worth[~is_possible] = -np.inf
    return price, worth


def amounts_at(gains: Floats, price: Floats, weight: Floats, least: Floats, most: Floats) -> Floats:
    """Return the units of each client taken at the prices of ``fill``, ``[sites, clients]``."""
    amounts = np.where(gains > price[:, None], weight, 0.0)
    taken = amounts.sum(axis=1)
    target = np.where(price > 0, most, np.maximum(taken, least))
    for site in np.flatnonzero(taken < target):
        marginal = np.flatnonzero(gains[site] == price[site])
        left = target[site] - taken[site] - np.concatenate([[0.0], np.cumsum(weight[marginal])[:-1]])
        amounts[site, marginal] = np.clip(left, 0.0, weight[marginal])
    return amounts


def sized_reduced_costs(ground: Ground, sites: IntArray, multipliers: Floats) -> Floats:
    """Return the reduced cost of each site at multipliers on the grain, exactly, ``[sites]`` [cents]."""
    reduced = np.empty(len(sites))

    def work(block: slice) -> None:
        rows = sites[block]
        gains = multipliers - ground.cost[rows]
        worth = np.maximum(gains, 0.0) @ ground.weight
        beyond = _is_beyond(ground, rows, gains)
        worth[beyond] = fill(
            gains[beyond], ground.weight, ground.least[rows[beyond]], ground.most[rows[beyond]]
        )[1]
        reduced[block] = worth

    by_blocks(work, len(sites), len(ground.weight))
    return ground.opening[sites] - reduced


def _is_beyond(ground: Ground, rows: IntArray, gains: Floats) -> BoolArray:
    wanted = (gains > 0) @ ground.weight
    beyond: BoolArray = (wanted < ground.least[rows]) | (wanted > ground.most[rows])
    return beyond
