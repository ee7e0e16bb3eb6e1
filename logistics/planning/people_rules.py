"""The rules of the case on people and money as sentences and as limits of the attendance problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

import numpy as np

from logistics.case.case import Case
from logistics.case.people import Quota
from logistics.case.places import Place
from logistics.case.regions import is_counted, region_of
from logistics.money import format_cents
from logistics.planning.crew import Row, is_among
from logistics.planning.options import IntArray, Options
from logistics.pricing.pricebook import PriceBook
from solver.attendance.problem import AttendanceProblem, Limit, Tally

PERCENT = 100


@dataclass(frozen=True, slots=True, eq=False)
class PeopleRule:
    """A rule on people or money.

    Attributes:
        sentence: the rule in the words of the case.
        limit: the rule as the solver takes it.
        give: how far it would have to give for its limit to be ``excess`` units more.
    """

    sentence: str
    limit: Limit
    give: Callable[[int], str]


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What rules are made of.

    Attributes:
        case: the case as asked.
        prices: its prices.
        rows: travellers.
        meetings: ids of the meetings, consultations first.
        options: allowed placements of each consultation.
        problem: the problem without limits.
        hubs: extra that stands for an open hub, by hub and session.
        missing: extra that stands for people missing, by quota and session; empty when none may be.
    """

    case: Case
    prices: PriceBook
    rows: tuple[Row, ...]
    meetings: tuple[str, ...]
    options: tuple[Options, ...]
    problem: AttendanceProblem
    hubs: Mapping[tuple[str, str], int]
    missing: Mapping[tuple[str, str], int]

    def heads(self, is_in: Callable[[Row], bool] | None, session: str) -> IntArray:
        """Return 1 where a row is counted at a session, ``[travellers, meetings]``; None counts everybody."""
        table = np.zeros((len(self.rows), len(self.meetings)), dtype=np.int64)
        if session in self.meetings and self.rows:
            table[[is_in is None or is_in(row) for row in self.rows], self.meetings.index(session)] = 1
        return table

    def invited(self, counted: IntArray) -> int:
        """Return how many people could be counted."""
        people = self.problem.travellers
        able = ((people.must | people.may) & (counted > 0)).any(axis=1)
        return int((able * people.units * people.size).sum())

    def one_extra(self, number: int | None, value: int) -> IntArray:
        """Return an array over the extras that is zero but for one, ``[extras]``."""
        array = np.zeros(len(self.problem.extra_upper), dtype=np.int64)
        if number is not None:
            array[number] = value
        return array

    def places(self, meeting: int) -> list[Place]:
        """Return the place of each option of a meeting; none for anchors."""
        if meeting >= len(self.options):
            return []
        options = self.options[meeting]
        return [options.consultation.places[index] for index in options.place.tolist()]


def people_rules(subject: Subject) -> tuple[PeopleRule, ...]:
    """Return every rule on numbers of people, capacities and ceilings, in a fixed order."""
    found: list[PeopleRule] = []
    consultations = tuple(consultation.id for consultation in subject.case.consultations)
    for quota in subject.case.quotas:
        for session in quota.sessions or consultations:
            found += _quota_rules(subject, quota, session)
    found += _capacity_rules(subject)
    found += _ceiling_rules(subject)
    found += _hub_rules(subject)
    return tuple(found)


def _quota_rules(subject: Subject, quota: Quota, session: str) -> Iterator[PeopleRule]:
    counted = subject.heads(lambda row: is_counted(quota, row.like), session)
    among = subject.heads(lambda row: is_among(quota, row.like), session)
    where = "remotely" if quota.is_remote else "in person"
    who = f"{_who(quota)} at {session} {where} (quota {quota.id})"
    if quota.least is not None:
        least, invited = quota.least, subject.invited(counted)
        yield PeopleRule(
            f"at least {least} people of {who}",
            Limit(replace(_tally(subject, quota, -counted), extra=_missing(subject, quota, session)), -least),
            lambda excess: (
                f"{least} cannot be met: at most {least - excess} can be there, {invited} are invited"
            ),
        )
    if quota.most is not None:
        most = quota.most
        yield PeopleRule(
            f"at most {most} people of {who}",
            Limit(_tally(subject, quota, counted), most),
            lambda excess: f"{most} cannot be kept: at least {most + excess} have to be there",
        )
    of = f"those of {quota.among}" if quota.among else "everybody"
    for share, sign, word in ((quota.least_share, 1, "at least"), (quota.most_share, -1, "at most")):
        if share is not None:
            part = Fraction(share) / PERCENT
            tally = _share(subject, quota, (counted, among), part, sign)
            sentence = f"{word} {share:f} % of {of} there are of {who}"
            yield PeopleRule(sentence, Limit(tally, 0), _share_gives(part, sign))


def _missing(subject: Subject, quota: Quota, session: str) -> IntArray:
    return subject.one_extra(subject.missing.get((quota.id, session)), -1)


def _who(quota: Quota) -> str:
    words = [quota.group, quota.region, quota.gender, " or ".join(quota.countries)]
    return ", ".join(word for word in words if word) or "everybody"


def _share_gives(part: Fraction, sign: int) -> Callable[[int], str]:
    unit = part.denominator
    verb = "missing" if sign > 0 else "too many"
    return lambda excess: f"{-(-excess // unit)} people {verb} at least, were nothing else to change"


def _tally(subject: Subject, quota: Quota, counted: IntArray) -> Tally:
    if quota.is_remote:
        return subject.problem.tally(remote=counted)
    return subject.problem.tally(in_person=counted)


def _share(
    subject: Subject, quota: Quota, heads: tuple[IntArray, IntArray], part: Fraction, sign: int
) -> Tally:
    """Return what is zero or less where a share is kept, in whole numbers.

    Args:
        subject: what rules are made of.
        quota: the quota.
        heads: who is counted, and whom the share is of, ``[travellers, meetings]``.
        part: the share.
        sign: 1 for "at least": ``part x among - counted``; -1 for "at most": the same the other way round.
    """
    counted, among = heads
    times, scale = part.numerator * sign, part.denominator * sign
    if quota.is_remote:
        return subject.problem.tally(in_person=times * among, remote=times * among - scale * counted)
    return subject.problem.tally(in_person=times * among - scale * counted)


def _capacity_rules(subject: Subject) -> Iterator[PeopleRule]:
    problem = subject.problem
    everybody = sum(row.units * row.size for row in subject.rows)
    for meeting, consultation in enumerate(subject.meetings):
        places = subject.places(meeting)
        if not any(place.capacity is not None for place in places):
            continue
        room = np.zeros(len(problem.meeting), dtype=np.int64)
        room[problem.options_of(meeting)] = [
            -(everybody if place.capacity is None else place.capacity) for place in places
        ]
        tally = problem.tally(in_person=subject.heads(None, consultation), option=room)
        named = {str(place): place.capacity for place in places if place.capacity is not None}
        rooms = ", ".join(f"{seats} in {place}" for place, seats in sorted(named.items()))
        yield PeopleRule(
            f"the room of {consultation} has {rooms} seats",
            Limit(tally, 0),
            lambda excess: f"{excess} more seats are needed",
        )


def _hub_rules(subject: Subject) -> Iterator[PeopleRule]:
    """Yield for each hub and session that who joins there needs it open; the seats where it has so many."""
    people = subject.problem.travellers
    for hub in subject.case.hubs:
        for session in subject.meetings:
            number = subject.hubs.get((hub.id, session))
            if number is None:
                continue
            counted = subject.heads(partial(_is_of, hub.region), session)
            everybody = int((counted.sum(axis=1) * people.units * people.size).sum())
            seats = everybody if hub.seats is None else hub.seats
            extra = subject.one_extra(number, -seats)
            yield PeopleRule(
                f"the remote hub {hub.id} has {seats} seats at {session}",
                Limit(subject.problem.tally(remote=counted, extra=extra), 0),
                lambda excess: f"{excess} more seats are needed",
            )


def _is_of(region: str, row: Row) -> bool:
    return region_of(row.like) == region


def _ceiling_rules(subject: Subject) -> Iterator[PeopleRule]:
    currency = subject.case.currency
    for number, funder in enumerate(subject.case.funders):
        most = subject.prices.ceilings.get(funder.id)
        if most is None:
            continue
        payer = np.zeros(subject.problem.payers, dtype=np.int64)
        payer[number] = 1
        yield PeopleRule(
            f"{funder.title} ({funder.id}) pays at most {format_cents(most, currency)}",
            Limit(subject.problem.tally(payer=payer), most),
            lambda excess: f"{format_cents(excess, currency)} more are needed",
        )
