"""The legs of a case: quotes made when they are asked for, and the same amounts as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import numpy as np
from numpy.typing import NDArray

from logistics.case.places import Place
from logistics.distance import Point, great_circles_km
from logistics.pricing.by_km import ByKm, IntArray, LegArrays
from logistics.pricing.desk import Desk
from logistics.pricing.quotes import LegPrice


class Legs(Mapping[tuple[str, str], LegPrice]):
    """Every leg between somebody's origin or a venue and a venue, by the ids of both ends, sorted.

    With thousands of venues there are millions of legs, so each is priced when it is first asked for.
    """

    def __init__(self, desk: Desk, origins: tuple[Place, ...], venues: tuple[Place, ...]) -> None:
        """Make the legs of a case.

        Args:
            desk: makes the quotes.
            origins: where trips start.
            venues: where sessions may be.
        """
        self._desk = desk
        self._places = {place.id: place for place in (*origins, *venues)}
        self._row = {name: row for row, name in enumerate(self._places)}
        self._venues = frozenset(place.id for place in venues)
        self._km: dict[str, IntArray] = {}
        self._quotes: dict[tuple[str, str], LegPrice] = {}
        self._by_km = ByKm(desk)

    def __getitem__(self, key: tuple[str, str]) -> LegPrice:
        """Return the price of a leg."""
        if key not in self._quotes:
            start, end = key
            if key not in self:
                raise KeyError(key)
            self._quotes[key] = self._desk.leg(self._places[start], self._places[end], self.km(key))
        return self._quotes[key]

    def __contains__(self, key: object) -> bool:
        """Return whether a journey of the case can need the leg."""
        match key:
            case (str(start), str(end)) if start <= end:
                ends = (start, end)
                return all(name in self._row for name in ends) and any(name in self._venues for name in ends)
        return False

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield the keys of all legs, sorted."""
        pairs = product(self._places, self._venues)
        return iter(sorted({(min(pair), max(pair)) for pair in pairs}))

    def __len__(self) -> int:
        """Return how many legs there are."""
        homes = len(self._places) - len(self._venues)
        venues = len(self._venues)
        return homes * venues + venues * (venues + 1) // 2

    def km(self, key: tuple[str, str]) -> int:
        """Return the great-circle distance of a leg [km]."""
        venue, other = key if key[0] in self._venues else key[::-1]
        if venue not in self._km:
            points = [_point(place) for place in self._places.values()]
            self._km[venue] = great_circles_km(points, [_point(self._places[venue])])[:, 0]
        return int(self._km[venue][self._row[other]])

    def ask_rates(self) -> None:
        """Ask for every exchange rate that a quote of any leg needs, so that missing ones are noted."""
        desk, local_km = self._desk, self._desk.case.rules.local_km
        for key, own in desk.fares.items():
            if key in self and self.km(key) > local_km:
                desk.rate(own.currency)
        if any(self._is_modelled(venue) for venue in sorted(self._venues)):
            for model in (desk.central, desk.low, desk.high):
                desk.rate(model.currency)

    def _is_modelled(self, venue: str) -> bool:
        """Return whether a leg to the venue is priced by the fare models."""
        keys = ((min(venue, name), max(venue, name)) for name in self._places)
        return any(
            key not in self._desk.fares and self.km(key) > self._desk.case.rules.local_km for key in keys
        )

    def arrays(
        self, starts: tuple[Place, ...], ends: tuple[Place, ...]
    ) -> tuple[LegArrays, NDArray[np.bool_]]:
        """Return the legs from some places to others, ``[starts, ends]``: the same amounts as the quotes.

        The second array says where both are so near that nothing is travelled.

        Args:
            starts: where journeys begin.
            ends: where they end.
        """
        km = great_circles_km([_point(place) for place in starts], [_point(place) for place in ends])
        legs = self._by_km.arrays(km)
        is_local = km <= self._desk.case.rules.local_km
        for (row, column), cents in self._own_fares(starts, ends).items():
            if not is_local[row, column]:
                legs.fare[row, column] = cents
        return legs, is_local

    def _own_fares(self, starts: tuple[Place, ...], ends: tuple[Place, ...]) -> dict[tuple[int, int], int]:
        """Return the fares of the case's own by row and column [cents]."""
        rows, columns = _positions(starts), _positions(ends)
        return {
            (row, column): cents
            for own in self._desk.fares.values()
            for one, other in ((own.origin.id, own.destination.id), (own.destination.id, own.origin.id))
            if one in rows and other in columns
            for cents in (self._desk.own_fare(own).cents,)
            for row, column in product(rows[one], columns[other])
        }


def _positions(places: tuple[Place, ...]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for position, place in enumerate(places):
        found.setdefault(place.id, []).append(position)
    return found


def _point(place: Place) -> Point:
    return place.latitude, place.longitude
