"""Live sums over the lines of plan and baseline, with their values beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from logistics.exhibits.lines import Line
from reports.table import Cell, Column, Formula, Here, Kind, Mark, Row, Scalar, Whole

MONEY = ("cost", "baseline", "saving")
"""The three amounts of every table of shares."""


def money_columns(currency: str) -> tuple[Column, ...]:
    """Return the columns of what the plan costs, what the baseline costs, and the difference."""
    return tuple(Column(name, name.capitalize(), Kind.MONEY, currency=currency) for name in MONEY)


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over the lines of plan and baseline by a number.

    Attributes:
        column: column of the lines that holds the number.
        plan: cents of the plan by number.
        baseline: cents of the baseline by number.
    """

    column: str
    plan: dict[int, int]
    baseline: dict[int, int]

    @classmethod
    def of(
        cls,
        plan: Iterable[Line],
        baseline: Iterable[Line],
        column: str,
        key: Callable[[Line], int],
    ) -> Sums:
        """Return the sums by the number that ``key`` gives each line."""
        return cls(
            column, added(plan, key, lambda line: line.cents), added(baseline, key, lambda line: line.cents)
        )

    def cells(self, number: int) -> dict[str, Cell]:
        """Return the three amounts of the row whose column ``no`` holds the number."""
        cost, base = self.plan.get(number, 0), self.baseline.get(number, 0)
        return {
            "cost": Cell(cost, sumifs("itineraries", "amount", self.column)),
            "baseline": Cell(base, sumifs("baseline", "amount", self.column)),
            "saving": Cell(base - cost, Formula("{0}-{1}", (Here("baseline"), Here("cost")))),
        }


def added(lines: Iterable[Line], key: Callable[[Line], int], cents: Callable[[Line], int]) -> dict[int, int]:
    """Return the cents of the lines, summed by number."""
    sums: dict[int, int] = {}
    for line in lines:
        sums[key(line)] = sums.get(key(line), 0) + cents(line)
    return sums


def sumifs(block: str, amount: str, number: str) -> Formula:
    """Return the sum of an amount over the lines that have the number in column ``no`` of the row."""
    return Formula("SUMIFS({0},{1},{2})", (Whole(block, amount), Whole(block, number), Here("no")))


def total_row(block: str, label: str, rows: tuple[Row, ...], columns: tuple[str, ...]) -> Row:
    """Return the total row of a block, the word in column ``label``; its key is ``total``."""

    def total(column: str) -> Cell:
        values = (row.cell(column).value for row in rows)
        value = sum(value for value in values if isinstance(value, int))
        return Cell(value, Formula("SUM({0})", (Whole(block, column),)))

    cells: dict[str, Cell | Scalar] = {label: "Total"}
    cells |= {column: total(column) for column in columns}
    return Row(cells, "total", Mark.TOTAL)
