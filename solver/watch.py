"""How a solve tells its caller what happens, and is told to stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Watch(Protocol):
    """Observer of a solve."""

    def progress(self, stage: str, cost: int | None, bound: int | None) -> None:
        """Hear of a new incumbent or bound [cents]."""

    def is_stopped(self) -> bool:
        """Return True when the caller wants the best so far, now."""


class Silent:
    """A watch that hears nothing and never stops."""

    def progress(self, stage: str, cost: int | None, bound: int | None) -> None:
        """Ignore it."""

    def is_stopped(self) -> bool:
        """Return False."""
        return False


SILENT = Silent()
"""The watch of a caller who does not care."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """A watch that stops when another does, and tells it nothing: what is least here is no cost."""

    other: Watch

    def progress(self, stage: str, cost: int | None, bound: int | None) -> None:
        """Ignore it."""

    def is_stopped(self) -> bool:
        """Return whether the other watch stops."""
        return self.other.is_stopped()
