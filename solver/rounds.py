"""Good choices early: ascent by one and by two meetings at a time."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from solver.ground import Ground
from solver.leaf import exact_table
from solver.pool import Pool
from solver.problem import BoolArray, IntArray
from solver.tables import FORBIDDEN, Node, node_of

MOST_ROUNDS = 20
"""Rounds of improvement before a start is given up as good enough."""


def improve(
    ground: Ground, node: Node, options: list[IntArray], most: tuple[IntArray, ...], pool: Pool
) -> None:
    """Add to the pool a choice that no exchange of two meetings makes cheaper, or that reaches the bound.

    Args:
        ground: the problem made ready.
        node: the node to complete.
        options: options of each open meeting of the node.
        most: bound on the worth of each of them, a first guess [cents].
        pool: takes what is found.
    """
    current = _start(ground, options, most)
    worth: int | None = None
    enough = node.value + int(most[0].max())
    for _ in range(MOST_ROUNDS):
        before = worth
        for pair in combinations(range(len(options)), 2):
            current, worth = _exchange(ground, node.chosen, options, current, pair)
            if worth > FORBIDDEN // 2:
                pool.add(-worth, tuple(sorted([*node.chosen.tolist(), *current])))
            if worth >= enough:
                return
        if worth == before:
            return


def _start(ground: Ground, options: list[IntArray], most: tuple[IntArray, ...]) -> list[int]:
    """Return the option of largest worth of each meeting, meetings with few options first.

    Options that clash with those taken before are passed over as long as there are others: exchanges of
    two meetings cannot mend clashes among three.
    """
    taken: dict[int, int] = {}
    for at in sorted(range(len(options)), key=lambda number: len(options[number])):
        clashes: BoolArray = np.any(ground.clash[list(taken.values())], axis=0)[options[at]]
        free = np.flatnonzero(~clashes) if not clashes.all() else np.arange(len(options[at]))
        taken[at] = int(options[at][free[np.argmax(most[at][free])]])
    return [taken[at] for at in range(len(options))]


def _exchange(
    ground: Ground, chosen: IntArray, options: list[IntArray], current: list[int], pair: tuple[int, int]
) -> tuple[list[int], int]:
    rest = [option for at, option in enumerate(current) if at not in pair]
    fixed = np.concatenate([chosen, np.array(rest, dtype=np.int64)])
    node = node_of(ground, fixed, tuple(options[at] for at in pair))
    table = exact_table(node)
    clash = ground.clash[fixed].any(axis=0)
    free = ~(clash[options[pair[0]]][:, None] | clash[options[pair[1]]][None, :])
    inner = bool(ground.clash[np.ix_(fixed, fixed)].any())
    table = np.where(free, table, table + FORBIDDEN) if not inner else table + FORBIDDEN
    best = np.unravel_index(int(np.argmax(table)), table.shape)
    after = list(current)
    for at, place in zip(pair, best, strict=True):
        after[at] = int(options[at][place])
    return after, int(table[best])
