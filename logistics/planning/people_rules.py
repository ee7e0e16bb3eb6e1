"""The rules of the case on people and money as sentences and as limits of the attendance problem."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from logistics.case.regions import region_of
from logistics.money import format_cents
from logistics.planning.crew import Row
from logistics.planning.quota_rules import count_people, quota_rules
from logistics.planning.subject import PeopleRule, Subject
from solver.attendance.problem import Limit


def people_rules(subject: Subject) -> tuple[PeopleRule, ...]:
    """Return every rule on numbers of people, capacities and ceilings, in a fixed order."""
    found: list[PeopleRule] = []
    consultations = tuple(consultation.id for consultation in subject.case.consultations)
    for quota in subject.case.quotas:
        for session in quota.sessions or consultations:
            found += quota_rules(subject, quota, session)
    found += _capacity_rules(subject)
    found += _ceiling_rules(subject)
    found += _hub_rules(subject)
    return tuple(found)


def _capacity_rules(subject: Subject) -> Iterator[PeopleRule]:
    problem = subject.problem
    everybody = sum(row.units * row.size for row in subject.rows)
    for meeting, options in enumerate(subject.options):
        consultation = options.consultation
        rooms = {str(place): place.capacity for place in consultation.places if place.capacity is not None}
        if not rooms:
            continue
        room = np.zeros(len(problem.meeting), dtype=np.int64)
        room[problem.options_of(meeting)] = [
            -(everybody if place.capacity is None else place.capacity) for place in subject.places(meeting)
        ]
        tally = problem.tally(in_person=subject.heads(None, consultation.id), option=room)
        told = ", ".join(f"for {count_people(seats)} in {place}" for place, seats in sorted(rooms.items()))
        yield PeopleRule(f"{consultation.id} has room {told}", Limit(tally, 0), _seats)


def _seats(excess: int) -> str:
    return "1 more seat is needed" if excess == 1 else f"{excess} more seats are needed"


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
            room = "" if hub.seats is None else f", which has room for {count_people(seats)}"
            yield PeopleRule(
                f"who joins {session} remotely from {hub.region} sits in the remote hub {hub.id}{room}",
                Limit(subject.problem.tally(remote=counted, extra=extra), 0),
                lambda excess: f"{count_people(excess)} would have to join from elsewhere",
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
            partial(_money, most, currency),
        )


def _money(most: int, currency: str, excess: int) -> str:
    return f"{format_cents(most + excess, currency)} would be needed, {format_cents(excess, currency)} more"
