"""A p-median problem made ready: sites by clients, small numbers, sums that floating point adds exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import floor, log2

import numpy as np
from numpy.typing import NDArray

from solver.pmedian.problem import NO_WAY, MedianProblem
from solver.problem import EXACT_BELOW, BoolArray, IntArray

Floats = NDArray[np.float64]
Costs = NDArray[np.float32] | NDArray[np.float64]

EXACT_IN_32 = 2**24
"""Whole numbers below are exact as 32-bit floats."""
FINEST = 20
"""Multipliers are multiples of a power of two, at the finest 2^-FINEST."""
BLOCK = 1 << 15
"""Entries of a block: what is made of them stays in the cache of a processor."""
WORTH_THREADS = 1 << 20
"""Entries from which a pass over them is shared out among threads."""
THREADS = 2
STEEP = 4
"""Where sizes are limited, multipliers stop at so many times the largest cost."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The problem, its clients without weight left out and the least cost of each client taken off.

    Attributes:
        problem: the problem.
        weight: weight of each client, ``[clients]`` [persons].
        cost: cost of a unit, infinite where there is no way, ``[sites, clients]`` [cents].
        ceiling: cost of a unit that stays unserved; high where it must not, ``[clients]`` [cents].
        highest: highest cost of a unit at a site, ``[clients]`` [cents].
        floor: least multiplier of each client, ``[clients]`` [cents].
        is_loose: staying unserved may be cheaper than a way, ``[clients]``.
        opening: cost of choosing each site, ``[sites]`` [cents].
        least: weight a site takes at least, ``[sites]`` [persons].
        most: weight a site takes at most, ``[sites]`` [persons].
        base: what was taken off [cents].
        grain: all multipliers are multiples of it, so that sums of amounts are exact [cents].
    """

    problem: MedianProblem
    weight: Floats
    cost: Costs
    ceiling: Floats
    highest: Floats
    floor: Floats
    is_loose: BoolArray
    opening: Floats
    least: Floats
    most: Floats
    base: int
    grain: float

    def on_grain(self, multipliers: Floats) -> Floats:
        """Return multipliers rounded to the grain."""
        rounded: Floats = np.rint(multipliers / self.grain) * self.grain
        return rounded

    def ceiling_with(self, chosen: tuple[int, ...]) -> tuple[Floats, BoolArray]:
        """Return the cost of a unit of each client if no further site is chosen, and who has a way."""
        if not chosen:
            return self.ceiling, np.zeros(len(self.ceiling), dtype=np.bool_)
        nearest = self.cost[list(chosen)].min(axis=0).astype(np.float64)
        is_covered = np.isfinite(nearest)
        return np.where(is_covered, nearest, self.ceiling), is_covered


def ground_of(problem: MedianProblem) -> Ground:
    """Return a problem made ready."""
    kept = np.flatnonzero(problem.weight > 0)
    weight = problem.weight[kept].astype(np.float64)
    least, highest, is_everywhere = _extremes(problem, kept)
    cost = _transposed(problem, kept, least, highest.max(initial=0.0) < EXACT_IN_32)
    opening = np.zeros(problem.sites) if problem.opening is None else problem.opening.astype(np.float64)
    stays = problem.unserved[kept]
    may_stay = (stays != NO_WAY) & ~is_everywhere
    unserved = np.where(may_stay, stays - least, 0).astype(np.float64)
    ceiling = np.where(may_stay, unserved, highest)
    must = ~may_stay & (~is_everywhere | problem.is_sized)
    ceiling[must] = _deterrent(problem, weight, highest, unserved, opening)[must]
    floor_ = np.minimum(ceiling, -highest if problem.is_sized else 0.0)
    total = weight.sum()
    most = np.full(problem.sites, total) if problem.most is None else problem.most.astype(np.float64)
    size = float(weight @ (np.abs(ceiling) + np.abs(floor_) + highest)) + float(np.abs(opening).sum())
    if problem.is_sized:
        size = 4 * float((np.abs(ceiling) + np.abs(floor_) + highest).max(initial=0.0)) * total
        size += float(np.abs(opening).sum())
    return Ground(
        problem=problem,
        weight=weight,
        cost=cost,
        ceiling=ceiling,
        highest=highest,
        floor=floor_,
        is_loose=may_stay & (unserved < highest),
        opening=opening,
        least=np.zeros(problem.sites) if problem.least is None else problem.least.astype(np.float64),
        most=np.minimum(most, total),
        base=int((least * problem.weight[kept]).sum()),
        grain=2.0 ** -_fineness(size * (problem.p + 2)),
    )


def blocks(count: int, width: int) -> Iterator[slice]:
    """Yield slices of ``count`` rows, each with about ``BLOCK`` entries of ``width`` columns."""
    step = max(BLOCK // max(width, 1), 1)
    for first in range(0, count, step):
        yield slice(first, first + step)


def by_blocks(work: Callable[[slice], None], count: int, width: int) -> None:
    """Do some work for each block of ``count`` rows, in threads where there is enough of it."""
    if count * width < WORTH_THREADS:
        for block in blocks(count, width):
            work(block)
        return
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, blocks(count, width)))


def capped_sums(cost: Costs, caps: Floats, weight: Floats) -> Floats:
    """Return the weighted sum of each row's costs, none counted above its cap, ``[rows]``.

    Args:
        cost: ``[rows, clients]``.
        caps: ``[clients]``.
        weight: ``[clients]``.
    """
    sums = np.empty(len(cost))

    def work(block: slice) -> None:
        np.vecdot(np.minimum(cost[block], caps), weight, out=sums[block])

    by_blocks(work, len(cost), cost.shape[1])
    return sums


def capped_sums_of(ground: Ground, sites: IntArray, caps: Floats) -> Floats:
    """Return the weighted sum of each site's costs, none counted above its cap, ``[sites]`` [cents]."""
    sums = np.empty(len(sites))

    def work(block: slice) -> None:
        np.vecdot(np.minimum(ground.cost[sites[block]], caps), ground.weight, out=sums[block])

    by_blocks(work, len(sites), len(ground.weight))
    return sums


def _extremes(problem: MedianProblem, kept: IntArray) -> tuple[IntArray, Floats, BoolArray]:
    """Return the least cost of each client, how far its highest is above it, and who has a way to all."""
    least = np.zeros(len(kept), dtype=np.int64)
    above = np.zeros(len(kept))
    is_everywhere = np.zeros(len(kept), dtype=np.bool_)
    for place, client in enumerate(kept):
        row = problem.cost[client]
        ways = row[row != NO_WAY]
        is_everywhere[place] = len(ways) == len(row)
        if ways.size:
            least[place] = ways.min()
            above[place] = ways.max() - least[place]
    return least, above, is_everywhere


def _transposed(problem: MedianProblem, kept: IntArray, least: IntArray, is_small: np.bool_) -> Costs:
    cost = np.empty((problem.sites, len(kept)), dtype=np.float32 if is_small else np.float64)

    def work(block: slice) -> None:
        rows = problem.cost[kept[block]]
        part = (rows - least[block, None]).astype(cost.dtype)
        part[rows == NO_WAY] = np.inf
        cost[:, block] = part.T

    by_blocks(work, len(kept), problem.sites)
    return cost


def _deterrent(
    problem: MedianProblem, weight: Floats, highest: Floats, unserved: Floats, opening: Floats
) -> Floats:
    """Return a cost of staying unserved that no choice which serves everybody reaches, if it fits.

    Any value is right, as nothing but the speed depends on it.
    """
    if problem.is_sized:
        return np.full(len(weight), STEEP * max(highest.max(initial=0.0), 1.0))
    spread = float(weight @ (highest + np.abs(unserved))) + 2 * float(np.abs(opening).sum()) + 1
    fits = EXACT_BELOW / (8 * (problem.p + 2) * max(len(weight), 1))
    deterrent: Floats = highest + np.floor(np.minimum(spread, fits) / weight) + 1
    return deterrent


def _fineness(size: float) -> int:
    return min(max(floor(log2(EXACT_BELOW / max(size, 1.0))), 0), FINEST)
