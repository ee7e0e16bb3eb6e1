"""Quotes: amounts with their parts, so that a funder can trace every cent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from logistics.case.places import Place
from logistics.money import cents


class PartKind(StrEnum):
    """Kind of cost of a part."""

    FARE = "fare"
    TERMINAL = "terminal expenses"
    TIME = "travel time"
    VISA = "visa"
    INSURANCE = "insurance"
    LODGING = "lodging"
    MEALS = "meals and incidentals"
    REMOTE = "remote connection"
    VENUE = "venue"


@dataclass(frozen=True, slots=True)
class Part:
    """One component of a quote: quantity times rate times factor times exchange rate, rounded once.

    Attributes:
        kind: kind of cost.
        label: what it is.
        quantity: how many of ``unit``.
        unit: unit of the quantity.
        rate: price of one unit in ``currency``.
        currency: ISO 4217 code of the rate.
        factor: price-year or policy factor [1].
        exchange: case currency for one unit of ``currency`` [1].
        source: id or text of the source of the rate.
        is_assumed: nobody has sourced the rate.
        factor_id: setting that gives the factor; empty when there is none.
    """

    kind: PartKind
    label: str
    quantity: Decimal
    unit: str
    rate: Decimal
    currency: str
    factor: Decimal
    exchange: Decimal
    source: str
    is_assumed: bool = False
    factor_id: str = ""

    @property
    def cents(self) -> int:
        """Amount, rounded half up [cents of the case currency]."""
        return cents(self.quantity * self.rate * self.factor * self.exchange)


@dataclass(frozen=True, slots=True)
class Quote:
    """An amount and the parts it is the sum of.

    Attributes:
        id: key of the quote in the report.
        label: what it is for.
        parts: components.
        cents: sum of the parts [cents of the case currency].
    """

    id: str
    label: str
    parts: tuple[Part, ...]
    cents: int

    @classmethod
    def of(cls, quote_id: str, label: str, *parts: Part) -> Quote:
        """Return the quote made of the parts that are not zero."""
        kept = tuple(part for part in parts if part.cents)
        return cls(quote_id, label, kept, sum(part.cents for part in kept))


@dataclass(frozen=True, slots=True)
class LegPrice:
    """Everything about one journey between two places, one way, per person.

    Attributes:
        quote: fare, terminal expenses and value of the hours.
        km: great-circle distance [km].
        mode: ``local``, ``ground`` or ``air``.
        hours: travel time [h].
        co2e_kg: emissions by the chosen method [kg CO2e].
        low_cents: the quote at the low fare model [cents].
        high_cents: the quote at the high fare model [cents].
    """

    quote: Quote
    km: int
    mode: str
    hours: Decimal
    co2e_kg: Decimal
    low_cents: int
    high_cents: int


def leg_key(start: Place, end: Place) -> tuple[str, str]:
    """Return the key of a leg, the same in both directions."""
    return (start.id, end.id) if start.id <= end.id else (end.id, start.id)
