"""Where results are kept: the same two tables, in a file of one planner or in the database of a team."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Protocol

from logistics.errors import LogisticsError
from logistics.sweep.identity import Basis
from logistics.sweep.rows import BASES, RESULTS, Record, basis_of, basis_record, result_of, result_record
from logistics.sweep.task import Result, Status

BASES_TABLE, RESULTS_TABLE = "bases", "results"


class StoreError(LogisticsError):
    """A store cannot be opened, read or written."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        super().__init__(f"{name} {reason}")


class Database(Protocol):
    """Two tables, ``bases`` and ``results``, with the columns that module ``rows`` names."""

    def put(self, table: str, record: Record) -> None:
        """Keep a row for good, in place of an earlier one of the same key.

        Args:
            table: name of the table.
            record: the row.
        """

    def select(self, table: str, columns: Iterable[str], basis: str | None = None) -> tuple[Record, ...]:
        """Return rows, in any order.

        Args:
            table: name of the table.
            columns: those wanted.
            basis: only of this basis; None: all.
        """

    def close(self) -> None:
        """Let go of file or connection."""


class Store:
    """Results by key, each kept for good as soon as ``add`` returns. Only the client of a sweep writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, basis: Basis) -> None:
        """Note that a sweep begins, or goes on, on a basis.

        Args:
            basis: what its results have in common.
        """
        self._database.put(BASES_TABLE, basis_record(basis, datetime.now(UTC).isoformat()))

    def add(self, basis: str, result: Result) -> None:
        """Keep a result, in place of an earlier one of the same key.

        Args:
            basis: id of its basis.
            result: how a scenario ended.
        """
        self._database.put(RESULTS_TABLE, result_record(result, basis))

    def bases(self) -> tuple[Basis, ...]:
        """Return every basis, the one last used first."""
        rows = self._database.select(BASES_TABLE, BASES)
        latest = sorted(rows, key=lambda row: (str(row["used"]), str(row["id"])), reverse=True)
        return tuple(basis_of(row) for row in latest)

    def answered(self, basis: str) -> frozenset[str]:
        """Return the keys of all results of a basis but those that failed.

        Args:
            basis: its id.
        """
        rows = self._database.select(RESULTS_TABLE, ("key", "status"), basis)
        return frozenset(str(row["key"]) for row in rows if row["status"] != Status.FAILED)

    def keys(self, basis: str) -> frozenset[str]:
        """Return the keys of all results of a basis.

        Args:
            basis: its id.
        """
        return frozenset(str(row["key"]) for row in self._database.select(RESULTS_TABLE, ("key",), basis))

    def results(self, basis: str) -> tuple[Result, ...]:
        """Return the results of a basis, in order of their keys.

        Args:
            basis: its id.
        """
        found = (result_of(row) for row in self._database.select(RESULTS_TABLE, RESULTS, basis))
        return tuple(sorted(found, key=lambda result: result.key))

    def merge(self, other: Store) -> int:
        """Take over all results of another store; return how many. What failed there replaces nothing.

        Args:
            other: the other one; it stays as it is.
        """
        count = 0
        for basis in reversed(other.bases()):
            known = self.answered(basis.id)
            self.begin(basis)
            for result in other.results(basis.id):
                if result.key not in known or result.status is not Status.FAILED:
                    self.add(basis.id, result)
                    count += 1
        return count

    def close(self) -> None:
        """Let go of file or connection."""
        self._database.close()
