"""Cells: kinds, marks, references, formulas and the values they yield."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from reports.errors import ReportError
from reports.grammar import lint_formula

Scalar = str | int | float | Decimal | date | None

LONGEST_TEXT = 32_767
"""Characters that Excel accepts in one cell."""


class Kind(StrEnum):
    """What a value is; decides its type, alignment and number format.

    Text is allowed in a cell of every kind (``"closed"`` among costs), and so is None (an empty cell).
    Otherwise: TEXT str; INTEGER int; NUMBER, RATE, PERCENT (0.25 is 25 %) int, float or Decimal; MONEY and
    WHOLE_MONEY int [cents], written as cents/100 and shown with and without hundredths; DATE and DAY date,
    shown as 2005-06-13 and as 13.
    """

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    RATE = "rate"
    MONEY = "money"
    WHOLE_MONEY = "whole_money"
    PERCENT = "percent"
    DATE = "date"
    DAY = "day"


MONEY_KINDS = frozenset({Kind.MONEY, Kind.WHOLE_MONEY})
DATE_KINDS = frozenset({Kind.DATE, Kind.DAY})


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
    """All data cells of a column of a block; total rows at its foot are left out."""

    block: str
    column: str


Reference = Here | At | Whole


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with places for references: ``Formula("ROUND({0}*{1},2)", (Here("a"), Here("b")))``.

    Money is in major units inside a formula, because that is what the cells hold.

    Attributes:
        text: formula of the subset in ``reports.grammar``, without the leading ``=``.
        references: what ``{0}``, ``{1}`` ... stand for.

    Raises:
        ReportError: the text is outside the subset, or places and references do not match.
    """

    text: str
    references: tuple[Reference, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a text outside the subset."""
        lint_formula(self.text, len(self.references))


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, the formula that yields it (or none), and why it stands out.

    Attributes:
        value: what the cell shows; money in int cents, also beside a formula.
        formula: what a spreadsheet computes; must yield ``value``.
        mark: why it stands out; NONE takes the mark of the row.
        note: comment on the cell; a numbered note in text.
        kind: what the value is, where it differs from its row and column.

    Raises:
        ReportError: a formula without value, a value no spreadsheet can hold.
    """

    value: Scalar
    formula: Formula | None = None
    mark: Mark = Mark.NONE
    note: str = ""
    kind: Kind | None = None

    def __post_init__(self) -> None:
        """Refuse values that a spreadsheet cannot hold."""
        if self.formula is not None and self.value is None:
            raise ReportError(None, f"formula {self.formula.text!r} has no value beside it")
        if isinstance(self.value, (bool, datetime)):
            raise ReportError(
                None, f"value {self.value!r} is a {type(self.value).__name__}; give text or a date"
            )
        if isinstance(self.value, (float, Decimal)) and not math.isfinite(self.value):
            raise ReportError(None, f"value {self.value!r} is not a finite number")
        if isinstance(self.value, str) and len(self.value) > LONGEST_TEXT:
            reason = (
                f"text {self.value[:40]!r}... has {len(self.value)} characters; a cell holds {LONGEST_TEXT}"
            )
            raise ReportError(None, reason)


def fits(value: Scalar, kind: Kind) -> bool:
    """Tell whether a value may stand in a cell of a kind."""
    if value is None or isinstance(value, str):
        return True
    if kind in DATE_KINDS:
        return isinstance(value, date)
    if kind in MONEY_KINDS or kind is Kind.INTEGER:
        return isinstance(value, int)
    return kind is not Kind.TEXT and isinstance(value, (int, float, Decimal))
