"""Converts what funders may pay and what remote hubs cost into the currency of the case."""

from __future__ import annotations

from decimal import Decimal

from logistics.case.case import Case
from logistics.case.people import Funder, RemoteHub
from logistics.money import cents
from logistics.pricing.pricebook import HubPrice
from logistics.pricing.quotes import Part, PartKind, Quote
from logistics.pricing.rates import RateDesk

ONE = Decimal(1)


def funder_limits(case: Case, desk: RateDesk) -> tuple[dict[str, int], dict[str, int]]:
    """Return the ceilings and the lump sums by funder id, without those that have no limit [cents].

    Args:
        case: the case.
        desk: knows the exchange rates; a missing one is noted there.
    """
    ceilings = {
        each.id: _converted(each, each.ceiling, desk) for each in case.funders if each.ceiling is not None
    }
    lump_sums = {
        each.id: _converted(each, each.lump_sum, desk) for each in case.funders if each.lump_sum is not None
    }
    return ceilings, lump_sums


def _converted(funder: Funder, amount: Decimal, desk: RateDesk) -> int:
    return cents(amount * desk.rate(funder.currency or desk.into).value)


def hub_prices(case: Case, desk: RateDesk) -> dict[str, HubPrice]:
    """Return the price of each remote hub, by region.

    Args:
        case: the case.
        desk: knows the exchange rates; a missing one is noted there.
    """
    return {hub.region: _hub_price(hub, desk) for hub in case.hubs}


def _hub_price(hub: RemoteHub, desk: RateDesk) -> HubPrice:
    session, each = (hub.cost, "session"), (hub.each, "person and session")
    return HubPrice(
        session=_quote(hub, f"hub-{hub.id}", f"remote hub in {hub.place}", session, desk),
        each=_quote(hub, f"hub-{hub.id}-each", f"seat at the remote hub in {hub.place}", each, desk),
    )


def _quote(hub: RemoteHub, quote_id: str, label: str, price: tuple[Decimal, str], desk: RateDesk) -> Quote:
    rate, unit = price
    if not rate:
        return Quote(quote_id, label, (), 0)
    currency = hub.currency or desk.into
    exchange = desk.rate(currency).value
    is_assumed = not hub.source or hub.source.lower().startswith("assum")
    source = hub.source or "hubs of the case"
    kind = PartKind.REMOTE
    part = Part(kind, label, ONE, unit, rate, currency, ONE, exchange, source, is_assumed)
    return Quote.of(quote_id, label, part)
