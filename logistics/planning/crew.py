"""Participants merged into rows of travellers: alike in origin, choice, payers and what counts them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from logistics.case.case import Case
from logistics.case.people import Participant, Quota
from logistics.case.regions import is_counted, region_of
from logistics.case.venues import venues
from logistics.planning.arrangements import Arrangement, arrangements_for


@dataclass(frozen=True, slots=True)
class Row:
    """Participants who are alike to the solver.

    Attributes:
        like: any one of them.
        members: all of them, in the order of their ids.
        arrangements: who may pay for each.
        size: people that act as one.
    """

    like: Participant
    members: tuple[Participant, ...]
    arrangements: tuple[Arrangement, ...]
    size: int

    @property
    def units(self) -> int:
        """Units that act on their own."""
        return sum(member.people for member in self.members) // self.size


def rows_of(case: Case) -> tuple[Row, ...]:
    """Return the participants of a case, merged, then its venues.

    The order does not depend on that of the file.
    """
    weights = weights_of(case)
    hubs = {hub.region for hub in case.hubs}
    groups: defaultdict[tuple[object, ...], list[Participant]] = defaultdict(list)
    paying: dict[tuple[object, ...], tuple[Arrangement, ...]] = {}
    for one in sorted(case.participants, key=lambda participant: participant.id):
        arrangements = arrangements_for(case, one)
        key = (
            one.origin.id,
            one.origin.passport,
            tuple(sorted(one.in_person)),
            tuple(sorted(one.either)),
            tuple(sorted(one.remote)),
            one.is_all_or_none,
            size_of(one),
            weights.get(one.group, 1),
            region_of(one) if region_of(one) in hubs else "",
            _counted(case.quotas, one),
            tuple((a.funder and a.funder.id, a.second and a.second.id, a.rest) for a in arrangements),
        )
        groups[key].append(one)
        paying[key] = arrangements
    people = (Row(some[0], tuple(some), paying[key], size_of(some[0])) for key, some in groups.items())
    return (*people, *(_of_venue(case, venue) for venue in venues(case)))


def _of_venue(case: Case, venue: Participant) -> Row:
    host = next((funder for funder in case.funders if funder.id == venue.funder), None)
    return Row(venue, (venue,), (Arrangement(host),), 1)


def size_of(participant: Participant) -> int:
    """Return how many people of a row act as one."""
    return participant.people if participant.stays_together else 1


def weights_of(case: Case) -> dict[str, int]:
    """Return the weights of the groups that have one of their own."""
    return {group.name: group.weight for group in case.groups}


def _counted(quotas: tuple[Quota, ...], participant: Participant) -> tuple[tuple[bool, bool], ...]:
    return tuple((is_counted(quota, participant), is_among(quota, participant)) for quota in quotas)


def is_among(quota: Quota, participant: Participant) -> bool:
    """Return whether a participant is of those that the shares of a quota are taken of."""
    return participant.is_people and quota.among in ("", participant.group)
