"""Prices of many origins and many places at once, as arrays: the same cents as the quotes, no quote made."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from logistics.case.places import Place
from logistics.pricing.by_km import IntArray
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import Quote

BoolArray = NDArray[np.bool_]

MOST_AT_ONCE = 400_000
"""Pairs of an origin and a place that are priced at once, so that memory stays small."""


def trip_costs(
    prices: PriceBook, origins: tuple[Place, ...], places: tuple[Place, ...], nights: int
) -> IntArray:
    """Return what one person pays for a trip of its own to each place, ``[origins, places]`` [cents].

    There and back, terminal expenses, value of the hours, visa, insurance and the nights; the venue is not
    in it. Nothing where the person lives locally.

    Args:
        prices: prices of the case; every place is one where a session may be.
        origins: where trips start.
        places: where they lead.
        nights: nights away [nights].
    """
    costs = np.zeros((len(origins), len(places)), dtype=np.int64)
    night = np.array([prices.night(place).cents for place in places], dtype=np.int64)
    visas = visa_table(prices, origins, places, lambda quote: quote.cents)
    step = max(1, MOST_AT_ONCE // max(len(places), 1))
    for first in range(0, len(origins), step):
        some = slice(first, first + step)
        legs, is_local = prices.legs.arrays(origins[some], places)
        trip = 2 * legs.cents + visas[some] + prices.insurance.cents + nights * night
        costs[some] = np.where(is_local, 0, trip)
    return costs


def visa_table(
    prices: PriceBook,
    origins: tuple[Place, ...],
    places: tuple[Place, ...],
    value: Callable[[Quote], int],
) -> IntArray:
    """Return what the visa counts that people of each origin need at each place, ``[origins, places]``.

    It is that for an entry from abroad; between places of one country none is needed.

    Args:
        prices: prices of the case.
        origins: where people live, with their passports.
        places: where they go.
        value: what a visa counts; zero where none is needed.
    """
    if not any(value(quote) for quote in (prices.visa, *prices.visas.quotes.values())):
        return np.zeros((len(origins), len(places)), dtype=np.int64)
    homes = {(origin.country, origin.passport): origin for origin in origins}
    countries = {place.country: place for place in places}
    table = np.zeros((len(homes), len(countries)), dtype=np.int64)
    for row, home in enumerate(homes.values()):
        for column, place in enumerate(countries.values()):
            quote = prices.visa_quote(home, home, place)
            table[row, column] = 0 if quote is None else value(quote)
    rows = {home: row for row, home in enumerate(homes)}
    columns = {country: column for column, country in enumerate(countries)}
    at = [rows[origin.country, origin.passport] for origin in origins]
    to = [columns[place.country] for place in places]
    return table[np.ix_(at, to)] if at and to else np.zeros((len(at), len(to)), dtype=np.int64)
