"""Stores of results by their names: files, and databases of teams."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from logistics.commands.extras import needing
from logistics.commands.inputs import case_name, case_path
from logistics.errors import CaseError
from logistics.intake.draft import Draft
from logistics.intake.load import load_draft
from logistics.sweep.identity import draft_hash
from logistics.sweep.sqlite import SqliteDatabase
from logistics.sweep.store import Database, Store
from logistics.sweep.study import Shard

SCHEMES = ("postgresql://", "postgres://")


def case_of(name: str) -> Draft:
    """Return the case of a name or path as it was written.

    Args:
        name: as the user gave it.

    Raises:
        CaseError: there is none, or it cannot be read.
    """
    return load_draft(case_path(name))


def hash_now(name: str) -> str | None:
    """Return the fingerprint of a case as it is now; None where it is not there or cannot be read.

    Args:
        name: the case as a sweep was given it.
    """
    try:
        return draft_hash(case_of(name))
    except CaseError:
        return None


def default_store(name: str, part: Shard) -> str:
    """Return the file that keeps the results of a case, one for each part.

    Args:
        name: the case as the user gave it.
        part: of the sweep.
    """
    of_part = f"-{part.number}-of-{part.count}" if part.count > 1 else ""
    return str(Path("out", f"{case_name(case_path(name))}-sweep{of_part}.sqlite"))


@contextmanager
def opened(name: str, *, is_new_allowed: bool = True) -> Iterator[Store]:
    """Give a store, and close it.

    Args:
        name: file, or address that begins with ``postgresql://``.
        is_new_allowed: make the file where there is none.

    Raises:
        StoreError: it cannot be opened.
        typer.BadParameter: the extra it needs is not installed.
    """
    store = Store(_database(name, is_new_allowed=is_new_allowed))
    try:
        yield store
    finally:
        store.close()


def _database(name: str, *, is_new_allowed: bool) -> Database:
    if not name.startswith(SCHEMES):
        return SqliteDatabase(Path(name), is_new_allowed=is_new_allowed)
    with needing("team", "postgresql://"):
        from logistics.sweep.team import TeamDatabase
    return TeamDatabase(name.replace("postgres://", "postgresql://", 1))
