"""The store of a team: two tables of a PostgreSQL database; needs the extra ``team``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import BigInteger, Column, Double, MetaData, Table, Text, create_engine, make_url, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError

from logistics.sweep.rows import BASES, REAL, RESULTS, TEXT, WHOLE, Record
from logistics.sweep.store import BASES_TABLE, RESULTS_TABLE, StoreError

TYPES = {TEXT: Text, WHOLE: BigInteger, REAL: Double}
DRIVER = "postgresql+psycopg"
PREFIX = "backtoback_"
"""Before the names of our tables: the database may hold others."""


class TeamDatabase:
    """A PostgreSQL database that several planners write to: one commit for each row."""

    def __init__(self, address: str) -> None:
        """Connect, and make the tables where there are none.

        Args:
            address: such as ``postgresql://planner@db.example.org/meetings``.

        Raises:
            StoreError: the address is none, or the database cannot be reached or written.
        """
        self._name = address
        with self._telling():
            url = make_url(address)
            self._name = url.render_as_string(hide_password=True)
            self._engine = create_engine(url.set(drivername=DRIVER))
            metadata = MetaData()
            self._tables = {
                name: _table(metadata, name, columns)
                for name, columns in ((BASES_TABLE, BASES), (RESULTS_TABLE, RESULTS))
            }
            metadata.create_all(self._engine)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
            raise StoreError(self._name, f"cannot be used as a store: {reason}") from error

    def put(self, table: str, record: Record) -> None:
        """Keep a row for good, in place of an earlier one of the same key.

        Args:
            table: name of the table.
            record: the row.
        """
        into = self._tables[table]
        [key] = into.primary_key
        others = {name: value for name, value in record.items() if name != key.name}
        statement = insert(into).values(**record).on_conflict_do_update(index_elements=[key], set_=others)
        with self._telling(), self._engine.begin() as connection:
            connection.execute(statement)

    def select(self, table: str, columns: Iterable[str], basis: str | None = None) -> tuple[Record, ...]:
        """Return rows, in any order.

        Args:
            table: name of the table.
            columns: those wanted.
            basis: only of this basis; None: all.
        """
        source = self._tables[table]
        query = select(*(source.c[name] for name in columns))
        if basis is not None:
            query = query.where(source.c.basis == basis)
        with self._telling(), self._engine.connect() as connection:
            return tuple(dict(row) for row in connection.execute(query).mappings())

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()


def _table(metadata: MetaData, name: str, columns: dict[str, str]) -> Table:
    first = next(iter(columns))
    made: list[Column[str] | Column[int] | Column[float]] = [
        Column(each, TYPES[kind], primary_key=each == first, index=each == "basis")
        for each, kind in columns.items()
    ]
    return Table(f"{PREFIX}{name}", metadata, *made)
