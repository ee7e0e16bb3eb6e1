"""Numbers of participants, groups and funders, by which the sums of the workbook find their lines.

Criteria of SUMIFS ignore case, take ``*?~<>=`` for patterns and ``01`` for 1, and cannot name an empty cell;
with numbers none of this happens, and names stay as the user wrote them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from logistics.case.case import Case

NOBODY = "(none)"
"""Shown for the group or funder of those who have none."""


@dataclass(frozen=True, slots=True)
class Register:
    """Numbers from 1 on.

    Attributes:
        participants: by id, in the order of the case.
        groups: by name, in the order of the alphabet; the empty name stands for "no group".
        funders: by id, in the order of the alphabet; the empty id stands for "no funder".
    """

    participants: dict[str, int]
    groups: dict[str, int]
    funders: dict[str, int]

    @classmethod
    def of(cls, case: Case) -> Register:
        """Return the numbers of a case."""
        people = case.participants
        return cls(
            _numbered(person.id for person in people),
            _numbered(sorted({person.group for person in people})),
            _numbered(sorted({person.funder for person in people})),
        )


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names, start=1)}
