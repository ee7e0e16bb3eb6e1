"""A watch on the search: a line on stderr, and Ctrl-C that keeps the best so far."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from rich.console import Console

from logistics.commands.console import talk
from logistics.money import format_cents

QUIET_SECONDS = 1.0


class Progress:
    """Shows stage, best cost and bound; the first Ctrl-C asks for the best so far, the second ends all."""

    def __init__(self, currency: str) -> None:
        self.currency = currency
        self.is_interrupted = False
        self._console = Console(stderr=True, highlight=False)
        self._started = time.monotonic()
        self._told = self._started

    def progress(self, stage: str, cost: int | None, bound: int | None) -> None:
        """Show a line at most once a second, and nothing in the first one."""
        now = time.monotonic()
        if now - self._told < QUIET_SECONDS:
            return
        self._told = now
        parts = [f"{now - self._started:.0f} s", stage]
        if cost is not None:
            parts.append(f"best {format_cents(cost, self.currency)}")
        if bound is not None:
            parts.append(f"bound {format_cents(bound, self.currency)}")
        line = "  ".join(parts)
        if self._console.is_terminal:
            self._console.print(line, end="\r")
        else:
            self._console.print(line)

    def is_stopped(self) -> bool:
        """Return True after Ctrl-C."""
        return self.is_interrupted

    def interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        """Ask for the best so far; a second time, end."""
        if self.is_interrupted:
            raise KeyboardInterrupt
        self.is_interrupted = True
        talk("stopping: keeping the best plan found (Ctrl-C again ends at once)")


@contextmanager
def watching(currency: str) -> Iterator[Progress]:
    """Return a progress line that listens to Ctrl-C until the block ends."""
    progress = Progress(currency)
    before = signal.signal(signal.SIGINT, progress.interrupt)
    try:
        yield progress
    finally:
        signal.signal(signal.SIGINT, before)
