"""Reads a table of the draft into typed rows; every cell that cannot be read becomes a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from logistics.errors import Where
from logistics.intake.collector import Collector
from logistics.intake.dictionary import REQUIRED_TABLES, Column, columns_of
from logistics.intake.draft import Draft
from logistics.intake.nearest import did_you_mean, nearest
from logistics.tables import Row, Table

CellsT = TypeVar("CellsT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Entry(Generic[CellsT]):
    """A row, as far as it could be read.

    Attributes:
        row: as written.
        cells: as understood; a cell that could not be read holds its default, or something in its place.
        bad: columns of the cells that could not be read.
    """

    row: Row
    cells: CellsT
    bad: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entries(Generic[CellsT]):
    """The rows of a table.

    Attributes:
        table: the table; None when the case has none.
        entries: one for each row.
        ids: row of each id, of unreadable rows too, so that one mistake is told once.
        is_known: false when the table is missing or could not be read, so that nobody knows its ids.
    """

    table: Table | None
    entries: tuple[Entry[CellsT], ...]
    ids: dict[str, Row]
    is_known: bool = True

    def where(self, row: Row, column: str = "") -> Where:
        """Return the place of a cell.

        Args:
            row: one of the rows.
            column: heading; empty: the whole row.
        """
        assert self.table is not None  # noqa: S101 - a row has a table
        return self.table.where(row, column)


def read_entries(draft: Draft, name: str, model: type[CellsT], findings: Collector) -> Entries[CellsT]:
    """Return the rows of a table; what cannot be read in them has been told.

    Args:
        draft: the case as written.
        name: name of the table.
        model: types of its cells.
        findings: collects what is wrong.
    """
    table = draft.table(name)
    if table is None:
        miss_table(draft, name, findings)
        is_known = name not in {*REQUIRED_TABLES, *draft.unread}
        return Entries(None, (), {}, is_known=is_known)
    check_heading(table, findings)
    ids = _ids(table, findings)
    records = [_record(table.columns, row.cells) for row in table.rows]
    adapter = TypeAdapter(list[model])  # type: ignore[valid-type]
    try:
        read = adapter.validate_python(records)
    except ValidationError as error:
        bad = _report(table, error, findings)
        read = adapter.validate_python([_mended(table, *pair) for pair in zip(records, bad, strict=True)])
        return Entries(table, tuple(map(Entry, table.rows, read, bad)), ids)
    return Entries(table, tuple(map(Entry, table.rows, read)), ids)


def miss_table(draft: Draft, name: str, findings: Collector) -> None:
    """Note that a required table is missing, unless it is there but cannot be read.

    Args:
        draft: the case as written.
        name: name of the table.
        findings: collects what is wrong.
    """
    if name in REQUIRED_TABLES and name not in draft.unread:
        kind = "sheet" if draft.is_workbook else "file"
        needed = [each.name for each in columns_of(name) if each.is_required or each.is_free]
        findings.error(
            draft.where(name),
            "missing-table",
            f"this {kind} is missing",
            f"add it with the columns {', '.join(needed)}",
        )


def check_heading(table: Table, findings: Collector) -> None:
    """Check that the columns are known, there, and there once.

    Args:
        table: the table.
        findings: collects what is wrong.
    """
    known = columns_of(table.name)
    names = [column.name for column in known]
    strangers = [name for name in table.columns if name not in names]
    for column in known:
        if column.is_required and column.name not in table.columns:
            near = nearest(column.name, strangers)
            hint = f"rename {near!r} to {column.name!r}" if near else "add it"
            message = f"the column {column.name!r} is missing"
            findings.error(_heading(table, ""), "missing-column", message, hint)
            strangers = [name for name in strangers if name != near]
    for name in dict.fromkeys(table.columns):
        if name and table.columns.count(name) > 1:
            message = f"the column {name!r} is there {table.columns.count(name)} times"
            findings.error(_heading(table, name), "duplicate-column", message, "keep one of them")
    if not any(column.is_free for column in known):
        for name in dict.fromkeys(strangers):
            message = f"the column {name!r} is not read" if name else "a column without heading is not read"
            findings.warn(_heading(table, name), "unknown-column", message, did_you_mean(name, names))
    elif table.name == "places":
        _check_flags(table, [name for name in dict.fromkeys(strangers) if name], names, findings)


def _check_flags(table: Table, flags: list[str], names: list[str], findings: Collector) -> None:
    """Doubt columns of the case's own that are nearly spelt like those of the dictionary."""
    for name in flags:
        hint = did_you_mean(name, names)
        if hint:
            message = f"the column {name!r} is taken as one of the case's own, to choose places by"
            findings.warn(_heading(table, name), "unknown-column", message, hint)


def _heading(table: Table, column: str) -> Where:
    return Where(table.path, table.sheet, table.heading, column)


def _ids(table: Table, findings: Collector) -> dict[str, Row]:
    ids: dict[str, Row] = {}
    if "id" not in table.columns:
        return ids
    at = table.columns.index("id")
    for row in table.rows:
        text = row.cells[at].strip()
        first = ids.setdefault(text, row)
        if text and first is not row:
            message = f"{text!r} is the id of row {first.number} already"
            findings.error(table.where(row, "id"), "duplicate-id", message, "give every row an id of its own")
    ids.pop("", None)
    return ids


def _record(columns: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str]:
    return {name: text for name, cell in zip(columns, cells, strict=True) if (text := cell.strip())}


def _report(table: Table, error: ValidationError, findings: Collector) -> list[frozenset[str]]:
    columns = {column.name: column for column in columns_of(table.name)}
    bad: list[frozenset[str]] = [frozenset()] * len(table.rows)
    for detail in error.errors(include_url=False):
        index, name = int(detail["loc"][0]), str(detail["loc"][1])
        bad[index] |= {name}
        if name in table.columns:
            report_cell(table.where(table.rows[index], name), columns[name], detail, findings)
    return bad


def _mended(table: Table, record: dict[str, str], bad: frozenset[str]) -> dict[str, str]:
    """Return a record whose other cells can still be checked; the case is refused in any event."""
    if not bad:
        return record
    needed = {
        each.name: each.choices[0] if each.choices else _IN_PLACE[each.type]
        for each in columns_of(table.name)
        if each.is_required
    }
    kept = {name: text for name, text in record.items() if name not in bad}
    return {name: text for name, text in needed.items() if name in bad} | kept


def report_cell(where: Where, column: Column, detail: ErrorDetails, findings: Collector) -> None:
    """Tell in our words what pydantic found in one cell.

    Args:
        where: the cell.
        column: what the dictionary says of it.
        detail: what pydantic found.
        findings: collects it.
    """
    context = detail.get("ctx", {})
    code = detail["type"]
    if code == "missing":
        findings.error(
            where, "missing-value", "the cell is blank and must not be", f"needed: {column.meaning}"
        )
    elif code in _BOUNDS:
        relation, key = _BOUNDS[code]
        message = f"{str(detail['input'])!r} is {relation} {context[key]}"
        findings.error(where, "out-of-range", message, f"allowed is {_bounds(column)}")
    else:
        findings.error(where, code, detail["msg"], str(context.get("hint", "")))


_IN_PLACE = {
    "id": "x",
    "text": "",
    "place": "",
    "places": "",
    "date": "2000-01-01",
    "integer": "0",
    "decimal": "0",
    "country": "CH",
}
_BOUNDS = {
    "greater_than_equal": ("less than", "ge"),
    "less_than_equal": ("more than", "le"),
    "greater_than": ("not more than", "gt"),
}


def _bounds(column: Column) -> str:
    unit = f" [{column.unit}]" if column.unit and column.unit != "1" else ""
    return f"{', '.join(_bound(part) for part in column.allowed.split(', '))}{unit}"


def _bound(text: str) -> str:
    relation, _, bound = text.partition(" ")
    words = {">=": f"{bound} or more", ">": f"more than {bound}", "<=": f"at most {bound}"}
    return words.get(relation, text.replace("..", " to "))
