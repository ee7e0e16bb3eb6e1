"""The calendar sheet: months coloured by the cost of each date, anchors and chosen days marked."""

from __future__ import annotations

from calendar import monthcalendar
from collections.abc import Iterator
from datetime import date

from logistics.case.calendar import Consultation
from logistics.planning.alternatives import DateCost
from logistics.planning.options import in_order
from logistics.planning.run import Run
from reports.table import Block, Cell, Column, Kind, Mark, Row, Scalar, Sheet

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS_ABREAST = 3


def calendar_sheet(run: Run) -> Sheet:
    """Return the cost of the best plan for each allowed first day of each consultation."""
    intro = (
        f"Cost in {run.case.currency} of the best plan that begins the consultation on that day, the other "
        "consultations at their best. Days without a figure are not allowed by the rules of the case."
    )
    legend = (
        (Mark.CHOSEN, "chosen date"),
        (Mark.ANCHOR, "anchor: a session that cannot move"),
        (Mark.CLOSED, "not allowed"),
    )
    blocks = tuple(block for consultation in in_order(run.case) for block in _months(run, consultation))
    return Sheet("Calendar", "What every date costs", blocks, intro=intro, legend=legend)


def _months(run: Run, consultation: Consultation) -> Iterator[Block]:
    costs = best_by_day(run.dates, consultation.id)
    months = _window(consultation)
    for index, (year, month) in enumerate(months):
        title = f"{consultation.title}: {date(year, month, 1):%B %Y}"
        columns = tuple(Column(name, name, Kind.WHOLE_MONEY, 10) for name in WEEKDAYS)
        rows = tuple(
            row
            for week in monthcalendar(year, month)
            for row in _week(run, consultation, (year, month), week, costs)
        )
        block = f"calendar-{consultation.id}-{year}-{month:02}"
        yield Block(
            block, columns, rows, title, heat=f"heat-{consultation.id}", is_beside=index % MONTHS_ABREAST > 0
        )


def _window(consultation: Consultation) -> list[tuple[int, int]]:
    first = consultation.earliest.year * 12 + consultation.earliest.month - 1
    last = consultation.latest.year * 12 + consultation.latest.month - 1
    return [(month // 12, month % 12 + 1) for month in range(first, last + 1)]


def best_by_day(dates: tuple[DateCost, ...], consultation: str) -> dict[date, DateCost]:
    """Return the cheapest place for each allowed first day of a consultation."""
    best: dict[date, DateCost] = {}
    for entry in dates:
        day = entry.session.first_day
        if entry.session.id != consultation or entry.cost_cents is None:
            continue
        if day not in best or entry.cost_cents < (best[day].cost_cents or 0):
            best[day] = entry
    return best


def _week(
    run: Run,
    consultation: Consultation,
    month: tuple[int, int],
    week: list[int],
    costs: dict[date, DateCost],
) -> Iterator[Row]:
    days: dict[str, Cell | Scalar] = {}
    money: dict[str, Cell | Scalar] = {}
    for name, number in zip(WEEKDAYS, week, strict=True):
        if not number:
            continue
        day = date(*month, number)
        found = costs.get(day)
        days[name] = Cell(day, mark=_mark(run, consultation, day, found), note=_anchors(run, day))
        if found is not None:
            place = f"in {found.session.place}" if len(consultation.places) > 1 else ""
            money[name] = Cell(found.cost_cents, note=place)
    yield Row(days, kind=Kind.DAY)
    yield Row(money)


def _mark(run: Run, consultation: Consultation, day: date, found: DateCost | None) -> Mark:
    placed = next(session for session in run.plan.sessions if session.id == consultation.id)
    if placed.first_day <= day <= placed.last_day:
        return Mark.CHOSEN
    if _anchors(run, day):
        return Mark.ANCHOR
    return Mark.NONE if found else Mark.CLOSED


def _anchors(run: Run, day: date) -> str:
    return "; ".join(a.title for a in run.case.anchors if a.first_day <= day <= a.last_day)
