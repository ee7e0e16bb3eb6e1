from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from reports import Cell, Formula, Here, Kind, ReportError
from reports.cells import Scalar, fits


def refusal(value: object, formula: Formula | None = None) -> str:
    with pytest.raises(ReportError) as raised:
        Cell(value, formula)  # type: ignore[arg-type]
    return str(raised.value)


def test_a_formula_needs_the_value_it_yields() -> None:
    assert refusal(None, Formula("{0}+1", (Here("a"),))) == "formula '{0}+1' has no value beside it"


def test_values_that_no_spreadsheet_holds_are_refused() -> None:
    noon = datetime(2005, 6, 13, 12)  # noqa: DTZ001

    assert refusal(value=True) == "value True is a bool; give text or a date"
    assert refusal(noon) == f"value {noon!r} is a datetime; give text or a date"
    assert refusal(float("nan")) == "value nan is not a finite number"
    assert refusal(Decimal("Infinity")) == "value Decimal('Infinity') is not a finite number"
    assert refusal("x" * 32_768) == f"text {'x' * 40!r}... has 32768 characters; a cell holds 32767"


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        (None, set(Kind)),
        ("closed", set(Kind)),
        (date(2005, 6, 13), {Kind.DATE, Kind.DAY}),
        (7, {Kind.INTEGER, Kind.NUMBER, Kind.RATE, Kind.PERCENT, Kind.MONEY, Kind.WHOLE_MONEY}),
        (0.5, {Kind.NUMBER, Kind.RATE, Kind.PERCENT}),
        (Decimal("0.5"), {Kind.NUMBER, Kind.RATE, Kind.PERCENT}),
    ],
)
def test_kinds_that_a_value_fits(value: Scalar, kinds: set[Kind]) -> None:
    assert {kind for kind in Kind if fits(value, kind)} == kinds
