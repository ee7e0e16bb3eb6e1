"""A published plan as it is kept in another case: its dates and places, and those who were to come."""

from __future__ import annotations

from dataclasses import replace

from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.published import PublishedPerson, PublishedPlan
from logistics.planning.wishes import Wish


def kept_wishes(published: PublishedPlan, case: Case) -> tuple[Wish, ...]:
    """Return the dates and places of a published plan, for the consultations that a case has.

    Args:
        published: the plan.
        case: in which it is to be kept.
    """
    known = {consultation.id for consultation in case.consultations}
    return tuple(
        Wish(session.id, session.first_day, session.place)
        for session in published.sessions
        if session.id in known
    )


def attended(published: PublishedPlan, case: Case) -> Case:
    """Return a case in which those come who were to come, where all people of a row did alike.

    Nothing but ``either`` is settled; what the plan does not tell is left open.

    Args:
        published: the plan.
        case: in which it is to be kept.
    """
    people = published.people or ()
    participants = tuple(
        _settled(one, [part for part in people if part.row == one.id]) for one in case.participants
    )
    return replace(case, participants=participants)


def _settled(participant: Participant, parts: list[PublishedPerson]) -> Participant:
    if not parts:
        return participant
    come = participant.either.intersection(*(part.in_person for part in parts))
    join = participant.either.intersection(*(part.remote for part in parts))
    return replace(
        participant,
        in_person=participant.in_person | come,
        remote=participant.remote | join,
        either=participant.either - come - join,
    )
