"""Numbers of participants, groups, regions and payers, by which the sums of the workbook find their lines.

Criteria of SUMIFS ignore case, take ``*?~<>=`` for patterns and ``01`` for 1, and cannot name an empty cell;
with numbers none of this happens, and names stay as the user wrote them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from logistics.case.case import Case
from logistics.case.regions import region_of
from logistics.case.venues import attendees
from logistics.planning.payments import OWN_MEANS as OWN_MEANS_ID
from logistics.planning.payments import first_payer, second_payer

NOBODY = "(none)"
"""Shown for the group or funder of those who have none."""
OWN_MEANS = "(own means)"
"""Shown for the payer of what no funder pays."""


@dataclass(frozen=True, slots=True)
class Register:
    """Numbers from 1 on.

    Attributes:
        participants: by id, in the order of the case; then venues.
        groups: by name, in the order of the alphabet; the empty name stands for "no group".
        funders: all who may pay, by id, in the order of the alphabet; the empty id stands for own means.
        regions: by name, in the order of the alphabet.
    """

    participants: dict[str, int]
    groups: dict[str, int]
    funders: dict[str, int]
    regions: dict[str, int]

    @classmethod
    def of(cls, case: Case) -> Register:
        """Return the numbers of a case."""
        everything = attendees(case)
        return cls(
            _numbered(one.id for one in everything),
            _numbered(sorted({one.group for one in everything})),
            _numbered(sorted(set(_payers(case)))),
            _numbered(sorted({region_of(one) for one in case.participants})),
        )


def payer_names(case: Case) -> dict[str, str]:
    """Return how each payer is shown, by id; the empty id stands for own means."""
    return {OWN_MEANS_ID: OWN_MEANS} | {funder.id: funder.title or funder.id for funder in case.funders}


def _payers(case: Case) -> Iterator[str]:
    """Yield the ids of all funders, and of own means where they may be asked."""
    pays_all = {funder.id: funder.pays_all for funder in case.funders}
    yield from pays_all
    for one in attendees(case):
        yield one.funder
        if not pays_all.get(first_payer(one), True):
            yield second_payer(one)


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names, start=1)}
