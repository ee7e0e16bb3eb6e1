"""A book of sheets of typed blocks: what a report says, before anybody decides how it looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Scalar = str | int | float | date | None


class Kind(StrEnum):
    """What the numbers of a column are; decides alignment and number format."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    RATE = "rate"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    DAY = "day"


class Mark(StrEnum):
    """Why a cell stands out."""

    NONE = ""
    TOTAL = "total"
    INPUT = "input"
    ASSUMED = "assumed"
    CHOSEN = "chosen"
    ANCHOR = "anchor"
    CLOSED = "closed"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Here:
    """The cell in a column of the same row."""

    column: str


@dataclass(frozen=True, slots=True)
class At:
    """One cell: block, row key, column."""

    block: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Whole:
    """All data cells of a column of a block."""

    block: str
    column: str


Reference = Here | At | Whole


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with places for references: ``Formula("ROUND({0}*{1},2)", (Here("a"), Here("b")))``."""

    text: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, the formula that yields it (or none), and why it stands out.

    Money values are given in major units as exact decimals in text or int cents divided by the writer:
    see ``cents``.
    """

    value: Scalar
    formula: Formula | None = None
    mark: Mark = Mark.NONE
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: key for references, heading with unit, kind, width [characters], currency for money."""

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    width: float = 14
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by column key; ``key`` names the row for references (may be empty)."""

    cells: dict[str, Cell | Scalar]
    key: str = ""
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True)
class Block:
    """A table inside a sheet. ``id`` is unique in the book."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""
    has_heading: bool = True
    has_filter: bool = False
    heat: str = ""


class ChartKind(StrEnum):
    """Native chart types."""

    COLUMN = "column"
    BAR = "bar"
    LINE = "line"
    STACKED = "stacked"


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart over columns of blocks."""

    title: str
    kind: ChartKind
    categories: Whole
    series: tuple[tuple[str, Whole], ...]
    value_title: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: blocks from top to bottom, charts beside or below them."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    charts: tuple[Chart, ...] = ()
    intro: str = ""
    is_landscape: bool = True


@dataclass(frozen=True, slots=True)
class Book:
    """A report. ``created`` is written into the file, so that the same run gives the same bytes."""

    title: str
    created: date
    sheets: tuple[Sheet, ...]
    subject: str = ""
    properties: dict[str, str] = field(default_factory=dict)
