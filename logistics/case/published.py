"""A plan as it was published: what people were promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PublishedSession:
    """A consultation on its published dates.

    Attributes:
        id: identifier in the case.
        first_day: first day, included.
        last_day: last day, included.
        place: id of the place.
    """

    id: str
    first_day: date
    last_day: date
    place: str


@dataclass(frozen=True, slots=True)
class PublishedLeg:
    """A journey of one person in a published plan.

    Attributes:
        trip: number of the trip it belongs to, from 1 on.
        day: day of travel.
        start: id of the place it begins at.
        end: id of the place it leads to.
        fare_cents: fare when the plan was published [cents a person].
    """

    trip: int
    day: date
    start: str
    end: str
    fare_cents: int


@dataclass(frozen=True, slots=True)
class PublishedPerson:
    """People of a published plan who do the same.

    Attributes:
        id: as in the plan.
        row: id of the row of the case.
        group: stakeholder group; may be empty.
        people: how many [persons].
        funder: id of who pays; empty: own means.
        second_funder: id of who pays what that one leaves; empty: own means.
        in_person: ids of the sessions attended in person.
        remote: ids of the sessions joined remotely.
        cost_cents: cost of all of them together [cents].
        legs: journeys in order.
    """

    id: str
    row: str
    group: str
    people: int
    funder: str
    second_funder: str
    in_person: frozenset[str]
    remote: frozenset[str]
    cost_cents: int
    legs: tuple[PublishedLeg, ...]


@dataclass(frozen=True, slots=True)
class PublishedPlan:
    """A plan as it was published.

    Attributes:
        path: file it was read from, as the user gave it.
        currency: ISO 4217 code of all amounts.
        cost_cents: total [cents].
        sessions: consultations on their dates.
        people: who was to do what; None when the file does not say.
        kinds: kind of cost and what the plan spends on it [cents]; empty when the file does not say.
        funders: id of each payer (empty: own means) and what it was to pay [cents].
    """

    path: str
    currency: str
    cost_cents: int
    sessions: tuple[PublishedSession, ...]
    people: tuple[PublishedPerson, ...] | None = None
    kinds: tuple[tuple[str, int], ...] = ()
    funders: tuple[tuple[str, int], ...] = ()

    def session(self, name: str) -> PublishedSession | None:
        """Return a consultation as published; None when it was not."""
        return next((session for session in self.sessions if session.id == name), None)
