"""What results come to: the spread of the cost, how often which dates are best, what each value does."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from logistics.money import cents
from logistics.sweep.points import DRAW
from logistics.sweep.task import Drawn, Result, Status

UNSET = "as in the case"
"""Stands for the value of an address that a scenario leaves alone."""
LOW, MIDDLE, HIGH = 10, 50, 90
"""Percentiles told [%]."""

Dates: TypeAlias = tuple[tuple[str, str, str], ...]
"""Id, first day and place of each consultation, in order of time."""
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Spread:
    """How far amounts lie apart; a percentile is the least amount that so many per cent do not exceed.

    Attributes:
        least: [cents].
        low: 10th percentile [cents].
        median: 50th percentile [cents].
        high: 90th percentile [cents].
        most: [cents].
        mean: rounded half up [cents].
    """

    least: int
    low: int
    median: int
    high: int
    most: int
    mean: int

    @classmethod
    def of(cls, amounts: Iterable[int]) -> Spread | None:
        """Return the spread of amounts; None where there are none.

        Args:
            amounts: [cents].
        """
        ordered = sorted(amounts)
        if not ordered:
            return None
        low, median, high = (
            ordered[-(-len(ordered) * percent // 100) - 1] for percent in (LOW, MIDDLE, HIGH)
        )
        mean = cents(Fraction(sum(ordered), 100 * len(ordered)))
        return cls(ordered[0], low, median, high, ordered[-1], mean)


@dataclass(frozen=True, slots=True)
class Choice:
    """Dates and places that were best in some scenarios.

    Attributes:
        dates: the consultations.
        count: in how many scenarios they were best.
        cost: its spread in these.
    """

    dates: Dates
    count: int
    cost: Spread


@dataclass(frozen=True, slots=True)
class Value:
    """The scenarios in which an address had one value.

    Attributes:
        value: text of the cell, or ``UNSET``.
        scenarios: how many there are.
        solved: how many of them have a plan.
        cost: spread of its cost; None: no plan.
        saving: spread of its saving; None: no plan.
        dates: those that were best most often; empty: no plan.
    """

    value: str
    scenarios: int
    solved: int
    cost: Spread | None
    saving: Spread | None
    dates: Dates


@dataclass(frozen=True, slots=True)
class Summary:
    """What the results come to.

    Attributes:
        results: all of them, in order of their parameters.
        statuses: how many ended how; endings that did not occur are left out.
        cost: spread of the cost; None: no plan.
        saving: spread of the saving; None: no plan.
        best: the cheapest plan, the first of several; None: no plan.
        worst: the dearest of these plans, each the best of its scenario.
        choices: dates, those that were best most often first.
        parameters: by address, its values in order; draws are left out.
    """

    results: tuple[Result, ...]
    statuses: tuple[tuple[Status, int], ...]
    cost: Spread | None
    saving: Spread | None
    best: Result | None
    worst: Result | None
    choices: tuple[Choice, ...]
    parameters: tuple[tuple[str, tuple[Value, ...]], ...]

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """How the dates of each plan do in draws; empty: nobody asked."""
        found = (result.figures.drawn for result in self.results if result.figures)
        return tuple(drawn for drawn in found if drawn)

    @property
    def solved(self) -> int:
        """Number of scenarios that have a plan."""
        return sum(result.figures is not None for result in self.results)


def summarise(found: Iterable[Result]) -> Summary:
    """Return what results come to; their order does not matter.

    Args:
        found: results of one basis.
    """
    results = tuple(sorted(found, key=lambda result: order_of(dict(result.params))))
    counts = Counter(result.status for result in results)
    solved = [result for result in results if result.figures is not None]
    return Summary(
        results=results,
        statuses=tuple((status, counts[status]) for status in Status if counts[status]),
        cost=_cost(solved),
        saving=_saving(solved),
        best=min(solved, key=_cost_cents, default=None),
        worst=max(solved, key=_cost_cents, default=None),
        choices=_choices(solved),
        parameters=tuple((address, _values(results, address)) for address in addresses_of(results)),
    )


def addresses_of(results: Iterable[Result], *, has_draws: bool = False) -> tuple[str, ...]:
    """Return the addresses that some scenario changes, sorted; ``draw`` last where it is wanted.

    Args:
        results: the results.
        has_draws: the number of the draw is wanted, too.
    """
    names = {name for result in results for name, _ in result.params}
    draw = (DRAW,) if has_draws and DRAW in names else ()
    return (*sorted(names - {DRAW}), *draw)


def number_of(value: str) -> Decimal | None:
    """Return the number that a value is; None where it is none.

    Args:
        value: text of a cell.
    """
    return Decimal(value) if _NUMBER.fullmatch(value) else None


def order_of(params: dict[str, str]) -> tuple[tuple[str, bool, Decimal, str], ...]:
    """Return what sorts parameters: address by address, numbers by size and before other texts.

    Args:
        params: value by address.
    """
    return tuple((name, *_order(value)) for name, value in sorted(params.items()))


def dates_of(result: Result) -> Dates:
    """Return the dates and places of a result; empty where it has no plan.

    Args:
        result: the result.
    """
    placed = result.figures.placed if result.figures else ()
    return tuple((each.id, each.first_day, each.place) for each in placed)


def _order(value: str) -> tuple[bool, Decimal, str]:
    number = number_of(value)
    return number is None, Decimal(0) if number is None else number, value


def _cost_cents(result: Result) -> int:
    return result.figures.cost_cents if result.figures else 0


def _cost(results: Iterable[Result]) -> Spread | None:
    return Spread.of(result.figures.cost_cents for result in results if result.figures)


def _saving(results: Iterable[Result]) -> Spread | None:
    return Spread.of(result.figures.saving_cents for result in results if result.figures)


def _choices(solved: list[Result]) -> tuple[Choice, ...]:
    by_dates: dict[Dates, list[int]] = defaultdict(list)
    for result in solved:
        by_dates[dates_of(result)].append(_cost_cents(result))
    made = (
        Choice(dates, len(costs), spread) for dates, costs in by_dates.items() if (spread := Spread.of(costs))
    )
    return tuple(sorted(made, key=lambda choice: (-choice.count, choice.dates)))


def _values(results: tuple[Result, ...], address: str) -> tuple[Value, ...]:
    by_value: dict[str | None, list[Result]] = defaultdict(list)
    for result in results:
        by_value[dict(result.params).get(address)].append(result)
    given = sorted((value for value in by_value if value is not None), key=_order)
    rest: list[str | None] = [None] if None in by_value else []
    return tuple(_value(value, by_value[value]) for value in (*given, *rest))


def _value(value: str | None, results: list[Result]) -> Value:
    solved = [result for result in results if result.figures is not None]
    choices = _choices(solved)
    return Value(
        value=UNSET if value is None else value,
        scenarios=len(results),
        solved=len(solved),
        cost=_cost(solved),
        saving=_saving(solved),
        dates=choices[0].dates if choices else (),
    )
