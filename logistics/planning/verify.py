"""Stage 6: recount a plan from the case and the prices with code of its own.

Nothing here is shared with the formulation, the solver or the builder of itineraries: rules are checked
on calendar dates, and each person's cheapest itinerary is found by trying every way of parting the
sessions into trips.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.places import Place
from logistics.errors import VerificationError
from logistics.planning.holidays import is_public_holiday
from logistics.planning.plan import Itinerary, Plan
from logistics.planning.verify_rotation import not_rotated
from logistics.planning.verify_visas import visa_recounted
from logistics.planning.whereabouts import wrong_whereabouts
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import Quote

DAY = timedelta(days=1)


def verify(case: Case, prices: PriceBook, plan: Plan, claimed_cents: int) -> None:
    """Check a plan against the case.

    Args:
        case: the case.
        prices: its prices.
        plan: the plan.
        claimed_cents: cost that the solver reports, with remote attendance [cents].

    Raises:
        VerificationError: a rule is broken, an itinerary is not the cheapest or does not hold together, or
            a sum differs.
    """
    differences = [*broken_rules(case, plan), *_wrong_people(case, plan)]
    if not differences:
        differences = list(_wrong_amounts(case, prices, plan, claimed_cents))
        differences += wrong_whereabouts(case, prices, plan)
    if differences:
        raise VerificationError(tuple(differences))


def broken_rules(case: Case, plan: Plan) -> Iterator[str]:
    """Yield each rule on dates and places that a plan breaks, as a sentence."""
    placed = {session.id: session for session in plan.sessions}
    if sorted(placed) != sorted(consultation.id for consultation in case.consultations):
        yield f"the plan places {sorted(placed)}"
        return
    fixed = {anchor.id: anchor for anchor in case.anchors}
    for consultation in case.consultations:
        session = placed[consultation.id]
        yield from _broken_calendar(case, consultation, session)
        yield from _broken_order(consultation, session, fixed | placed)
        yield from _not_beside(consultation, session, fixed)
    yield from not_rotated(case, placed)
    for one, other in combinations(placed.values(), 2):
        gap = _free_days(one, other)
        most = case.rules.most_gap_days
        if gap < case.rules.least_gap_days and case.rules.least_gap_days > 0:
            yield f"{one.id} and {other.id} have {gap} free days between"
        if most is not None and gap > most:
            yield f"{one.id} and {other.id} have {gap} free days between"


def _days(session: Session) -> Iterator[date]:
    day = session.first_day
    while day <= session.last_day:
        yield day
        day += DAY


def _free_days(one: Session, other: Session) -> int:
    first, second = sorted((one, other), key=lambda session: session.first_day)
    return (second.first_day - first.last_day).days - 1


def _broken_calendar(case: Case, consultation: Consultation, session: Session) -> Iterator[str]:
    name = consultation.id
    if session.place not in consultation.places:
        yield f"{name} is in {session.place}"
    if len(list(_days(session))) != consultation.days:
        yield f"{name} lasts from {session.first_day} to {session.last_day}"
    end = min(consultation.latest, case.rules.latest_end or consultation.latest)
    if session.first_day < consultation.earliest or session.last_day > end:
        yield f"{name} is outside its window"
    for day in _days(session):
        if day.weekday() not in consultation.weekdays:
            yield f"{name} sits on {day:%A} {day}"
        if case.rules.has_public_holidays and is_public_holiday(session.place, day):
            yield f"{name} sits on the public holiday {day}"
        for closed in case.closed:
            is_here = closed.place in (None, session.place) and closed.consultation in ("", name)
            if is_here and closed.first_day <= day <= closed.last_day:
                yield f"{name} sits on {day} ({closed.name})"


def _broken_order(consultation: Consultation, session: Session, others: dict[str, Session]) -> Iterator[str]:
    for name in consultation.after:
        gap = (session.first_day - others[name].last_day).days - 1
        most = consultation.most_gap_days
        if gap < consultation.least_gap_days or (most is not None and gap > most):
            yield f"{consultation.id} has {gap} free days after {name}"


def _not_beside(consultation: Consultation, session: Session, fixed: dict[str, Session]) -> Iterator[str]:
    near = [
        name
        for name in consultation.beside
        if fixed[name].place == session.place
        and _free_days(fixed[name], session) <= consultation.beside_gap_days
    ]
    if consultation.beside and not near:
        yield f"{consultation.id} is beside none of {', '.join(consultation.beside)}"


def _wrong_people(case: Case, plan: Plan) -> Iterator[str]:
    if tuple(line.participant for line in plan.itineraries) != case.participants:
        yield "the plan has other participants than the case"
    yield from impossible_attendance(case, plan)


def impossible_attendance(case: Case, plan: Plan) -> Iterator[str]:
    """Yield each pair of sessions that somebody attends and nobody can attend both, as a sentence."""
    sessions = {session.id: session for session in (*case.anchors, *plan.sessions)}
    told: set[tuple[str, str]] = set()
    for attended in sorted({participant.in_person for participant in case.participants}, key=sorted):
        for one, other in combinations(sorted(attended & sessions.keys()), 2):
            if (one, other) not in told and not _can_attend_both(case, sessions[one], sessions[other]):
                told.add((one, other))
                yield f"nobody can attend both {one} and {other}"


def _can_attend_both(case: Case, one: Session, other: Session) -> bool:
    first, second = sorted((one, other), key=lambda s: (s.first_day, s.last_day))
    if first.place != second.place:
        # two anchors are as they are: people manage with less time between
        is_given = first in case.anchors and second in case.anchors
        least = min(case.rules.transfer_days, 1) if is_given else case.rules.transfer_days
        return (second.first_day - first.last_day).days >= least
    if first.last_day < second.first_day:
        return True
    # a consultation around another session would have to be left and joined again
    encloses = first.first_day < second.first_day and second.last_day < first.last_day
    return case.rules.is_same_day_allowed and (first in case.anchors or not encloses)


def _wrong_amounts(case: Case, prices: PriceBook, plan: Plan, claimed_cents: int) -> Iterator[str]:
    recount = Recount(case, prices, plan)
    total = 0
    for line in plan.itineraries:
        least = recount.least(line.participant.origin, line.participant.in_person)
        least += len(line.participant.remote) * prices.remote_quote(line.participant).cents
        total += least * line.participant.people
        if line.cents_each != least or recount.added_up(line) != least:
            yield f"{line.participant.id} costs {line.cents_each} cents; the recount says {least}"
    if not total == plan.cost_cents == claimed_cents:
        yield f"total {total} recounted, {plan.cost_cents} in the plan, {claimed_cents} by the solver [cents]"


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
