"""Files on disk: reading them with findings instead of exceptions of the system."""

from __future__ import annotations

from pathlib import Path

from logistics.errors import CaseError, Finding, Where


def read_bytes(path: Path) -> bytes:
    """Return the content of a file.

    Args:
        path: the file.

    Raises:
        CaseError: the file is missing or may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CaseError((missing_file(path),)) from error
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        hint = "close it in other programs and check that you may read it"
        raise CaseError((Finding(Where(path.name), "unreadable-file", message, hint),)) from error


def missing_file(path: Path) -> Finding:
    """Return the finding that there is no such file.

    Args:
        path: the file.
    """
    return Finding(Where(path.name), "missing-file", "there is no such file or folder", "check the name")
