"""Itineraries on given dates: for each person the cheapest mix of staying on and going home."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.people import Participant, Role
from logistics.case.places import Place
from logistics.case.rules import Rules
from logistics.case.venues import attendees
from logistics.planning.bridges import Between, Bridge, between
from logistics.planning.plan import Hire, Itinerary, Leg, Plan, Stay, Trip
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import Quote


def make_plan(case: Case, prices: PriceBook, sessions: tuple[Session, ...]) -> Plan:
    """Return the plan in which the consultations take place as given and everybody travels cheapest."""
    return _plan(case, prices, sessions, held_apart=False)


def make_baseline(case: Case, prices: PriceBook, sessions: tuple[Session, ...]) -> Plan:
    """Return the plan on the same dates in which each consultation is a trip of its own."""
    return _plan(case, prices, sessions, held_apart=True)


def _plan(case: Case, prices: PriceBook, sessions: tuple[Session, ...], *, held_apart: bool) -> Plan:
    ordered = _in_time(sessions)
    desk = _Desk(case.rules, prices, (*case.anchors, *ordered), {s.id for s in ordered}, held_apart)
    routes: dict[tuple[Place, frozenset[str]], tuple[Trip, ...]] = {}
    lines = []
    for participant in attendees(case):
        if participant.role is Role.VENUE:
            lines.append(desk.venue(participant))
            continue
        key = (participant.origin, participant.in_person)
        if key not in routes:
            routes[key] = desk.trips(participant.origin, participant.in_person)
        lines.append(desk.itinerary(participant, routes[key]))
    return Plan(ordered, tuple(lines), sum(line.cents for line in lines))


@dataclass(frozen=True, slots=True)
class _Desk:
    """Books trips: rules, prices, all sessions on their dates, and which of them are consultations."""

    rules: Rules
    prices: PriceBook
    sessions: tuple[Session, ...]
    consultations: set[str]
    held_apart: bool

    def itinerary(self, participant: Participant, trips: tuple[Trip, ...]) -> Itinerary:
        """Return the itinerary of a participant whose trips are known."""
        remote = tuple(s for s in _in_time(self.sessions) if s.id in participant.remote)
        return Itinerary(participant, trips, remote, self.prices.remote_quote(participant))

    def venue(self, participant: Participant) -> Itinerary:
        """Return what stands for the venue of a consultation."""
        held = next(session for session in self.sessions if session.id in participant.in_person)
        hire = Hire(held, self.prices.venue(held.place))
        return Itinerary(replace(participant, origin=held.place), (), (), self.prices.remote, (hire,))

    def trips(self, origin: Place, attended: frozenset[str]) -> tuple[Trip, ...]:
        """Return the trips of somebody from the origin who attends the sessions in person."""
        mine = _in_time(session for session in self.sessions if session.id in attended)
        if not self.held_apart:
            return tuple(self._trip(origin, part) for part in self._joined(origin, mine))
        apart = [(session,) for session in mine if session.id in self.consultations]
        together = self._joined(origin, tuple(s for s in mine if s.id not in self.consultations))
        parts = sorted((*apart, *together), key=lambda part: (part[0].first_day, part[0].last_day))
        return tuple(self._trip(origin, part) for part in parts)

    def _joined(self, origin: Place, mine: tuple[Session, ...]) -> Iterator[tuple[Session, ...]]:
        """Group sessions, in order of time, into trips."""
        stops = self._without_covered(mine)
        trip: list[Session] = []
        for session in stops:
            if trip and self.bridge(origin, trip[-1], session) is Bridge.HOME:
                yield tuple(trip)
                trip = []
            trip.append(session)
        if trip:
            yield tuple(trip)

    def _without_covered(self, mine: tuple[Session, ...]) -> tuple[Session, ...]:
        """Leave out what sits inside an anchor in the same place: who is there is there anyway."""
        kept = []
        for index, session in enumerate(mine):
            covers = (
                _covers(other, session)
                and not (_covers(session, other) and self._is_first(index, mine, other))
                for other in mine
                if other is not session and other.id not in self.consultations
            )
            if not (self.rules.is_same_day_allowed and any(covers)):
                kept.append(session)
        return tuple(kept)

    def _is_first(self, index: int, mine: tuple[Session, ...], other: Session) -> bool:
        """Of two anchors on the same days the first one stays; a consultation never does."""
        return mine[index].id not in self.consultations and index < mine.index(other)

    def bridge(self, origin: Place, before: Session, after: Session) -> Bridge:
        """Return what is cheaper between two consecutive sessions; staying on when it is equal."""
        if any(self.prices.is_local(origin, session.place) for session in (before, after)):
            return Bridge.HOME
        nights = between(self.rules, (after.first_day - before.last_day).days)
        if not nights.may_stay:
            return Bridge.HOME
        if not nights.may_go_home:
            return Bridge.STAY
        home = self._home_cents(origin, before, after)
        return Bridge.STAY if self._stay_cents(origin, before, after, nights) <= home else Bridge.HOME

    def _home_cents(self, origin: Place, before: Session, after: Session) -> int:
        first, second = self.prices.night(before.place).cents, self.prices.night(after.place).cents
        back = self.prices.leg(before.place, origin).quote.cents
        there = self.prices.departure_cents(origin, after.place)
        return self.rules.leave_days * first + back + there + self.rules.arrive_days * second

    def _stay_cents(self, origin: Place, before: Session, after: Session, nights: Between) -> int:
        first, second = self.prices.night(before.place).cents, self.prices.night(after.place).cents
        across = self.prices.leg(before.place, after.place).quote.cents
        across += self.prices.visa_cents(origin, before.place, after.place)
        stay = nights.at_first * first + nights.at_second * second
        return stay + nights.free * min(first, second) + across

    def _trip(self, origin: Place, sessions: tuple[Session, ...]) -> Trip:
        if any(self.prices.is_local(origin, session.place) for session in sessions):
            return Trip(sessions, (), ())
        legs: list[Leg] = []
        start, place = sessions[0].first_day - timedelta(days=self.rules.arrive_days), sessions[0].place
        legs.append(self._leg(origin, start, origin, place))
        stays: list[Stay] = []
        for before, after in itertools.pairwise(sessions):
            if before.place != after.place:
                day = self._transfer_day(before, after)
                stays += self._stay(place, start, day)
                legs.append(self._leg(origin, day, before.place, after.place))
                start, place = day, after.place
        end = max(session.last_day for session in sessions) + timedelta(days=self.rules.leave_days)
        stays += self._stay(place, start, end)
        legs.append(self._leg(origin, end, place, origin))
        return Trip(sessions, tuple(legs), tuple(stays))

    def _transfer_day(self, before: Session, after: Session) -> date:
        """Return the day of the journey: free nights go to the cheaper place, to the first when equal."""
        nights = between(self.rules, (after.first_day - before.last_day).days)
        first, second = self.prices.night(before.place).cents, self.prices.night(after.place).cents
        stayed = nights.at_first + (nights.free if first <= second else 0)
        return before.last_day + timedelta(days=stayed)

    def _stay(self, place: Place, start: date, end: date) -> Iterator[Stay]:
        nights = (end - start).days
        if nights > 0:
            yield Stay(start, nights, place, self.prices.night(place))

    def _leg(self, origin: Place, day: date, start: Place, end: Place) -> Leg:
        extras: list[Quote] = []
        visa = self.prices.visa_quote(origin, start, end)
        if visa is not None and visa.cents:
            extras.append(visa)
        if start == origin and self.prices.insurance.cents:
            extras.append(self.prices.insurance)
        return Leg(day, start, end, self.prices.leg(start, end), tuple(extras))


def _in_time(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Sort by days; on the same days sessions in one place stand together."""
    return tuple(sorted(sessions, key=lambda s: (s.first_day, s.last_day, s.place.id, s.id)))


def _covers(outer: Session, inner: Session) -> bool:
    return (
        outer.place == inner.place and outer.first_day <= inner.first_day and inner.last_day <= outer.last_day
    )
