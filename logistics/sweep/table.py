"""All scenarios as one table: a row for each, ready for CSV, Excel and Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from logistics.sweep.summary import UNSET, Summary, addresses_of, dates_of, number_of
from logistics.sweep.task import Drawn, Result
from reports.table import Block, Cell, Column, Kind, Mark, Row, Scalar

BLOCK = "scenarios"
MONEY = ("cost", "baseline", "saving", "bound")
AMOUNTS = ("kind", "group", "funder")
DRAWN = (
    ("p10_cents", "Cost in draws: 10 %"),
    ("p50_cents", "Cost in draws: 50 %"),
    ("p90_cents", "Cost in draws: 90 %"),
    ("expected_cents", "Expected cost"),
    ("cvar_cents", "CVaR of the cost"),
    ("expected_regret_cents", "Expected regret"),
    ("largest_regret_cents", "Largest regret"),
)
"""Fields of ``Drawn`` that are amounts, and their headings."""
NOBODY = {"group": "no group", "funder": "own means"}
"""What stands for an empty name."""


def scenarios_block(summary: Summary, currency: str, *, is_numbered: bool = False) -> Block:
    """Return every scenario with its parameters, status, figures and dates; times are left out.

    Args:
        summary: the results.
        currency: ISO 4217 code of the amounts.
        is_numbered: numbers of dates and values stand at the end, which sums on other sheets go by.
    """
    results = summary.results
    addresses = addresses_of(results, has_draws=True)
    meetings = tuple(sorted({name for result in results for name, _, _ in dates_of(result)}))
    amounts = sorted(
        {
            (each.respect, each.name)
            for result in results
            if result.figures
            for each in result.figures.amounts
        },
        key=lambda pair: (AMOUNTS.index(pair[0]), pair[1]),
    )
    columns = (
        *(Column(f"set {name}", name, decimals=_decimals(results, name)) for name in addresses),
        Column("status", "Status"),
        *(Column(name, name.capitalize(), Kind.MONEY, currency=currency) for name in MONEY),
        Column("people", "People", Kind.INTEGER),
        Column("journeys", "Journeys", Kind.INTEGER),
        Column("hours", "Hours of travel", Kind.NUMBER),
        Column("co2e", "CO2e [kg]", Kind.NUMBER),
        *(_drawn_columns(currency) if any(r.figures and r.figures.drawn for r in results) else ()),
        *(column for name in meetings for column in _meeting_columns(name)),
        *(_amount_column(respect, name, currency) for respect, name in amounts),
        Column("error", "Error", width=60),
        *(_number_columns(summary) if is_numbered else ()),
    )
    numbers = _numbers(summary) if is_numbered else ({} for _ in results)
    rows = tuple(
        Row({**_cells(result, addresses), **own}, mark=Mark.NONE if result.figures else Mark.BAD)
        for result, own in zip(results, numbers, strict=True)
    )
    return Block(BLOCK, columns, rows, has_filter=True)


def value_key(number: int) -> str:
    """Return the key of the column that numbers the values of an address.

    Args:
        number: of the address, from 0.
    """
    return f"value no {number}"


CHOICE_KEY = "dates no"


def _meeting_columns(name: str) -> tuple[Column, Column]:
    return Column(f"day {name}", name, Kind.DATE), Column(f"place {name}", f"{name}: place")


def _drawn_columns(currency: str) -> Iterator[Column]:
    for key, heading in DRAWN:
        yield Column(key, heading, Kind.MONEY, currency=currency)
    yield Column("draws", "Draws", Kind.INTEGER)
    yield Column("best_draws", "Draws in which the dates are best", Kind.INTEGER)


def _drawn_cells(drawn: Drawn) -> dict[str, Cell | Scalar]:
    cells: dict[str, Cell | Scalar] = {key: getattr(drawn, key) for key, _ in DRAWN}
    return cells | {"draws": drawn.draws, "best_draws": drawn.best_draws}


def _amount_column(respect: str, name: str, currency: str) -> Column:
    shown = name or NOBODY[respect]
    return Column(f"{respect} {name}", f"{respect} {shown}", Kind.MONEY, currency=currency)


def _decimals(results: tuple[Result, ...], address: str) -> int:
    values = (dict(result.params).get(address, "") for result in results)
    return max(len(value.partition(".")[2]) if number_of(value) is not None else 0 for value in values)


def _cells(result: Result, addresses: Iterable[str]) -> dict[str, Cell | Scalar]:
    params = dict(result.params)
    cells: dict[str, Cell | Scalar] = {f"set {name}": _value(params.get(name)) for name in addresses}
    cells |= {"status": result.status.value, "error": " ".join(result.error.split())}
    figures = result.figures
    if figures is None:
        return cells
    cells |= {
        "cost": figures.cost_cents,
        "baseline": figures.baseline_cents,
        "saving": figures.saving_cents,
        "bound": figures.bound_cents,
        "people": figures.people,
        "journeys": figures.journeys,
        "hours": figures.hours,
        "co2e": figures.co2e_kg,
        **(_drawn_cells(figures.drawn) if figures.drawn else {}),
    }
    for name, first_day, place in dates_of(result):
        cells |= {f"day {name}": date.fromisoformat(first_day), f"place {name}": place}
    return cells | {f"{each.respect} {each.name}": each.cents for each in figures.amounts}


def _value(text: str | None) -> Cell | Scalar:
    number = None if text is None else number_of(text)
    return text if number is None else Cell(number, kind=Kind.NUMBER)


def _number_columns(summary: Summary) -> Iterator[Column]:
    yield Column(CHOICE_KEY, "No. of dates", Kind.INTEGER)
    for number, (address, _) in enumerate(summary.parameters):
        yield Column(value_key(number), f"No. of {address}", Kind.INTEGER)


def _numbers(summary: Summary) -> Iterator[dict[str, Cell | Scalar]]:
    choices = {choice.dates: number for number, choice in enumerate(summary.choices, start=1)}
    addresses = addresses_of(summary.results)
    seen: list[dict[str, int]] = []
    for _, values in summary.parameters:
        seen.append({value.value: number for number, value in enumerate(values, start=1)})
    for result in summary.results:
        params = dict(result.params)
        cells: dict[str, Cell | Scalar] = {CHOICE_KEY: choices.get(dates_of(result))}
        for number, address in enumerate(addresses):
            cells[value_key(number)] = seen[number][params.get(address, UNSET)]
        yield cells
