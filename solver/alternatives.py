"""Beyond the best: the next cheapest choices, and what each option would cost."""

from __future__ import annotations

import numpy as np

from solver.clock import Clock
from solver.engines.answer import infeasible
from solver.ground import Ground, ground_of
from solver.leaf import exact_table, is_leaf
from solver.outcome import Outcome, Status
from solver.problem import BoolArray, IntArray, PlacementProblem
from solver.search import search
from solver.tables import FORBIDDEN, Node, node_of
from solver.watch import SILENT, Watch

NAME = "search"
IMPOSSIBLE = -1
"""Cost of an option that no allowed choice contains."""
NOT_KNOWN = -2
"""Cost of an option for which time ran out."""
NO_CHOICE = -FORBIDDEN
"""Stands for the cost of what is not allowed [cents]."""


def alternatives(
    problem: PlacementProblem, count: int, *, watch: Watch = SILENT, seconds: float | None = None
) -> tuple[Outcome, ...]:
    """Return the cheapest distinct choices, best first, ties by preference; fewer when there are fewer.

    When time runs out, the choices found so far are returned: their bound is the proven least cost of any
    choice, their status FEASIBLE. A complete answer is OPTIMAL in each line: no choice was left out before
    it, and its bound is its cost.

    Args:
        problem: the problem.
        count: number of choices wanted, at least one.
        watch: hears of progress and may stop the solve.
        seconds: limit; None for none [s].

    Raises:
        ValueError: ``count`` is less than one.
    """
    if count < 1:
        raise ValueError(f"count is {count}, expected at least 1")
    clock = Clock.started(watch, seconds)
    result = search(ground_of(problem), np.ones(len(problem.meeting), dtype=np.bool_), clock, count=count)
    if not result.found and result.is_complete:
        return (infeasible(NAME, clock.elapsed),)
    if not result.found:
        return (Outcome(Status.UNKNOWN, (), None, result.bound, NAME, clock.elapsed),)
    status = Status.OPTIMAL if result.is_complete else Status.FEASIBLE
    return tuple(
        Outcome(status, choice, cost, cost if result.is_complete else result.bound, NAME, clock.elapsed)
        for cost, choice in result.found
    )


def cost_by_option(
    problem: PlacementProblem, *, watch: Watch = SILENT, seconds: float | None = None
) -> IntArray:
    """Return the least cost of a choice that contains the option, ``[options]`` [cents].

    ``IMPOSSIBLE`` where no allowed choice contains it, ``NOT_KNOWN`` where time ran out first. Problems
    with negative costs cannot be told from these two marks: amounts of the domain are never negative.

    Args:
        problem: the problem.
        watch: may stop the solve.
        seconds: limit; None for none [s].
    """
    clock = Clock.started(watch, seconds)
    ground = ground_of(problem)
    nodes = _leaves(whole_node(ground))
    if nodes is None:
        return _by_search(ground, clock)
    least = np.full(len(problem.meeting), NO_CHOICE, dtype=np.int64)
    for node in nodes:
        if clock.is_over():
            return np.full(len(problem.meeting), NOT_KNOWN, dtype=np.int64)
        least = np.minimum(least, _by_table(node))
    return np.where(least > NO_CHOICE // 2, IMPOSSIBLE, least)


def _by_search(ground: Ground, clock: Clock) -> IntArray:
    problem = ground.problem
    costs = np.full(len(problem.meeting), NOT_KNOWN, dtype=np.int64)
    for option in range(len(problem.meeting)):
        allowed = problem.meeting != problem.meeting[option]
        allowed[option] = True
        result = search(ground, allowed, clock)
        if not result.is_complete:
            return costs
        costs[option] = result.found[0][0] if result.found else IMPOSSIBLE
    return costs


def whole_node(ground: Ground) -> Node:
    """Return the node in which nothing is chosen but what has no choice."""
    problem = ground.problem
    by_meeting = [problem.options_of(meeting) for meeting in range(problem.meetings)]
    fixed = [options for options in by_meeting if options.size == 1]
    chosen = np.concatenate([np.zeros(0, dtype=np.int64), *fixed])
    return node_of(ground, chosen, tuple(options for options in by_meeting if options.size > 1))


def _leaves(whole: Node) -> list[Node] | None:
    """Return nodes with exact tables that together hold every choice; None when the problem is too large."""
    if is_leaf(whole):
        return [whole]
    at = min(range(len(whole.open)), key=lambda number: len(whole.open[number]))
    rest = whole.open[:at] + whole.open[at + 1 :]
    nodes = [node_of(whole.ground, np.append(whole.chosen, option), rest) for option in whole.open[at]]
    return nodes if is_leaf(nodes[0]) else None


def _by_table(node: Node) -> IntArray:
    """Return the least cost with each option of the node, ``NO_CHOICE`` where there is none [cents]."""
    least = np.full(len(node.ground.single), NO_CHOICE, dtype=np.int64)
    table = allowed_table(node)
    if table is None:
        return least
    least[node.chosen] = -int(table.max())
    for axis, options in enumerate(node.open):
        others = tuple(other for other in range(table.ndim) if other != axis)
        least[options] = -table.max(axis=others)
    return least


def allowed_table(node: Node) -> IntArray | None:
    """Return saving minus cost of every completion of a leaf, one axis for each open meeting [cents].

    Completions with a clash are at most ``FORBIDDEN / 2``; None where what is chosen clashes already.
    """
    blocked: BoolArray = np.any(node.ground.clash[node.chosen], axis=0)
    if blocked[node.chosen].any():
        return None
    table = exact_table(node)
    for axis, options in enumerate(node.open):
        shape = [-1 if other == axis else 1 for other in range(table.ndim)]
        table = table + np.where(blocked[options], -NO_CHOICE, 0).reshape(shape)
    return table
