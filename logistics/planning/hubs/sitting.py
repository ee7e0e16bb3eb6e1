"""The common sitting of hubs: when all of them can meet within 08-20 local time.

On a given day the starts that suit a place are an interval of time, from the opening there to the closing
less the length of the sitting. Places have a common start exactly if their intervals meet, and then the
latest of their openings is one. So the sets of places that can meet are those that suit one of the openings,
and only the largest of these sets matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

import numpy as np

from logistics.case.places import Place
from logistics.planning.local_time import CLOSES, OPENS, instant
from logistics.planning.options import BoolArray

Starts = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A common sitting of hubs on one day.

    Attributes:
        start: instant at which it begins, in UTC.
        minutes: its length [min].
    """

    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        """Instant at which it is over, in UTC."""
        return self.start + timedelta(minutes=self.minutes)


@cache
def starts(zone: str, day: date, minutes: int) -> Starts:
    """Return the first and the last instant at which a sitting may begin on a local day, in UTC.

    Args:
        zone: IANA name.
        day: local day.
        minutes: length of the sitting; at most twelve hours [min].
    """
    return instant(day, OPENS, zone), instant(day, CLOSES, zone) - timedelta(minutes=minutes)


def common_sitting(places: Iterable[Place], day: date, minutes: int) -> Sitting | None:
    """Return the first sitting of places within 08-20 local time of a day, or None when there is none."""
    intervals = [starts(place.time_zone, day, minutes) for place in places]
    first, last = max(early for early, _ in intervals), min(late for _, late in intervals)
    return Sitting(first, minutes) if first <= last else None


def families(places: tuple[Place, ...], days: tuple[date, ...], minutes: int) -> BoolArray:
    """Return the largest sets of places that have a common sitting on each of the days.

    Args:
        places: candidates.
        days: days of the consultation.
        minutes: length of the sitting on each day [min].

    Returns:
        ``[families, places]``; a set of places can meet exactly if it lies within one of them.
    """
    met = np.ones((1, len(places)), dtype=np.bool_)
    for day in days:
        today = _families_on(places, day, minutes)
        met = _largest((met[:, None, :] & today[None, :, :]).reshape(-1, len(places)))
    return met


def _families_on(places: tuple[Place, ...], day: date, minutes: int) -> BoolArray:
    intervals = [starts(place.time_zone, day, minutes) for place in places]
    first = np.array([early.timestamp() for early, _ in intervals])
    last = np.array([late.timestamp() for _, late in intervals])
    openings = np.unique(first)[:, None]
    return _largest((first <= openings) & (openings <= last))


def _largest(sets: BoolArray) -> BoolArray:
    """Return the distinct sets that lie within no other one, in the order of their members."""
    distinct = np.unique(sets, axis=0)[::-1]
    sizes = distinct.sum(axis=1)
    shared = distinct.astype(np.int64) @ distinct.astype(np.int64).T
    is_within = (shared == sizes[:, None]) & (sizes[:, None] < sizes[None, :])
    kept: BoolArray = distinct[~is_within.any(axis=1)]
    return kept
