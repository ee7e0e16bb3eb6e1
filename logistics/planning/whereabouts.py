"""Part of stage 6: follow everybody day by day, and say where the itinerary does not hold together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.people import Participant, Role
from logistics.case.places import Place
from logistics.planning.plan import Itinerary, Plan, Trip
from logistics.pricing.pricebook import PriceBook


def wrong_whereabouts(case: Case, prices: PriceBook, plan: Plan) -> Iterator[str]:
    """Yield what does not hold together in the itineraries of a plan, as sentences."""
    sessions = {session.id: session for session in (*case.anchors, *plan.sessions)}
    follower = _Follower(case, prices, sessions)
    # who travels alike shares one tuple of trips, so each is followed once
    known: dict[tuple[Place, frozenset[str], int], tuple[str, ...]] = {}
    for line in (one for one in plan.itineraries if one.participant.role is not Role.VENUE):
        who = line.participant
        key = (who.origin, who.in_person, id(line.trips))
        if key not in known:
            known[key] = tuple(follower.wrong(who, line.trips))
        yield from (f"{who.id} {wrong}" for wrong in (*known[key], *_wrong_remote(line)))


def _wrong_remote(line: Itinerary) -> Iterator[str]:
    attended = {session.id for session in line.remote}
    if attended != line.participant.remote or len(attended) != len(line.remote):
        yield f"attends {', '.join(sorted(attended)) or 'nothing'} remotely"


@dataclass(frozen=True, slots=True)
class _Follower:
    case: Case
    prices: PriceBook
    sessions: dict[str, Session]

    def wrong(self, who: Participant, trips: tuple[Trip, ...]) -> Iterator[str]:
        for trip in trips:
            if trip.legs:
                yield from self._wrong_days(who, trip)
                yield from _wrong_nights(trip)
        for name in sorted(who.in_person):
            session = self.sessions[name]
            if not self._is_local(who, session) and not any(_is_there(trip, session) for trip in trips):
                yield f"is not at {name} in {session.place}"

    def _is_local(self, who: Participant, session: Session) -> bool:
        return self.prices.leg(who.origin, session.place).km <= self.case.rules.local_km

    def _wrong_days(self, who: Participant, trip: Trip) -> Iterator[str]:
        first, last = trip.legs[0], trip.legs[-1]
        if (first.start, last.end) != (who.origin, who.origin):
            yield f"travels from {first.start} to {last.end} and lives in {who.origin}"
        attended = [self.sessions[session.id] for session in trip.sessions]
        rules = self.case.rules
        there = min(session.first_day for session in attended) - timedelta(days=rules.arrive_days)
        back = max(session.last_day for session in attended) + timedelta(days=rules.leave_days)
        if (first.day, last.day) != (there, back):
            yield f"is away from {first.day} to {last.day}, not from {there} to {back}"


def _wrong_nights(trip: Trip) -> Iterator[str]:
    slept = [
        (stay.first_night + timedelta(days=night), stay.place)
        for stay in trip.stays
        for night in range(stay.nights)
    ]
    due: list[tuple[date, Place]] = []
    for arrival, departure in pairwise(trip.legs):
        if arrival.end != departure.start:
            yield f"arrives in {arrival.end} and leaves from {departure.start}"
        nights = (departure.day - arrival.day).days
        due += [(arrival.day + timedelta(days=night), arrival.end) for night in range(nights)]
    if slept != due:
        yield f"has nights that do not fit the journeys from {trip.legs[0].day} to {trip.legs[-1].day}"


def _is_there(trip: Trip, session: Session) -> bool:
    return any(
        arrival.end == session.place
        and arrival.day <= session.first_day
        and session.last_day <= departure.day
        for arrival, departure in pairwise(trip.legs)
    )
