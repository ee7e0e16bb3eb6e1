"""Journeys bought for a published plan: what keeping or changing each of them costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from logistics.case.case import Case
from logistics.case.deadlines import Task, deadline_rule
from logistics.case.published import PublishedLeg, PublishedPerson
from logistics.money import cents, major
from logistics.planning.plan import Leg, Plan
from logistics.planning.promise import Promise
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import LegPrice, PartKind

LegKey = tuple[date, str, str]
"""Day of a journey, and the ids of the places it begins at and leads to."""
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Ticket:
    """One journey that is bought for people of one row.

    A ticket is kept where the new itinerary has the journey, too: on the same day, between the same places.

    Attributes:
        row: id of the row of the case.
        day: day of travel.
        start: id of the place it begins at.
        end: id of the place it leads to.
        people: how many hold it [persons].
        paid_cents: fare paid for one [cents].
        fee_cents: fee for changing one [cents].
        lost_cents: part of the fare that is lost when one is changed [cents].
        fare_cents: fare of the same journey now, which the plan counts for it; None: the case has no price
            for it any more [cents].
    """

    row: str
    day: date
    start: str
    end: str
    people: int
    paid_cents: int
    fee_cents: int
    lost_cents: int
    fare_cents: int | None

    @property
    def key(self) -> LegKey:
        """Which journey it is for."""
        return self.day, self.start, self.end

    @property
    def changed_cents(self) -> int:
        """Price of changing one [cents]."""
        return self.fee_cents + self.lost_cents

    @property
    def kept_cents(self) -> int:
        """What one costs more than the plan counts for it when it is kept; below zero where less [cents].

        It has cost what was paid and not what the journey costs now; where the fare has fallen so far that
        giving it back and buying it anew costs less, that is done.
        """
        if self.fare_cents is None:
            return 0
        return min(self.paid_cents - self.fare_cents, self.changed_cents)

    @property
    def worth_cents(self) -> int:
        """How much less one costs kept than changed; at least zero [cents]."""
        return self.changed_cents - self.kept_cents if self.fare_cents is not None else 0


@dataclass(frozen=True, slots=True)
class TicketChange:
    """What becomes of a ticket.

    Attributes:
        ticket: the ticket.
        kept: people who keep it [persons].
    """

    ticket: Ticket
    kept: int

    @property
    def changed(self) -> int:
        """People for whom it is changed [persons]."""
        return self.ticket.people - self.kept

    @property
    def cents(self) -> int:
        """Price of both together [cents]."""
        return self.kept * self.ticket.kept_cents + self.changed * self.ticket.changed_cents


def fare_of(price: LegPrice) -> int:
    """Return the fare in the price of a journey, without what comes with it [cents]."""
    return sum(part.cents for part in price.quote.parts if part.kind is PartKind.FARE)


def bought_tickets(case: Case, prices: PriceBook, promise: Promise) -> tuple[Ticket, ...]:
    """Return the journeys of a published plan that are bought by today.

    A trip is bought when it has begun, or when the deadline for tickets of the country it starts in has
    come: ``deadlines``, ticket. What cost no fare needs no ticket.
    """
    people: Counter[tuple[str, LegKey, int]] = Counter()
    for person in promise.published.people or ():
        for leg in _bought_legs(case, promise, person):
            people[person.row, (leg.day, leg.start, leg.end), leg.fare_cents] += person.people
    fee = cents(case.change.ticket_fee)
    return tuple(
        Ticket(
            row,
            *key,
            people=count,
            paid_cents=paid,
            fee_cents=fee,
            lost_cents=cents(major(paid) * case.change.ticket_share / HUNDRED),
            fare_cents=_fare_now(prices, key),
        )
        for (row, key, paid), count in sorted(people.items())
    )


def _bought_legs(case: Case, promise: Promise, person: PublishedPerson) -> Iterator[PublishedLeg]:
    countries = {place.id: place.country for place in case.places}
    for _, trip in groupby(person.legs, key=lambda leg: leg.trip):
        legs = tuple(trip)
        rule = deadline_rule(case.deadlines, Task.TICKET, countries.get(legs[0].start, ""))
        due = legs[0].day - timedelta(days=rule.days if rule else 0)
        if due <= promise.today:
            yield from (leg for leg in legs if leg.fare_cents)


def _fare_now(prices: PriceBook, key: LegKey) -> int | None:
    _, start, end = key
    price = prices.legs.get((min(start, end), max(start, end)))
    return None if price is None else fare_of(price)


def leg_key_of(leg: Leg) -> LegKey:
    """Return which journey a leg is."""
    return leg.day, leg.start.id, leg.end.id


def ticket_changes(tickets: tuple[Ticket, ...], plan: Plan) -> tuple[TicketChange, ...]:
    """Return what becomes of each ticket in a plan, row by row.

    Of the people of a row who hold a ticket as many keep it as make the journey in the plan.
    """
    travelling: Counter[tuple[str, LegKey]] = Counter()
    for line in plan.itineraries:
        for key in {leg_key_of(leg) for trip in line.trips for leg in trip.legs}:
            travelling[line.participant.row_id, key] += line.participant.people
    found = []
    for ticket in tickets:
        kept = min(ticket.people, travelling[ticket.row, ticket.key])
        travelling[ticket.row, ticket.key] -= kept
        found.append(TicketChange(ticket, kept))
    return tuple(found)
