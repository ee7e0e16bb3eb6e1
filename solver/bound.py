"""Upper bounds on what the open meetings of a node can still be worth (MODEL.md, "Bound")."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from solver.problem import BoolArray, IntArray
from solver.tables import FORBIDDEN, Node, forbidden, gains, joint, overdraft

EXACT_UP_TO = 2
"""Open meetings up to which pair tables count every pattern exactly."""
SWEEPS = 6
"""Times each pair of meetings shares its worth anew."""

Pairs = dict[tuple[int, int], "IntArray"]


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """Worth of the options of a node: exact for two open meetings, never too small for more.

    Attributes:
        own: worth of each option, by open meeting [cents].
        pairs: worth of two options together, by pair of open meetings [cents].
    """

    own: tuple[IntArray, ...]
    pairs: Pairs


def worth_of(node: Node) -> Worth:
    """Return the worth tables of a node; the positive part of every pair from three open meetings on."""
    pairs: Pairs = {}
    for x, y in combinations(range(len(node.open)), 2):
        table = joint(node, node.open[x], node.open[y])
        if len(node.open) > EXACT_UP_TO:
            table += overdraft(node, node.open[x], node.open[y])
        table[forbidden(node, node.open[x], node.open[y])] = FORBIDDEN
        pairs[x, y] = table
    return Worth(own=tuple(gains(node, options) for options in node.open), pairs=pairs)


def possible(worth: Worth) -> tuple[BoolArray, ...]:
    """Return the options that have a partner without clash in every other open meeting."""
    alive = [np.ones(len(own), dtype=np.bool_) for own in worth.own]
    changed = True
    while changed:
        changed = False
        for (x, y), table in worth.pairs.items():
            fits = table != FORBIDDEN
            for mine, partners in (
                (x, (fits & alive[y][None, :]).any(axis=1)),
                (y, (fits & alive[x][:, None]).any(axis=0)),
            ):
                changed = changed or bool((alive[mine] & ~partners).any())
                alive[mine] &= partners
    return tuple(alive)


def narrowed(worth: Worth, keep: tuple[BoolArray, ...]) -> Worth:
    """Return the tables with some options only."""
    return Worth(
        own=tuple(own[kept] for own, kept in zip(worth.own, keep, strict=True)),
        pairs={(x, y): table[np.ix_(keep[x], keep[y])] for (x, y), table in worth.pairs.items()},
    )


def best_with(worth: Worth) -> tuple[IntArray, ...]:
    """Return for each option the most that a completion with it can be worth [cents].

    Every option must have a partner in every other open meeting.
    """
    own = [values.copy() for values in worth.own]
    pairs = {key: table.copy() for key, table in worth.pairs.items()}
    if len(own) == 1:
        return (own[0],)
    sweeps = SWEEPS if len(own) > EXACT_UP_TO else 0
    for _ in range(sweeps):
        for x, y in pairs:
            _share(own, pairs, x, y)
    peak = {key: int(table.max()) for key, table in pairs.items()}
    return tuple(_star(own, pairs, peak, centre) for centre in range(len(own)))


def _share(own: list[IntArray], pairs: Pairs, x: int, y: int) -> None:
    bad = pairs[x, y] <= FORBIDDEN
    together = own[x][:, None] + pairs[x, y] + own[y][None, :]
    together[bad] = FORBIDDEN
    own[x] = together.max(axis=1) // 2
    own[y] = together.max(axis=0) // 2
    rest = together - own[x][:, None] - own[y][None, :]
    rest[bad] = FORBIDDEN
    pairs[x, y] = rest


def _star(own: list[IntArray], pairs: Pairs, peak: dict[tuple[int, int], int], centre: int) -> IntArray:
    total = own[centre].copy()
    for other in range(len(own)):
        if other == centre:
            continue
        key = (min(centre, other), max(centre, other))
        table = pairs[key] if key[0] == centre else pairs[key].T
        total += (table + own[other][None, :]).max(axis=1)
    return total + sum(value for key, value in peak.items() if centre not in key)
