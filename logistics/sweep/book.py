"""The workbook of a sweep: what it comes to, by parameter, and every scenario; sums are live."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from logistics.sweep.identity import Basis
from logistics.sweep.summary import Choice, Dates, Spread, Summary, Value, number_of
from logistics.sweep.table import BLOCK, CHOICE_KEY, scenarios_block, value_key
from logistics.sweep.task import Result
from reports.table import (
    Block,
    Book,
    Cell,
    Chart,
    ChartKind,
    Column,
    Formula,
    Here,
    Kind,
    Mark,
    Row,
    Scalar,
    Sheet,
    Whole,
)  # fmt: skip

WIDE, NUMBER = 46, 16
"""Widths of columns [characters]."""
COST = Whole(BLOCK, "cost")
CREATED = date(2000, 1, 1)
"""Stands for the clock: the same results give the same bytes."""


def sweep_book(basis: Basis, summary: Summary) -> Book:
    """Return the workbook of the results of one basis.

    Args:
        basis: what they rest on.
        summary: what they come to.
    """
    sheets = (
        _summary_sheet(basis, summary),
        *([_parameters_sheet(basis, summary)] if summary.parameters else []),
        Sheet(
            "Scenarios",
            "Every scenario",
            (scenarios_block(summary, basis.currency, is_numbered=True),),
            intro="Numbers in the last columns tell dates and values apart; sums on other sheets go by them.",
        ),
    )
    properties = {"Case": basis.case_hash, "Version": basis.version}
    return Book(f"Sweep: {basis.title}", CREATED, sheets, properties=properties)


def words_of(dates: Dates) -> str:
    """Return dates and places as people read them.

    Args:
        dates: id, first day and place of each consultation.
    """
    shown = ((name, date.fromisoformat(day), place) for name, day, place in dates)
    return "; ".join(f"{name} {day:%a} {day.day} {day:%b %Y}, {place}" for name, day, place in shown)


def params_of(result: Result) -> str:
    """Return what a scenario changes, as people read it.

    Args:
        result: the scenario.
    """
    return ", ".join(f"{name} = {value}" for name, value in result.params) or "the case as it is"


def _summary_sheet(basis: Basis, summary: Summary) -> Sheet:
    blocks = [_statuses(summary), _spread(basis, summary)]
    charts = []
    if summary.choices:
        blocks.append(_choices(basis, summary))
        counts = (("Scenarios", Whole("choices", "count")),)
        charts.append(
            Chart("How often dates are best", ChartKind.BAR, Whole("choices", "dates"), counts, "scenarios")
        )
    options = basis.options
    limit = f", {options.seconds:g} s each" if options.seconds else ""
    intro = (
        f"Each scenario is the case with other values, solved anew{limit}. Case {basis.case_hash}, "
        f"version {basis.version}, seed {options.seed}."
    )
    return Sheet("Summary", basis.title, tuple(blocks), tuple(charts), intro)


def _statuses(summary: Summary) -> Block:
    columns = (Column("status", "Status", width=WIDE), Column("count", "Scenarios", Kind.INTEGER, NUMBER))
    rows = tuple(
        Row(
            {
                "status": status.value,
                "count": Cell(count, Formula("COUNTIFS({0},{1})", (Whole(BLOCK, "status"), Here("status")))),
            },
            status.value,
        )
        for status, count in summary.statuses
    )
    total = Cell(len(summary.results), Formula("SUM({0})", (Whole("statuses", "count"),)))
    foot = Row({"status": "Total", "count": total}, "total", Mark.TOTAL)
    return Block("statuses", columns, (*rows, foot), "How they ended")


def _spread(basis: Basis, summary: Summary) -> Block:
    columns = (
        Column("what", "Best plan of each scenario", width=WIDE),
        Column("where", "Where its cost is so", width=WIDE),
        *(_money(name, basis.currency) for name in ("cost", "saving")),
    )
    cost, saving = summary.cost, summary.saving
    rows: tuple[Row, ...] = ()
    if cost and saving:
        best, worst = (params_of(each) if each else "" for each in (summary.best, summary.worst))
        rows = (
            _extreme("Least", "MIN({0})", (cost.least, saving.least), best),
            _written("10th percentile", cost.low, saving.low),
            _written("Median", cost.median, saving.median),
            _written("90th percentile", cost.high, saving.high),
            _extreme("Most", "MAX({0})", (cost.most, saving.most), worst),
            _extreme("Mean", f"ROUND(SUM({{0}})/{summary.solved},2)", (cost.mean, saving.mean), ""),
        )
    note = "Percentiles are as written: the least amount that so many per cent of the plans do not exceed."
    return Block("spread", columns, rows, "Cost and saving", note)


def _extreme(what: str, text: str, cents: tuple[int, int], where: str) -> Row:
    cost, saving = (
        Cell(value, Formula(text, (Whole(BLOCK, name),)))
        for value, name in zip(cents, ("cost", "saving"), strict=True)
    )
    return Row({"what": what, "cost": cost, "saving": saving, "where": where}, what)


def _written(what: str, cost: int, saving: int) -> Row:
    return Row({"what": what, "cost": cost, "saving": saving}, what)


def _choices(basis: Basis, summary: Summary) -> Block:
    columns = (
        Column("dates", "Dates", width=WIDE),
        Column("count", "Best in scenarios", Kind.INTEGER, NUMBER),
        Column("share", "Share", Kind.PERCENT, NUMBER),
        *(_money(name, basis.currency) for name in ("mean", "least", "most")),
        Column("no", "No.", Kind.INTEGER),
    )
    rows = tuple(
        _choice(number, choice, summary.solved) for number, choice in enumerate(summary.choices, start=1)
    )
    return Block("choices", columns, rows, "How often which dates are best", "Least and most: as written.")


def _choice(number: int, choice: Choice, solved: int) -> Row:
    share = Decimal(choice.count) / solved
    return Row(
        {
            "no": number,
            "dates": words_of(choice.dates),
            "share": Cell(share, Formula(f"{{0}}/{solved}", (Here("count"),))),
            **_counted(CHOICE_KEY, choice.count, choice.cost),
        },
        f"choice {number}",
        Mark.CHOSEN if number == 1 else Mark.NONE,
    )


def _counted(by: str, count: int, cost: Spread) -> dict[str, Cell | Scalar]:
    """Return how many plans have the number of the row in a column, and what they cost."""
    numbers = Whole(BLOCK, by)
    mean = Formula("ROUND(SUMIFS({0},{1},{2})/{3},2)", (COST, numbers, Here("no"), Here("count")))
    counted = Formula('COUNTIFS({0},{1},{2},">0")', (numbers, Here("no"), COST))
    return {
        "count": Cell(count, counted),
        "mean": Cell(cost.mean, mean),
        "least": cost.least,
        "most": cost.most,
    }


def _parameters_sheet(basis: Basis, summary: Summary) -> Sheet:
    blocks, charts = [], []
    for number, (address, values) in enumerate(summary.parameters):
        blocks.append(_values(basis, number, address, values))
        if len(values) > 1 and all(number_of(value.value) is not None and value.cost for value in values):
            series = (("Mean cost", Whole(_block(number), "mean")),)
            charts.append(
                Chart(
                    f"Cost by {address}",
                    ChartKind.LINE,
                    Whole(_block(number), "value"),
                    series,
                    basis.currency,
                )
            )
    intro = "The best plans of all scenarios with one value, whatever else they change."
    return Sheet("By Parameter", "What each value does", tuple(blocks), tuple(charts), intro)


def _block(number: int) -> str:
    return f"values {number}"


def _values(basis: Basis, number: int, address: str, values: tuple[Value, ...]) -> Block:
    columns = (
        Column("value", address, width=WIDE),
        Column("dates", "Dates best most often", width=WIDE),
        Column("count", "Plans", Kind.INTEGER, NUMBER),
        *(_money(name, basis.currency) for name in ("mean", "least", "most")),
        Column("no", "No.", Kind.INTEGER),
    )
    rows = tuple(_value(number, place, value) for place, value in enumerate(values, start=1))
    return Block(_block(number), columns, rows, address, "Least and most: as written.")


def _value(number: int, place: int, value: Value) -> Row:
    cells: dict[str, Cell | Scalar] = {"no": place, "value": value.value, "dates": words_of(value.dates)}
    if value.cost is None:
        return Row(cells | {"count": 0}, f"value {place}", Mark.BAD)
    return Row(cells | _counted(value_key(number), value.solved, value.cost), f"value {place}")


def _money(name: str, currency: str) -> Column:
    return Column(name, name.capitalize(), Kind.MONEY, NUMBER, currency)
