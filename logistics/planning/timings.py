"""Timings of a session, and how they compare: what each start means for those remote and in the room."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from logistics.case.calendar import Session
from logistics.planning.local_time import DAY, instant, minutes_outside

EARLIEST, LATEST = time(6), time(22)
"""Local times at the place between which a session lies."""
STEP_MINUTES = 30
"""Time between two starts that are considered [min]."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session as it is held once each day.

    Attributes:
        session: on which days, and where.
        start: local time of the place at which it begins each day.
        minutes: length [min].
    """

    session: Session
    start: time
    minutes: int

    @property
    def days(self) -> tuple[date, ...]:
        """Days of the session."""
        first, count = self.session.first_day, (self.session.last_day - self.session.first_day).days + 1
        return tuple(first + index * DAY for index in range(count))

    def span(self, day: date) -> tuple[datetime, datetime]:
        """Return the instants at which it begins and ends on a day, in UTC."""
        begins = instant(day, self.start, self.session.place.time_zone)
        return begins, begins + timedelta(minutes=self.minutes)

    def minutes_outside(self, zone: str) -> int:
        """Return how much of it is outside 08-20 in a time zone, all days together [min a person]."""
        return sum(minutes_outside(*self.span(day), zone) for day in self.days)

    def ends_by(self, clock: time) -> bool:
        """Return whether it is over by a local time of the place, on every day."""
        zone = self.session.place.time_zone
        return all(self.span(day)[1] <= instant(day, clock, zone) for day in self.days)

    def is_over_before(self, other: Sitting) -> bool:
        """Return whether it is over when another sitting of the session begins, on every day."""
        return all(self.span(day)[1] <= other.span(day)[0] for day in self.days)


@dataclass(frozen=True, slots=True)
class ZoneLoad:
    """What a timing means for those who join from one time zone.

    Attributes:
        zone: IANA name.
        people: how many join from there [persons].
        sitting: the sitting they join, the one that is better for them, from 1 on.
        minutes: outside 08-20 local time, all days of the session together [min a person].
    """

    zone: str
    people: int
    sitting: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Timing:
    """A session that begins at given times each day, and what that means for everybody.

    Attributes:
        starts: local time at the place at which each sitting begins; one, or two in order of time.
        loads: of those who join remotely, by name of the time zone.
        room_minutes: outside 08-20 for all in the room, who sit through every sitting [person-minutes].
    """

    starts: tuple[time, ...]
    loads: tuple[ZoneLoad, ...]
    room_minutes: int

    @property
    def remote_minutes(self) -> int:
        """Outside 08-20 local time for all who join remotely [person-minutes]."""
        return sum(load.people * load.minutes for load in self.loads)

    @property
    def minutes(self) -> int:
        """Outside 08-20 local time for everybody [person-minutes]."""
        return self.remote_minutes + self.room_minutes


@dataclass(frozen=True, slots=True)
class Timings:
    """The starts of a session that are considered.

    Attributes:
        preference: the start that those in the room prefer, local time of the place.
        room: people in the room [persons].
        zones: people who join remotely by time zone, in the order of the names [persons].
        here: time zone of the place.
        sittings: every sitting that is considered, by start, in order of time.
        outside: minutes outside 08-20, all days together, by start and time zone [min a person].
    """

    preference: time
    room: int
    zones: dict[str, int]
    here: str
    sittings: dict[time, Sitting]
    outside: dict[time, dict[str, int]]

    @classmethod
    def of(cls, preferred: Sitting, room: int, zones: dict[str, int]) -> Timings:
        """Return the timings of a session.

        Args:
            preferred: the session as those in the room prefer it.
            room: people in the room [persons].
            zones: people who join remotely by time zone [persons].
        """
        here = preferred.session.place.time_zone
        sittings = {sitting.start: sitting for sitting in _considered(preferred)}
        outside = {
            start: {zone: sitting.minutes_outside(zone) for zone in {*zones, here}}
            for start, sitting in sittings.items()
        }
        return cls(preferred.start, room, dict(sorted(zones.items())), here, sittings, outside)

    def timing(self, *starts: time) -> Timing:
        """Return what it means to begin at the given times, which must be among those considered."""
        loads = []
        for zone, people in self.zones.items():
            minutes = [self.outside[start][zone] for start in starts]
            better = min(range(len(starts)), key=minutes.__getitem__)
            loads.append(ZoneLoad(zone, people, better + 1, minutes[better]))
        in_room = self.room * sum(self.outside[start][self.here] for start in starts)
        return Timing(starts, tuple(loads), in_room)

    def singles(self) -> tuple[Timing, ...]:
        """Return every single start, in order of time."""
        return tuple(self.timing(start) for start in self.sittings)

    def best_single(self) -> Timing:
        """Return the best single start."""
        return min(self.singles(), key=self._rank)

    def best_of_two(self, single: Timing) -> Timing:
        """Return the best two sittings, or the best single start where they are not better."""
        fairer = (timing for timing in self._pairs() if timing.minutes < single.minutes)
        two = min(fairer, key=self._rank, default=single)
        return two if two.remote_minutes < single.remote_minutes else single

    def _pairs(self) -> Iterator[Timing]:
        for first, second in itertools.combinations(self.sittings.values(), 2):
            if first.is_over_before(second):
                yield self.timing(first.start, second.start)

    def _rank(self, timing: Timing) -> tuple[int, int, int, tuple[time, ...]]:
        """Return the key by which timings compare; the least is best."""
        distance = min(abs(_of_day(start) - _of_day(self.preference)) for start in timing.starts)
        return timing.remote_minutes, timing.room_minutes, distance, timing.starts


def _considered(preferred: Sitting) -> Iterator[Sitting]:
    """Yield the sittings that lie within the day of the place, and the one preferred, in order of time."""
    steps = range(_of_day(EARLIEST), _of_day(LATEST), STEP_MINUTES)
    usual = (Sitting(preferred.session, time(*divmod(step, 60)), preferred.minutes) for step in steps)
    found = {sitting for sitting in usual if sitting.ends_by(LATEST)}
    yield from sorted({*found, preferred}, key=lambda sitting: sitting.start)


def _of_day(clock: time) -> int:
    """Minutes since midnight [min]."""
    return clock.hour * 60 + clock.minute
