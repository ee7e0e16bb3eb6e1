"""Prices as integer arrays over origins and places, for the formulation only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from logistics.case.places import Place
from logistics.planning.options import BoolArray, IntArray
from logistics.planning.patterns import Crowd
from logistics.pricing.pricebook import PriceBook


@dataclass(frozen=True, slots=True, eq=False)
class CostTables:
    """Prices per person [cents] and where people are at home.

    Attributes:
        there: from the origin, with visa and insurance, ``[origins, places]``.
        back: to the origin, ``[origins, places]``.
        night: a night in a place, zero where local, ``[origins, places]``.
        across: from place to place with visa, ``[origins, places, places]``.
        is_local: the place is local to the origin, ``[origins, places]``.
    """

    there: IntArray
    back: IntArray
    night: IntArray
    across: IntArray
    is_local: BoolArray


def cost_tables(prices: PriceBook, people: Crowd, places: tuple[Place, ...]) -> CostTables:
    """Return the prices between the origins of the crowd and the places where sessions may be."""
    shape = (len(people.origins), len(places))
    there, back, night = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    across = np.zeros((*shape, len(places)), dtype=np.int64)
    is_local = np.zeros(shape, dtype=bool)
    legs = np.array([[prices.leg(a, b).quote.cents for b in places] for a in places], dtype=np.int64)
    for row, origin in enumerate(people.origins):
        visa = np.array([[prices.visa_cents(origin, a, b) for b in places] for a in places])
        across[row] = legs + visa
        for column, place in enumerate(places):
            is_local[row, column] = prices.is_local(origin, place)
            if not is_local[row, column]:
                there[row, column] = prices.departure_cents(origin, place)
                back[row, column] = prices.leg(place, origin).quote.cents
                night[row, column] = prices.night(place).cents
    return CostTables(there, back, night, across, is_local)
