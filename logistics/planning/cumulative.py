"""What all people of a region bear together over the whole plan, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from logistics.case.regions import region_of
from logistics.planning.burden import Burden


@dataclass(frozen=True, slots=True)
class Load:
    """What some people bear together, over all their sessions.

    Attributes:
        cents: cost of all trips and remote connections, whoever pays [cents].
        hours: travel time [h].
        nights: nights away from home [nights].
        trips: trips that are not local.
    """

    cents: int = 0
    hours: Decimal = Decimal(0)
    nights: int = 0
    trips: int = 0

    def plus(self, burden: Burden) -> Load:
        """Return the load with what everybody of a row bears."""
        people = burden.participant.people
        return Load(
            self.cents + people * burden.cents,
            self.hours + people * burden.hours,
            self.nights + people * burden.nights,
            self.trips + people * burden.trips,
        )


@dataclass(frozen=True, slots=True)
class RegionLoad:
    """What the people of a region bear together.

    Attributes:
        region: name; may be empty.
        people: who attends something [persons].
        before: in the baseline: each consultation a trip of its own.
        after: in the plan.
    """

    region: str
    people: int
    before: Load
    after: Load


def loads_by_region(before: tuple[Burden, ...], after: tuple[Burden, ...]) -> tuple[RegionLoad, ...]:
    """Return what the people of each region bear together, in the order of the alphabet.

    Args:
        before: burdens in the baseline.
        after: burdens of the same participants in the plan.
    """
    found: dict[str, RegionLoad] = {}
    for one, other in zip(before, after, strict=True):
        region = region_of(other.participant)
        load = found.get(region, RegionLoad(region, 0, Load(), Load()))
        people = load.people + other.participant.people
        found[region] = RegionLoad(region, people, load.before.plus(one), load.after.plus(other))
    return tuple(found[region] for region in sorted(found))
