"""The one exception of this package."""

from __future__ import annotations

from pathlib import Path


class ReportError(Exception):
    """A book that contradicts itself, or a file that could not be written.

    Attributes:
        path: file concerned; None while no file is.
        reason: what is wrong, quoting the value, and what to do.
    """

    def __init__(self, path: Path | None, reason: str) -> None:
        """Keep both fields and build the text from them."""
        self.path = path
        self.reason = reason
        super().__init__(reason if path is None else f"{path}: {reason}")
