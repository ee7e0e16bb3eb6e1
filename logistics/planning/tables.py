"""Prices and other measures as integer arrays over origins and places, for the formulation only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from logistics.case.places import Place
from logistics.planning.measures import COST, Measure
from logistics.planning.options import BoolArray, IntArray
from logistics.pricing.pricebook import PriceBook


@dataclass(frozen=True, slots=True, eq=False)
class CostTables:
    """Measures per person, cost first, and where people are at home.

    Attributes:
        there: from the origin, with visa and insurance, ``[origins, places, measures]``.
        back: to the origin, ``[origins, places, measures]``.
        night: a night in a place, zero where local, ``[origins, places, measures]``.
        across: from place to place with visa, ``[origins, places, places, measures]``.
        is_local: the place is local to the origin, ``[origins, places]``.
    """

    there: IntArray
    back: IntArray
    night: IntArray
    across: IntArray
    is_local: BoolArray


def cost_tables(
    prices: PriceBook,
    origins: tuple[Place, ...],
    places: tuple[Place, ...],
    measures: tuple[Measure, ...] = (COST,),
) -> CostTables:
    """Return the measures between origins and the places where sessions may be.

    Args:
        prices: prices of the case.
        origins: where trips start.
        places: where sessions may be.
        measures: what is counted; the first is the cost.
    """
    shape = (len(origins), len(places))
    there, back, night = (np.zeros((*shape, len(measures)), dtype=np.int64) for _ in range(3))
    across = np.zeros((*shape, len(places), len(measures)), dtype=np.int64)
    is_local = np.zeros(shape, dtype=bool)
    legs = [[[m.of_leg(prices.leg(a, b)) for m in measures] for b in places] for a in places]
    is_abroad = np.array([[[a.country != b.country] for b in places] for a in places], dtype=bool)
    leaving = np.array([m.of_quote(prices.insurance) + m.of_departure for m in measures], dtype=np.int64)
    for row, origin in enumerate(origins):
        entry = _entries(prices, origin, places, measures)
        across[row] = np.array(legs, dtype=np.int64).reshape(across.shape[1:]) + is_abroad * entry
        for column, place in enumerate(places):
            is_local[row, column] = prices.is_local(origin, place)
            if not is_local[row, column]:
                leg = np.array([measure.of_leg(prices.leg(origin, place)) for measure in measures])
                there[row, column] = leg + entry[column] + leaving
                back[row, column] = leg
                night[row, column] = [measure.of_night(prices.night(place)) for measure in measures]
    return CostTables(there, back, night, across, is_local)


def _entries(
    prices: PriceBook, origin: Place, places: tuple[Place, ...], measures: tuple[Measure, ...]
) -> IntArray:
    """Return the visas of somebody from the origin for the country of each place, ``[places, measures]``."""
    quotes = [prices.visa_quote(origin, origin, place) for place in places]
    table = [[0 if quote is None else measure.of_quote(quote) for measure in measures] for quote in quotes]
    return np.array(table, dtype=np.int64).reshape(len(places), len(measures))
