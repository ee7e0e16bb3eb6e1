"""Whose trips change after publication: row by row, what was to be and what is to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from logistics.case.published import PublishedPerson
from logistics.planning.amendment import Amendment, Course
from logistics.planning.bill import Fate
from logistics.planning.plan import Itinerary
from logistics.planning.tickets import LegKey, TicketChange, leg_key_of

Key = TypeVar("Key", str, LegKey)


@dataclass(frozen=True, slots=True)
class Side:
    """What a row of people does, before or now; several parts of a row are taken together.

    Attributes:
        people: how many [persons].
        cost_cents: cost of all of them [cents].
        in_person: how many attend each session in person, by id of the session [persons].
        journeys: how many make each journey [persons].
        payers: ids of who pays; the empty one stands for own means.
    """

    people: int
    cost_cents: int
    in_person: dict[str, int]
    journeys: dict[LegKey, int]
    payers: frozenset[str]


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What changes for a row of people.

    Attributes:
        row: id of the row of the case.
        group: stakeholder group; may be empty.
        before: as published.
        now: by the course chosen.
        moved: ids of consultations that they were to attend in person and that moved or were cancelled.
        withdrawn: ids of sessions to which fewer of them come in person than published.
        invited: ids of sessions to which more of them come in person than published.
        given_up: journeys that fewer of them make than published.
        added: journeys that more of them make than published.
        tickets: what becomes of their tickets.
    """

    row: str
    group: str
    before: Side
    now: Side
    moved: tuple[str, ...]
    withdrawn: tuple[str, ...]
    invited: tuple[str, ...]
    given_up: tuple[LegKey, ...]
    added: tuple[LegKey, ...]
    tickets: tuple[TicketChange, ...]

    @property
    def ticket_cents(self) -> int:
        """Price of their tickets, kept and changed [cents]."""
        return sum(one.cents for one in self.tickets)

    @property
    def has_new_payers(self) -> bool:
        """Whether others pay for them than published; never where they are new or gone."""
        return bool(self.before.people and self.now.people) and self.before.payers != self.now.payers

    @property
    def is_changed(self) -> bool:
        """Whether anything that they were told is no longer so."""
        return self.before.people != self.now.people or self.has_new_payers or self.is_rebooked

    @property
    def is_rebooked(self) -> bool:
        """Whether their attendance or a journey of theirs changes."""
        return bool(self.moved or self.withdrawn or self.invited or self.given_up or self.added)

    @property
    def words(self) -> tuple[str, ...]:
        """What changes, in words; empty where nothing does."""
        return tuple(_words(self))


def people_changes(amendment: Amendment, course: Course) -> tuple[PersonChange, ...]:
    """Return what changes for everybody, in the order of the case; those who are gone last.

    Empty where the published plan does not say who was to come.
    """
    published = amendment.promise.published.people
    if published is None:
        return ()
    were: dict[str, list[PublishedPerson]] = {}
    for one in published:
        were.setdefault(one.row, []).append(one)
    now: dict[str, list[Itinerary]] = {}
    for line in course.plan.itineraries:
        if line.participant.is_people:
            now.setdefault(line.participant.row_id, []).append(line)
    lost = frozenset(one.id for one in course.bill.sessions if one.fate in {Fate.MOVED, Fate.CANCELLED})
    return tuple(
        _change(row, (were.get(row, []), now.get(row, [])), lost, course)
        for row in dict.fromkeys((*now, *were))
    )


def _change(
    row: str, sides: tuple[list[PublishedPerson], list[Itinerary]], lost: frozenset[str], course: Course
) -> PersonChange:
    before, now = _before(sides[0]), _now(sides[1])
    group = sides[1][0].participant.group if sides[1] else sides[0][0].group
    return PersonChange(
        row=row,
        group=group,
        before=before,
        now=now,
        moved=tuple(sorted(name for name in before.in_person if name in lost)),
        withdrawn=_fewer(before.in_person, now.in_person) if now.people else (),
        invited=_fewer(now.in_person, before.in_person) if before.people else (),
        given_up=_fewer(before.journeys, now.journeys),
        added=_fewer(now.journeys, before.journeys),
        tickets=tuple(one for one in course.bill.tickets if one.ticket.row == row),
    )


def _fewer(more: dict[Key, int], less: dict[Key, int]) -> tuple[Key, ...]:
    return tuple(sorted(key for key, people in more.items() if people > less.get(key, 0)))


def _before(people: list[PublishedPerson]) -> Side:
    in_person: dict[str, int] = {}
    journeys: dict[LegKey, int] = {}
    for one in people:
        for name in one.in_person:
            in_person[name] = in_person.get(name, 0) + one.people
        for leg in one.legs:
            key = leg.day, leg.start, leg.end
            journeys[key] = journeys.get(key, 0) + one.people
    payers = {one.funder for one in people} | {one.second_funder for one in people if one.second_funder}
    count, cost = sum(one.people for one in people), sum(one.cost_cents for one in people)
    return Side(count, cost, in_person, journeys, frozenset(payers))


def _now(lines: list[Itinerary]) -> Side:
    in_person: dict[str, int] = {}
    journeys: dict[LegKey, int] = {}
    payers: set[str] = set()
    for line in lines:
        who = line.participant
        payers |= {who.funder, *((who.second_funder,) if who.second_funder else ())}
        for name in who.in_person:
            in_person[name] = in_person.get(name, 0) + who.people
        for key in (leg_key_of(leg) for trip in line.trips for leg in trip.legs):
            journeys[key] = journeys.get(key, 0) + who.people
    people = sum(line.participant.people for line in lines)
    return Side(people, sum(line.cents for line in lines), in_person, journeys, frozenset(payers))


def _words(change: PersonChange) -> Iterator[str]:
    if not change.before.people:
        yield "new"
    elif not change.now.people:
        yield "no longer in the case"
    elif change.before.people != change.now.people:
        yield f"{change.before.people} people before, {change.now.people} now"
    if change.before.people and change.now.people:
        if change.moved:
            yield f"other dates: {', '.join(change.moved)}"
        if change.withdrawn:
            yield f"no longer in person at {', '.join(change.withdrawn)}"
        if change.invited:
            yield f"now in person at {', '.join(change.invited)}"
        if not change.moved and (change.given_up or change.added):
            yield "other journeys"
        if change.has_new_payers:
            yield "another payer"
