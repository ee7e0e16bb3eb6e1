"""A run whose journeys stay as they are while prices change, as they do in a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from logistics.planning.plan import Itinerary, Leg, Plan, Trip
from logistics.planning.run import Run
from logistics.pricing.quotes import Quote
from tests.logistics.exhibits.recount import Change


def repriced(run: Run, change: Change, ceilings: Mapping[str, int], lump_sums: Mapping[str, int]) -> Run:
    """Return the run with changed parts of quotes, ceilings and lump sums [cents]."""
    prices = replace(
        run.prices,
        ceilings={**run.prices.ceilings, **ceilings},
        lump_sums={**run.prices.lump_sums, **lump_sums},
    )
    plan, baseline = _plan(run.plan, change), _plan(run.baseline, change)
    return replace(run, prices=prices, plan=plan, baseline=baseline)


def _plan(plan: Plan, change: Change) -> Plan:
    lines = tuple(_line(line, change) for line in plan.itineraries)
    return Plan(plan.sessions, lines, sum(line.cents for line in lines))


def _line(line: Itinerary, change: Change) -> Itinerary:
    trips = tuple(_trip(trip, change) for trip in line.trips)
    hires = tuple(replace(hire, quote=_quote(hire.quote, change)) for hire in line.hires)
    return replace(line, trips=trips, remote_quote=_quote(line.remote_quote, change), hires=hires)


def _trip(trip: Trip, change: Change) -> Trip:
    stays = tuple(replace(stay, quote=_quote(stay.quote, change)) for stay in trip.stays)
    return replace(trip, legs=tuple(_leg(leg, change) for leg in trip.legs), stays=stays)


def _leg(leg: Leg, change: Change) -> Leg:
    price = replace(leg.price, quote=_quote(leg.price.quote, change))
    return replace(leg, price=price, extras=tuple(_quote(extra, change) for extra in leg.extras))


def _quote(quote: Quote, change: Change) -> Quote:
    parts = tuple(change(quote, part) for part in quote.parts)
    return replace(quote, parts=parts, cents=sum(part.cents for part in parts))
