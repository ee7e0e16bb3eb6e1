"""One place where consultations might be held, and what the best plan with them there comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.conditions import Condition, value_of
from logistics.case.people import Cover
from logistics.case.places import Place
from logistics.case.visas import closest
from logistics.money import major
from logistics.planning.patterns import Crowd
from logistics.pricing.by_km import HOUR_UNITS
from logistics.pricing.pricebook import PriceBook

KINDS = {
    Cover.FARE: "fares",
    Cover.PER_DIEM: "lodging and meals",
    Cover.TERMINAL: "terminal expenses",
    Cover.VISA: "visas",
    Cover.INSURANCE: "insurance",
    Cover.TIME: "value of travel time",
    Cover.REMOTE: "remote connections",
    Cover.VENUE: "venue",
}
"""Kinds of cost that a ranking tells apart, by the words of funders, with their names."""
DIRECT = "direct"
"""Column of the case's own in table places that says whether a place is reached without a change."""
FIGURES = ("cost", "co2e", "hours", "longest", "visas", *KINDS)
"""Numbers by which candidates are sorted and filtered, beside the columns of places; kinds of cost too."""
YES = frozenset({"yes", "true", "1"})
ORDERS = (*FIGURES, DIRECT)
"""What candidates are sorted by."""


@dataclass(frozen=True, slots=True)
class Visitors:
    """People who would come to a place.

    Attributes:
        people: how many [persons].
        longest_hours: from home to the place, one way, of whoever travels longest [h].
        visas: people who need a visa by the rules of the case [persons].
        visas_unknown: people who cross a border about which the case says nothing [persons].
    """

    people: int
    longest_hours: Decimal
    visas: int
    visas_unknown: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place, with the cheapest plan in which the consultations are held there.

    Attributes:
        place: the place.
        sessions: all consultations as placed.
        cost_cents: cost of the plan, anchors and remote attendance included [cents].
        kinds: the same by kind of cost; they add up to it [cents].
        co2e_kg: emissions of all travel [kg CO2e].
        hours: hours of travel of all people [h].
        visitors: who would come.
    """

    place: Place
    sessions: tuple[Session, ...]
    cost_cents: int
    kinds: Mapping[Cover, int]
    co2e_kg: Decimal
    hours: Decimal
    visitors: Visitors

    @property
    def has_room(self) -> bool | None:
        """Whether all who come find a seat; None where the case names no number of seats."""
        return None if self.place.capacity is None else self.visitors.people <= self.place.capacity

    @property
    def direct(self) -> str:
        """What the case says about direct journeys; empty: nothing, and nobody else knows."""
        return value_of(self.place, DIRECT)

    def figure(self, name: str) -> Decimal:
        """Return one of ``FIGURES``: co2e [t], hours [h], longest [h], visas [persons], money [currency]."""
        if name in KINDS:
            return major(self.kinds[Cover(name)])
        return {
            "cost": major(self.cost_cents),
            "co2e": self.co2e_kg / 1000,
            "hours": self.hours,
            "longest": self.visitors.longest_hours,
            "visas": Decimal(self.visitors.visas),
        }[name]

    def order(self, name: str) -> Decimal:
        """Return what is least for whom comes first by one of ``ORDERS``; nobody knows comes last."""
        if name != DIRECT:
            return self.figure(name)
        return Decimal(2 if not self.direct else self.direct.casefold() not in YES)

    def meets(self, condition: Condition) -> bool:
        """Return whether a candidate meets a condition on one of ``FIGURES`` or on its place."""
        if condition.column in FIGURES:
            return condition.holds(str(self.figure(condition.column)))
        return condition.is_met_by(self.place)


def visitors(case: Case, prices: PriceBook, people: Crowd, names: tuple[str, ...], place: Place) -> Visitors:
    """Return who would come to a place for any of some consultations.

    Args:
        case: the case.
        prices: its prices.
        people: who travels alike.
        names: ids of the consultations.
        place: where they would be held.
    """
    rows = [row for row, pattern in enumerate(people.patterns) if pattern & set(names)]
    heads = people.people[rows].sum(axis=0).tolist()
    longest, needed, unknown, count = 0, 0, 0, 0
    coming = [(origin, head) for origin, head in zip(people.origins, heads, strict=True) if head]
    hours = prices.legs.arrays(tuple(origin for origin, _ in coming), (place,))[0].hours
    longest = int(hours.max(initial=0))
    for origin, head in coming:
        count += head
        if place.country in (origin.country, origin.nationality):
            continue
        rule = closest(case.visas, origin.nationality, place.country)
        unknown += head if rule is None else 0
        needed += head if rule is not None and rule.is_needed else 0
    return Visitors(count, Decimal(longest) / HOUR_UNITS, needed, unknown)
