"""A small book as the product writes them: parameters, lines with formulas, totals, a chart, a calendar."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import replace
from datetime import date

from reports import (
    At,
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
)

CREATED = date(2005, 5, 2)
RATES = {"lodging": 18_050, "meals": 10_375, "terminal": 9_400}
PEOPLE = (
    ("p01", "Nairobi", "Ministry", 2, 5, 141_230),
    ("p02", "Dhaka", "Civil society", 1, 6, 163_905),
    ("p03", "Lima", "Ministry", 1, 5, 187_745),
    ("p04", "Tunis", "University", 3, 4, 48_815),
    ("p05", '=HYPERLINK("http://x")', "+Union", 1, 3, 22_335),
)
COST = Formula(
    "ROUND({0}*({1}+{2}*({3}+{4})+{5}),2)",
    (
        Here("people"),
        Here("fare"),
        Here("nights"),
        At("rates", "lodging", "amount"),
        At("rates", "meals", "amount"),
        At("rates", "terminal", "amount"),
    ),
)


def cost_cents(people: int, nights: int, fare: int) -> int:
    """Return what a row of ``costs`` costs [cents]."""
    return people * (fare + nights * (RATES["lodging"] + RATES["meals"]) + RATES["terminal"])


def example_book() -> Book:
    """Return the book."""
    sheets = (summary_sheet(), costs_sheet(), rates_sheet(), calendar_sheet())
    names = (("total_cost", At("costs", "total", "cost")),)
    properties = {"Case": "example", "Version": "1"}
    return Book("Consultations & anchors", CREATED, sheets, "What the plan costs", properties, names)


def total_cents() -> int:
    """Return the total of ``costs`` [cents]."""
    return sum(cost_cents(people, nights, fare) for _, _, _, people, nights, fare in PEOPLE)


def summary_sheet() -> Sheet:
    """Return totals by group with a chart."""
    groups = sorted({person[2] for person in PEOPLE}, key=lambda group: group.lstrip("+"))
    rows = tuple(_group_row(group) for group in groups)
    total = Cell(total_cents(), Formula("SUM({0})", (Whole("groups", "cost"),)))
    check = Formula(
        'IF(ABS({0}-{1})<0.005,"agrees","DIFFERS")',
        (
            At("groups", "total", "cost"),
            At("costs", "total", "cost"),
        ),
    )
    foot = (
        Row({"group": "Total", "cost": total}, key="total", mark=Mark.TOTAL),
        Row({"group": "Check against the lines", "cost": Cell("agrees", check, Mark.GOOD)}, mark=Mark.TOTAL),
    )
    columns = (
        Column("group", "Group"),
        Column("cost", "Cost", Kind.MONEY, currency="CHF"),
        Column("share", "Share", Kind.PERCENT),
    )
    block = Block("groups", columns, (*rows, *foot), title="Cost by group")
    chart = Chart(
        "Cost by group",
        ChartKind.COLUMN,
        Whole("groups", "group"),
        (("Cost", Whole("groups", "cost")),),
        "CHF",
    )
    bars = replace(chart, title="=Share by group", kind=ChartKind.BAR)
    intro = (
        "What the plan costs, by group of participants. Every amount is a formula over the sheet Costs; "
        "change a yellow cell there or in Rates and the totals follow."
    )
    return Sheet("Summary", "What the plan costs", (block,), (chart, bars), intro)


def _group_row(group: str) -> Row:
    cost = sum(cost_cents(*person[3:]) for person in PEOPLE if person[2] == group)
    # "+Union" would be read by SUMIFS as text all the same: a criterion is an operator only with = < >.
    total = Formula("SUMIFS({0},{1},{2})", (Whole("costs", "cost"), Whole("costs", "group"), Here("group")))
    share = Formula("{0}/{1}", (Here("cost"), At("groups", "total", "cost")))
    return Row({"group": group, "cost": Cell(cost, total), "share": Cell(cost / total_cents(), share)})


def costs_sheet(count: int = 1) -> Sheet:
    """Return the lines, ``count`` times over."""
    columns = (
        Column("id", "Participant"),
        Column("origin", "Origin"),
        Column("group", "Group"),
        Column("people", "People [persons]", Kind.INTEGER),
        Column("nights", "Nights", Kind.INTEGER),
        Column("fare", "Return fare", Kind.MONEY, currency="CHF"),
        Column("cost", "Cost", Kind.MONEY, currency="CHF"),
    )
    rows = tuple(
        _cost_row(f"{person[0]}-{number}" if number else person[0], person)
        for number in range(count)
        for person in PEOPLE
    )
    total: dict[str, Cell | Scalar] = {
        "id": "Total",
        "people": Cell(count * sum(p[3] for p in PEOPLE), Formula("SUM({0})", (Whole("costs", "people"),))),
        "cost": Cell(count * total_cents(), Formula("SUM({0})", (Whole("costs", "cost"),))),
    }
    block = Block("costs", columns, (*rows, Row(total, key="total", mark=Mark.TOTAL)), has_filter=True)
    return Sheet("Costs", "Cost of each participant", (block,), intro="One line a delegation.")


def _cost_row(key: str, person: tuple[str, str, str, int, int, int]) -> Row:
    _, origin, group, people, nights, fare = person
    cost = cost_cents(people, nights, fare)
    fare_cell = Cell(fare, mark=Mark.INPUT)
    if origin == "Lima":
        fare_cell = Cell(
            fare, mark=Mark.ASSUMED, note="No quote yet: distance model, great circle 10,513 km."
        )
    cells: dict[str, Cell | Scalar] = {
        "id": key,
        "origin": origin,
        "group": group,
        "people": people,
        "nights": nights,
        "fare": fare_cell,
        "cost": Cell(cost, COST),
    }
    return Row(cells, key=key)


def rates_sheet() -> Sheet:
    """Return the parameters."""
    columns = (
        Column("what", "Rate"),
        Column("amount", "Amount", Kind.MONEY, currency="CHF"),
        Column("valid", "Valid from", Kind.DATE),
        Column("source", "Source"),
    )
    sources = {
        "lodging": "ICSC circular 458, lodging part of the daily subsistence allowance in Geneva",
        "meals": "ICSC circular 458",
        "terminal": "Tariff of the organiser",
    }
    rows = tuple(
        Row(
            {
                "what": what.capitalize(),
                "amount": Cell(amount, mark=Mark.INPUT),
                "valid": date(2005, 1, 1),
                "source": sources[what],
            },
            key=what,
        )
        for what, amount in RATES.items()
    )
    note = "Per night and person, terminal expenses once a trip."
    return Sheet("Rates", "Rates", (Block("rates", columns, rows, title="Allowances", note=note),))


def calendar_sheet() -> Sheet:
    """Return three months side by side, costs below days."""
    blocks = tuple(replace(month_block(2005, month), is_beside=month > 5) for month in (5, 6, 7))
    intro = "Cost of starting the consultation on each day; days that cannot be used are grey."
    return Sheet("Calendar", "When to meet", blocks, intro=intro)


def month_block(year: int, month: int) -> Block:
    """Return a month: a row of days and a row of costs for each week."""
    columns = tuple(
        Column(day, day, Kind.WHOLE_MONEY, 7.5) for day in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    )
    rows: list[Row] = []
    for week in Calendar().monthdatescalendar(year, month):
        inside = [(column.key, day) for column, day in zip(columns, week, strict=True) if day.month == month]
        marks = {key: _mark(day) for key, day in inside}
        rows.append(Row({key: Cell(day, mark=marks[key]) for key, day in inside}, kind=Kind.DAY))
        rows.append(Row({key: Cell(_day_cost(day), mark=marks[key]) for key, day in inside}))
    title = date(year, month, 1).strftime("%B %Y")
    return Block(f"month-{month}", columns, tuple(rows), title=title, heat="cost")


def _mark(day: date) -> Mark:
    if day in {date(2005, 6, 15), date(2005, 6, 16), date(2005, 6, 17)}:
        return Mark.ANCHOR
    if day == date(2005, 6, 13):
        return Mark.CHOSEN
    return Mark.CLOSED if day.weekday() > 4 else Mark.NONE


def _day_cost(day: date) -> int | str:
    if _mark(day) in {Mark.ANCHOR, Mark.CLOSED}:
        return ""
    return 1_890_000 + abs((day - date(2005, 6, 13)).days) * 47_310
