"""Part of stage 6: recount what a plan on a front is said to be worth, from its journeys and the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from logistics.case.case import Case
from logistics.planning.plan import Itinerary, Plan


def wrong_values(asked: Case, plan: Plan, values: tuple[tuple[str, int], ...]) -> Iterator[str]:
    """Yield each value of a plan that is not what its journeys and its people say, as a sentence.

    Args:
        asked: the case as asked; it weighs the groups.
        plan: the plan of the case as decided.
        values: what is claimed, by the names and in the units of ``planning.front.FrontPoint``.
    """
    for name, claimed in values:
        found = _FOUND[name](asked, plan)
        if found != claimed:
            yield f"{name} is {found} recounted, {claimed} by the solver"


def _cost(_asked: Case, plan: Plan) -> Decimal:
    return Decimal(sum(line.cents_each * line.participant.people for line in plan.itineraries))


def _co2e(_asked: Case, plan: Plan) -> Decimal:
    return sum((_co2e_each(line) * line.participant.people for line in _people(plan)), Decimal(0))


def _hours(_asked: Case, plan: Plan) -> Decimal:
    return sum((_hours_each(line) * line.participant.people for line in _people(plan)), Decimal(0))


def _participation(asked: Case, plan: Plan) -> Decimal:
    weights = {group.name: group.weight for group in asked.groups}
    consultations = {consultation.id for consultation in asked.consultations}
    who = (line.participant for line in _people(plan))
    counted = (
        one.people * weights.get(one.group, 1)
        for one in who
        for name in one.in_person
        if name in consultations
    )
    return Decimal(sum(counted))


def _people(plan: Plan) -> list[Itinerary]:
    return [line for line in plan.itineraries if line.participant.is_people]


def _hours_each(line: Itinerary) -> Decimal:
    return sum((100 * leg.price.hours for trip in line.trips for leg in trip.legs), Decimal(0))


def _co2e_each(line: Itinerary) -> Decimal:
    return sum((10_000 * leg.price.co2e_kg for trip in line.trips for leg in trip.legs), Decimal(0))


def _cents_each(line: Itinerary) -> Decimal:
    return Decimal(line.cents_each - len(line.remote) * line.remote_quote.cents)


def _nights_each(line: Itinerary) -> Decimal:
    return Decimal(sum(stay.nights for trip in line.trips for stay in trip.stays))


def _trips_each(line: Itinerary) -> Decimal:
    return Decimal(sum(bool(trip.legs or trip.stays) for trip in line.trips))


def _worst(each: Callable[[Itinerary], Decimal]) -> Callable[[Case, Plan], Decimal]:
    """Return what finds the burden of the person who bears most, 0 where there is nobody."""

    def found(_asked: Case, plan: Plan) -> Decimal:
        return max(map(each, _people(plan)), default=Decimal(0))

    return found


_FOUND: dict[str, Callable[[Case, Plan], Decimal]] = {
    "cost": _cost,
    "co2e": _co2e,
    "hours": _hours,
    "participation": _participation,
    "worst-cost": _worst(_cents_each),
    "worst-hours": _worst(_hours_each),
    "worst-nights": _worst(_nights_each),
    "worst-trips": _worst(_trips_each),
}
