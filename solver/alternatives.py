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
    costs = np.full(len(problem.meeting), NOT_KNOWN, dtype=np.int64)
    whole = _whole_node(ground)
    if is_leaf(whole):
        return _from_table(whole, costs)
    for meeting in range(problem.meetings):
        options = problem.options_of(meeting)
        for option in options.tolist():
            allowed = np.ones(len(problem.meeting), dtype=np.bool_)
            allowed[options] = False
            allowed[option] = True
            result = search(ground, allowed, clock)
            if not result.is_complete:
                return costs
            costs[option] = result.found[0][0] if result.found else IMPOSSIBLE
    return costs


def _whole_node(ground: Ground) -> Node:
    problem = ground.problem
    by_meeting = [problem.options_of(meeting) for meeting in range(problem.meetings)]
    fixed = [options for options in by_meeting if options.size == 1]
    chosen = np.concatenate([np.zeros(0, dtype=np.int64), *fixed])
    return node_of(ground, chosen, tuple(options for options in by_meeting if options.size > 1))


def _from_table(node: Node, costs: IntArray) -> IntArray:
    table = exact_table(node)
    blocked: BoolArray = np.any(node.ground.clash[node.chosen], axis=0)
    impossible = bool(blocked[node.chosen].any())
    for axis, options in enumerate(node.open):
        shape = [-1 if other == axis else 1 for other in range(table.ndim)]
        table = table + np.where(blocked[options], FORBIDDEN, 0).reshape(shape)
    best = int(table.max()) if not impossible else FORBIDDEN
    costs[node.chosen] = -best if best > FORBIDDEN // 2 else IMPOSSIBLE
    for axis, options in enumerate(node.open):
        others = tuple(other for other in range(table.ndim) if other != axis)
        most = table.max(axis=others)
        costs[options] = np.where((most > FORBIDDEN // 2) & (not impossible), -most, IMPOSSIBLE)
    return costs
