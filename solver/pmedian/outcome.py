"""What the p-median solver returns: sites, who is served where, cost and proven bound."""

from __future__ import annotations

from dataclasses import dataclass

from solver.outcome import Status
from solver.problem import IntArray


@dataclass(frozen=True, slots=True)
class MedianStatistics:
    """How much work a solve was.

    Attributes:
        iterations: evaluations of the Lagrangian function.
        nodes: nodes of the search looked at, the roots included.
        sites_left: sites that neither the families nor the bound of the roots excluded.
        root_bound: bound before any branching; None where there was none [cents].
    """

    iterations: int = 0
    nodes: int = 0
    sites_left: int = 0
    root_bound: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class MedianOutcome:
    """Result of a solve.

    Attributes:
        status: how it ended; OPTIMAL only when cost equals bound.
        sites: chosen sites in site order; empty when there is no choice.
        flows: weight of each client served by each chosen site, ``[clients, chosen]``; what is missing
            from a client's weight is unserved [persons].
        cost: value of the choice, counted in whole numbers from the problem; None without a choice [cents].
        bound: proven least cost; None when nothing was proven or nothing is possible [cents].
        engine: name of the engine that answered.
        seconds: time taken [s].
        statistics: how much work it was.
    """

    status: Status
    sites: tuple[int, ...]
    flows: IntArray
    cost: int | None
    bound: int | None
    engine: str
    seconds: float
    statistics: MedianStatistics

    @property
    def gap(self) -> float | None:
        """(cost - bound) / cost; 0 when proven; None when unknown."""
        if self.cost is None or self.bound is None:
            return None
        return 0.0 if self.cost == self.bound else (self.cost - self.bound) / max(abs(self.cost), 1)
