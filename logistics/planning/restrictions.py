"""The rules of the case as sentences and as what they exclude: placements, or pairs of placements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import combinations

import numpy as np

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.places import Place
from logistics.planning.calendar_rules import calendar_rules
from logistics.planning.options import BoolArray, IntArray, Options, free_days_between, in_order
from logistics.planning.patterns import Crowd
from logistics.planning.restriction import AllowsOption, AllowsPair, Give, Restriction, giving
from logistics.planning.rotation import rotation_rules

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def restrictions(case: Case, crowd: Crowd) -> tuple[Restriction, ...]:
    """Return every rule on dates and places, in a fixed order."""
    ordered = in_order(case)
    found: list[Restriction] = []
    for index, consultation in enumerate(ordered):
        found += calendar_rules(case, index, consultation)
        found += _beside_rules(case, index, consultation)
        found += _after_rules(case, ordered, index)
        found += _presence_rules(case, crowd, index, consultation)
    found += _case_rules(case, ordered)
    found += rotation_rules(case, ordered)
    found += _shared_presence_rules(case, crowd, ordered)
    return tuple(found)


def _beside_rules(case: Case, index: int, consultation: Consultation) -> Iterator[Restriction]:
    if consultation.beside:
        anchors = tuple(anchor for anchor in case.anchors if anchor.id in consultation.beside)
        most = consultation.beside_gap_days
        rule = partial(_beside_rule, index, consultation, anchors)
        yield giving(rule, lambda days: f"at most {most + days} would do")


def _beside_rule(
    index: int, consultation: Consultation, anchors: tuple[Session, ...], more: int
) -> Restriction:
    most = consultation.beside_gap_days

    def allows(options: Options) -> BoolArray:
        near = np.zeros(len(options), dtype=bool)
        for anchor in anchors:
            here = np.isin(options.place, _positions(consultation, anchor.place))
            gap = _free_days(options, anchor.first_day.toordinal(), anchor.last_day.toordinal())
            near |= here & (gap <= most + more)
        return near

    names = " or ".join(consultation.beside)
    sentence = f"{consultation.id} sits beside {names}, in its place, with at most {most} free days between"
    return Restriction(sentence, ((index, allows),))


def _positions(consultation: Consultation, place: Place) -> list[int]:
    return [n for n, candidate in enumerate(consultation.places) if candidate == place]


def _free_days(options: Options, first: int, last: int) -> IntArray:
    """Free days between the options and a session; negative when they share days."""
    return np.maximum(first - options.last, options.first - last) - 1


def _after_rules(case: Case, ordered: tuple[Consultation, ...], index: int) -> Iterator[Restriction]:
    consultation = ordered[index]
    anchors = {anchor.id: anchor for anchor in case.anchors}
    position = {other.id: n for n, other in enumerate(ordered)}
    least, most = consultation.least_gap_days, consultation.most_gap_days
    for name in consultation.after:
        limit = "" if most is None else f" and at most {most}"
        sentence = f"{consultation.id} follows {name} with at least {least}{limit} free days between"
        before = anchors.get(name, position.get(name, 0))
        yield _gap_restriction(least, most, partial(_after_rule, sentence, before, index))


def _gap_restriction(
    least: int, most: int | None, rule: Callable[[int, int | None], Restriction]
) -> Restriction:
    """Return a rule on the free days between, made of the least and the most, with the ways it may give."""
    fewer = Give(
        lambda days: rule(least - days, most), lambda days: f"at least {least - days} would do", least
    )
    gives: tuple[Give, ...] = (fewer,) if least else ()
    if most is not None:
        gives += (
            Give(lambda days: rule(least, most + days), lambda days: f"at most {most + days} would do"),
        )
    return replace(rule(least, most), gives=gives)


def _after_rule(
    sentence: str, before: Session | int, index: int, least: int, most: int | None
) -> Restriction:
    if isinstance(before, int):
        return Restriction(sentence, pairs=((before, index, _after_option(least, most)),))
    return Restriction(sentence, ((index, _after_day(before.last_day.toordinal(), least, most)),))


def _after_day(end: int, least: int, most: int | None) -> AllowsOption:
    return lambda options: _within(options.first - end - 1, least, most)


def _after_option(least: int, most: int | None) -> AllowsPair:
    return lambda before, after: _within(after.first[None, :] - before.last[:, None] - 1, least, most)


def _within(gap: IntArray, least: int, most: int | None) -> BoolArray:
    return (gap >= least) if most is None else (gap >= least) & (gap <= most)


def _presence_rules(
    case: Case, crowd: Crowd, index: int, consultation: Consultation
) -> Iterator[Restriction]:
    for anchor in case.anchors:
        people = crowd.attending(consultation.id, anchor.id)
        if people:
            sentence = _presence_sentence(people, consultation.id, anchor.id)
            yield Restriction(sentence, ((index, can_attend_both(case, consultation, anchor)),))


def _presence_sentence(people: int, one: str, other: str) -> str:
    who = "1 person attends" if people == 1 else f"{people} people attend"
    return f"{who} both {one} and {other} and cannot be in two places at once"


def can_attend_both(case: Case, consultation: Consultation, anchor: Session) -> AllowsOption:
    """Return which placements of a consultation leave a person free to attend an anchor, too."""
    first, last = anchor.first_day.toordinal(), anchor.last_day.toordinal()

    def allows(options: Options) -> BoolArray:
        same = np.isin(options.place, _positions(consultation, anchor.place))
        gap = _free_days(options, first, last)
        encloses = (options.first < first) & (options.last > last)
        return _possible(case, gap, same, encloses)

    return allows


def _possible(case: Case, gap: IntArray, same: BoolArray, encloses: BoolArray) -> BoolArray:
    together = ~encloses if case.rules.is_same_day_allowed else gap >= 0
    mask: BoolArray = np.where(same, together, gap >= case.rules.transfer_days - 1)
    return mask


def _shared_presence_rules(
    case: Case, crowd: Crowd, ordered: tuple[Consultation, ...]
) -> Iterator[Restriction]:
    for one, other in combinations(range(len(ordered)), 2):
        people = crowd.attending(ordered[one].id, ordered[other].id)
        if people:
            sentence = _presence_sentence(people, ordered[one].id, ordered[other].id)
            yield Restriction(sentence, pairs=((one, other, _presence_together(case)),))


def _presence_together(case: Case) -> AllowsPair:
    def allows(one: Options, other: Options) -> BoolArray:
        same = _same_place(one, other)
        gap = free_days_between(one, other)
        starts = np.sign(one.first[:, None] - other.first[None, :])
        ends = np.sign(one.last[:, None] - other.last[None, :])
        return _possible(case, gap, same, starts * ends < 0)

    return allows


def _same_place(one: Options, other: Options) -> BoolArray:
    places = [[a == b for b in other.consultation.places] for a in one.consultation.places]
    table = np.array(places, dtype=bool)
    return table[one.place[:, None], other.place[None, :]]


def _case_rules(case: Case, ordered: tuple[Consultation, ...]) -> Iterator[Restriction]:
    rules = case.rules
    couples = tuple(combinations(range(len(ordered)), 2))
    if (end := rules.latest_end) is not None:
        yield giving(
            partial(_end_rule, end, len(ordered)), lambda days: f"{end + timedelta(days=days)} would do"
        )
    if rules.least_gap_days and couples:
        sentence = f"any two consultations have at least {rules.least_gap_days} free days between"
        yield _gap_restriction(rules.least_gap_days, None, partial(_gap_rule, sentence, couples))
    if rules.most_gap_days is not None and couples:
        sentence = f"any two consultations have at most {rules.most_gap_days} free days between"
        # no least: consultations may sit side by side
        yield _gap_restriction(0, rules.most_gap_days, partial(_gap_rule, sentence, couples))


def _end_rule(end: date, consultations: int, later: int) -> Restriction:
    last = end.toordinal() + later
    return Restriction(
        f"every consultation is over by {end}",
        tuple((index, lambda o: o.last <= last) for index in range(consultations)),
    )


def _gap_rule(
    sentence: str, couples: tuple[tuple[int, int], ...], least: int, most: int | None
) -> Restriction:
    def allows(one: Options, other: Options) -> BoolArray:
        gap = free_days_between(one, other)
        return gap <= most if most is not None else gap >= least

    return Restriction(sentence, pairs=tuple((one, other, allows) for one, other in couples))
