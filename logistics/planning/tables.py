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
    visa = np.array([measure.of_quote(prices.visa) for measure in measures], dtype=np.int64)
    leaving = np.array([m.of_quote(prices.insurance) + m.of_departure for m in measures], dtype=np.int64)
    for row, origin in enumerate(origins):
        needs = np.array([[prices.needs_visa(origin, a, b) for b in places] for a in places], dtype=bool)
        across[row] = np.array(legs, dtype=np.int64).reshape(across.shape[1:]) + needs[:, :, None] * visa
        for column, place in enumerate(places):
            is_local[row, column] = prices.is_local(origin, place)
            if not is_local[row, column]:
                leg = np.array([measure.of_leg(prices.leg(origin, place)) for measure in measures])
                there[row, column] = leg + prices.needs_visa(origin, origin, place) * visa + leaving
                back[row, column] = leg
                night[row, column] = [measure.of_night(prices.night(place)) for measure in measures]
    return CostTables(there, back, night, across, is_local)
