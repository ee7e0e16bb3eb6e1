"""Part of stage 6: the least cost of a person, found by trying every way of parting sessions into trips.

Nothing here is shared with the formulation, the solver or the builder of itineraries.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.places import Place
from logistics.planning.plan import Itinerary, Plan
from logistics.planning.verify_visas import visa_recounted
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import Quote

DAY = timedelta(days=1)


class Recount:
    """Finds the least cost of a person by trying every set of homecomings, night by night."""

    def __init__(self, case: Case, prices: PriceBook, plan: Plan) -> None:
        self.rules = case.rules
        self.prices = prices
        self.sessions = {session.id: session for session in (*case.anchors, *plan.sessions)}
        self.anchors = {anchor.id for anchor in case.anchors}
        self.known: dict[tuple[Place, frozenset[str]], int] = {}
        self.nights: dict[tuple[str, ...], int] = {}
        self.visas: dict[tuple[str, str], int] = {}
        self.sums: dict[int, int] = {}

    def added_up(self, line: Itinerary) -> int:
        """Add an itinerary up from the parts of its quotes [cents a person]."""
        quotes = [
            quote for trip in line.trips for leg in trip.legs for quote in (leg.price.quote, *leg.extras)
        ]
        stays = [stay for trip in line.trips for stay in trip.stays]
        cents = sum(self._parts(quote) for quote in quotes)
        cents += sum(self._parts(stay.quote) * stay.nights for stay in stays)
        return cents + self._parts(line.remote_quote) * len(line.remote)

    def _parts(self, quote: Quote) -> int:
        # by identity: a quote that was tampered with may keep its id
        if id(quote) not in self.sums:
            self.sums[id(quote)] = sum(part.cents for part in quote.parts)
        return self.sums[id(quote)]

    def least(self, origin: Place, attended: frozenset[str]) -> int:
        """Return the least cost of somebody from the origin who attends the sessions [cents]."""
        key = (origin, attended)
        if key not in self.known:
            self.known[key] = sum(self._least(origin, part) for part in self._absences(origin, attended))
        return self.known[key]

    def _absences(self, origin: Place, attended: frozenset[str]) -> list[list[Session]]:
        """Sessions in order of time, parted where one is held where the person lives."""
        parts: list[list[Session]] = [[]]
        for session in self._stops(attended):
            if self.prices.leg(origin, session.place).km <= self.rules.local_km:
                parts.append([])
            else:
                parts[-1].append(session)
        return [part for part in parts if part]

    def _stops(self, attended: frozenset[str]) -> list[Session]:
        """Sessions in order of time, without those inside an anchor that is attended, too."""
        mine = [self.sessions[name] for name in sorted(attended)]
        hosts = [session for session in mine if session.id in self.anchors]
        kept = [session for session in mine if not any(self._inside(session, host) for host in hosts)]
        return sorted(kept, key=lambda s: (s.first_day, s.last_day, s.place.id, s.id))

    def _inside(self, session: Session, host: Session) -> bool:
        if session is host or session.place != host.place:
            return False
        span, within = (host.first_day, host.last_day), (session.first_day, session.last_day)
        if span == within:
            return session.id not in self.anchors or host.id < session.id
        return span[0] <= within[0] and within[1] <= span[1]

    def _least(self, origin: Place, stops: list[Session]) -> int:
        """Try every last trip, behind the least cost of the stops before it; -1 when nothing fits."""
        best = {0: 0}
        for end in range(1, len(stops) + 1):
            costs = []
            for start in range(end - 1, -1, -1):
                if start < end - 1 and not self._stay_fits(stops[start], stops[start + 1]):
                    break
                if start in best and (start == 0 or self._home_fits(stops[start - 1], stops[start])):
                    costs.append(best[start] + self._trip_cents(origin, stops[start:end]))
            if costs:
                best[end] = min(costs)
        return best.get(len(stops), -1)

    def _home_fits(self, before: Session, after: Session) -> bool:
        home = before.last_day + self.rules.leave_days * DAY
        away = after.first_day - self.rules.arrive_days * DAY
        return (away - home).days >= self.rules.home_nights

    def _stay_fits(self, before: Session, after: Session) -> bool:
        ready = before.last_day + self.rules.leave_days * DAY
        due = after.first_day - self.rules.arrive_days * DAY
        return (due - ready).days <= self.rules.longest_stay_nights

    def _trip_cents(self, origin: Place, trip: list[Session]) -> int:
        cents = self._entry(origin, origin, trip[0].place) + self.prices.insurance.cents
        for before, after in pairwise(trip):
            if before.place != after.place:
                cents += self._entry(origin, before.place, after.place)
        return cents + self._nights_cents(trip) + self.prices.leg(trip[-1].place, origin).quote.cents

    def _nights_cents(self, trip: list[Session]) -> int:
        """Nights of a trip, the same for everybody who makes it."""
        key = tuple(session.id for session in trip)
        if key not in self.nights:
            self.nights[key] = self._counted_nights(trip)
        return self.nights[key]

    def _counted_nights(self, trip: list[Session]) -> int:
        cents = 0
        day = trip[0].first_day - self.rules.arrive_days * DAY
        for before, after in pairwise(trip):
            if before.place != after.place:
                leaving, due = self._window(before, after)
                cents += self._night(before.place) * (leaving - day).days
                cents += min(self._night(before.place), self._night(after.place)) * (due - leaving).days
                day = due
        end = max(session.last_day for session in trip) + self.rules.leave_days * DAY
        return cents + self._night(trip[-1].place) * (end - day).days

    def _window(self, before: Session, after: Session) -> tuple[date, date]:
        """Return the first and the last day on which the journey between two places may be."""
        due = max(after.first_day - self.rules.arrive_days * DAY, before.last_day)
        return min(before.last_day + self.rules.leave_days * DAY, due), due

    def _night(self, place: Place) -> int:
        return self.prices.night(place).cents

    def _entry(self, origin: Place, start: Place, end: Place) -> int:
        cents = self.prices.leg(start, end).quote.cents
        if end.country in {start.country, origin.country, origin.passport}:
            return cents
        return cents + self._visa(origin.passport or origin.country, end.country)

    def _visa(self, passport: str, country: str) -> int:
        key = (passport, country)
        if key not in self.visas:
            self.visas[key] = visa_recounted(self.prices, *key)
        return self.visas[key]
