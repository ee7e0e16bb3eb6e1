"""Prices and other measures as integer arrays over origins and places, for the formulation only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from logistics.case.places import Place
from logistics.planning.measures import COST, Measure
from logistics.planning.options import BoolArray, IntArray
from logistics.pricing.matrix import visa_table
from logistics.pricing.pricebook import PriceBook


@dataclass(frozen=True, slots=True, eq=False)
class CostTables:
    """Measures per person, cost first, and where people are at home.

    Attributes:
        there: from the origin, with visa and insurance, ``[origins, places, measures]``.
        back: to the origin, ``[origins, places, measures]``.
        night: a night in a place, zero where local, ``[origins, places, measures]``.
        between: from place to place without visa, ``[places, places, measures]``.
        entry: visa for entering the country of a place from abroad, ``[origins, places, measures]``.
        is_abroad: the places are in different countries, ``[places, places]``.
        is_local: the place is local to the origin, ``[origins, places]``.
    """

    there: IntArray
    back: IntArray
    night: IntArray
    between: IntArray
    entry: IntArray
    is_abroad: BoolArray
    is_local: BoolArray

    def across(self, first: IntArray | int, second: IntArray | int) -> IntArray:
        """Return journeys from places straight to others, with visa, ``[origins, ..., measures]``.

        Args:
            first: from, ``[...]``.
            second: to, ``[...]``; both are broadcast.
        """
        visa = self.entry[:, second] * np.asarray(self.is_abroad[first, second])[..., None]
        return np.asarray(self.between[first, second] + visa, dtype=np.int64)


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
    legs, is_local = prices.legs.arrays(origins, places)
    straight, _ = prices.legs.arrays(places, places)
    countries = np.array([place.country for place in places])
    is_abroad = countries[:, None] != countries[None, :]
    there, back, night, entry = (np.zeros((*shape, len(measures)), dtype=np.int64) for _ in range(4))
    between = np.zeros((len(places), len(places), len(measures)), dtype=np.int64)
    for number, measure in enumerate(measures):
        leg = measure.of_legs(legs)
        entry[..., number] = visa_table(prices, origins, places, measure.of_quote)
        leaving = measure.of_quote(prices.insurance) + measure.of_departure
        there[..., number] = np.where(is_local, 0, leg + entry[..., number] + leaving)
        back[..., number] = np.where(is_local, 0, leg)
        nights = np.array([measure.of_night(prices.night(place)) for place in places], dtype=np.int64)
        night[..., number] = np.where(is_local, 0, nights)
        between[..., number] = measure.of_legs(straight)
    return CostTables(there, back, night, between, entry, is_abroad, is_local)
