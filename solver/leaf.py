"""Nodes small enough to be solved by one exact table: up to three open meetings."""

from __future__ import annotations

from math import prod

import numpy as np

from solver.problem import IntArray
from solver.tables import FORBIDDEN, Node, forbidden, gains, joint

MOST_OPEN = 3
"""Open meetings up to which one table is exact."""
MOST_ENTRIES = 4_000_000
"""Largest table that is written out."""


def is_leaf(node: Node) -> bool:
    """Return True when one exact table solves the node."""
    return len(node.open) <= MOST_OPEN and prod(len(options) for options in node.open) <= MOST_ENTRIES


def exact_table(node: Node) -> IntArray:
    """Return saving minus cost of every completion, one axis for each open meeting [cents].

    Completions with a clash are at most ``FORBIDDEN / 2``.
    """
    count = len(node.open)
    table = np.array(node.value, dtype=np.int64).reshape((1,) * count)
    for axis, options in enumerate(node.open):
        table = table + _along(gains(node, options), (axis,), count)
    for x in range(count):
        for y in range(x + 1, count):
            pair = joint(node, node.open[x], node.open[y])
            pair[forbidden(node, node.open[x], node.open[y])] = FORBIDDEN
            table = table + _along(pair, (x, y), count)
    if count == MOST_OPEN:
        for middle in range(MOST_OPEN):
            _take_back(node, table, middle)
    return table


def _take_back(node: Node, table: IntArray, middle: int) -> None:
    """Subtract h of the outer two where the middle option stands between them for a pattern."""
    ground = node.ground
    x, z = (axis for axis in range(MOST_OPEN) if axis != middle)
    first, last, options = node.open[x], node.open[z], node.open[middle]
    early = ground.before[np.ix_(first, options)]
    late = ground.before[np.ix_(options, last)]
    for profile in np.unique(ground.profile[options]):
        outer = joint(node, first, last, int(profile))
        for at in np.flatnonzero(ground.profile[options] == profile):
            between = early[:, at][:, None] == late[at, :][None, :]
            view = np.moveaxis(table, middle, 0)[at]
            view -= np.where(between, outer, 0)


def _along(values: IntArray, axes: tuple[int, ...], count: int) -> IntArray:
    shape = [1] * count
    for axis, size in zip(axes, values.shape, strict=True):
        shape[axis] = size
    return values.reshape(shape)
