"""Who may pay for a participant: a funder, and somebody for what it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from logistics.case.case import Case
from logistics.case.people import Funder, Participant
from logistics.case.regions import may_fund


class Rest(StrEnum):
    """How much of what funders leave is paid from own means."""

    ALL = "all"
    ANCHORS = "what the anchors alone would cost"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Who pays for one participant.

    Attributes:
        funder: pays first, by its rule; None: nobody does.
        second: pays all the rest; None: own means do, or there is no rest.
        rest: how much of what the funders leave own means pay.
    """

    funder: Funder | None
    second: Funder | None = None
    rest: Rest = Rest.ALL


def arrangements_for(case: Case, participant: Participant) -> tuple[Arrangement, ...]:
    """Return every way of paying for a participant, those they would rather have first."""
    funders = _in_order(case, participant)
    rest = _rest(participant)
    found: list[Arrangement] = []
    for funder in funders:
        if funder.pays_all:
            found.append(Arrangement(funder))
            continue
        found += [Arrangement(funder, other) for other in funders if other.pays_all]
        found.append(Arrangement(funder, rest=rest))
    if rest is not Rest.NOTHING:
        found.append(Arrangement(None, rest=rest))
    elif not any(arrangement.funder and arrangement.funder.pays_all for arrangement in found):
        # whoever needs no journey needs no payer
        found.append(Arrangement(None, rest=rest))
    return tuple(found)


def _rest(participant: Participant) -> Rest:
    if participant.has_own_means:
        return Rest.ALL
    return Rest.ANCHORS if participant.has_anchors_paid else Rest.NOTHING


def _in_order(case: Case, participant: Participant) -> tuple[Funder, ...]:
    """Return who may pay: in the order the participant names them, else in that of the case."""
    able = [funder for funder in case.funders if may_fund(funder, participant)]
    if participant.funders:
        able.sort(key=lambda funder: participant.funders.index(funder.id))
    return tuple(able)
