"""Draws: prices, people and calendars as they may turn out, the same for every choice of dates.

Draws come in blocks of ``BLOCK``, each with streams of its own, so that who computes which block changes
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from logistics.case.case import Case
from logistics.case.uncertainty import WHOLE, Uncertainty, What
from logistics.countries import country
from logistics.planning.options import IntArray
from logistics.uncertainty.party import Event, Party
from logistics.uncertainty.spreads import FloatArray, price_factor, row_of_night, row_of_route, share_of
from logistics.uncertainty.tariffs import PriceTables

BLOCK = 500
"""Draws that share their streams of random numbers."""


class Stream(IntEnum):
    """What random numbers are for; each has a stream of its own."""

    COMMON_FARES = 0
    OWN_FARES = 1
    NIGHTS = 2
    SHARES = 3
    PEOPLE = 4
    SLIPS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Worlds:
    """Some draws.

    Attributes:
        fares: fare of each leg in each season, ``[draws, legs, seasons]`` [cents].
        lodging: of a night, ``[draws, places]`` [cents].
        meals: of a night, ``[draws, places]`` [cents].
        people: people of each outcome, ``[draws, outcomes]`` [persons].
        slips: days by which each anchor that may be moved is later, ``[draws, anchors]`` [days].
    """

    fares: FloatArray
    lodging: FloatArray
    meals: FloatArray
    people: FloatArray
    slips: IntArray

    def __len__(self) -> int:
        return len(self.fares)

    def of(self, draws: IntArray) -> Worlds:
        """Return some of the draws."""
        return Worlds(
            self.fares[draws], self.lodging[draws], self.meals[draws], self.people[draws], self.slips[draws]
        )


@dataclass(frozen=True, slots=True, eq=False)
class Urn:
    """Where draws come from.

    Attributes:
        case: the case as decided.
        rows: its uncertainties.
        prices: its prices.
        party: who may come.
        seasons: season numbers.
        movable: ids of the anchors that may be moved and that somebody attends, sorted.
    """

    case: Case
    rows: tuple[Uncertainty, ...]
    prices: PriceTables
    party: Party
    seasons: IntArray
    movable: tuple[str, ...]

    def block(self, seed: int, number: int, draws: int) -> Worlds:
        """Return the draws of one block.

        Args:
            seed: of all draws.
            number: of the block.
            draws: how many of the block, at most ``BLOCK``.
        """
        streams = {stream: _generator(seed, number, stream) for stream in Stream}
        lodging, meals = self._nights(streams[Stream.NIGHTS])
        shares = self._shares(streams[Stream.SHARES])
        whole = Worlds(
            fares=self._fares(streams[Stream.COMMON_FARES], streams[Stream.OWN_FARES]),
            lodging=lodging,
            meals=meals,
            people=self._people(streams[Stream.PEOPLE], shares),
            slips=self._slips(streams[Stream.SLIPS]),
        )
        return whole if draws == BLOCK else whole.of(np.arange(draws))

    def central(self) -> Worlds:
        """Return the one draw in which everything is as the case says."""
        people = [
            float(self.party.cohorts[one.cohort].units * self.party.cohorts[one.cohort].size)
            if one.is_planned
            else 0.0
            for one in self.party.outcomes
        ]
        prices = self.prices
        return Worlds(
            fares=np.tile(prices.fare[None, :, None], (1, 1, len(self.seasons))),
            lodging=prices.lodging[None, :].copy(),
            meals=prices.meals[None, :].copy(),
            people=np.array([people], dtype=np.float64).reshape(1, len(people)),
            slips=np.zeros((1, len(self.movable)), dtype=np.int64),
        )

    def rows_of_legs(self) -> list[int | None]:
        """Return the row that holds for each leg; None: it is certain, as a fare of the case is."""
        geography = self.prices.geography
        return [
            row_of_route(self.rows, ends) if any(part.factor_id for part in leg.quote.parts) else None
            for ends, leg in zip(geography.ends, geography.legs, strict=True)
        ]

    def _fares(self, common: np.random.Generator, own: np.random.Generator) -> FloatArray:
        geography = self.prices.geography
        regions = [tuple(sorted(country(end.country).region for end in ends)) for ends in geography.ends]
        names = sorted(set(regions))
        share = float(self.case.ranges.fare_correlation / WHOLE)
        shared = common.standard_normal((BLOCK, len(names), len(self.seasons)))
        single = own.standard_normal((BLOCK, len(geography.legs)))
        fares = np.tile(self.prices.fare[None, :, None], (BLOCK, 1, len(self.seasons)))
        for leg, row in enumerate(self.rows_of_legs()):
            if row is not None:
                shock = np.sqrt(share) * shared[:, names.index(regions[leg])]
                shock = shock + np.sqrt(1 - share) * single[:, leg, None]
                low, high = self.prices.fare_span(leg)
                fares[:, leg] = rounded(fares[:, leg] * price_factor(self.rows[row], shock, low, high))
        return fares

    def _nights(self, generator: np.random.Generator) -> tuple[FloatArray, FloatArray]:
        places = self.prices.geography.places
        countries = sorted({place.country for place in places})
        shocks = generator.standard_normal((BLOCK, len(countries)))
        factors = np.ones((BLOCK, len(places)))
        for number, place in enumerate(places):
            row = row_of_night(self.rows, place)
            if row is not None:
                none, shock = np.ones(1), shocks[:, countries.index(place.country)]
                factors[:, number] = price_factor(self.rows[row], shock, none, none)
        return rounded(self.prices.lodging * factors), rounded(self.prices.meals * factors)

    def _shares(self, generator: np.random.Generator) -> FloatArray:
        """Return the share of people of each row, ``[draws, rows]``; 1 where a row is about prices."""
        shocks = generator.standard_normal((BLOCK, len(self.rows)))
        shares = np.ones(shocks.shape)
        for number, row in enumerate(self.rows):
            if row.what in (What.SHOW_UP, What.ATTENDANCE):
                shares[:, number] = share_of(row, shocks[:, number])
        return shares

    def _people(self, generator: np.random.Generator, shares: FloatArray) -> FloatArray:
        people = np.zeros((BLOCK, len(self.party.outcomes)))
        for events, cohorts in _by_events(self.party).items():
            units = np.array([self.party.cohorts[number].units for number in cohorts], dtype=np.int64)
            sizes = np.array([self.party.cohorts[number].size for number in cohorts], dtype=np.float64)
            happens = self.party.happens(cohorts[0])
            chances = likelihoods(events, happens, shares)
            drawn = generator.multinomial(units[None, :], chances[:, None, :])
            for row, number in enumerate(cohorts):
                first = self.party.firsts[number]
                people[:, first : first + len(happens)] = drawn[:, row] * sizes[row]
        return people

    def _slips(self, generator: np.random.Generator) -> IntArray:
        together = sorted({slip.anchors for slip in self.case.slips})
        ranks = generator.random((BLOCK, len(together)))
        days = np.zeros((BLOCK, len(self.movable)), dtype=np.int64)
        for number, anchors in enumerate(together):
            rows = sorted((slip for slip in self.case.slips if slip.anchors == anchors), key=lambda s: s.days)
            ends = np.cumsum([float(slip.probability / WHOLE) for slip in rows])
            told = np.array([*(slip.days for slip in rows), 0], dtype=np.int64)
            is_meant = np.array([name in anchors for name in self.movable], dtype=np.int64)
            days += told[np.searchsorted(ends, ranks[:, number], side="right"), None] * is_meant
        return days


def likelihoods(events: tuple[Event, ...], happens: list[tuple[bool, ...]], shares: FloatArray) -> FloatArray:
    """Return how likely each outcome of a unit is, ``[draws, outcomes]``; events are independent.

    Args:
        events: what may happen.
        happens: for each outcome, which of them do.
        shares: how likely they are, by row, ``[draws, rows]``.
    """
    chances = np.ones((len(shares), len(happens)))
    for number, event in enumerate(events):
        share = np.array([[event.refusal]]) if event.country else shares[:, event.row, None]
        chances *= np.where([outcome[number] for outcome in happens], share, 1 - share)
    return chances


def rounded(cents: FloatArray) -> FloatArray:
    """Return amounts as whole numbers, rounded half up [cents]."""
    return np.asarray(np.floor(cents + 0.5), dtype=np.float64)


def _by_events(party: Party) -> dict[tuple[Event, ...], list[int]]:
    found: defaultdict[tuple[Event, ...], list[int]] = defaultdict(list)
    for number, cohort in enumerate(party.cohorts):
        found[cohort.events].append(number)
    return dict(sorted(found.items(), key=lambda item: item[1][0]))


def _generator(seed: int, block: int, stream: Stream) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(block, stream))))
