"""Placements a consultation may take, as arrays, in order of preference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.places import Place

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

WEEK = 7


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    """Placements of one consultation: earlier days first, then places as the consultation lists them.

    Attributes:
        consultation: whose placements these are.
        place: index into ``consultation.places``, ``[options]``.
        first: first day as ordinal of the proleptic Gregorian calendar, ``[options]``.
    """

    consultation: Consultation
    place: IntArray
    first: IntArray

    def __len__(self) -> int:
        return len(self.first)

    @property
    def last(self) -> IntArray:
        """Last day as ordinal, ``[options]``."""
        return self.first + (self.consultation.days - 1)

    @property
    def places(self) -> tuple[Place, ...]:
        """Places in which there is a placement, as the consultation lists them."""
        return tuple(self.consultation.places[number] for number in np.unique(self.place).tolist())

    def numbered(self, position: Mapping[Place, int]) -> IntArray:
        """Return the number of the place of each option, ``[options]``; other places need no number."""
        table = [position.get(place, -1) for place in self.consultation.places]
        return np.array(table, dtype=np.int64)[self.place]

    def keep(self, mask: BoolArray) -> Options:
        """Return the options where the mask is true."""
        return replace(self, place=self.place[mask], first=self.first[mask])

    def session(self, index: int) -> Session:
        """Return the consultation as a session on the option's dates."""
        first = date.fromordinal(int(self.first[index]))
        last = date.fromordinal(int(self.last[index]))
        consultation = self.consultation
        place = consultation.places[int(self.place[index])]
        return Session(consultation.id, consultation.title, place, first, last)


def follows(options: Options, anchor: Session) -> BoolArray:
    """Return which options come after an anchor in the order of time: by days, then place, then id."""
    first, last = anchor.first_day.toordinal(), anchor.last_day.toordinal()
    place = np.array([place.id for place in options.consultation.places])[options.place]
    is_tie = np.full(len(options), options.consultation.id > anchor.id)
    is_tie = np.where(place == anchor.place.id, is_tie, place > anchor.place.id)
    is_tie = np.where(options.last == last, is_tie, options.last > last)
    return np.asarray(np.where(options.first == first, is_tie, options.first > first), dtype=np.bool_)


def free_days_between(one: Options, other: Options) -> IntArray:
    """Return the free days between options of two consultations, ``[options, options]``; negative: shared."""
    later = other.first[None, :] - one.last[:, None]
    earlier = one.first[:, None] - other.last[None, :]
    return np.asarray(np.maximum(later, earlier) - 1, dtype=np.int64)


def in_order(case: Case) -> tuple[Consultation, ...]:
    """Return the consultations in the order in which ties are settled: by window, length, then id."""
    return tuple(sorted(case.consultations, key=lambda c: (c.earliest, c.latest, c.days, c.id)))


def every_option(case: Case, *, is_wide: bool = False, days: tuple[date, ...] = ()) -> tuple[Options, ...]:
    """Return all placements over the horizon of the case, allowed or not, a consultation each.

    The horizon runs from the earliest first day to the latest last day of any consultation, so that
    a consultation's own window is a rule like any other and can be named when rules collide.

    Args:
        case: the case.
        is_wide: reach so far beyond the windows that no other rule on days leaves no placement by itself.
        days: days that lie within the horizon, whatever the windows are.
    """
    ends = [*days, *(day for c in case.consultations for day in (c.earliest, c.latest))]
    start, end = min(ends).toordinal(), max(ends).toordinal()
    if is_wide:
        start, end = _wide(case, start, end)
    return tuple(_options(consultation, start, end) for consultation in in_order(case))


def _wide(case: Case, start: int, end: int) -> tuple[int, int]:
    named = {name for c in case.consultations for name in (*c.beside, *c.after)}
    dates = [day for a in case.anchors if a.id in named for day in (a.first_day, a.last_day)]
    dates += [case.rules.latest_end] if case.rules.latest_end else []
    days = [start, end, *(day.toordinal() for day in dates)]
    days += [c.last_day.toordinal() for c in case.closed if start <= c.last_day.toordinal()]
    margin = WEEK + sum(c.days + c.least_gap_days + c.beside_gap_days for c in case.consultations)
    # any two consultations may change places, so their gap needs room on one side only
    gap = case.rules.least_gap_days + (case.rules.rotation_gap_days or 0)
    gaps = (len(case.consultations) - 1) * gap
    return min(days) - margin, max(days) + margin + gaps


def _options(consultation: Consultation, start: int, end: int) -> Options:
    days = np.arange(start, max(start, end - consultation.days + 2), dtype=np.int64)
    count = len(consultation.places)
    return Options(
        consultation,
        place=np.tile(np.arange(count, dtype=np.int64), len(days)),
        first=np.repeat(days, count),
    )
