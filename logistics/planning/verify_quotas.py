"""Part of stage 6: count people at every session against quotas, rooms and burdens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from logistics.case.case import Case
from logistics.case.people import Participant, Quota
from logistics.case.regions import is_country_in, region_of
from logistics.case.rules import Mode
from logistics.money import cents
from logistics.planning.plan import Itinerary, Plan
from logistics.planning.verify_payments import Adder


def missing_people(asked: Case, decided: Case) -> int:
    """Return how many people are missing from the quotas that ask for a least number.

    Args:
        asked: the case as asked, with the quotas.
        decided: the case as decided, with its people.

    Returns:
        Sum over these quotas and their sessions [persons].
    """
    return sum(missing for _, missing in _missing(asked, decided))


def broken_quotas(asked: Case, decided: Case, allowed_missing: int) -> Iterator[str]:
    """Yield each quota that is not kept, as a sentence.

    Args:
        asked: the case as asked.
        decided: the case as decided.
        allowed_missing: people that the plan says are missing; they may be so, no more and no fewer, where
            the case asks for the most participation [persons].
    """
    for quota in asked.quotas:
        for session in _sessions(asked, quota):
            yield from _broken_quota(quota, session, decided)
    found = list(_missing(asked, decided))
    missing = sum(number for _, number in found)
    is_soft = asked.rules.mode is Mode.PARTICIPATION
    if not is_soft or missing != allowed_missing:
        yield from (sentence for sentence, _ in found)
    if is_soft and missing != allowed_missing:
        yield f"{missing} people are missing from the quotas; the plan says {allowed_missing}"


def _sessions(asked: Case, quota: Quota) -> tuple[str, ...]:
    return quota.sessions or tuple(consultation.id for consultation in asked.consultations)


def _missing(asked: Case, decided: Case) -> Iterator[tuple[str, int]]:
    """Yield each shortfall as a sentence and as a number of people."""
    for quota in asked.quotas:
        for session in _sessions(asked, quota) if quota.least is not None else ():
            counted, _ = _counted(quota, session, decided)
            missing = (quota.least or 0) - counted
            if missing > 0:
                yield f"quota {quota.id} counts {counted} at {session}; the least is {quota.least}", missing


def _broken_quota(quota: Quota, session: str, decided: Case) -> Iterator[str]:
    """Yield what is broken except the least number, which may be soft."""
    counted, base = _counted(quota, session, decided)
    if quota.most is not None and counted > quota.most:
        yield f"quota {quota.id} counts {counted} at {session}; the most is {quota.most}"
    if base == 0:
        return
    share = Fraction(100 * counted, base)
    told = f"quota {quota.id} counts {counted} of {base} at {session}"
    if quota.least_share is not None and share < Fraction(quota.least_share):
        yield f"{told}; the least share is {quota.least_share} %"
    if quota.most_share is not None and share > Fraction(quota.most_share):
        yield f"{told}; the most share is {quota.most_share} %"


def _counted(quota: Quota, session: str, decided: Case) -> tuple[int, int]:
    """Return how many people a quota counts at a session, and of how many shares are [persons]."""
    persons = [who for who in decided.participants if who.is_people]
    here = [who for who in persons if session in (who.remote if quota.is_remote else who.in_person)]
    counted = _heads(who for who in here if _is_meant(quota, who))
    if quota.is_remote:
        here = [who for who in persons if session in who.in_person | who.remote]
    return counted, _heads(who for who in here if quota.among in ("", who.group))


def _is_meant(quota: Quota, who: Participant) -> bool:
    wanted = (quota.group, quota.region, quota.gender)
    given = (who.group, region_of(who), who.gender)
    is_meant = all(word in ("", own) for word, own in zip(wanted, given, strict=True))
    return is_meant and is_country_in(who.origin.country, quota.countries)


def _heads(people: Iterable[Participant]) -> int:
    return sum(who.people for who in people)


def broken_capacities(plan: Plan) -> Iterator[str]:
    """Yield each consultation to which more people come than its place holds, as a sentence."""
    people = [line.participant for line in plan.itineraries if line.participant.is_people]
    for session in plan.sessions:
        number = _heads(who for who in people if session.id in who.in_person)
        capacity = session.place.capacity
        if capacity is not None and number > capacity:
            yield f"{number} people come to {session.id} in {session.place}, which holds {capacity}"


def broken_burdens(asked: Case, plan: Plan) -> Iterator[str]:
    """Yield each person who bears more travel than the rules of the case allow, as a sentence."""
    rules = asked.rules
    adder = Adder()
    most_cents = None if rules.most_cost is None else cents(rules.most_cost)
    for line in plan.itineraries:
        name = line.participant.id
        spent = sum(adder.kinds_of_trips(line.trips).values())
        if most_cents is not None and spent > most_cents:
            yield f"{name} travels for {spent} cents; the most is {most_cents}"
        hours = _hours(line)
        if rules.most_hours is not None and hours > rules.most_hours:
            yield f"{name} travels for {hours} hours; the most is {rules.most_hours}"
        nights = sum(stay.nights for trip in line.trips for stay in trip.stays)
        if rules.most_nights is not None and nights > rules.most_nights:
            yield f"{name} is away for {nights} nights; the most is {rules.most_nights}"
        trips = sum(bool(trip.legs or trip.stays) for trip in line.trips)
        if rules.most_trips is not None and trips > rules.most_trips:
            yield f"{name} makes {trips} trips; the most is {rules.most_trips}"


def _hours(line: Itinerary) -> Decimal:
    return sum((leg.price.hours for trip in line.trips for leg in trip.legs), Decimal(0))
