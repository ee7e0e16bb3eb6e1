"""What a scenario changed in a case, cell by cell, so that a report can say so."""

from __future__ import annotations

from dataclasses import dataclass, field

from logistics.errors import Where

COMMAND_LINE = "--set"
"""Name in place of a scenario for what was changed on the command line."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell, setting or row that differs from the file.

    Attributes:
        address: ``table.id.column``, ``section.key``, or ``table.id`` for a whole row.
        was: text in the file; empty where there was none.
        now: text in its place; empty where there is none.
        scenario: name of the scenario; ``--set`` for the command line; may be empty.
        source: who says so; may be empty.
        note: remark; may be empty.
        where: where the change is written.
    """

    address: str
    was: str
    now: str
    scenario: str = ""
    source: str = ""
    note: str = ""
    where: Where = field(default_factory=Where, compare=False)
