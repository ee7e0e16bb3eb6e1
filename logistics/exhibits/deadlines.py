"""The deadlines sheet and its record: by when what must be done, and what is too late already."""

from __future__ import annotations

from datetime import date

from logistics.case.deadlines import Task
from logistics.planning.deadlines import Deadline
from reports.table import Block, Cell, Column, Kind, Mark, Row, Scalar, Sheet

Record = dict[str, object]
WORDS = {
    Task.VENUE: "confirm the venue",
    Task.HOTEL: "confirm rooms",
    Task.LETTER: "send the invitation letter",
    Task.VISA: "apply for the visa",
    Task.TICKET: "buy the journey",
}
"""What must be done, in words."""


def deadlines_sheet(found: tuple[Deadline, ...], today: date | None) -> Sheet:
    """Return all deadlines by day.

    Args:
        found: sorted by day.
        today: day from which days left are counted; None: they are left out, and nothing is called late.
    """
    columns = (
        Column("last_day", "Last day", Kind.DATE),
        Column("weekday", "Weekday"),
        Column("what", "What", width=28),
        Column("who", "For whom, or which consultation", width=32),
        Column("people", "People", Kind.INTEGER),
        Column("country", "Country"),
        Column("towards", "For"),
        Column("days", "Days before", Kind.INTEGER),
        Column("counts_from", "Counted from", Kind.DATE),
        *((Column("left", "Days left", Kind.INTEGER), Column("late", "Too late")) if today else ()),
    )
    rows = tuple(_row(one, today) for one in found)
    counted = f"Days left are counted from {today}." if today else "Give plan --today to see what is late."
    intro = (
        f"Backwards from the dates of the plan. {counted} Marked rows: the number of days is an assumption. "
        "Dates do not follow changes in this file."
    )
    block = Block("deadlines", columns, rows, has_filter=True)
    legend = ((Mark.BAD, "too late already"), (Mark.ASSUMED, "the number of days is an assumption"))
    return Sheet("Deadlines", "By when what must be done", (block,), intro=intro, legend=legend)


def _row(one: Deadline, today: date | None) -> Row:
    cells: dict[str, Cell | Scalar] = {
        "last_day": one.last_day,
        "weekday": f"{one.last_day:%A}",
        "what": WORDS[one.task],
        "who": one.who,
        "people": one.people,
        "country": one.country,
        "towards": one.towards,
        "days": one.days,
        "counts_from": one.counts_from,
    }
    mark = Mark.ASSUMED if one.is_assumed else Mark.NONE
    if today is not None:
        left = one.days_left(today)
        cells |= {"left": left, "late": Cell("too late", mark=Mark.BAD) if left < 0 else None}
    return Row(cells, mark=mark)


def deadlines_record(found: tuple[Deadline, ...], today: date | None) -> list[Record]:
    """Return the deadlines as plain data; without a day nothing is left and nothing late."""
    return [
        {
            "last_day": one.last_day.isoformat(),
            "task": one.task.value,
            "who": one.who,
            "people": one.people,
            "country": one.country,
            "towards": one.towards,
            "counts_from": one.counts_from.isoformat(),
            "days": one.days,
            "is_assumed": one.is_assumed,
            "days_left": None if today is None else one.days_left(today),
            "is_late": None if today is None else one.days_left(today) < 0,
        }
        for one in found
    ]
