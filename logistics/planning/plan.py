"""A plan: dated consultations, everybody's journeys and nights, and what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from logistics.case.calendar import Session
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.pricing.quotes import LegPrice, Quote


@dataclass(frozen=True, slots=True)
class Leg:
    """One journey on a day, per person.

    Attributes:
        day: day of travel.
        start: from.
        end: to.
        price: price of the leg.
        extras: visa and insurance that come with it.
    """

    day: date
    start: Place
    end: Place
    price: LegPrice
    extras: tuple[Quote, ...] = ()

    @property
    def cents(self) -> int:
        """Cost [cents a person]."""
        return self.price.quote.cents + sum(extra.cents for extra in self.extras)


@dataclass(frozen=True, slots=True)
class Stay:
    """Consecutive nights in one place, per person.

    Attributes:
        first_night: evening on which the first night begins.
        nights: how many [nights], at least 1.
        place: where.
        quote: price of a night.
    """

    first_night: date
    nights: int
    place: Place
    quote: Quote

    @property
    def last_night(self) -> date:
        """Evening on which the last night begins."""
        return self.first_night + timedelta(days=self.nights - 1)

    @property
    def cents(self) -> int:
        """Cost [cents a person]."""
        return self.nights * self.quote.cents


@dataclass(frozen=True, slots=True)
class Trip:
    """From home to home.

    Attributes:
        sessions: sessions attended on the trip, in order of time.
        legs: journeys in order.
        stays: nights in order.
    """

    sessions: tuple[Session, ...]
    legs: tuple[Leg, ...]
    stays: tuple[Stay, ...]

    @property
    def cents(self) -> int:
        """Cost [cents a person]."""
        return sum(leg.cents for leg in self.legs) + sum(stay.cents for stay in self.stays)

    @property
    def is_local(self) -> bool:
        """True when nothing is travelled and no night is paid."""
        return not self.legs and not self.stays

    @property
    def hours(self) -> Decimal:
        """Travel time [h a person]."""
        return sum((leg.price.hours for leg in self.legs), Decimal(0))

    @property
    def co2e_kg(self) -> Decimal:
        """Emissions [kg CO2e a person]."""
        return sum((leg.price.co2e_kg for leg in self.legs), Decimal(0))


@dataclass(frozen=True, slots=True)
class Hire:
    """The venue of a consultation, for all its days.

    Attributes:
        session: the consultation as placed.
        quote: price of a day.
    """

    session: Session
    quote: Quote

    @property
    def days(self) -> int:
        """How many [days]."""
        return (self.session.last_day - self.session.first_day).days + 1

    @property
    def cents(self) -> int:
        """Cost [cents]."""
        return self.days * self.quote.cents


@dataclass(frozen=True, slots=True)
class Itinerary:
    """All trips of one participant (a delegation of ``people`` identical travellers).

    Attributes:
        participant: who.
        trips: trips in order of time.
        remote: sessions attended remotely, in order of time.
        remote_quote: price of one remote attendance.
        hires: venues paid for, where the participant stands for one.
    """

    participant: Participant
    trips: tuple[Trip, ...]
    remote: tuple[Session, ...]
    remote_quote: Quote
    hires: tuple[Hire, ...] = ()

    def bought(self) -> Iterator[tuple[int, Quote]]:
        """Yield everything that is paid for one person, and how many times."""
        for trip in self.trips:
            for leg in trip.legs:
                yield from ((1, quote) for quote in (leg.price.quote, *leg.extras))
            yield from ((stay.nights, stay.quote) for stay in trip.stays)
        if self.remote:
            yield len(self.remote), self.remote_quote
        yield from ((hire.days, hire.quote) for hire in self.hires)

    @property
    def cents_each(self) -> int:
        """Cost [cents a person]."""
        trips = sum(trip.cents for trip in self.trips)
        return trips + len(self.remote) * self.remote_quote.cents + sum(hire.cents for hire in self.hires)

    @property
    def cents(self) -> int:
        """Cost of the whole delegation [cents]."""
        return self.cents_each * self.participant.people


@dataclass(frozen=True, slots=True)
class Plan:
    """Dates and places of all consultations, and what everybody does.

    Attributes:
        sessions: the consultations as placed, in order of time.
        itineraries: one for each participant, in the order of the case, then one for each venue.
        cost_cents: total [cents].
    """

    sessions: tuple[Session, ...]
    itineraries: tuple[Itinerary, ...]
    cost_cents: int

    @property
    def co2e_kg(self) -> Decimal:
        """Emissions of all travel [kg CO2e]."""
        return sum(
            (trip.co2e_kg * line.participant.people for line in self.itineraries for trip in line.trips),
            Decimal(0),
        )

    @property
    def hours(self) -> Decimal:
        """Hours of travel of all people [h]."""
        return sum(
            (trip.hours * line.participant.people for line in self.itineraries for trip in line.trips),
            Decimal(0),
        )

    @property
    def journeys(self) -> int:
        """Number of journeys, one way, of all people."""
        return sum(
            len(trip.legs) * line.participant.people for line in self.itineraries for trip in line.trips
        )

    @property
    def scope(self) -> str:
        """What the cost is that of, in words."""
        return "all trips and venues" if any(line.hires for line in self.itineraries) else "all trips"

    def fare_range_cents(self) -> tuple[int, int]:
        """Return the cost of the same itineraries at the low and at the high fare model [cents]."""
        low = high = self.cost_cents
        for line in self.itineraries:
            for leg in (leg for trip in line.trips for leg in trip.legs):
                low += (leg.price.low_cents - leg.price.quote.cents) * line.participant.people
                high += (leg.price.high_cents - leg.price.quote.cents) * line.participant.people
        return low, high
