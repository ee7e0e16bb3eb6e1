"""The store of one planner: a single SQLite file, which any viewer of such files opens."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from logistics.sweep.rows import BASES, REAL, RESULTS, TEXT, WHOLE, Record
from logistics.sweep.store import BASES_TABLE, RESULTS_TABLE, StoreError

APPLICATION = 0x62326273
"""Marks a SQLite file as ours: the letters b2bs."""
FORM = 1
"""Version of the tables."""
TYPES = {TEXT: "TEXT", WHOLE: "INTEGER", REAL: "REAL"}
PATIENCE_SECONDS = 30.0
"""Time to wait for another program that writes [s]."""


class SqliteDatabase:
    """One file: strict tables, write-ahead log, one commit for each row."""

    def __init__(self, path: Path, *, is_new_allowed: bool = True) -> None:
        """Open the file, or make it.

        Args:
            path: the file.
            is_new_allowed: make it where there is none.

        Raises:
            StoreError: there is none, it is something else, or it cannot be written.
        """
        self._name = str(path)
        if not is_new_allowed and not path.is_file():
            raise StoreError(self._name, "is no file")
        with self._telling():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)
        try:
            with self._telling():
                self._prepare()
        except StoreError:
            self._file.close()
            raise

    def _prepare(self) -> None:
        self._file.row_factory = sqlite3.Row
        if not self._number("SELECT count(*) FROM sqlite_schema"):
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.executescript(_schema())
        elif self._number("PRAGMA application_id") != APPLICATION:
            raise StoreError(self._name, "is a database of something else, and no store of a sweep")
        elif self._number("PRAGMA user_version") != FORM:
            raise StoreError(self._name, "was made by another version of backtoback; sweep into a new file")
        # with a write-ahead log only a power failure loses rows, the last ones
        self._file.execute("PRAGMA synchronous = NORMAL")

    def _number(self, query: str) -> int:
        return int(self._file.execute(query).fetchone()[0])

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StoreError(self._name, f"cannot be used as a store: {error}") from error

    def put(self, table: str, record: Record) -> None:
        """Keep a row for good, in place of an earlier one of the same key.

        Args:
            table: name of the table.
            record: the row.
        """
        names = ", ".join(record)
        values = ", ".join(f":{name}" for name in record)
        statement = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({values})"  # noqa: S608 -- our names
        with self._telling():
            self._file.execute(statement, record)

    def select(self, table: str, columns: Iterable[str], basis: str | None = None) -> tuple[Record, ...]:
        """Return rows, in any order.

        Args:
            table: name of the table.
            columns: those wanted.
            basis: only of this basis; None: all.
        """
        query = f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608 -- our names
        which, values = ("", ()) if basis is None else (" WHERE basis = ?", (basis,))
        with self._telling():
            return tuple(dict(row) for row in self._file.execute(query + which, values))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _schema() -> str:
    def columns(named: dict[str, str]) -> str:
        first, *others = (f"{name} {TYPES[kind]}" for name, kind in named.items())
        return ", ".join((f"{first} PRIMARY KEY", *others))

    return (
        "BEGIN IMMEDIATE;"
        f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORM};"
        f"CREATE TABLE IF NOT EXISTS {BASES_TABLE} ({columns(BASES)}) STRICT;"
        f"CREATE TABLE IF NOT EXISTS {RESULTS_TABLE} ({columns(RESULTS)}) STRICT;"
        f"CREATE INDEX IF NOT EXISTS results_by_basis ON {RESULTS_TABLE} (basis);"
        "COMMIT;"
    )
