"""Our own arithmetic: what a plan costs when prices are changed and journeys are not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from logistics.case.people import Participant
from logistics.planning.plan import Itinerary, Plan
from logistics.pricing.quotes import Part, Quote

Change = Callable[[Quote, Part], Part]


def unchanged(_quote: Quote, part: Part) -> Part:
    return part


def recount(plan: Plan, change: Change = unchanged) -> dict[str, int]:
    """Return what each participant costs with the changed parts, by id [cents]."""
    return {line.participant.id: _itinerary(line, change) for line in plan.itineraries}


def total(counted: dict[str, int]) -> float:
    """Return the sum as a spreadsheet shows it [units of the currency]."""
    return sum(counted.values()) / 100


def total_of(plan: Plan, counted: dict[str, int], is_one: Callable[[Participant], bool]) -> float:
    """Return the sum over some participants as a spreadsheet shows it [units of the currency]."""
    return sum(counted[i.participant.id] for i in plan.itineraries if is_one(i.participant)) / 100


def _itinerary(line: Itinerary, change: Change) -> int:
    cents = len(line.remote) * _quote(line.remote_quote, change)
    for trip in line.trips:
        for leg in trip.legs:
            cents += sum(_quote(quote, change) for quote in (leg.price.quote, *leg.extras))
        cents += sum(stay.nights * _quote(stay.quote, change) for stay in trip.stays)
    return cents * line.participant.people


def _quote(quote: Quote, change: Change) -> int:
    return sum(_part(change(quote, part)) for part in quote.parts)


def _part(part: Part) -> int:
    amount = part.quantity * part.rate * part.factor * part.exchange * Decimal(100)
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))
