"""By when what must be done, backwards from the dates of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from logistics.case.case import Case
from logistics.case.deadlines import DeadlineRule, Task, deadline_rule
from logistics.case.places import Place
from logistics.case.visas import visa_rule
from logistics.planning.amendment import Amendment
from logistics.planning.holidays import is_public_holiday
from logistics.planning.plan import Itinerary, Plan, Trip

SATURDAY = 5
ORDER = tuple(Task)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that must be done by a day.

    Attributes:
        last_day: last day on which it is in time.
        task: what must be done.
        who: id of the participant whom it is for; of the consultation for venue and hotel.
        people: for how many people [persons]; those who come for venue and hotel.
        country: ISO 3166-1 alpha-2: of the venue, or of the traveller (for visas of the passport).
        towards: id of the place it is about: the venue, or where a visa or a ticket leads to.
        counts_from: day from which it is counted backwards.
        days: so many days before [days].
        is_assumed: nobody has sourced the number of days.
    """

    last_day: date
    task: Task
    who: str
    people: int
    country: str
    towards: str
    counts_from: date
    days: int
    is_assumed: bool

    def days_left(self, today: date) -> int:
        """Return the days from a day to the last day; below zero: too late [days]."""
        return (self.last_day - today).days


def deadlines(case: Case, plan: Plan) -> tuple[Deadline, ...]:
    """Return by when what must be done, sorted by day; empty where the case has no such rules.

    Venue and hotel count from the first day of a consultation; tickets and visas from the departure on the
    trip they are for, the letter from the day by which the visa is applied for. Who needs a visa is what the
    table visas says; where it says nothing, those whom a deadline for visas concerns need one abroad. Its
    ``lead_days`` come before the deadlines.
    """
    found = [*_of_sessions(case, plan)]
    for line in plan.itineraries:
        for trip in line.trips:
            if trip.legs:
                found += _of_trip(case, line, trip)
    return tuple(sorted(found, key=lambda one: (one.last_day, ORDER.index(one.task), one.who, one.towards)))


def _of_sessions(case: Case, plan: Plan) -> Iterator[Deadline]:
    for session in plan.sessions:
        people = sum(one.people for one in case.participants if session.id in one.in_person)
        for task in (Task.VENUE, Task.HOTEL):
            rule = deadline_rule(case.deadlines, task, session.place.country)
            if rule is not None:
                about = session.id, people, session.place.country
                yield _deadline(rule, about, session.place, session.place, session.first_day)


def _of_trip(case: Case, line: Itinerary, trip: Trip) -> Iterator[Deadline]:
    who, origin, departure = line.participant, line.participant.origin, trip.legs[0].day
    ticket = deadline_rule(case.deadlines, Task.TICKET, origin.country)
    if ticket is not None:
        about = who.id, who.people, origin.country
        yield _deadline(ticket, about, origin, trip.legs[0].end, departure)
    for place in _entered(trip):
        rule = _visa(case, line, place)
        if rule is None:
            continue
        about = who.id, who.people, origin.nationality
        visa = _deadline(rule, about, origin, place, departure)
        yield visa
        letter = deadline_rule(case.deadlines, Task.LETTER, origin.nationality)
        if letter is not None:
            yield _deadline(letter, about, origin, place, visa.last_day)


def _entered(trip: Trip) -> Iterator[Place]:
    """Yield a place in each country that a trip leads to."""
    seen: set[str] = set()
    for leg in trip.legs[:-1]:
        if leg.end.country not in seen:
            seen.add(leg.end.country)
            yield leg.end


def _visa(case: Case, line: Itinerary, place: Place) -> DeadlineRule | None:
    """Return how long before a departure the visa for a place is applied for; None: none, or not known."""
    origin = line.participant.origin
    if place.country in {origin.country, origin.nationality}:
        return None
    general = deadline_rule(case.deadlines, Task.VISA, origin.nationality)
    known = visa_rule(line.participant, place, case.visas)
    if known is None or (known.is_needed and known.lead_days is None):
        return general
    if not known.is_needed or known.lead_days is None:
        return None
    is_on_working_day = general is not None and general.is_on_working_day
    return DeadlineRule(Task.VISA, known.lead_days, (), is_on_working_day, known.source)


def _deadline(
    rule: DeadlineRule, about: tuple[str, int, str], here: Place, towards: Place, counts_from: date
) -> Deadline:
    who, people, country = about
    found = Deadline(
        last_day=counts_from - timedelta(days=rule.days),
        task=rule.task,
        who=who,
        people=people,
        country=country,
        towards=towards.id,
        counts_from=counts_from,
        days=rule.days,
        is_assumed=rule.is_assumed,
    )
    return replace(found, last_day=_working_day(here, found.last_day)) if rule.is_on_working_day else found


def _working_day(place: Place, day: date) -> date:
    """Return the last working day at a place up to a day: no weekend, no public holiday."""
    while day.weekday() >= SATURDAY or is_public_holiday(place, day):
        day -= timedelta(days=1)
    return day


def deadlines_left(amendment: Amendment) -> tuple[Deadline, ...]:
    """Return the deadlines of the course chosen after publication, without journeys bought that are kept."""
    course = amendment.best
    rows = {one.id: one.row_id for one in course.case.participants}
    kept = {
        (one.ticket.row, one.ticket.day, one.ticket.end) for one in course.bill.tickets if not one.changed
    }
    return tuple(
        one
        for one in deadlines(course.case, course.plan)
        if one.task is not Task.TICKET or (rows[one.who], one.counts_from, one.towards) not in kept
    )
