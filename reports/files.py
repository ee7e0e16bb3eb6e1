"""Whole files or none: nothing half-written, ever."""

from __future__ import annotations

import os
from pathlib import Path

from reports.errors import ReportError


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in one step: readers see the old content or the new one.

    Raises:
        ReportError: the file could not be written; the old one is as it was.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        reason = f"could not be written: {error.strerror}; is it open in another program?"
        raise ReportError(path, reason) from error
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
