"""Exact best-first branch and bound over sites (MODEL.md, "Search for sites")."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from math import ceil

import numpy as np

from solver.clock import Clock
from solver.pmedian.ascent import Course
from solver.pmedian.ground import Floats, Ground
from solver.pmedian.incumbent import Incumbent
from solver.pmedian.outcome import MedianStatistics
from solver.pmedian.pricing import costs_with_one
from solver.pmedian.relaxation import Scope, Value, least_of, scope_of
from solver.pmedian.rise import Rise, core_size, rise
from solver.pmedian.swaps import greedy, swapped
from solver.problem import BoolArray, IntArray

AT_ROOT, AT_NODE = 100, 30
"""Evaluations of the Lagrangian function between looks at what the bound excludes."""
PATIENCE_AT_ROOT, PATIENCE_AT_NODE = 20, 6
"""Evaluations without a better bound after which steps get shorter."""
FIRST_STEP, LATER_STEP = 1.0, 0.5
"""Lengths of the first steps, as shares of Polyak's."""
SHRUNK = 0.8
"""Share of free sites, or of sites still to choose, up to which another ascent comes before branching."""
HALF = 0.5
TRIED = 20
"""Sites that may come in for others where sizes are limited and each swap is a flow."""
GAINED = 0.1
"""Share of the open gap that must have been closed at a root for another ascent to come before branching."""
NOTHING = float("inf")


@dataclass(frozen=True, slots=True, order=True)
class _Node:
    bound: float
    first: tuple[int, ...]
    number: int
    chosen: tuple[int, ...]
    free: IntArray
    multipliers: Floats | None


class Search:
    """A search, which ends with the incumbent proven or the clock over.

    Attributes:
        bound: proven least cost; None where there is no choice at all, or nothing was proven [cents].
        is_complete: nothing better was left out.
    """

    def __init__(self, ground: Ground, incumbent: Incumbent, clock: Clock) -> None:
        self.bound: int | None = None
        self.is_complete = False
        self._ground = ground
        self._best = incumbent
        self._clock = clock
        self._heap: list[_Node] = []
        self._pushed = 0
        self._evaluations = 0
        self._nodes = 0
        self._left: set[int] = set()
        self._root_bound: int | None = None
        self._heard: tuple[float, IntArray] = (NOTHING, np.zeros(0, dtype=np.int64))

    @property
    def statistics(self) -> MedianStatistics:
        """How much work it was."""
        root_bound = self.bound if self._root_bound is None else self._root_bound
        return MedianStatistics(self._evaluations, self._nodes, len(self._left), root_bound)

    def run(self) -> None:
        """Search until nothing better can be left, or the clock is over."""
        for free in _roots(self._ground):
            self._push(-NOTHING, tuple(sorted(set(self._ground.problem.fixed))), free, None)
        while self._heap and self._best.wants(self._heap[0].bound, self._heap[0].first):
            if self._clock.is_over() and self._nodes:
                self._prove(self._heap[0].bound)
                return
            node = heappop(self._heap)
            self._nodes += 1
            if node.multipliers is not None and self._root_bound is None:
                self._root_bound = self.bound
            self._look_at(node)
            if self._heap:
                self._prove(self._heap[0].bound)
        self.bound, self.is_complete = self._best.cost, True

    def _prove(self, bound: float) -> None:
        """Note the least bound of what is open."""
        if not np.isfinite(bound):
            return
        whole = ceil(bound) + self._ground.base
        if self._best.cost is not None:
            whole = min(whole, self._best.cost)
        if self.bound is None or whole > self.bound:
            self.bound = whole
            self._clock.watch.progress("hubs", self._best.cost, whole)

    def _push(
        self, bound: float, chosen: tuple[int, ...], free: IntArray, multipliers: Floats | None
    ) -> None:
        count = self._ground.problem.p - len(chosen)
        if not 0 <= count <= len(free):
            return
        first = tuple(sorted([*chosen, *free[:count].tolist()]))
        if self._best.wants(bound, first):
            self._pushed += 1
            heappush(self._heap, _Node(bound, first, self._pushed, chosen, free, multipliers))

    def _look_at(self, node: _Node) -> None:
        scope = scope_of(self._ground, node.chosen, node.free)
        bound, start, is_root = node.bound, node.multipliers, node.multipliers is None
        if start is None:
            start = self._begin(scope)
        step = FIRST_STEP if is_root else LATER_STEP
        while not self._is_settled(scope):
            found = self._rise(scope, start, step, is_root=is_root)
            before, bound = bound, max(bound, found.value.bound)
            if is_root:
                self._improve(scope, found)
            if not self._best.wants(bound, node.first):
                return
            smaller = self._reduced(scope, found.value)
            if self._clock.is_over():
                self._push(bound, smaller.chosen, smaller.free, found.multipliers)
                return
            is_rising = is_root and bound - before > GAINED * (self._best.enough - bound)
            if not is_rising and not _is_simpler(scope, smaller):
                self._branch(smaller, found, scope, bound)
                return
            scope, start, step = smaller, found.multipliers, found.step

    def _begin(self, scope: Scope) -> Floats:
        """Take a greedy choice made better by swaps; return multipliers between its two nearest costs."""
        among = scope.free
        picked = greedy(scope, self._clock)
        if len(among) <= core_size(scope):
            picked = swapped(scope, picked, among, self._clock)
        self._best.offer([*scope.chosen, *picked.tolist()], self.bound)
        costs = np.vstack([self._ground.cost[picked].astype(np.float64), scope.ceiling, scope.ceiling])
        costs = np.minimum(costs, scope.ceiling)
        nearest: Floats = np.partition(costs, 1, axis=0)[:2].mean(axis=0)
        return nearest

    def _rise(self, scope: Scope, start: Floats, step: float, *, is_root: bool) -> Rise:
        best = self._best.cost
        aim = float(start @ self._ground.weight) if best is None else float(best - self._ground.base)
        most, patience = (AT_ROOT, PATIENCE_AT_ROOT) if is_root else (AT_NODE, PATIENCE_AT_NODE)
        course = Course(
            aim=aim, enough=self._best.enough, most=most, step=step, patience=patience, clock=self._clock
        )
        self._heard = (NOTHING, scope.free[: scope.count])
        found = rise(scope, start, course, lambda picked: self._hear(scope, picked))
        self._evaluations += found.evaluations
        return found

    def _hear(self, scope: Scope, picked: IntArray) -> None:
        """Take a choice over that looked best at some multipliers, if it is."""
        nearest = np.minimum(self._ground.cost[picked].min(axis=0, initial=np.inf), scope.ceiling)
        cost = float(nearest @ self._ground.weight + self._ground.opening[picked].sum())
        cost += float(self._ground.opening[list(scope.chosen)].sum())
        if cost < self._heard[0]:
            self._heard = (cost, picked)
        if cost <= self._best.enough:
            self._best.offer([*scope.chosen, *picked.tolist()], self.bound)

    def _improve(self, scope: Scope, found: Rise) -> None:
        """Swap sites of the choice that the ascent took most often, and of the best one it took."""
        among = scope.free[least_of(found.value.reduced, core_size(scope))]
        for start in (scope.free[least_of(-found.shares, scope.count)], self._heard[1]):
            picked = swapped(scope, start, among, self._clock)
            self._best.offer([*scope.chosen, *picked.tolist()], self.bound)
        if self._ground.problem.is_sized:
            inside = bounds_of(found.value)[0] if found.value.bound < NOTHING else found.value.reduced
            self._swap_sized(scope.free[np.argsort(inside, kind="stable")[:TRIED]])

    def _swap_sized(self, among: IntArray) -> None:
        """Swap sites of the best choice for others as long as the flow says that it pays."""
        is_better = bool(self._best.sites)
        while is_better:
            sites = self._best.sites
            trials = [
                (place, int(site)) for place in range(len(sites)) for site in among if site not in sites
            ]
            is_better = False
            for place, site in trials:
                if self._clock.is_over():
                    return
                trial = (*sites[:place], site, *sites[place + 1 :])
                is_better = self._best.offer(trial, self.bound) or is_better

    def _reduced(self, scope: Scope, value: Value) -> Scope:
        """Return the scope without sites that no improvement has, and with those that every one has."""
        inside, outside, is_taken = bounds_of(value)
        stays = (inside <= self._best.enough) & np.isfinite(inside)
        joins = is_taken & (outside > self._best.enough)
        chosen = (*scope.chosen, *scope.free[joins].tolist())
        return scope_of(self._ground, chosen, scope.free[stays & ~joins])

    def _branch(self, smaller: Scope, found: Rise, scope: Scope, bound: float) -> None:
        """Push the smaller scope with and without the free site that is least settled."""
        inside, outside, _ = bounds_of(found.value)
        places = np.searchsorted(scope.free, smaller.free)
        at = int(np.argmin(np.abs(found.shares[places] - HALF)))
        site = int(smaller.free[at])
        free = np.delete(smaller.free, at)
        for chosen, reached in (((*smaller.chosen, site), inside), (smaller.chosen, outside)):
            self._push(max(bound, float(reached[places[at]])), chosen, free, found.multipliers)

    def _is_settled(self, scope: Scope) -> bool:
        """Return True where a scope is settled: no or one choice is left, or one more site is chosen."""
        if scope.count > len(scope.free):
            return True
        if scope.count in (0, len(scope.free)):
            self._best.offer([*scope.chosen, *scope.free[: scope.count].tolist()], self.bound)
            return True
        if scope.count > 1 or self._ground.problem.is_sized:
            return False
        costs = costs_with_one(scope)
        places = np.flatnonzero(costs <= self._best.enough)
        for place in places[np.argsort(costs[places], kind="stable")].tolist():
            cost = float(costs[place])
            sites = tuple(sorted([*scope.chosen, int(scope.free[place])]))
            if not self._best.wants(cost, sites):
                break
            self._best.offer(sites, self.bound)
        return True


def _is_simpler(scope: Scope, smaller: Scope) -> bool:
    """Return True where another ascent on the smaller scope promises more than branching."""
    return smaller.count <= SHRUNK * scope.count or len(smaller.free) <= SHRUNK * len(scope.free)


def bounds_of(value: Value) -> tuple[Floats, Floats, BoolArray]:
    """Return the bound with each free site, the bound without it, and which ones were taken."""
    is_taken = np.zeros(len(value.reduced), dtype=np.bool_)
    is_taken[value.taken] = True
    last = value.reduced[is_taken].max(initial=-NOTHING)
    following = value.reduced[~is_taken].min(initial=NOTHING)
    inside = np.where(is_taken, value.bound, value.bound + (value.reduced - last))
    outside = np.full(len(value.reduced), value.bound)
    outside[is_taken] += following - value.reduced[is_taken]
    return inside, outside, is_taken


def _roots(ground: Ground) -> list[IntArray]:
    """Return for each family that no other one holds the free sites in it; nothing where none is possible."""
    problem = ground.problem
    fixed = sorted(set(problem.fixed))
    families = np.ones((1, problem.sites), dtype=np.bool_) if problem.families is None else problem.families
    families = np.unique(families[families[:, fixed].all(axis=1)], axis=0)
    roots = []
    for at, family in enumerate(families):
        inside = (families & family == family).all(axis=1)
        inside[at] = False
        if not inside.any():
            free = family.copy()
            free[fixed] = False
            roots.append(np.flatnonzero(free))
    return roots
