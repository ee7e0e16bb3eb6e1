"""Least costs of options from scenes: what no cheapest choice can contain (MODEL.md, "Excluding options").

A scene fixes how the meetings of a choice follow one another and the fixed stops, so that for every pattern
it is known which stop follows which. Then the cost of a choice is a sum of costs of single options less
savings of pairs, and only the savings of pairs of open meetings are bounded, group by group.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from solver.bound import Worth, best_with, narrowed, possible
from solver.problem import IntArray
from solver.tables import FORBIDDEN

NOT_TOGETHER = FORBIDDEN
"""Saving of two groups no options of which may be chosen together [cents]."""
NEVER = -FORBIDDEN
"""Least cost of an option that no choice of the scene contains [cents]."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """How the meetings follow one another, and what that costs.

    The cost of a choice of the scene is at least ``fixed`` plus ``own`` of its options less ``saved`` of the
    groups of each two of them.

    Attributes:
        fixed: cost common to all choices [cents].
        own: cost of each option of each open meeting, ``[options of the meeting]`` [cents].
        group: group of each of these options, numbered 0.. without gaps, ``[options of the meeting]``.
        saved: most that two groups of two meetings save, by pair of meetings, the smaller number first,
            ``[groups, groups]`` [cents]; ``NOT_TOGETHER`` where no two options of them may be chosen.
    """

    fixed: int
    own: tuple[IntArray, ...]
    group: tuple[IntArray, ...]
    saved: Mapping[tuple[int, int], IntArray]


def least_costs(scene: Scene, most: int | None = None) -> tuple[IntArray, ...]:
    """Return for each option a cost that no choice of the scene with it is below, ``NEVER`` for none [cents].

    Args:
        scene: the scene.
        most: cost above which it does not matter by how much; None: it always matters [cents].
    """
    cheapest = [_cheapest(*pair) for pair in zip(scene.own, scene.group, strict=True)]
    nowhere = tuple(np.full(len(own), NEVER, dtype=np.int64) for own in scene.own)
    if most is not None and _floor(scene, cheapest) > most:
        return nowhere
    worth = Worth(own=tuple(-costs for costs in cheapest), pairs=dict(scene.saved))
    alive = possible(worth)
    if not all(kept.any() for kept in alive):
        return nowhere
    found = []
    best = best_with(narrowed(worth, alive))
    for own, group, costs, kept, worths in zip(scene.own, scene.group, cheapest, alive, best, strict=True):
        least = np.full(len(costs), NEVER, dtype=np.int64)
        least[kept] = scene.fixed - worths
        found.append(np.where(kept[group], least[group] + own - costs[group], NEVER))
    return tuple(found)


def _cheapest(own: IntArray, group: IntArray) -> IntArray:
    """Return the cost of the cheapest option of each group, ``[groups]`` [cents]."""
    costs = np.full(int(group.max()) + 1, NEVER, dtype=np.int64)
    np.minimum.at(costs, group, own)
    return costs


def _floor(scene: Scene, cheapest: list[IntArray]) -> int:
    """Return a quick bound on the cost of every choice of the scene [cents]."""
    most_saved = sum(max(int(table.max()), 0) for table in scene.saved.values())
    return scene.fixed + sum(int(costs.min()) for costs in cheapest) - most_saved
