"""The Lagrangian relaxation of "every client is served once" over some sites (MODEL.md, "Relaxation")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from solver.pmedian.ground import Floats, Ground, capped_sums
from solver.problem import BoolArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """What is still to be decided at a node: ``count`` more of some sites.

    Attributes:
        ground: the problem made ready.
        chosen: sites chosen already.
        free: sites of which ``count`` more are chosen, in site order.
        count: how many.
        ceiling: cost of a unit of each client if no further site is chosen, ``[clients]`` [cents].
        is_covered: a chosen site has a way for the client, ``[clients]``.
    """

    ground: Ground
    chosen: tuple[int, ...]
    free: IntArray
    count: int
    ceiling: Floats
    is_covered: BoolArray

    @property
    def loose(self) -> IntArray:
        """Clients that would rather stay unserved than take some way, but must take it if there is one."""
        if self.ground.problem.is_sized:
            return np.zeros(0, dtype=np.int64)
        return np.flatnonzero(self.ground.is_loose & ~self.is_covered)

    @property
    def highest(self) -> Floats:
        """Highest multiplier of each client, ``[clients]`` [cents]."""
        highest = self.ceiling.copy()
        highest[self.loose] = np.maximum(highest, self.ground.highest)[self.loose]
        return highest

    def tolls_at(self, multipliers: Floats) -> Floats:
        """Return what a unit of each loose client costs at every site with a way for it, ``[loose]`` [cents].

        All sites together ask for no more than the multiplier is above the ceiling.
        """
        above = np.maximum(multipliers - self.ceiling, 0.0)[self.loose]
        grain = self.ground.grain
        tolls: Floats = np.floor(above / max(self.count, 1) / grain) * grain
        return tolls


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """The Lagrangian function at some multipliers.

    Attributes:
        bound: its value, a lower bound on the cost less the base [cents].
        reduced: reduced cost of each free site, ``[free]`` [cents].
        taken: places in ``free`` of the ``count`` least reduced costs.
        served: how often each client is served by them and the chosen ones, ``[clients]``.
    """

    bound: float
    reduced: Floats
    taken: IntArray
    served: Floats


class Relaxation(Protocol):
    """The Lagrangian function of a scope, restricted to some of its free sites."""

    sites: IntArray

    def clipped(self, multipliers: Floats) -> Floats:
        """Return multipliers on the grain, within floor and ceiling; beyond, no bound is better."""
        ...

    def at(self, multipliers: Floats) -> Value:
        """Return the value at clipped multipliers, exactly."""
        ...


def scope_of(ground: Ground, chosen: tuple[int, ...], free: IntArray) -> Scope:
    """Return the scope of some chosen sites and of the sites that may join them."""
    ceiling, is_covered = ground.ceiling_with(chosen)
    if ground.problem.is_sized:
        # a chosen site may be full: it is no ceiling, but whom it has a way for must be served
        ceiling = np.where(is_covered, ground.ceiling.max(initial=0.0), ground.ceiling)
    return Scope(ground, chosen, free, ground.problem.p - len(chosen), ceiling, is_covered)


def least_of(values: Floats, count: int) -> IntArray:
    """Return the places of the ``count`` least values, in rising order of places."""
    if count >= len(values):
        return np.arange(len(values), dtype=np.int64)
    if count == 0:
        return np.zeros(0, dtype=np.int64)
    return np.sort(np.argpartition(values, count - 1)[:count]).astype(np.int64)


class OpenRelaxation:
    """The relaxation where any site serves any number."""

    def __init__(self, scope: Scope, sites: IntArray) -> None:
        ground = scope.ground
        self.sites = sites
        self._ground = ground
        self._scope = scope
        # clients for whom no site is better than the ceiling are constant
        cost = ground.cost[sites]
        self._highest = scope.highest
        self._active = np.flatnonzero(cost.min(axis=0, initial=np.inf) < self._highest)
        self._loose = scope.loose
        self._ways = np.isfinite(cost[:, self._loose]).astype(np.float64)
        self._cost = cost[:, self._active].astype(np.float64)
        self._weight = ground.weight[self._active]
        self._opening = ground.opening[sites]
        self._fixed = float(ground.opening[list(scope.chosen)].sum())
        self._floor = self._highest.copy()
        self._floor[self._active] = ground.floor[self._active]

    def clipped(self, multipliers: Floats) -> Floats:
        """Return multipliers on the grain, within floor and ceiling; beyond, no bound is better."""
        clipped: Floats = np.clip(self._ground.on_grain(multipliers), self._floor, self._highest)
        return clipped

    def at(self, multipliers: Floats) -> Value:
        """Return the value at clipped multipliers, exactly."""
        active = multipliers[self._active]
        sums = capped_sums(self._cost, active, self._weight)
        reduced = self._opening + sums - float(self._weight @ active)
        if self._loose.size:
            tolls = self._scope.tolls_at(multipliers)
            reduced += np.vecdot(self._ways, tolls * self._ground.weight[self._loose])
        taken = least_of(reduced, self._scope.count)
        served = np.ones(len(multipliers))
        served[self._active] = (self._cost[taken] < active).sum(axis=0)
        if self._loose.size:
            served[self._loose] += self._held_back(multipliers, taken, served)
        constant = self._fixed + float(self._ground.weight @ np.minimum(multipliers, self._scope.ceiling))
        return Value(constant + float(reduced[taken].sum()), reduced, taken, served)

    def _held_back(self, multipliers: Floats, taken: IntArray, served: Floats) -> Floats:
        """Return by how much less than below its ceiling the value rises with each loose multiplier.

        At the ceiling itself, where it may rise on neither side, the multiplier is to stay.
        """
        less = 1.0 - self._ways[taken].sum(axis=0) / max(self._scope.count, 1)
        over = (multipliers - self._scope.ceiling)[self._loose]
        at_ceiling = np.clip(1.0 - served[self._loose], 0.0, less)
        return np.where(over > 0, less, np.where(over == 0, at_ceiling, 0.0))
