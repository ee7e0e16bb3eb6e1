"""A book of sheets of typed blocks: what a report says, before anybody decides how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reports.cells import At, Cell, Formula, Here, Kind, Mark, Reference, Scalar, Whole, fits
from reports.errors import ReportError

__all__ = [
    "At", "Block", "Book", "Cell", "Chart", "ChartKind", "Column", "Formula", "Here", "Kind", "Mark",
    "Reference", "Row", "Scalar", "Sheet", "Whole",
]  # fmt: skip

LONGEST_SHEET_NAME = 31
MOST_ROWS = 1_000_000
FORBIDDEN_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
DEFINED_NAME = re.compile(r"[A-Za-z][a-z]*(_[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a block.

    Attributes:
        key: name for cells and references.
        heading: what is shown above, with its unit.
        kind: what its values are, unless row or cell say otherwise.
        width: width [characters]; 0 fits the contents.
        currency: written behind the heading in square brackets.
        decimals: digits after the point for NUMBER, RATE and PERCENT; None takes 1, 4 and 1.
    """

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    width: float = 0
    currency: str = ""
    decimals: int | None = None

    @property
    def caption(self) -> str:
        """The heading as shown: with its currency, where it has one."""
        return f"{self.heading} [{self.currency}]" if self.currency else self.heading


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a block.

    Attributes:
        cells: cells by column key; columns that are left out are empty.
        key: name for references; may be empty.
        mark: mark of all cells that have none of their own. TOTAL rows at the foot of a block are its
            total rows: outside ``Whole`` and outside the filter.
        kind: what the values are, where they differ from their columns (the days above the costs).
    """

    cells: dict[str, Cell | Scalar]
    key: str = ""
    mark: Mark = Mark.NONE
    kind: Kind | None = None

    def cell(self, column: str) -> Cell:
        """Return the cell in a column; an empty one where there is none."""
        found = self.cells.get(column)
        return found if isinstance(found, Cell) else Cell(found)


@dataclass(frozen=True, slots=True)
class Block:
    """A table inside a sheet.

    Attributes:
        id: unique in the book.
        columns: columns from left to right.
        rows: rows from top to bottom; an empty block shows one empty row.
        title: shown above the heading.
        note: shown below the title.
        has_heading: whether headings are shown.
        has_filter: whether the rows can be filtered; one block a sheet.
        heat: blocks with the same name share one colour scale over their money and numbers.
        is_beside: stands to the right of the block before, not below it.

    Raises:
        ReportError: a column or row key twice, a cell of an unknown column, a value that does not fit its
            kind.
    """

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""
    has_heading: bool = True
    has_filter: bool = False
    heat: str = ""
    is_beside: bool = False

    def __post_init__(self) -> None:
        """Refuse a block that contradicts itself."""
        if not self.columns:
            raise ReportError(None, f"block {self.id!r} has no columns")
        _refuse_twice(f"block {self.id!r}: column", (column.key for column in self.columns))
        _refuse_twice(f"block {self.id!r}: row", (row.key for row in self.rows if row.key))
        known = {column.key: column for column in self.columns}
        for index, row in enumerate(self.rows):
            for key in row.cells:
                if key not in known:
                    raise ReportError(None, f"block {self.id!r}: row {index + 1} has unknown column {key!r}")
                self._refuse_misfit(index + 1, row, known[key])

    def _refuse_misfit(self, number: int, row: Row, column: Column) -> None:
        cell = row.cell(column.key)
        kind = kind_of(column, row, cell)
        if not fits(cell.value, kind):
            place = f"block {self.id!r}: row {number}, column {column.key!r}"
            raise ReportError(None, f"{place}: {cell.value!r} is no {kind.value} value")

    @property
    def data_rows(self) -> int:
        """Number of rows without the total rows at the foot; 1 for the row of an empty block."""
        count = len(self.rows)
        while count and self.rows[count - 1].mark is Mark.TOTAL:
            count -= 1
        return count or max(len(self.rows), 1)

    @property
    def has_inner_total(self) -> bool:
        """Whether a total row stands among the data rows, so that a sum over them would count twice."""
        marks = {row.mark is Mark.TOTAL for row in self.rows[: self.data_rows]}
        return marks == {True, False}


def kind_of(column: Column, row: Row, cell: Cell) -> Kind:
    """Return what a value is: the cell says it before the row, the row before the column."""
    return cell.kind or row.kind or column.kind


class ChartKind(StrEnum):
    """Native chart types."""

    COLUMN = "column"
    BAR = "bar"
    LINE = "line"
    STACKED = "stacked"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart over columns of blocks.

    Attributes:
        title: shown above the chart.
        kind: column, bar (horizontal), line, stacked columns, or a map.
        categories: labels along the axis; on a map longitudes of the outlines [degrees].
        series: name and values of each series; on a map latitudes, those of outlines first [degrees].
        value_title: title of the axis of values, with its unit.
        longitudes: only on a map: of the points of all series but the first [degrees].
    """

    title: str
    kind: ChartKind
    categories: Whole
    series: tuple[tuple[str, Whole], ...]
    value_title: str = ""
    longitudes: Whole | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: blocks from top to bottom, charts beside or below them.

    Attributes:
        name: text on the tab, at most 31 characters.
        title: heading of the sheet.
        blocks: tables in order.
        charts: below the blocks; beside them where they are long.
        intro: what the reader sees here, in a sentence or two.
        is_landscape: page orientation in print.
        legend: what marks mean here; marks that are left out get a general wording.
        is_printed: False: only title and introduction are; the rows are there for a chart.

    Raises:
        ReportError: an illegal name, two blocks with a filter, more rows than a sheet holds.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    charts: tuple[Chart, ...] = ()
    intro: str = ""
    is_landscape: bool = True
    legend: tuple[tuple[Mark, str], ...] = ()
    is_printed: bool = True

    def __post_init__(self) -> None:
        """Refuse a name that spreadsheets refuse."""
        name = self.name
        is_legal = 0 < len(name) <= LONGEST_SHEET_NAME and not FORBIDDEN_IN_SHEET_NAME.search(name)
        if not is_legal or name[0] == "'" or name[-1] == "'" or name.lower() == "history":
            reason = f"sheet name {name!r} is illegal: 1 to 31 characters without [ ] : * ? / \\ or outer '"
            raise ReportError(None, reason)
        if (count := sum(len(block.rows) for block in self.blocks)) > MOST_ROWS:
            raise ReportError(None, f"sheet {name!r} has {count} rows; {MOST_ROWS} work")
        if (filtered := sum(block.has_filter for block in self.blocks)) > 1:
            raise ReportError(None, f"sheet {name!r} has {filtered} blocks with a filter; one works")


@dataclass(frozen=True, slots=True)
class Book:
    """A report.

    Attributes:
        title: in the footer of each page and in the document properties.
        created: written into the file instead of the clock: the same run gives the same bytes.
        sheets: in order; at least one.
        subject: in the document properties.
        properties: further document properties by name.
        names: names for key cells, for readers and other workbooks (``total_cost``).

    Raises:
        ReportError: a sheet name or block id twice, a reference or name that meets nothing, ``Whole`` of
            a block with total rows among its data rows.
    """

    title: str
    created: date
    sheets: tuple[Sheet, ...]
    subject: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    names: tuple[tuple[str, At], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a book in which something meets nothing."""
        if not self.sheets:
            raise ReportError(None, f"book {self.title!r} has no sheets")
        _refuse_twice("sheet", (sheet.name.lower() for sheet in self.sheets))
        _refuse_twice("block", (block.id for sheet in self.sheets for block in sheet.blocks))
        _refuse_twice("name", (name for name, _ in self.names))
        for name, _ in self.names:
            if not DEFINED_NAME.fullmatch(name):
                raise ReportError(None, f"name {name!r} is illegal: give words joined by _ (total_cost)")
        blocks = {block.id: block for sheet in self.sheets for block in sheet.blocks}
        targets = {id_: _Target.of(block) for id_, block in blocks.items()}
        for place, home, reference in _references(self):
            _refuse_missing(place, home, reference, targets)


@dataclass(frozen=True, slots=True)
class _Target:
    """What references may name in a block."""

    columns: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    has_inner_total: bool = False

    @classmethod
    def of(cls, block: Block) -> _Target:
        columns = frozenset(column.key for column in block.columns)
        rows = frozenset(row.key for row in block.rows if row.key)
        return cls(columns, rows, block.has_inner_total)


def _references(book: Book) -> Iterator[tuple[str, str, Reference]]:
    """Yield where each reference stands, in which block (or ""), and the reference."""
    for name, target in book.names:
        yield f"name {name!r}", "", target
    for sheet in book.sheets:
        for chart in sheet.charts:
            ranges = (chart.categories, chart.longitudes or chart.categories, *(of for _, of in chart.series))
            yield from ((f"chart {chart.title!r}", "", values) for values in ranges)
        for block in sheet.blocks:
            for number, row in enumerate(block.rows, start=1):
                for key, cell in row.cells.items():
                    if isinstance(cell, Cell) and cell.formula is not None:
                        for reference in cell.formula.references:
                            yield f"block {block.id!r}: row {number}, column {key!r}", block.id, reference


def _refuse_missing(place: str, home: str, reference: Reference, targets: dict[str, _Target]) -> None:
    target = targets.get(home if isinstance(reference, Here) else reference.block, _Target())
    is_row_missing = isinstance(reference, At) and reference.row not in target.rows
    if reference.column not in target.columns or is_row_missing:
        raise ReportError(None, f"{place}: {reference!r} meets nothing")
    if isinstance(reference, Whole) and target.has_inner_total:
        raise ReportError(None, f"{place}: {reference!r} would count total rows; put them at the foot")


def _refuse_twice(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ReportError(None, f"{what} {name!r} is there twice")
        seen.add(name)
