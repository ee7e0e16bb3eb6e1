"""A draft on the desk: its tables and settings open for changes, one after the other."""

from __future__ import annotations

from dataclasses import replace

from logistics.errors import Where
from logistics.intake.dictionary import TABLES, columns_of
from logistics.intake.draft import Draft, DraftSetting, in_order
from logistics.intake.keys import key_cells, key_columns, matching, other_key, row_key
from logistics.tables import WHOLE_ROW, Row, Table

SESSIONS = ("anchors", "consultations")


class OpenTable:
    """A table whose cells can be written."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._columns = list(table.columns)
        self._rows: dict[int, Row] = dict(enumerate(table.rows))
        self._next = len(table.rows)
        self._found: dict[str, list[int]] | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the rows, in order."""
        return tuple(self._places())

    def rows(self, key: str) -> tuple[int, ...]:
        """Return the places of the rows that a key or a pattern names.

        Args:
            key: key of a row, or a pattern with ``*``.
        """
        known = self._places()
        if "*" in key:
            return tuple(at for each in matching(key, known) for at in known[each])
        other = other_key(self._table.name, key)
        return tuple(known.get(key) or known.get(other) or ())

    def _places(self) -> dict[str, list[int]]:
        if self._found is None:
            self._found = {}
            shape = replace(self._table, columns=tuple(self._columns))
            for at, row in self._rows.items():
                if key := row_key(shape, row):
                    self._found.setdefault(key, []).append(at)
        return self._found

    def key(self, at: int) -> str:
        """Return the key of a row.

        Args:
            at: its place.
        """
        return row_key(replace(self._table, columns=tuple(self._columns)), self._rows[at])

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings so far."""
        return tuple(self._columns)

    def read(self, at: int, column: str) -> str:
        """Return the text of a cell; empty where the table has no such column yet.

        Args:
            at: place of the row.
            column: heading.
        """
        return self._rows[at].cells[self._columns.index(column)] if column in self._columns else ""

    def write(self, at: int, column: str, text: str, where: Where) -> None:
        """Write a cell; the column is added where the table lacks it.

        Args:
            at: place of the row.
            column: heading.
            text: the new text.
            where: where that is written.
        """
        if column not in self._columns:
            self._columns.append(column)
            self._rows = {each: replace(row, cells=(*row.cells, "")) for each, row in self._rows.items()}
        row, index = self._rows[at], self._columns.index(column)
        cells = (*row.cells[:index], text, *row.cells[index + 1 :])
        others = tuple(pair for pair in row.elsewhere if pair[0] != column)
        self._rows[at] = Row(row.number, cells, (*others, (column, where)))
        if column in key_columns(self._table.name):
            self._found = None

    def add(self, key: str, where: Where) -> None:
        """Add a row at the end, blank but for its key.

        Args:
            key: key of the row.
            where: where that is asked for.
        """
        number = max((row.number for row in self._rows.values()), default=self._table.heading) + 1
        self._rows[self._next] = Row(number, ("",) * len(self._columns), ((WHOLE_ROW, where),))
        for column, text in key_cells(self._table.name, key).items():
            self.write(self._next, column, text, where)
        self._next += 1
        self._found = None

    def remove(self, at: int) -> None:
        """Remove a row.

        Args:
            at: its place.
        """
        del self._rows[at]
        self._found = None

    def remove_column(self, column: str) -> None:
        """Remove a column where it is there.

        Args:
            column: heading.
        """
        while column in self._columns:
            index = self._columns.index(column)
            del self._columns[index]
            self._rows = {
                at: replace(row, cells=row.cells[:index] + row.cells[index + 1 :])
                for at, row in self._rows.items()
            }

    def closed(self) -> Table:
        """Return the table as it stands now."""
        return replace(self._table, columns=tuple(self._columns), rows=tuple(self._rows.values()))


class Desk:
    """A draft whose tables and settings can be written."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._tables = {table.name: OpenTable(table) for table in draft.tables}
        self._settings = list(draft.settings)

    @property
    def unread(self) -> frozenset[str]:
        """Names of the tables that are there but could not be read."""
        return self._draft.unread

    def table(self, name: str) -> OpenTable | None:
        """Return a table; None where the case has none of that name.

        Args:
            name: such as ``participants``.
        """
        return self._tables.get(name)

    def opened(self, name: str) -> OpenTable:
        """Return a table; an empty one where the case has none of that name.

        Args:
            name: such as ``participants``.
        """
        if name not in self._tables:
            where = self._draft.where(name)
            columns = tuple(column.name for column in columns_of(name) if not column.is_free)
            self._tables[name] = OpenTable(Table(name, columns, (), where.path, where.sheet))
        return self._tables[name]

    def columns(self, name: str) -> tuple[str, ...]:
        """Return the headings that a table has or may have.

        Args:
            name: such as ``participants``.
        """
        own = [column.name for column in columns_of(name) if not column.is_free]
        if name == "attendance":
            own += [key for each in SESSIONS if (table := self.table(each)) for key in table.keys]
        table = self.table(name)
        return tuple(dict.fromkeys((*own, *(table.columns if table else ()))))

    @property
    def settings(self) -> tuple[DraftSetting, ...]:
        """The settings so far."""
        return tuple(self._settings)

    def write_setting(self, setting: DraftSetting) -> None:
        """Write a setting in place of the one of the same name, if there is one.

        Args:
            setting: the setting.
        """
        for at, each in enumerate(self._settings):
            if each.address == setting.address:
                self._settings[at] = setting
                return
        self._settings.append(setting)

    def remove_setting(self, address: str) -> None:
        """Remove a setting.

        Args:
            address: ``section.key``.
        """
        self._settings = [each for each in self._settings if each.address != address]

    def closed(self) -> Draft:
        """Return the draft as it stands now."""
        tables = tuple(self._tables[name].closed() for name in TABLES if name in self._tables)
        return replace(self._draft, tables=tables, settings=in_order(self._settings))
