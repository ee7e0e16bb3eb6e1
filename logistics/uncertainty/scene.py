"""From a decided case to the ledger that prices its draws."""

from __future__ import annotations

import numpy as np

from logistics.case.case import Case
from logistics.case.venues import venues
from logistics.planning.formulate import Formulation
from logistics.planning.hires import venue_costs
from logistics.planning.options import IntArray
from logistics.pricing.pricebook import PriceBook
from logistics.uncertainty.board import Slate
from logistics.uncertainty.choices import Choices
from logistics.uncertainty.costing import Ledger
from logistics.uncertainty.party import Party, party_of
from logistics.uncertainty.seasons import seasons_of
from logistics.uncertainty.spreads import FloatArray, uncertainties_of
from logistics.uncertainty.tariffs import geography_of, price_tables
from logistics.uncertainty.worlds import Urn

MOST_TRIED_DAYS = 14
"""Days by which an anchor is moved, either way, to see whether other dates become best [days]."""


def ledger_of(case: Case, prices: PriceBook, formulation: Formulation, choices: Choices) -> Ledger:
    """Return what prices the draws of a case.

    Args:
        case: the case as decided; nothing in it is left open.
        prices: its prices.
        formulation: its placement problem.
        choices: what is compared.
    """
    rows = uncertainties_of(case)
    party = party_of(case, rows)
    places = {place for some in formulation.options for place in some.consultation.places}
    places |= {anchor.place for anchor in case.anchors}
    everywhere = tuple(sorted(places, key=lambda place: place.id))
    seasons = _seasons(case, formulation)
    slate = Slate(case, formulation.options, choices.options, party, seasons, everywhere)
    tables = price_tables(prices, geography_of(prices, party.origins, everywhere))
    urn = Urn(case, rows, tables, party, seasons, _movable(case, party))
    remote = [prices.remote_quote(party.cohorts[one.cohort].like).cents for one in party.outcomes]
    hired = _venues(case, prices, formulation, choices)
    return Ledger(slate, urn, np.array(remote, dtype=np.float64), hired)


def _venues(
    case: Case, prices: PriceBook, formulation: Formulation, choices: Choices
) -> dict[str, FloatArray]:
    """Return what each payer pays for venues, by its id, ``[choices]`` [cents]."""
    sizes = [len(some) for some in formulation.options]
    first = np.cumsum([0, *sizes[:-1]])
    cents = venue_costs(case, prices, formulation.options, sum(sizes))[:, :, 0]
    found: dict[str, FloatArray] = {}
    for venue, costs in zip(venues(case), cents, strict=True):
        paid = costs[choices.options + first].sum(axis=1).astype(np.float64)
        found[venue.funder] = found.get(venue.funder, np.zeros(len(paid))) + paid
    return found


def _movable(case: Case, party: Party) -> tuple[str, ...]:
    """Return the anchors that somebody may attend, sorted: moving others changes nothing."""
    attended = {name for sessions, _ in party.variants for name in sessions}
    return tuple(sorted(anchor.id for anchor in case.anchors if anchor.id in attended))


def _seasons(case: Case, formulation: Formulation) -> IntArray:
    """Return every season in which a session may begin or end, however its anchors slip."""
    days = [day for some in formulation.options for day in (*some.first.tolist(), *some.last.tolist())]
    for anchor in case.anchors:
        slips = [slip.days for slip in case.slips if anchor.id in slip.anchors]
        early = -MOST_TRIED_DAYS + sum(min(slip, 0) for slip in slips)
        furthest = range(early, MOST_TRIED_DAYS + sum(max(slip, 0) for slip in slips) + 1)
        ends = (anchor.first_day.toordinal(), anchor.last_day.toordinal())
        days += [end + shift for end in ends for shift in furthest]
    return np.unique(seasons_of(np.array(days, dtype=np.int64), case.ranges.season))
