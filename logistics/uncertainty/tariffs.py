"""Prices of journeys and nights as arrays over draws, one table for each thing that is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from logistics.case.places import Place
from logistics.planning.options import BoolArray, IntArray
from logistics.pricing.by_km import CO2E_UNITS, HOUR_UNITS
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import LegPrice, PartKind, Quote, leg_key
from logistics.uncertainty.spreads import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Geography:
    """Which leg joins which places, and who lives where.

    Attributes:
        origins: where travellers come from.
        places: where sessions may be.
        ends: both ends of each leg.
        legs: price of each leg.
        home: leg between origin and place, ``[origins, places]``.
        across: leg between two places, ``[places, places]``.
        is_local: the place is local to the origin, ``[origins, places]``.
    """

    origins: tuple[Place, ...]
    places: tuple[Place, ...]
    ends: tuple[tuple[Place, Place], ...]
    legs: tuple[LegPrice, ...]
    home: IntArray
    across: IntArray
    is_local: BoolArray


def geography_of(prices: PriceBook, origins: tuple[Place, ...], places: tuple[Place, ...]) -> Geography:
    """Return the legs between some origins and places, in an order that hangs on nothing but their ids."""
    pairs = {leg_key(a, b): (a, b) for a in (*origins, *places) for b in places}
    keys = sorted(pairs)
    number = {key: index for index, key in enumerate(keys)}
    shape = (-1, len(places))
    home = [number[leg_key(origin, place)] for origin in origins for place in places]
    across = [number[leg_key(a, b)] for a in places for b in places]
    local = [prices.is_local(origin, place) for origin in origins for place in places]
    return Geography(
        origins=origins,
        places=places,
        ends=tuple(pairs[key] for key in keys),
        legs=tuple(prices.legs[key] for key in keys),
        home=np.array(home, dtype=np.int64).reshape(shape),
        across=np.array(across, dtype=np.int64).reshape(shape),
        is_local=np.array(local, dtype=np.bool_).reshape(shape),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One thing that is counted, a person; axes of length 1 hold for every draw or season.

    Attributes:
        leg: of a journey, ``[draws, legs, seasons]``.
        entry: of leaving an origin for a place beside the journey, ``[origins, places]``.
        visa: of going from a place to another beside the journey, ``[origins, places, places]``.
        night: of a night, ``[draws, places]``.
    """

    leg: FloatArray
    entry: FloatArray
    visa: FloatArray
    night: FloatArray

    def of_leg(self, legs: IntArray, season: int) -> FloatArray:
        """Return what journeys in a season count, ``[draws, *legs]``."""
        return np.asarray(self.leg[:, legs, season if self.leg.shape[2] > 1 else 0], dtype=np.float64)

    @property
    def is_zero(self) -> bool:
        """True when nothing is counted anywhere."""
        return not any(part.any() for part in (self.leg, self.entry, self.visa, self.night))

    def __add__(self, other: Table) -> Table:
        return Table(
            self.leg + other.leg,
            self.entry + other.entry,
            self.visa + other.visa,
            self.night + other.night,
        )


@dataclass(frozen=True, slots=True, eq=False)
class PriceTables:
    """The prices of a case at what the case says, and what else is counted.

    Attributes:
        geography: legs and places.
        fare: central fare of each leg, ``[legs]`` [cents].
        low: low fare of each leg, ``[legs]`` [cents].
        high: high fare of each leg, ``[legs]`` [cents].
        lodging: of a night, ``[places]`` [cents].
        meals: of a night, ``[places]`` [cents].
        fixed: terminal expenses, travel time, visa and insurance, by kind [cents].
        hours: of travel [1/100 h].
        co2e: of travel [1/10,000 kg].
    """

    geography: Geography
    fare: FloatArray
    low: FloatArray
    high: FloatArray
    lodging: FloatArray
    meals: FloatArray
    fixed: dict[PartKind, Table]
    hours: Table
    co2e: Table

    @property
    def fixed_cents(self) -> Table:
        """Everything but fares and nights, together [cents]."""
        first, *others = self.fixed.values()
        return sum(others, start=first)

    def fare_span(self, leg: int) -> tuple[FloatArray, FloatArray]:
        """Return the low and the high fare of a leg as factors of its fare; 1 where it costs nothing."""
        fare = self.fare[leg]
        low, high = (side[leg] / fare if fare else 1.0 for side in (self.low, self.high))
        return np.array([low]), np.array([high])

    def of_fares(self, fares: FloatArray) -> Table:
        """Return the table of fares, given ``[draws, legs, seasons]`` [cents]."""
        return Table(fares, self._nothing(1), self._nothing(2), np.zeros((1, len(self.geography.places))))

    def of_nights(self, night: FloatArray) -> Table:
        """Return the table of nights, given ``[draws, places]`` [cents]."""
        return Table(np.zeros((1, len(self.geography.legs), 1)), self._nothing(1), self._nothing(2), night)

    def _nothing(self, axes: int) -> FloatArray:
        return np.zeros((len(self.geography.origins), *(len(self.geography.places),) * axes))


def price_tables(prices: PriceBook, geography: Geography) -> PriceTables:
    """Return the prices of a case as arrays."""
    fare = np.array([_of(leg.quote, PartKind.FARE) for leg in geography.legs], dtype=np.float64)
    spread = [(leg.low_cents - leg.quote.cents, leg.high_cents - leg.quote.cents) for leg in geography.legs]
    low, high = (fare + np.array([pair[side] for pair in spread]) for side in (0, 1))
    nights = [prices.night(place) for place in geography.places]
    fixed = {
        PartKind.TERMINAL: _legs_table(geography, lambda leg: _of(leg.quote, PartKind.TERMINAL)),
        PartKind.TIME: _legs_table(geography, lambda leg: _of(leg.quote, PartKind.TIME)),
        PartKind.VISA: _visas(prices, geography),
        PartKind.INSURANCE: _insurance(prices, geography),
    }
    return PriceTables(
        geography=geography,
        fare=fare,
        low=low,
        high=high,
        lodging=np.array([_of(night, PartKind.LODGING) for night in nights], dtype=np.float64),
        meals=np.array([_of(night, PartKind.MEALS) for night in nights], dtype=np.float64),
        fixed=fixed,
        hours=_legs_table(geography, lambda leg: int(leg.hours * HOUR_UNITS)),
        co2e=_legs_table(geography, lambda leg: int(leg.co2e_kg * CO2E_UNITS)),
    )


def _of(quote: Quote, kind: PartKind) -> int:
    return sum(part.cents for part in quote.parts if part.kind is kind)


def _legs_table(geography: Geography, count: Callable[[LegPrice], int]) -> Table:
    leg = np.array([count(leg) for leg in geography.legs], dtype=np.float64).reshape(1, -1, 1)
    return _with(geography, leg=leg)


def _with(
    geography: Geography,
    *,
    leg: FloatArray | None = None,
    entry: FloatArray | None = None,
    visa: FloatArray | None = None,
) -> Table:
    origins, places = len(geography.origins), len(geography.places)
    return Table(
        np.zeros((1, len(geography.legs), 1)) if leg is None else leg,
        np.zeros((origins, places)) if entry is None else entry,
        np.zeros((origins, places, places)) if visa is None else visa,
        np.zeros((1, places)),
    )


def _visas(prices: PriceBook, geography: Geography) -> Table:
    origins, places = geography.origins, geography.places
    shape = (len(origins), len(places))
    entry = [prices.visa_cents(origin, origin, place) for origin in origins for place in places]
    visa = [prices.visa_cents(origin, a, b) for origin in origins for a in places for b in places]
    return _with(
        geography,
        entry=np.array(entry, dtype=np.float64).reshape(shape),
        visa=np.array(visa, dtype=np.float64).reshape(*shape, len(places)),
    )


def _insurance(prices: PriceBook, geography: Geography) -> Table:
    shape = (len(geography.origins), len(geography.places))
    return _with(geography, entry=np.full(shape, float(prices.insurance.cents)))
