"""Prices the venues of consultations, a day each."""

from __future__ import annotations

from decimal import Decimal

from logistics.case.case import Case
from logistics.case.places import Place
from logistics.pricing.desk import Desk
from logistics.pricing.quotes import Part, PartKind, Quote

ONE = Decimal(1)


def venue_prices(case: Case, desk: Desk) -> dict[str, Quote]:
    """Return the price of a day at the venue in each place where a consultation may be, by id of the place.

    Args:
        case: the case.
        desk: knows the exchange rates; a missing one is noted there.
    """
    usual = desk.lump_sum("venue", PartKind.VENUE, case.tariff.venue)
    places = {place.id: place for consultation in case.consultations for place in consultation.places}
    return {name: _quote(place, usual, desk) for name, place in sorted(places.items())}


def _quote(place: Place, usual: Quote, desk: Desk) -> Quote:
    if place.has_office:
        return Quote(f"venue-{place.id}", f"own office in {place}", (), 0)
    own = place.venue
    if own is None:
        return usual
    currency = own.currency or desk.case.currency
    exchange = desk.rate(currency).value
    is_assumed = not own.source or own.source.lower().startswith("assum")
    source, kind = own.source or "places of the case", PartKind.VENUE
    part = Part(kind, kind, ONE, "day", own.a_day, currency, ONE, exchange, source, is_assumed)
    return Quote.of(f"venue-{place.id}", f"venue in {place}", part)
