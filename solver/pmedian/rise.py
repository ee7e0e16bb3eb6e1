"""Multipliers and bound of a scope: ascents on the sites that matter, all others priced in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from solver.pmedian.ascent import Course, ascend
from solver.pmedian.ground import Floats
from solver.pmedian.pricing import clip, priced, relaxation_of
from solver.pmedian.relaxation import Scope, Value, least_of
from solver.problem import IntArray

MOST_ENTRIES = 800_000
"""Entries of the matrix of an ascent; more sites are priced in rounds."""
SPARE = 3
"""An ascent has at least so many times the sites that are to be chosen."""
ROUNDS = 3
"""Rounds of ascent and pricing before sites are left out."""
ROUND = 60
"""Evaluations in a round."""


@dataclass(frozen=True, slots=True, eq=False)
class Rise:
    """Best bound found for a scope.

    Attributes:
        value: value for all free sites of the scope.
        multipliers: where it was found, ``[clients]`` [cents].
        shares: share of the latest evaluations that took each free site, ``[free]``.
        evaluations: number of evaluations.
        step: length of the next step, as a share of Polyak's.
    """

    value: Value
    multipliers: Floats
    shares: Floats
    evaluations: int
    step: float


def rise(
    scope: Scope,
    start: Floats,
    course: Course,
    hear: Callable[[IntArray], None],
) -> Rise:
    """Return the best bound found for a scope.

    Args:
        scope: what is to be decided.
        start: first multipliers, ``[clients]`` [cents].
        course: how far and how long.
        hear: told of choices of free sites that looked best at some multipliers.
    """
    size = core_size(scope)
    if len(scope.free) <= size:
        relaxation = relaxation_of(scope, scope.free)
        ascent = ascend(
            relaxation, start, scope.ground.weight, course, lambda value: hear(scope.free[value.taken])
        )
        return Rise(ascent.value, ascent.multipliers, ascent.taken_share, ascent.evaluations, ascent.step)
    clipped = clip(scope, start)
    best = at = Rise(priced(scope, clipped), clipped, np.zeros(len(scope.free)), 1, course.step)
    core = spread_core(at.value.reduced, size)
    for _ in range(ROUNDS):
        if course.clock.is_over() or best.value.bound > course.enough:
            break
        at = _round(scope, core, at, course, hear)
        evaluations = best.evaluations + at.evaluations
        best = replace(
            at if at.value.bound > best.value.bound else best, evaluations=evaluations, step=at.step
        )
        core = np.union1d(core, least_of(at.value.reduced, size // SPARE))
    return best


def _round(
    scope: Scope,
    core: IntArray,
    at: Rise,
    course: Course,
    hear: Callable[[IntArray], None],
) -> Rise:
    """Return where an ascent on the sites at some places leads, all free sites priced there."""
    sites = scope.free[core]
    relaxation = relaxation_of(scope, sites)
    course = replace(course, most=ROUND, enough=np.inf, step=at.step)
    ascent = ascend(
        relaxation, at.multipliers, scope.ground.weight, course, lambda value: hear(sites[value.taken])
    )
    shares = np.zeros(len(scope.free))
    shares[core] = ascent.taken_share
    multipliers = clip(scope, ascent.multipliers)
    return Rise(priced(scope, multipliers), multipliers, shares, ascent.evaluations + 1, ascent.step)


def spread_core(reduced: Floats, size: int) -> IntArray:
    """Return places of about ``size`` sites: those of least reduced cost, and others from all over."""
    promising = least_of(reduced, size // 2)
    spread = np.random.default_rng(0).permutation(len(reduced))[: size - size // 2]
    return np.union1d(promising, spread)


def core_size(scope: Scope) -> int:
    """Return how many sites an ascent takes at most."""
    return max(MOST_ENTRIES // max(len(scope.ground.weight), 1), SPARE * scope.count, 1)
