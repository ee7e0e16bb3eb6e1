"""Who may pay for a participant: a funder, and somebody for what it leaves."""

from __future__ import annotations

from dataclasses import dataclass

from logistics.case.case import Case
from logistics.case.people import Funder, Participant
from logistics.case.regions import may_fund


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Who pays for one participant.

    Attributes:
        funder: pays first, by its rule; None: nobody does.
        second: pays all the rest; None: own means do, or there is no rest.
        is_rest_paid: what the funders leave is paid by own means; else nothing may be left.
    """

    funder: Funder | None
    second: Funder | None = None
    is_rest_paid: bool = True


def arrangements_for(case: Case, participant: Participant) -> tuple[Arrangement, ...]:
    """Return every way of paying for a participant, those they would rather have first."""
    funders = _in_order(case, participant)
    found: list[Arrangement] = []
    for funder in funders:
        if funder.pays_all:
            found.append(Arrangement(funder))
            continue
        found += [Arrangement(funder, other) for other in funders if other.pays_all]
        found.append(Arrangement(funder, is_rest_paid=participant.has_own_means))
    if participant.has_own_means:
        found.append(Arrangement(None))
    elif not any(arrangement.funder and arrangement.funder.pays_all for arrangement in found):
        # whoever needs no journey needs no payer
        found.append(Arrangement(None, is_rest_paid=False))
    return tuple(found)


def _in_order(case: Case, participant: Participant) -> tuple[Funder, ...]:
    """Return who may pay: in the order the participant names them, else in that of the case."""
    able = [funder for funder in case.funders if may_fund(funder, participant)]
    if participant.funders:
        able.sort(key=lambda funder: participant.funders.index(funder.id))
    return tuple(able)
