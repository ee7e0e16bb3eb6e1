"""What one person bears: cost, travel hours, nights away, trips and uncomfortable hours when remote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from logistics.case.people import Participant
from logistics.case.regions import region_of
from logistics.planning.plan import Itinerary, Plan
from logistics.planning.spread import Spread, spread

MINUTES = 60
"""Minutes of an hour [min/h]."""

OutsideMinutes = Mapping[tuple[str, str], int]
"""By participant and session joined remotely: minutes outside 08-20 local time [min a person]."""


class BurdenMeasure(StrEnum):
    """What a burden is measured in."""

    COST = "cost"
    HOURS = "hours"
    NIGHTS = "nights"
    TRIPS = "trips"
    OUTSIDE = "outside-hours"


@dataclass(frozen=True, slots=True)
class Burden:
    """What one person of a row bears.

    Attributes:
        participant: whose burden; one person of a row of several.
        cents: cost of all trips and remote connections, whoever pays [cents].
        hours: travel time [h].
        nights: nights away from home [nights].
        trips: trips that are not local.
        outside_minutes: time at remote consultations outside 08-20 where the person is [min].
    """

    participant: Participant
    cents: int
    hours: Decimal
    nights: int
    trips: int
    outside_minutes: int

    @property
    def outside_hours(self) -> Fraction:
        """Time at remote consultations outside 08-20 where the person is [h]."""
        return Fraction(self.outside_minutes, MINUTES)

    def of(self, measure: BurdenMeasure) -> Fraction:
        """Return how great the burden is [cents, h, nights or trips, as the measure says]."""
        sizes: dict[BurdenMeasure, Fraction | Decimal | int] = {
            BurdenMeasure.COST: self.cents,
            BurdenMeasure.HOURS: self.hours,
            BurdenMeasure.NIGHTS: self.nights,
            BurdenMeasure.TRIPS: self.trips,
            BurdenMeasure.OUTSIDE: self.outside_hours,
        }
        return Fraction(sizes[measure])


def burdens(plan: Plan, outside: OutsideMinutes) -> tuple[Burden, ...]:
    """Return what one person of each row bears, in the order of the plan.

    Hubs are no persons, and who attends nothing bears nothing that could be spread: both are left out.

    Args:
        plan: itineraries of a case as decided.
        outside: what is missing counts 0, as the anchors do, whose hours are not known.
    """
    return tuple(_burden(line, outside) for line in plan.itineraries if _is_counted(line.participant))


def _is_counted(participant: Participant) -> bool:
    return participant.is_people and bool(participant.in_person or participant.remote)


def _burden(line: Itinerary, outside: OutsideMinutes) -> Burden:
    away = [trip for trip in line.trips if not trip.is_local]
    return Burden(
        line.participant,
        line.cents_each,
        sum((trip.hours for trip in away), Decimal(0)),
        sum(stay.nights for trip in away for stay in trip.stays),
        len(away),
        sum(outside.get((line.participant.id, session.id), 0) for session in line.remote),
    )


class Share(StrEnum):
    """Over which people something is spread."""

    ALL = "all"
    GROUP = "group"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a burden is spread over some people, in the baseline and in the plan.

    Attributes:
        share: over everybody, a group or a region.
        name: of the group or region, which may be empty; empty for everybody.
        measure: what the burden is measured in.
        before: in the baseline: each consultation a trip of its own.
        after: in the plan.
    """

    share: Share
    name: str
    measure: BurdenMeasure
    before: Spread
    after: Spread


def comparisons(
    before: tuple[Burden, ...], after: tuple[Burden, ...], measure: BurdenMeasure
) -> tuple[Comparison, ...]:
    """Return how a burden is spread over everybody, then over each group, then over each region.

    Args:
        before: burdens in the baseline.
        after: burdens of the same participants in the plan.
        measure: what the burden is measured in.
    """
    return tuple(
        Comparison(share, name, measure, _spread(before, measure, ids), _spread(after, measure, ids))
        for share, name, ids in _parts([burden.participant for burden in after])
    )


def _parts(people: list[Participant]) -> Iterator[tuple[Share, str, frozenset[str]]]:
    """Yield everybody, each group and each region, with the ids of its participants."""
    yield Share.ALL, "", frozenset(person.id for person in people)
    for group in sorted({person.group for person in people}):
        yield Share.GROUP, group, frozenset(person.id for person in people if person.group == group)
    for region in sorted({region_of(person) for person in people}):
        yield Share.REGION, region, frozenset(person.id for person in people if region_of(person) == region)


def _spread(burdens: tuple[Burden, ...], measure: BurdenMeasure, ids: frozenset[str]) -> Spread:
    mine = (burden for burden in burdens if burden.participant.id in ids)
    return spread((burden.of(measure), burden.participant.people) for burden in mine)
