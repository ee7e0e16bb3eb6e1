"""The best choice with each of several groups of options, such as all days of a meeting in one place."""

from __future__ import annotations

import numpy as np

from solver.alternatives import allowed_table, whole_node
from solver.clock import Clock
from solver.ground import ground_of
from solver.leaf import is_leaf
from solver.pool import Found
from solver.problem import IntArray, PlacementProblem
from solver.search import NO_COMPLETION, search
from solver.tables import Node
from solver.watch import SILENT, Watch


def best_of_groups(
    problem: PlacementProblem,
    groups: tuple[IntArray, ...],
    *,
    watch: Watch = SILENT,
    seconds: float | None = None,
) -> tuple[tuple[Found | None, ...], bool]:
    """Return the cheapest choice that takes its meeting's option from each group, ties by preference.

    Args:
        problem: the problem.
        groups: options of one meeting each, in order of preference.
        watch: may stop the solve.
        seconds: limit; None for none [s].

    Returns:
        Cost and choice of each group, None where no allowed choice takes any of its options; and whether time
        was enough: without it, the groups that are missing at the end are not known.
    """
    clock = Clock.started(watch, seconds)
    ground = ground_of(problem)
    node = whole_node(ground)
    if is_leaf(node):
        return _by_table(node, groups), True
    found: list[Found | None] = []
    for group in groups:
        if clock.is_over():
            return tuple(found), False
        allowed = problem.meeting != problem.meeting[group[0]] if group.size else problem.meeting < 0
        allowed[group] = True
        result = search(ground, allowed, clock)
        if not result.is_complete:
            return tuple(found), False
        found.append(result.found[0] if result.found else None)
    return tuple(found), True


def _by_table(node: Node, groups: tuple[IntArray, ...]) -> tuple[Found | None, ...]:
    table = allowed_table(node)
    if table is None:
        return (None,) * len(groups)
    return tuple(_best(node, table, group) if group.size else None for group in groups)


def _best(node: Node, table: IntArray, group: IntArray) -> Found | None:
    """Return the best completion with an option of the group; the first of equals is the preferred one."""
    meeting = node.ground.problem.meeting
    open_options = list(node.open)
    for axis, options in enumerate(open_options):
        if meeting[options[0]] == meeting[group[0]]:
            table = np.take(table, np.searchsorted(options, group), axis=axis)
            open_options[axis] = group
    at = np.unravel_index(int(np.argmax(table)), table.shape)
    worth = int(table[at])
    if worth < NO_COMPLETION:
        return None
    chosen = [int(options[place]) for options, place in zip(open_options, at, strict=True)]
    return -worth, tuple(sorted([*node.chosen.tolist(), *chosen]))
