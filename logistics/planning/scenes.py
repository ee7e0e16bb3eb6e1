"""Scenes: in which order consultations and anchors follow one another, and what every placement then costs.

In a scene every consultation lies between the same two anchors whatever its day, and the order of those
between the same two is given. Then it is known for each pattern of people which session follows which.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.planning.hires import venue_costs
from logistics.planning.most_saved import MostSaved
from logistics.planning.options import BoolArray, IntArray, Options, follows
from logistics.planning.patterns import Crowd
from logistics.planning.savings import Nights, Stops, joined_saving, single_costs
from logistics.planning.tables import CostTables, cost_tables
from logistics.pricing.pricebook import PriceBook


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """Placements of one consultation that lie alike to all anchors.

    Attributes:
        slot: number of anchors before them.
        inside: anchors within whose days and place they lie, so that who attends those is there anyway.
        options: which placements of the consultation, ``[n]``.
    """

    slot: int
    inside: tuple[int, ...]
    options: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """Consultations and anchors with their people, ready to be put in order.

    Attributes:
        case: the case.
        people: who attends.
        options: placements of each consultation.
        anchors: anchors that anybody attends, in order of time.
        tables: measures between origins and places, cost only.
        place: place of each placement in ``tables``, a consultation each, ``[options]``.
        anchor_place: the same of the anchors, ``[anchors]``.
        invited: who attends which consultation, ``[patterns, consultations]``.
        attends: who attends which anchor, ``[patterns, anchors]``.
        visits: the same without anchors inside another anchor that they attend.
        venue: what the venue costs, a consultation each, ``[options]`` [cents].
        most: the most that two consultations can save.
        known: sums over people worked out so far.
    """

    case: Case
    people: Crowd
    options: tuple[Options, ...]
    anchors: tuple[Session, ...]
    tables: CostTables
    place: tuple[IntArray, ...]
    anchor_place: IntArray
    invited: BoolArray
    attends: BoolArray
    visits: BoolArray
    venue: tuple[IntArray, ...]
    most: MostSaved
    known: dict[tuple[object, ...], IntArray] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        case: Case,
        prices: PriceBook,
        people: Crowd,
        placements: tuple[tuple[Options, ...], tuple[Session, ...]],
    ) -> Setting:
        """Return the setting of some placements and of the anchors that anybody attends."""
        options, unsorted = placements
        anchors = tuple(sorted(unsorted, key=lambda a: (a.first_day, a.last_day, a.place.id, a.id)))
        used = {p for some in options for p in some.places} | {anchor.place for anchor in anchors}
        places = tuple(sorted(used, key=lambda place: place.id))
        position = {place: number for number, place in enumerate(places)}
        tables = cost_tables(prices, people.origins, places)
        return cls(
            case,
            people,
            options,
            anchors,
            tables,
            tuple(some.numbered(position) for some in options),
            np.array([position[anchor.place] for anchor in anchors], dtype=np.int64),
            _attendance(people, [some.consultation.id for some in options]),
            _attendance(people, [anchor.id for anchor in anchors]),
            Stops.of(case, (), anchors, people).visits,
            tuple(venue_costs(case, prices, (some,), len(some)).sum(axis=(0, 2)) for some in options),
            MostSaved(case.rules, tables),
        )

    def cells(self, number: int) -> tuple[Cell, ...]:
        """Return the placements of a consultation, parted by how they lie to the anchors."""
        some = self.options[number]
        before = np.zeros((len(some), len(self.anchors)), dtype=bool)
        inside = np.zeros_like(before)
        for column, anchor in enumerate(self.anchors):
            before[:, column] = follows(some, anchor)
            if self.case.rules.is_same_day_allowed:
                first, last = anchor.first_day.toordinal(), anchor.last_day.toordinal()
                inside[:, column] = (some.first >= first) & (some.last <= last)
                inside[:, column] &= self.place[number] == self.anchor_place[column]
        alike, cell = np.unique(np.hstack([before, inside]), axis=0, return_inverse=True)
        count = len(self.anchors)
        return tuple(
            Cell(
                int(row[:count].sum()),
                tuple(np.flatnonzero(row[count:]).tolist()),
                np.flatnonzero(cell.reshape(-1) == index),
            )
            for index, row in enumerate(alike)
        )

    def summed(self, weights: IntArray, each: IntArray) -> IntArray:
        """Return amounts per person ``[origins, ...]`` added up over people, ``[...]`` [cents].

        In floating point, which is exact below 2**53: ``aggregate`` refuses larger sums.
        """
        return np.rint(np.tensordot(weights.astype(float), each.astype(float), axes=1)).astype(np.int64)

    def single(self, number: int, cell: Cell, weights: IntArray) -> IntArray:
        """Return placements as trips of their own, with their venues, ``[options of the cell]`` [cents]."""
        some = self.options[number]
        first, last = some.first[cell.options], some.last[cell.options]
        travel = self._alone(first, last, self.place[number][cell.options], weights)
        return travel + self.venue[number][cell.options]

    def anchor_single(self, anchor: int, weights: IntArray) -> int:
        """Return what an anchor costs as a trip of its own [cents]."""
        session = self.anchors[anchor]
        first, last = (np.array([day.toordinal()]) for day in (session.first_day, session.last_day))
        return int(self._alone(first, last, self.anchor_place[[anchor]], weights)[0])

    def _alone(self, first: IntArray, last: IntArray, place: IntArray, weights: IntArray) -> IntArray:
        stops = Stops(first, first, last, place, first, np.zeros((0, len(first)), dtype=bool), ())
        return self.summed(weights, single_costs(self.case, stops, self.tables)[:, :, 0])

    def beside(self, number: int, cell: Cell, anchor: int, weights: IntArray) -> IntArray:
        """Return what joining placements with an anchor saves, ``[options of the cell]`` [cents]."""
        key = (number, cell.slot, cell.inside, anchor, weights.tobytes())
        if key not in self.known:
            self.known[key] = self._beside(number, cell, anchor, weights)
        return self.known[key]

    def _beside(self, number: int, cell: Cell, anchor: int, weights: IntArray) -> IntArray:
        some, session = self.options[number], self.anchors[anchor]
        place = self.place[number][cell.options]
        is_later = anchor < cell.slot
        days = (
            some.first[cell.options] - session.last_day.toordinal()
            if is_later
            else session.first_day.toordinal() - some.last[cell.options]
        )
        there = np.full(len(place), self.anchor_place[anchor])
        return self.saved(weights, (there, place) if is_later else (place, there), days)

    def between_anchors(self, one: int, other: int, weights: IntArray) -> int:
        """Return what joining two anchors saves [cents]."""
        days = np.array([(self.anchors[other].first_day - self.anchors[one].last_day).days])
        return int(self.saved(weights, (self.anchor_place[[one]], self.anchor_place[[other]]), days)[0])

    def saved(self, weights: IntArray, places: tuple[IntArray, IntArray], days: IntArray) -> IntArray:
        """Return what joining sessions in two places saves, ``[n]`` [cents]."""
        each = joined_saving(self.case, self.tables, places, Nights.of(self.case, days))
        return self.summed(weights, each[..., 0])

    def most_saved(self, weights: IntArray, days: int, numbers: tuple[int, int]) -> IntArray:
        """Return the most that two consultations so many days apart save, ``[places, places]`` [cents].

        Only places in which they have placements are filled in.
        """
        key = ("pairs", days, numbers, weights.tobytes())
        if key not in self.known:
            count = self.tables.there.shape[1]
            first, second = (np.unique(self.place[number]) for number in numbers)
            table = np.zeros((count, count), dtype=np.int64)
            table[np.ix_(first, second)] = self.most.summed(weights, days, first, second)
            self.known[key] = table
        return self.known[key]


def _attendance(people: Crowd, names: list[str]) -> BoolArray:
    table = [[name in pattern for name in names] for pattern in people.patterns]
    return np.array(table, dtype=bool).reshape(len(people.patterns), len(names))
