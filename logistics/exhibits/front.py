"""The front sheet: the plans between which a choice of two respects remains."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from logistics.exhibits.alternatives import written
from logistics.planning.front import Front, FrontPoint
from reports.table import Block, Cell, Chart, ChartKind, Column, Kind, Mark, Row, Scalar, Sheet, Whole

NOT_RECOUNTED = "Not every plan was recounted: time ran out."


@dataclass(frozen=True, slots=True)
class Respect:
    """How a value of the front is shown.

    Attributes:
        heading: with its unit.
        kind: of its column.
        divisor: units of the value in one unit shown; 1 for money, which is shown from cents.
    """

    heading: str
    kind: Kind
    divisor: int = 1

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of the currency of the case."""
        return self.kind is Kind.MONEY


RESPECTS = {
    "cost": Respect("Cost", Kind.MONEY),
    "co2e": Respect("CO2e [kg]", Kind.NUMBER, 10_000),
    "hours": Respect("Hours of travel", Kind.NUMBER, 100),
    "participation": Respect("Participation [people at consultations, weighted]", Kind.INTEGER),
    "worst-cost": Respect("Highest cost of travel of one person", Kind.MONEY),
    "worst-hours": Respect("Most hours of travel of one person", Kind.NUMBER, 100),
    "worst-nights": Respect("Most nights away of one person", Kind.INTEGER),
    "worst-trips": Respect("Most trips of one person", Kind.INTEGER),
}
"""How values are shown, by the names of ``planning.front``; others are shown as they are."""


def front_sheet(front: Front, currency: str) -> Sheet:
    """Return the plans of a front and their chart.

    Args:
        front: the plans in order of the first respect.
        currency: ISO 4217 code of the amounts.
    """
    first, second = front.names
    others = tuple(
        dict.fromkeys(n for point in front.points for n, _ in point.values if n not in front.names)
    )
    columns = (
        Column("no", "No.", Kind.INTEGER),
        *(_column(name, currency) for name in (first, second, *others)),
        Column("knee", "Knee"),
        Column("dates", "Dates"),
    )
    rows = tuple(_row(number, point) for number, point in enumerate(front.points, start=1))
    one, other = (_respect(name).heading for name in front.names)
    chart = Chart(
        f"{other} by {one}", ChartKind.LINE, Whole("front", first), ((other, Whole("front", second)),), other
    )
    intro = (
        f"Plans that are better in nothing without being worse in the other: {one} and {other}. The knee is "
        "the plan from which a little more of the one costs most of the other. As written: this does not "
        "follow changes of prices."
    )
    if not front.is_proven:
        intro += " Time ran out: plans are missing."
    elif not front.is_complete:
        intro += " The front has more plans than these, which are spread over it; each is proven to be on it."
    if not front.is_recounted:
        intro += f" {NOT_RECOUNTED}"
    charts = (chart,) if len(rows) > 1 else ()
    return Sheet("Front", f"{one} against {other}", (Block("front", columns, rows),), charts, intro)


def _respect(name: str) -> Respect:
    return RESPECTS.get(name, Respect(name.capitalize(), Kind.INTEGER))


def _column(name: str, currency: str) -> Column:
    respect = _respect(name)
    return Column(name, respect.heading, respect.kind, currency=currency if respect.is_money else "")


def _row(number: int, point: FrontPoint) -> Row:
    dates = "; ".join(
        f"{s.title}: {s.first_day:%a} {written(s.first_day)}, {s.place}" for s in point.sessions
    )
    cells: dict[str, Cell | Scalar] = {
        "no": number,
        "dates": dates,
        "knee": "knee" if point.is_knee else None,
    }
    cells |= {name: _shown(_respect(name), value) for name, value in point.values}
    return Row(cells, mark=Mark.CHOSEN if point.is_knee else Mark.NONE)


def _shown(respect: Respect, value: int) -> int | Decimal:
    return value if respect.divisor == 1 else Decimal(value) / respect.divisor
