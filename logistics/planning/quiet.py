"""A watch that tells nothing."""

from __future__ import annotations

from dataclasses import dataclass

from solver.watch import Watch


@dataclass(frozen=True, slots=True)
class Quiet:
    """A watch that stops when another does, and tells it nothing: what is least here is no cost of a plan."""

    other: Watch

    def progress(self, stage: str, cost: int | None, bound: int | None) -> None:
        """Ignore it."""

    def is_stopped(self) -> bool:
        """Return whether the other watch stops."""
        return self.other.is_stopped()
