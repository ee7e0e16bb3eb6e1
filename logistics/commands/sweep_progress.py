"""How far a sweep is: a line on stderr with rate and time left."""

from __future__ import annotations

import time

from rich.console import Console

from logistics.sweep.task import Result, Status

EVERY_SECONDS, EVERY_SECONDS_IN_A_LOG = 0.5, 10.0


class SweepProgress:
    """Hears of results; tells how many are there, how fast they come and how long the rest takes."""

    def __init__(self, wanted: int) -> None:
        self.wanted = wanted
        self.done = 0
        self.failed = 0
        self._console = Console(stderr=True, highlight=False)
        self._told = self._first = time.monotonic()

    def hear(self, result: Result) -> None:
        """Count a result, and show a line from time to time.

        Args:
            result: how a scenario ended.
        """
        now = time.monotonic()
        if not self.done:
            self._first = now
        self.done += 1
        self.failed += result.status is Status.FAILED
        is_terminal = self._console.is_terminal
        if self.done > 1 and now - self._told >= (EVERY_SECONDS if is_terminal else EVERY_SECONDS_IN_A_LOG):
            self._told = now
            self._console.print(self.line(now - self._first), end="\r" if is_terminal else "\n")

    def line(self, seconds: float) -> str:
        """Return what is told after so many seconds and two results or more.

        Args:
            seconds: since the first result, before which processes had to start [s].
        """
        rate = (self.done - 1) / max(seconds, 0.001)
        left = (self.wanted - self.done) / rate
        failed = f", {self.failed:,} failed" if self.failed else ""
        shown = f"{self.done:,} of {self.wanted:,} scenarios{failed}"
        return f"{shown}  {self.done / self.wanted:.0%}  {rate:.1f} a second  {duration(left)} left   "

    def end(self) -> None:
        """Leave the line of the terminal."""
        if self._console.is_terminal:
            self._console.print("")


def duration(seconds: float) -> str:
    """Return a time as people read it, such as ``3 min 20 s``.

    Args:
        seconds: the time [s].
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
