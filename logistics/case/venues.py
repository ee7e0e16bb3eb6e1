"""Venues: what is paid for the rooms of consultations, and for which."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from logistics.case.calendar import Consultation
from logistics.case.case import Case
from logistics.case.people import Participant, Role
from logistics.case.places import Place, VenuePrice

GROUP = "venues"
"""Group under which venues are shown beside those of people."""


def venue_price(case: Case, place: Place) -> VenuePrice:
    """Return what a venue costs in a place: nothing in an own office, else by the place or by the tariff."""
    if place.has_office:
        return VenuePrice(case.tariff.venue * 0)
    return place.venue or VenuePrice(case.tariff.venue)


def venues(case: Case) -> tuple[Participant, ...]:
    """Return what stands for the venues that are paid for, in the order of the consultations.

    A consultation has one if any of its places has a price. It is held there whoever comes.
    """
    taken = {one.id for one in case.participants}
    return tuple(_venue(one, taken) for one in case.consultations if _is_paid_for(case, one))


def attendees(case: Case) -> tuple[Participant, ...]:
    """Return everything that is paid for: the participants, then the venues."""
    return (*case.participants, *venues(case))


def without_venues(case: Case, names: Collection[str] | None = None) -> Case:
    """Return the case in which the venues of some consultations are paid for elsewhere.

    Args:
        case: the case.
        names: ids of the consultations; None: all.
    """
    consultations = tuple(
        replace(one, pays_venue=False) if names is None or one.id in names else one
        for one in case.consultations
    )
    return replace(case, consultations=consultations)


def _is_paid_for(case: Case, consultation: Consultation) -> bool:
    return consultation.pays_venue and any(venue_price(case, p).a_day > 0 for p in consultation.places)


def _venue(consultation: Consultation, taken: set[str]) -> Participant:
    name = f"venue-{consultation.id}"
    while name in taken:
        name += "-2"
    return Participant(
        id=name,
        origin=consultation.places[0],
        group=GROUP,
        funder=consultation.host,
        in_person=frozenset({consultation.id}),
        role=Role.VENUE,
    )
