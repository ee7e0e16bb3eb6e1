"""Exact best-first branch and bound over meetings (MODEL.md, "Search")."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from solver.bound import best_with, narrowed, possible, worth_of
from solver.clock import Clock
from solver.ground import Ground
from solver.leaf import exact_table, is_leaf
from solver.pool import Found, Pool
from solver.problem import BoolArray, IntArray
from solver.rounds import improve
from solver.tables import FORBIDDEN, Node, node_of

STARTS = 12
"""Nodes, the most promising ones first, from which good choices are looked for."""
NO_COMPLETION = FORBIDDEN // 2
"""Worth below which a completion contains a clash [cents]."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What the search found.

    Attributes:
        found: cost and choice of the best distinct choices, best first.
        bound: proven least cost of any choice; None when there is no choice [cents].
        is_complete: nothing better was left out.
    """

    found: tuple[Found, ...]
    bound: int | None
    is_complete: bool


@dataclass(frozen=True, slots=True, order=True)
class _Branch:
    bound: int
    first: tuple[int, ...]
    number: int
    chosen: tuple[int, ...]
    allowed: BoolArray


def search(ground: Ground, allowed: BoolArray, clock: Clock, *, count: int = 1) -> SearchResult:
    """Return the cheapest choices, ties by preference.

    Args:
        ground: the problem made ready.
        allowed: options that may be chosen, ``[options]``.
        clock: limit of time; when it is over the best so far is returned with a proven bound. The first
            node is looked at in any case, so that there is something to return.
        count: number of distinct choices wanted.
    """
    return _Search(ground, clock, count).run(allowed)


class _Search:
    def __init__(self, ground: Ground, clock: Clock, count: int) -> None:
        self.ground = ground
        self.clock = clock
        self.pool = Pool(count)
        self.heap: list[_Branch] = []
        self.pushed = 0
        self.told: int | None = None
        self.has_begun = False
        self.looked = 0

    def run(self, allowed: BoolArray) -> SearchResult:
        if np.unique(self.ground.problem.meeting[allowed]).size < self.ground.problem.meetings:
            return SearchResult((), None, is_complete=True)
        floor = _least_worth_bound(self.ground)
        self.push(floor, (), allowed)
        while self.heap and self.pool.wants((self.heap[0].bound, self.heap[0].first)):
            branch = self.heap[0]
            if self.clock.is_over() and self.has_begun:
                return self.result(branch.bound, is_complete=False)
            if self.has_begun:
                self.tell(branch.bound)
            self.has_begun = True
            heappop(self.heap)
            self.look_at(branch)
        return self.result(None, is_complete=True)

    def result(self, bound: int | None, *, is_complete: bool) -> SearchResult:
        best = self.pool.found[0][0] if self.pool.found else None
        if best is not None:
            bound = best if bound is None else min(bound, best)
        return SearchResult(tuple(self.pool.found), bound, is_complete=is_complete)

    def tell(self, bound: int) -> None:
        if bound != self.told:
            best = self.pool.found[0][0] if self.pool.found else None
            self.clock.watch.progress("search", best, bound if best is None else min(bound, best))
            self.told = bound

    def push(self, bound: int, chosen: tuple[int, ...], allowed: BoolArray) -> None:
        first = _first_completion(self.ground, chosen, allowed)
        if first is not None and self.pool.wants((bound, first)):
            self.pushed += 1
            heappush(self.heap, _Branch(bound, first, self.pushed, chosen, allowed))

    def look_at(self, branch: _Branch) -> None:
        node = self.node(branch)
        if node is None:
            return
        if is_leaf(node):
            self.solve(node)
        else:
            self.expand(node, branch)

    def node(self, branch: _Branch) -> Node | None:
        problem = self.ground.problem
        taken, still_open = list(branch.chosen), []
        mine = set(problem.meeting[list(branch.chosen)].tolist()) if branch.chosen else set()
        for meeting in range(problem.meetings):
            if meeting not in mine:
                options = problem.options_of(meeting)
                options = options[branch.allowed[options]]
                if options.size == 1:
                    taken.append(int(options[0]))
                else:
                    still_open.append(options)
        chosen = np.array(taken, dtype=np.int64)
        if self.ground.clash[np.ix_(chosen, chosen)].any():
            return None
        blocked: BoolArray = np.any(self.ground.clash[chosen], axis=0)
        still_open = [options[~blocked[options]] for options in still_open]
        if any(options.size == 0 for options in still_open):
            return None
        return node_of(self.ground, chosen, tuple(still_open))

    def solve(self, node: Node) -> None:
        table = exact_table(node)
        values = table.reshape(-1)
        limit = self.pool.cost_limit
        least = NO_COMPLETION if limit is None else max(NO_COMPLETION, -limit)
        for at in _largest(values, least, self.pool.size):
            places = np.unravel_index(at, table.shape)
            options = [int(options[i]) for options, i in zip(node.open, places, strict=True)]
            self.keep(-int(values[at]), node.chosen, options)

    def keep(self, cost: int, chosen: IntArray, options: list[int]) -> None:
        if self.pool.add(cost, tuple(sorted([*chosen.tolist(), *options]))):
            self.told = None

    def expand(self, node: Node, branch: _Branch) -> None:
        worth = worth_of(node)
        alive = possible(worth)
        if not all(kept.any() for kept in alive):
            return
        most = best_with(narrowed(worth, alive))
        left = [options[kept] for options, kept in zip(node.open, alive, strict=True)]
        if self.looked < STARTS:
            self.looked += 1
            improve(self.ground, node, left, most, self.pool)
        self.branch_out(node, branch, left, [-(values + node.value) for values in most])

    def branch_out(self, node: Node, branch: _Branch, left: list[IntArray], costs: list[IntArray]) -> None:
        limit = self.pool.cost_limit
        if limit is not None:
            keep = [cost <= limit for cost in costs]
            left = [options[kept] for options, kept in zip(left, keep, strict=True)]
            costs = [cost[kept] for cost, kept in zip(costs, keep, strict=True)]
        if not all(options.size for options in left):
            return
        allowed = np.zeros_like(branch.allowed)
        allowed[node.chosen] = True
        for options in left:
            allowed[options] = True
        at = min(range(len(left)), key=lambda m: (len(left[m]), -int(costs[m].max() - costs[m].min()), m))
        chosen = tuple(node.chosen.tolist())
        for option, cost in zip(left[at].tolist(), costs[at].tolist(), strict=True):
            self.push(max(int(cost), branch.bound), (*chosen, option), allowed)


def _least_worth_bound(ground: Ground) -> int:
    most = ground.saving.max(axis=1, initial=0.0).sum() * max(ground.problem.meetings - 1, 0)
    problem = ground.problem
    singles = sum(int(ground.single[problem.options_of(m)].min()) for m in range(problem.meetings))
    return singles - int(most)


def _first_completion(ground: Ground, chosen: tuple[int, ...], allowed: BoolArray) -> tuple[int, ...] | None:
    problem = ground.problem
    fixed = {int(problem.meeting[option]): option for option in chosen}
    blocked = ground.clash[list(chosen)].any(axis=0) if chosen else np.zeros(len(allowed), dtype=np.bool_)
    usable = allowed & ~blocked
    completion = []
    for meeting in range(problem.meetings):
        if meeting in fixed:
            completion.append(fixed[meeting])
        else:
            options = problem.options_of(meeting)
            free = options[usable[options]]
            if free.size == 0:
                return None
            completion.append(int(free[0]))
    return tuple(completion)


def _largest(values: IntArray, least: int, count: int) -> IntArray:
    """Return the places of the ``count`` largest values from ``least`` on, earlier places first in ties."""
    if count == 1:
        best = int(np.argmax(values))
        return np.array(
            [best] if values[best] >= least and values[best] > NO_COMPLETION else [], dtype=np.int64
        )
    places = np.flatnonzero((values >= least) & (values > NO_COMPLETION))
    return places[np.lexsort((places, -values[places]))][:count]
