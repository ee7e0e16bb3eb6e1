"""Local times for everybody: what clocks show in each time zone when a consultation is held."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from logistics.planning.local_time import minutes_outside, shown
from logistics.planning.session_hours import SessionHours
from logistics.planning.timings import Sitting, Timing, ZoneLoad


@dataclass(frozen=True, slots=True)
class LocalTime:
    """What clocks show in a time zone when a sitting is held, on days on which they show the same.

    Attributes:
        sitting: from 1 on.
        zone: IANA name.
        is_room: the time zone of the place, for those in the room; else for those who join remotely.
        people: how many take part in this sitting from there [persons].
        first_day: first such day of the session, at the place.
        last_day: last such day.
        start: local date and time at which it begins on the first of these days.
        end: local date and time at which it ends on that day.
        minutes: outside 08-20 local time on one such day [min a person].
    """

    sitting: int
    zone: str
    is_room: bool
    people: int
    first_day: date
    last_day: date
    start: datetime
    end: datetime
    minutes: int

    @property
    def offset_minutes(self) -> int:
        """Offset from UTC at the start [min]."""
        return (self.start.utcoffset() or timedelta(0)) // timedelta(minutes=1)

    @property
    def start_days(self) -> int:
        """Days by which the local date of the start is later than the day of the session [days]."""
        return (self.start.date() - self.first_day).days

    @property
    def end_days(self) -> int:
        """Days by which the local date of the end is later than the day of the session [days]."""
        return (self.end.date() - self.first_day).days


def timetable(hours: SessionHours, timing: Timing) -> tuple[LocalTime, ...]:
    """Return the local times of each sitting: of the room, then by time zone from west to east.

    A time zone has several rows where its clocks, or those of the place, are changed between two days.

    Args:
        hours: hours of the consultation.
        timing: one of its timings.
    """
    return tuple(
        row
        for number, start in enumerate(timing.starts, start=1)
        for row in _rows(hours, timing, number, Sitting(hours.session, start, hours.minutes))
    )


def _rows(hours: SessionHours, timing: Timing, number: int, sitting: Sitting) -> Iterator[LocalTime]:
    room = ZoneLoad(hours.session.place.time_zone, hours.room_people, number, 0)
    yield from _in_zone(sitting, number, room, is_room=True)
    begins, _ = sitting.span(hours.session.first_day)

    def from_the_west(load: ZoneLoad) -> tuple[timedelta, str]:
        return shown(begins, load.zone).utcoffset() or timedelta(0), load.zone

    for load in sorted(timing.loads, key=from_the_west):
        yield from _in_zone(sitting, number, load, is_room=False)


def _in_zone(sitting: Sitting, number: int, load: ZoneLoad, *, is_room: bool) -> Iterator[LocalTime]:
    people = load.people if load.sitting == number else 0

    def clocks(day: date) -> tuple[timedelta, timedelta, timedelta | None]:
        """What clocks show on a day of the session, counted from its midnight, and the offset."""
        start, end = (shown(moment, load.zone) for moment in sitting.span(day))
        midnight = datetime.combine(day, datetime.min.time())
        return start.replace(tzinfo=None) - midnight, end.replace(tzinfo=None) - midnight, start.utcoffset()

    for _, same in itertools.groupby(sitting.days, key=clocks):
        days = tuple(same)
        span = sitting.span(days[0])
        start, end = (shown(moment, load.zone) for moment in span)
        minutes = minutes_outside(*span, load.zone)
        yield LocalTime(number, load.zone, is_room, people, days[0], days[-1], start, end, minutes)
