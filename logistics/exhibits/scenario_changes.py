"""What scenarios changed in a case, as the assumptions sheet lists it."""

from __future__ import annotations

from logistics.case.case import Case
from logistics.case.changes import Change
from reports.table import Block, Column, Mark, Row

NAME, VALUE, UNIT, SOURCE, NOTE = 30, 26, 30, 44, 70
"""Widths of the columns of the assumptions sheet, which stand one above the other [characters]."""
NOBODY = "nobody"
"""Source of what nobody has sourced."""


def changes_block(case: Case) -> Block:
    """Return every cell that differs from the file; without a source it is an assumption."""
    columns = (
        Column("name", "Changed by scenario", width=NAME),
        Column("was", "In the file", width=VALUE),
        Column("now", "Here", width=UNIT),
        Column("source", "Source", width=SOURCE),
        Column("note", "Scenario, where and why", width=NOTE),
    )
    rows = tuple(_row(change) for change in case.changes)
    title = f"Scenario {', '.join(case.scenarios)}: what differs from the file"
    return Block("changes", columns, rows, title)


def _row(change: Change) -> Row:
    is_assumed = not change.source or change.source.lower().startswith("assum")
    parts = (change.scenario, str(change.where), change.note)
    return Row(
        {
            "name": change.address,
            "was": change.was or "nothing",
            "now": change.now or "nothing",
            "source": change.source or NOBODY,
            "note": "; ".join(part for part in dict.fromkeys(parts) if part),
        },
        mark=Mark.ASSUMED if is_assumed else Mark.NONE,
    )
