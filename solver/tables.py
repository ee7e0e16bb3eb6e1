"""Exact tables of a node of the search: what one more option adds, and what two add together.

Symbols as in MODEL.md: T the chosen options, (p, q) a gap of T, s the saving of a pair of stops,
D[u] = s(p, u) + s(u, q) - s(p, q) and h[i, j] = s(i, j) + s(p, q) - s(i, q) - s(p, j).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.gaps import Gaps, gaps_of
from solver.ground import FloatArray, Ground
from solver.problem import BoolArray, IntArray

FORBIDDEN = -(1 << 60)
"""Value of a pair that may not both be chosen [cents]."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """What the chosen options leave open, with the gaps between them.

    Attributes:
        ground: the problem made ready.
        chosen: options chosen so far.
        open: allowed options of each open meeting.
        gaps: gaps between the chosen options.
        value: saving minus cost of the chosen options alone [cents].
    """

    ground: Ground
    chosen: IntArray
    open: tuple[IntArray, ...]
    gaps: Gaps
    value: int


def node_of(ground: Ground, chosen: IntArray, still_open: tuple[IntArray, ...]) -> Node:
    """Return the node for some chosen options and the options that the open meetings may take."""
    gaps = gaps_of(ground, chosen)
    both = (gaps.before >= 0) & (gaps.after >= 0)
    weights = gaps.patterns[both] @ ground.saving
    saved = weights[np.arange(both.sum()), ground.klass[gaps.before[both], gaps.after[both]]].sum()
    value = round(float(saved)) - int(ground.single[chosen].sum())
    return Node(ground=ground, chosen=chosen, open=still_open, gaps=gaps, value=value)


def gains(node: Node, options: IntArray) -> IntArray:
    """Return D minus single cost for each option: what it adds when it alone joins [cents]."""
    ground, gaps = node.ground, node.gaps
    total = np.zeros(len(options))
    for profile in np.unique(ground.profile[options]):
        at = np.flatnonzero(ground.profile[options] == profile)
        weights = (gaps.patterns * ground.columns[:, profile]) @ ground.saving
        for gap in np.flatnonzero(gaps.inside[:, options[at]].any(axis=1)):
            p, q = gaps.before[gap], gaps.after[gap]
            here = at[gaps.inside[gap, options[at]]]
            u, w = options[here], weights[gap]
            total[here] += w[ground.klass[p, u]] + w[ground.klass[u, q]] - w[ground.klass[p, q]]
    return np.rint(total).astype(np.int64) - ground.single[options]


def joint(node: Node, first: IntArray, second: IntArray, through: int | None = None) -> IntArray:
    """Return the sum of h over the patterns that stop at both, ``[first, second]`` [cents].

    Args:
        node: the node.
        first: options of one open meeting.
        second: options of another.
        through: count only patterns with this profile's stops too; None for all.
    """
    total = np.zeros((len(first), len(second)))
    for at, below, patterns in _blocks(node, first, second, through):
        weights = node.gaps.patterns[:, patterns] @ node.ground.saving[patterns]
        i, j = first[at], second[below]
        meet = node.gaps.inside[:, i].any(axis=1) & node.gaps.inside[:, j].any(axis=1) & weights.any(axis=1)
        for gap in np.flatnonzero(meet):
            into_i, into_j = node.gaps.inside[gap, i], node.gaps.inside[gap, j]
            part = _h(node, int(gap), weights[gap], i[into_i], j[into_j])
            total[np.ix_(at[into_i], below[into_j])] += part
    return np.rint(total).astype(np.int64)


def overdraft(node: Node, first: IntArray, second: IntArray) -> IntArray:
    """Return the sum of max(-h, 0) over the patterns that stop at both, ``[first, second]`` [cents].

    Added to ``joint`` it gives the sum of the positive parts of h.
    """
    total = np.zeros((len(first), len(second)))
    for at, below, patterns in _blocks(node, first, second, None):
        i, j = first[at], second[below]
        meet = node.gaps.inside[:, i].any(axis=1) & node.gaps.inside[:, j].any(axis=1)
        for gap in np.flatnonzero(meet):
            having = patterns[node.gaps.patterns[gap, patterns] > 0]
            if having.size:
                into_i, into_j = node.gaps.inside[gap, i], node.gaps.inside[gap, j]
                part = _negative_h(node, int(gap), having, i[into_i], j[into_j])
                total[np.ix_(at[into_i], below[into_j])] += part
    return np.rint(total).astype(np.int64)


def forbidden(node: Node, first: IntArray, second: IntArray) -> BoolArray:
    """Return which pairs clash, ``[first, second]``."""
    return node.ground.clash[np.ix_(first, second)]


def _blocks(
    node: Node, first: IntArray, second: IntArray, through: int | None
) -> list[tuple[IntArray, IntArray, IntArray]]:
    ground, blocks = node.ground, []
    extra = np.ones(len(ground.stops)) if through is None else ground.columns[:, through]
    for one in np.unique(ground.profile[first]):
        at = np.flatnonzero(ground.profile[first] == one)
        for other in np.unique(ground.profile[second]):
            below = np.flatnonzero(ground.profile[second] == other)
            patterns = np.flatnonzero(ground.columns[:, one] * ground.columns[:, other] * extra)
            if patterns.size:
                blocks.append((at, below, patterns))
    return blocks


def _h(node: Node, gap: int, w: FloatArray, i: IntArray, j: IntArray) -> FloatArray:
    klass, p, q = node.ground.klass, node.gaps.before[gap], node.gaps.after[gap]
    earlier = w[klass[i, q]][:, None] + w[klass[p, j]][None, :]
    later = w[klass[j, q]][None, :] + w[klass[p, i]][:, None]
    between = np.where(node.ground.before[np.ix_(i, j)], earlier, later)
    result: FloatArray = w[klass[np.ix_(i, j)]] + w[klass[p, q]] - between
    return result


def _negative_h(node: Node, gap: int, patterns: IntArray, i: IntArray, j: IntArray) -> FloatArray:
    ground, p, q = node.ground, node.gaps.before[gap], node.gaps.after[gap]
    first = ground.before[np.ix_(i, j)]
    low, high = np.where(first, i[:, None], j[None, :]), np.where(first, j[None, :], i[:, None])
    classes = ground.saving.shape[1]
    codes = (ground.klass[low, high] * classes + ground.klass[low, q]) * classes + ground.klass[p, high]
    found, inverse = np.unique(codes, return_inverse=True)
    saving = ground.saving[patterns]
    met, to_end, from_start = found // classes**2, found // classes % classes, found % classes
    whole = saving[:, [ground.klass[p, q]]]
    lost = np.zeros(len(found))
    step = max(1, CHUNK // max(len(patterns), 1))
    for start in range(0, len(found), step):
        part = slice(start, start + step)
        h = saving[:, met[part]] + whole - saving[:, to_end[part]] - saving[:, from_start[part]]
        lost[part] = np.maximum(-h, 0.0).sum(axis=0)
    return lost[inverse].reshape(codes.shape)


CHUNK = 4_000_000
"""Numbers held at once when patterns are looked at one by one."""
