"""Time left for a solve, and whether its caller still wants it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter

from solver.watch import Quiet, Watch


@dataclass(frozen=True, slots=True)
class Clock:
    """Started when the solve starts.

    Attributes:
        watch: may stop the solve.
        seconds: limit; None for none [s].
        start: reading of the performance counter at the start [s].
    """

    watch: Watch
    seconds: float | None
    start: float

    @classmethod
    def started(cls, watch: Watch, seconds: float | None) -> Clock:
        """Return a clock that runs from now."""
        return cls(watch=watch, seconds=seconds, start=perf_counter())

    @property
    def elapsed(self) -> float:
        """Time since the start [s]."""
        return perf_counter() - self.start

    @property
    def left(self) -> float | None:
        """Time left, at least zero; None without a limit [s]."""
        return None if self.seconds is None else max(self.seconds - self.elapsed, 0.0)

    def is_over(self) -> bool:
        """Return True when time ran out or the caller stopped the solve."""
        return self.left == 0.0 or self.watch.is_stopped()

    def quiet(self) -> Clock:
        """Return the same clock that tells its caller nothing."""
        return replace(self, watch=Quiet(self.watch))
