"""The gaps between the stops already chosen, each with the patterns for which it is one gap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.ground import FloatArray, Ground
from solver.problem import BoolArray, IntArray

NONE = -1
"""Stands for "no stop before" and "no stop after"."""


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """Gaps (p, q) of a set of chosen options: some pattern stops at p and q and nowhere between.

    Attributes:
        before: option p of each gap, or ``NONE``, ``[gaps]``.
        after: option q of each gap, or ``NONE``, ``[gaps]``.
        inside: option lies between p and q in rank, ``[gaps, options]``.
        patterns: merged pattern has this gap, 0 or 1, ``[gaps, merged]``.
    """

    before: IntArray
    after: IntArray
    inside: BoolArray
    patterns: FloatArray


def gaps_of(ground: Ground, chosen: IntArray) -> Gaps:
    """Return the gaps that some pattern has between the chosen options.

    Args:
        ground: the problem made ready.
        chosen: options chosen so far, in any order.
    """
    rank = ground.problem.rank
    in_time = chosen[np.argsort(rank[chosen])]
    found: list[tuple[int, int, BoolArray, BoolArray]] = []
    for first in range(-1, len(in_time)):
        p = int(in_time[first]) if first >= 0 else NONE
        later = rank > rank[p] if p != NONE else np.ones(len(rank), dtype=np.bool_)
        going = ground.stops[:, p].copy() if p != NONE else np.ones(len(ground.stops), dtype=np.bool_)
        for q in [*in_time[first + 1 :].tolist(), NONE]:
            here = going & ground.stops[:, q] if q != NONE else going
            if here.any():
                inside = later & (rank < rank[q]) if q != NONE else later
                found.append((p, q, inside, here.copy()))
            if q != NONE:
                going &= ~ground.stops[:, q]
    return _stacked(found, ground)


def _stacked(found: list[tuple[int, int, BoolArray, BoolArray]], ground: Ground) -> Gaps:
    count = len(found)
    return Gaps(
        before=np.array([p for p, _, _, _ in found], dtype=np.int64),
        after=np.array([q for _, q, _, _ in found], dtype=np.int64),
        inside=np.array([inside for _, _, inside, _ in found], dtype=np.bool_).reshape(
            count, len(ground.single)
        ),
        patterns=np.array([here for _, _, _, here in found], dtype=np.float64).reshape(
            count, len(ground.stops)
        ),
    )
