"""Checks by when things must be done."""

from __future__ import annotations

from logistics.case.deadlines import DeadlineRule
from logistics.intake.collector import Collector
from logistics.intake.reading import Entries
from logistics.intake.rows import DeadlineCells


def read_deadlines(entries: Entries[DeadlineCells], findings: Collector) -> tuple[DeadlineRule, ...]:
    """Return the rules on deadlines; no task has two of them for the same countries.

    Args:
        entries: rows of the table deadlines.
        findings: collects what is wrong.
    """
    seen: dict[tuple[str, str], int] = {}
    for entry in entries.entries:
        cells, row = entry.cells, entry.row
        if entry.bad & {"what", "countries"}:
            continue
        for country in cells.countries or ("",):
            first = seen.setdefault((cells.what, country), row.number)
            if first != row.number:
                message = f"'{cells.what}' has a deadline for {country or 'all'} in row {first} already"
                findings.error(entries.where(row), "duplicate-deadline", message, "keep one of them")
                break
    return tuple(
        DeadlineRule(cells.what, cells.days, cells.countries, cells.working_day, cells.source)
        for cells in (entry.cells for entry in entries.entries)
    )
