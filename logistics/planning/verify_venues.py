"""Part of stage 6: recount the venues, from the table of places and the tariff."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Role
from logistics.case.places import Place
from logistics.money import cents
from logistics.planning.plan import Itinerary, Plan
from logistics.pricing.pricebook import PriceBook


def wrong_venues(case: Case, prices: PriceBook, plan: Plan) -> Iterator[str]:
    """Yield each venue of a plan that is not as the case has it, as a sentence."""
    lines = [line for line in plan.itineraries if line.participant.role is Role.VENUE]
    placed = {session.id: session for session in plan.sessions}
    for consultation in case.consultations:
        own = [line for line in lines if line.participant.in_person == {consultation.id}]
        yield from _wrong_venue(case, prices, consultation, placed[consultation.id], own)
    known = {frozenset({consultation.id}) for consultation in case.consultations}
    for line in lines:
        if line.participant.in_person not in known:
            yield f"{line.participant.id} is the venue of no consultation"


def _wrong_venue(
    case: Case, prices: PriceBook, consultation: Consultation, session: Session, own: list[Itinerary]
) -> Iterator[str]:
    a_day = _a_day(case, prices, session.place) if consultation.pays_venue else 0
    right, found = consultation.days * a_day, sum(line.cents for line in own)
    parts = sum(
        part.cents * ((hire.session.last_day - hire.session.first_day).days + 1)
        for line in own
        for hire in line.hires
        for part in hire.quote.parts
    )
    if len(own) > 1:
        yield f"{consultation.id} has {len(own)} venues"
    if not right == found == parts:
        yield f"the venue of {consultation.id} costs {found} cents; the recount says {right}"
    for line in own:
        if line.participant.funder != consultation.host:
            yield f"the venue of {consultation.id} is paid by '{line.participant.funder}'"
        if line.participant.people != 1 or line.trips or line.remote:
            yield f"the venue of {consultation.id} is more than a venue"


def _a_day(case: Case, prices: PriceBook, place: Place) -> int:
    if place.has_office:
        return 0
    if place.venue is None:
        return cents(case.tariff.venue)
    rates = {rate.currency: rate.value for rate in prices.rates}
    currency = place.venue.currency or case.currency
    return cents(place.venue.a_day * (Decimal(1) if currency == case.currency else rates[currency]))
