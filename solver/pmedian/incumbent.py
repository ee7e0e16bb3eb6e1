"""The best choice found, by cost and then by site order."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from solver.pmedian.ground import Ground
from solver.pmedian.service import is_permitted, serve
from solver.problem import IntArray
from solver.watch import Watch

MOST_SEEN = 100_000
"""Choices remembered, so that none is counted twice."""


class Incumbent:
    """The best choice found.

    Attributes:
        sites: its sites, in site order; empty at first.
        flows: weight of each client at each of its sites.
        cost: its cost, or what choices must cost less than, before there is any; None for neither [cents].
    """

    def __init__(self, ground: Ground, watch: Watch, *, settles_ties: bool, below: int | None = None) -> None:
        self.sites: tuple[int, ...] = ()
        self.flows: IntArray = np.zeros((ground.problem.clients, 0), dtype=np.int64)
        self.cost = below
        self._ground = ground
        self._watch = watch
        self._settles_ties = settles_ties
        self._seen: set[tuple[int, ...]] = set()

    @property
    def enough(self) -> float:
        """Cost less the base above which nothing can improve on the incumbent [cents]."""
        if self.cost is None:
            return float("inf")
        return float(self.cost - self._ground.base - (0 if self._settles_ties else 1))

    def wants(self, bound: float, first: tuple[int, ...]) -> bool:
        """Return True where a choice of such a cost (less the base), no earlier than ``first``, improves.

        Args:
            bound: least cost of the choice [cents].
            first: no choice meant comes before it in site order.
        """
        if bound > self.enough or bound == float("inf"):
            return False
        is_tie = self.cost is not None and bound > self.cost - self._ground.base - 1
        return not is_tie or first < self.sites

    def offer(self, sites: Iterable[int], bound: int | None) -> bool:
        """Take a choice over if it is better; ``bound`` is what is proven so far, for the watch."""
        choice = tuple(sorted(int(site) for site in sites))
        if choice in self._seen:
            return False
        if len(self._seen) < MOST_SEEN:
            self._seen.add(choice)
        if not is_permitted(self._ground.problem, choice):
            return False
        found = serve(self._ground.problem, choice)
        if found is None or not self._is_better(found[0], choice):
            return False
        is_cheaper = self.cost is None or found[0] < self.cost
        self.cost, self.flows, self.sites = found[0], found[1], choice
        if is_cheaper:
            self._watch.progress("hubs", self.cost, None if bound is None else min(bound, self.cost))
        return True

    def _is_better(self, cost: int, choice: tuple[int, ...]) -> bool:
        if self.cost is None or cost < self.cost:
            return True
        return cost == self.cost and choice < self.sites
