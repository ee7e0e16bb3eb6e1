"""What all people of a region bear together: over the whole plan, and for each series; before and after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from logistics.case.case import Case
from logistics.case.regions import region_of
from logistics.countries import countries, country
from logistics.planning.burden import Burden, burdens
from logistics.planning.plan import Plan


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


@dataclass(frozen=True, slots=True)
class SeriesLoad:
    """What the meetings of a series ask of a region.

    Attributes:
        series: name of the series.
        meetings: meetings of it that are held in the region; None for a region of the case's own, of which
            nobody says what belongs to it.
        load: what those of the region bear for it who attend any of its meetings. In the baseline each
            meeting is a trip of its own; in the plan a trip that serves a meeting of the series counts whole,
            whatever else it serves.
    """

    series: str
    meetings: int | None
    load: RegionLoad


def loads_by_series(case: Case, baseline: Plan, plan: Plan) -> tuple[SeriesLoad, ...]:
    """Return what each series asks of each region, by series, then by region.

    Args:
        case: the case as decided.
        baseline: each consultation a trip of its own.
        plan: the same people and dates.
    """
    known = {one.region for one in countries()}
    found: list[SeriesLoad] = []
    for name in sorted({one.series for one in case.consultations if one.series}):
        ids = frozenset(one.id for one in case.consultations if one.series == name)
        places = [session.place for session in plan.sessions if session.id in ids]
        regions = [country(place.country).region for place in places]
        both = (burdens(_for_sessions(one, ids), {}) for one in (baseline, plan))
        found += (
            SeriesLoad(name, regions.count(load.region) if load.region in known else None, load)
            for load in loads_by_region(*both)
        )
    return tuple(found)


def _for_sessions(plan: Plan, ids: frozenset[str]) -> Plan:
    """Return who attends any of some sessions, with the trips and connections that serve one of them."""
    lines = (
        replace(
            line,
            trips=tuple(trip for trip in line.trips if any(session.id in ids for session in trip.sessions)),
            remote=tuple(session for session in line.remote if session.id in ids),
        )
        for line in plan.itineraries
        if (line.participant.in_person | line.participant.remote) & ids
    )
    return replace(plan, itineraries=tuple(lines))
