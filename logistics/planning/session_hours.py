"""Hours at which consultations begin: as the room would like, and as is fairest to those remote.

A start is considered every half hour of the local day of the place so that the session lies between 06:00 and
22:00 there, and the start that those in the room prefer in any case. A session of several days begins at the
same local time each day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.regions import region_of
from logistics.planning.plan import Plan
from logistics.planning.timings import Sitting, Timing, Timings

USUAL_START = time(9)
"""Taken for what those in the room prefer where the case does not say: an assumption."""


@dataclass(frozen=True, slots=True)
class Seat:
    """From where a row of participants joins a session remotely.

    Attributes:
        participant: id of the participant.
        zone: IANA name of the time zone of the origin, or of the hub where they sit.
        people: how many [persons].
    """

    participant: str
    zone: str
    people: int


@dataclass(frozen=True, slots=True)
class SessionHours:
    """When a placed consultation could begin, and when it is best.

    Attributes:
        session: the consultation on its dates.
        minutes: length of a sitting [min].
        room_people: people who come [persons].
        seats: those who join remotely, in the order of the case.
        starts: every single start considered, in order of time.
        preferred: the start that those in the room prefer.
        is_preference_assumed: the case does not say which.
        single: the best single start.
        chosen: the best timing: the single start, or two sittings.
    """

    session: Session
    minutes: int
    room_people: int
    seats: tuple[Seat, ...]
    starts: tuple[Timing, ...]
    preferred: Timing
    is_preference_assumed: bool
    single: Timing
    chosen: Timing

    @property
    def remote_people(self) -> int:
        """People who join remotely [persons]."""
        return sum(seat.people for seat in self.seats)

    @property
    def preference_minutes(self) -> int:
        """What the preference of those in the room costs those remote, over the best [person-minutes]."""
        return self.preferred.remote_minutes - self.single.remote_minutes


def session_hours(case: Case, plan: Plan) -> tuple[SessionHours, ...]:
    """Return when each consultation of a plan best begins, in order of time.

    The best single start causes the fewest hours outside 08-20 local time to those who join remotely; of
    equal ones that with the fewest such hours in the room, then the nearest to what those in the room prefer,
    then the earlier one.

    Two sittings a day, where the consultation allows them, compare in the same way, among those that cause
    everybody together fewer hours than the best single start does; they are chosen when fewer are remote,
    too. Both are of full length and lie on the same local day of the place. Each time zone joins the sitting
    that is better for it, the first one when they are equal, the same on all days; those in the room sit
    through both.

    Args:
        case: the case as decided: nobody is left to be either.
        plan: the plan of that case.
    """
    consultations = {consultation.id: consultation for consultation in case.consultations}
    return tuple(_hours(case, session, consultations[session.id]) for session in plan.sessions)


def preferred_minutes(hours: tuple[SessionHours, ...]) -> dict[tuple[str, str], int]:
    """Return the minutes outside 08-20 when sessions begin as those in the room prefer.

    Returns:
        By participant and session [min a person].
    """
    return _by_seat(hours, lambda one: one.preferred)


def chosen_minutes(hours: tuple[SessionHours, ...]) -> dict[tuple[str, str], int]:
    """Return the minutes outside 08-20 when sessions begin as is best.

    Returns:
        By participant and session [min a person].
    """
    return _by_seat(hours, lambda one: one.chosen)


def _by_seat(
    hours: tuple[SessionHours, ...], timing_of: Callable[[SessionHours], Timing]
) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for one in hours:
        minutes = {load.zone: load.minutes for load in timing_of(one).loads}
        found |= {(seat.participant, one.session.id): minutes[seat.zone] for seat in one.seats}
    return found


def _hours(case: Case, session: Session, consultation: Consultation) -> SessionHours:
    seats = tuple(_seats(case, session))
    room = sum(person.people for person in case.participants if session.id in person.in_person)
    preferred = Sitting(session, consultation.start or USUAL_START, _whole_minutes(consultation))
    timings = Timings.of(preferred, room, _zones(seats))
    single = timings.best_single()
    return SessionHours(
        session=session,
        minutes=preferred.minutes,
        room_people=room,
        seats=seats,
        starts=timings.singles(),
        preferred=timings.timing(preferred.start),
        is_preference_assumed=consultation.start is None,
        single=single,
        chosen=timings.best_of_two(single) if consultation.sittings > 1 else single,
    )


def _whole_minutes(consultation: Consultation) -> int:
    """Length of a sitting, rounded half up [min]."""
    numerator, denominator = (consultation.hours * 60).as_integer_ratio()
    return (2 * numerator + denominator) // (2 * denominator)


def _seats(case: Case, session: Session) -> Iterator[Seat]:
    """Yield who joins remotely, from which time zone: the one of the hub of their region where it is open."""
    joining = [person for person in case.participants if session.id in person.remote]
    hubs = {region_of(person): person.origin.time_zone for person in joining if person.is_hub}
    for person in joining:
        if person.is_people:
            zone = hubs.get(region_of(person), person.origin.time_zone)
            yield Seat(person.id, zone, person.people)


def _zones(seats: tuple[Seat, ...]) -> dict[str, int]:
    people: dict[str, int] = {}
    for seat in seats:
        people[seat.zone] = people.get(seat.zone, 0) + seat.people
    return people
