"""By when what must be done, as a table on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from rich.table import Table

from logistics.commands.console import table
from logistics.exhibits.deadlines import WORDS
from logistics.planning.deadlines import Deadline
from logistics.planning.restriction import in_days

MOST_ROWS = 8
"""Deadlines that the terminal shows: what is late, then what comes next; the workbook has all."""
MOST_COUNTRIES = 4


def deadlines_shown(found: tuple[Deadline, ...], today: date | None) -> Iterator[str | Table]:
    """Yield the deadlines that matter first, those of one day and task together.

    Args:
        found: sorted by day.
        today: day from which days left are counted; None: nothing is called late.
    """
    if not found:
        return
    key = lambda one: (one.last_day, WORDS[one.task])  # noqa: E731 - of two places that must agree
    groups = [(day, what, tuple(each)) for (day, what), each in groupby(sorted(found, key=key), key=key)]
    shown = table("last day", "what", "people", "of", *(("left",) if today else ()), right=("people",))
    for day, what, each in groups[:MOST_ROWS]:
        people = sum(one.people for one in each)
        left = (_left(day, today),) if today else ()
        shown.add_row(f"{day:%a} {day.day} {day:%b %Y}", what, f"{people:,}", _of(each), *left)
    yield shown
    late = sum(one.people for one in found if today and one.days_left(today) < 0 and one.country)
    if late:
        count = sum(1 for day, _, _ in groups if today and day < today)
        yield f"too late already: {'1 deadline' if count == 1 else f'{count} deadlines'}"
    if len(groups) > MOST_ROWS:
        yield f"and {len(groups) - MOST_ROWS} deadlines more"
    yield ""


def _left(day: date, today: date) -> str:
    left = (day - today).days
    return f"{in_days(-left)} too late" if left < 0 else in_days(left)


def _of(each: tuple[Deadline, ...]) -> str:
    countries = sorted({one.country for one in each})
    more = len(countries) - MOST_COUNTRIES
    return ", ".join(countries[:MOST_COUNTRIES]) + (f" and {more} more" if more > 0 else "")
