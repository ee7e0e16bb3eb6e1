"""The rules of one consultation on its own days: window, weekdays, holidays, closed days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import numpy as np

from logistics.case.calendar import ClosedDays, Consultation
from logistics.case.case import Case
from logistics.case.places import Place
from logistics.planning.holidays import public_holidays
from logistics.planning.options import BoolArray, IntArray, Options
from logistics.planning.restriction import Restriction, giving, in_days

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def calendar_rules(case: Case, index: int, consultation: Consultation) -> Iterator[Restriction]:
    """Yield the rules that say on which days a consultation may sit, whatever else is in the calendar."""
    name = consultation.id
    yield giving(partial(_window_rule, index, consultation), lambda days: f"{in_days(days)} longer would do")
    if len(consultation.weekdays) < len(WEEKDAYS):
        days = ", ".join(WEEKDAYS[day] for day in sorted(consultation.weekdays))
        off = tuple(day for day in range(7) if day not in consultation.weekdays)
        yield Restriction(f"{name} sits only on {days}", ((index, lambda o: ~_touches_weekday(o, off)),))
    if case.rules.has_public_holidays:
        for position, place in enumerate(consultation.places):
            yield _holiday_rule(index, consultation, position, place)
    for closed in case.closed:
        if closed.consultation in ("", consultation.id):
            yield _closed_rule(index, consultation, closed)


def _window_rule(index: int, consultation: Consultation, longer: int) -> Restriction:
    earliest, latest = consultation.earliest, consultation.latest
    sentence = f"{consultation.id} sits between {earliest} and {latest}"

    def allows(options: Options) -> BoolArray:
        outside = np.maximum(earliest.toordinal() - options.first, 0)
        outside += np.maximum(options.last - latest.toordinal(), 0)
        return np.less_equal(outside, longer)

    return Restriction(sentence, ((index, allows),))


def _touches_weekday(options: Options, weekdays: tuple[int, ...]) -> BoolArray:
    touched = np.zeros(len(options), dtype=bool)
    for offset in range(min(options.consultation.days, 7)):
        # date.fromordinal(1) is a Monday
        touched |= np.isin((options.first + offset - 1) % 7, weekdays)
    return touched


def _holiday_rule(index: int, consultation: Consultation, position: int, place: Place) -> Restriction:
    region = f"{place}-{place.subdivision}" if place.subdivision else str(place)

    def allows(options: Options) -> BoolArray:
        days = public_holidays(place, options.first, options.last)
        is_off: BoolArray = _touches_days(options, days) & (options.place == position)
        return ~is_off

    return Restriction(f"{consultation.id} keeps off the public holidays of {region}", ((index, allows),))


def _touches_days(options: Options, days: IntArray) -> BoolArray:
    until = np.searchsorted(days, options.last, side="right")
    return np.greater(until, np.searchsorted(days, options.first))


def _closed_rule(index: int, consultation: Consultation, closed: ClosedDays) -> Restriction:
    where = f" in {closed.place}" if closed.place else ""
    positions = [n for n, place in enumerate(consultation.places) if closed.place in (None, place)]

    def allows(options: Options) -> BoolArray:
        overlaps = (options.first <= closed.last_day.toordinal()) & (
            options.last >= closed.first_day.toordinal()
        )
        return ~(overlaps & np.isin(options.place, positions))

    span = _span(closed.first_day, closed.last_day)
    return Restriction(f"{consultation.id} keeps off {span}{where} ({closed.name})", ((index, allows),))


def _span(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} to {last}"
