"""What an engine returns: status, choice, cost and proven bound."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How a solve ended; ``OPTIMAL`` only when cost equals bound."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of a solve.

    Attributes:
        status: how it ended.
        choice: option of each meeting; empty when there is none.
        cost: value of the choice, recomputed from the problem; None without a choice [cents].
        bound: proven least cost; None when nothing was proven [cents].
        engine: name of the engine that answered.
        seconds: time taken [s].
    """

    status: Status
    choice: tuple[int, ...]
    cost: int | None
    bound: int | None
    engine: str
    seconds: float = 0.0

    @property
    def gap(self) -> float | None:
        """(cost - bound) / cost; 0 when proven; None when unknown."""
        if self.cost is None or self.bound is None:
            return None
        return 0.0 if self.cost == self.bound else (self.cost - self.bound) / max(abs(self.cost), 1)
