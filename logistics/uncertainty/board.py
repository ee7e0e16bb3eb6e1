"""All choices of dates on one calendar of anchors: which parts of trips each of them is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from logistics.case.case import Case
from logistics.case.places import Place
from logistics.planning.options import BoolArray, IntArray, Options
from logistics.planning.patterns import Crowd
from logistics.planning.savings import Stops
from logistics.uncertainty.classes import Pair, Part, Single
from logistics.uncertainty.party import Party, Variant
from logistics.uncertainty.seasons import seasons_of
from logistics.uncertainty.spreads import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """What every choice of dates is made of, on one calendar of anchors.

    Choices that are made of the same parts for everybody share a column.

    Attributes:
        parts: sessions and pairs of sessions.
        variant: variant of each feature, ``[features]``.
        part: part of each feature, ``[features]``.
        counts: how often a choice has a feature, ``[features, columns]``.
        column: column of each choice, ``[choices]``.
        kept: whether a variant attends a consultation in a choice, ``[variants, choices, consultations]``.
        missed: sessions that a variant misses in a choice, since nobody can be at two at once; a trip of its
            own to each is counted instead, ``[variants, choices]``.
    """

    parts: tuple[Part, ...]
    variant: IntArray
    part: IntArray
    counts: FloatArray
    column: IntArray
    kept: BoolArray
    missed: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Slate:
    """What is to be laid out: a case, its placements, the choices compared, and who may come.

    Attributes:
        case: the case as decided.
        options: allowed placements of each consultation.
        choices: placement of each consultation, ``[choices, consultations]``, numbered within it.
        party: who may come.
        seasons: season numbers, rising; parts name their position here.
        places: where sessions may be; parts name their position here.
    """

    case: Case
    options: tuple[Options, ...]
    choices: IntArray
    party: Party
    seasons: IntArray
    places: tuple[Place, ...]

    def board(self, slips: dict[str, int]) -> Board:
        """Return the board of a calendar on which some anchors have moved.

        Args:
            slips: days by which anchors are later, by id [days].
        """
        case = _moved(self.case, slips)
        attended = {name for sessions, _ in self.party.variants for name in sessions}
        anchors = tuple(anchor for anchor in case.anchors if anchor.id in attended)
        patterns = tuple(sessions for sessions, _ in self.party.variants)
        crowd = Crowd(patterns, self.party.origins, np.zeros((len(patterns), 0), dtype=np.int64))
        stops = self._renumbered(Stops.of(case, self.options, anchors, crowd))
        names = [*(some.consultation.id for some in self.options), *(anchor.id for anchor in anchors)]
        order = [*_steady_first(case, names, slips), *range(len(self.options))]
        layout = _Layout(self, stops, names, order, _chosen(self, len(anchors)))
        return layout.board(stops.apart(case, len(self.options)), stops.covers(case, len(self.options)))

    def _renumbered(self, stops: Stops) -> Stops:
        """Return stops whose places are numbered as ours, those of anchors nobody attends too."""
        number = np.array([self.places.index(place) for place in stops.places], dtype=np.int64)
        return replace(stops, place=number[stops.place], places=self.places)


def _countries(stops: Stops) -> tuple[str, ...]:
    """Return the country of each option."""
    return tuple(stops.places[index].country for index in stops.place.tolist())


def _moved(case: Case, slips: dict[str, int]) -> Case:
    anchors = tuple(
        replace(
            anchor,
            first_day=anchor.first_day + timedelta(days=slips.get(anchor.id, 0)),
            last_day=anchor.last_day + timedelta(days=slips.get(anchor.id, 0)),
        )
        for anchor in case.anchors
    )
    return replace(case, anchors=anchors)


def _steady_first(case: Case, names: list[str], slips: dict[str, int]) -> list[int]:
    """Return the numbers of the anchors: those that keep their dates first, each part in order of time."""
    anchors = {anchor.id: anchor for anchor in case.anchors}
    known = [number for number, name in enumerate(names) if name in anchors]
    return sorted(
        known,
        key=lambda n: (
            slips.get(names[n], 0) != 0,
            anchors[names[n]].first_day,
            anchors[names[n]].last_day,
            names[n],
        ),
    )


def _chosen(slate: Slate, anchors: int) -> IntArray:
    """Return the option of each meeting in each choice, ``[choices, meetings]``, anchors last."""
    starts = np.cumsum([0, *(len(some) for some in slate.options)])
    fixed = np.broadcast_to(starts[-1] + np.arange(anchors), (len(slate.choices), anchors))
    return np.concatenate([slate.choices + starts[:-1], fixed], axis=1).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    slate: Slate
    stops: Stops
    names: list[str]
    order: list[int]
    chosen: IntArray

    def board(self, apart: BoolArray, covers: BoolArray) -> Board:
        seasons = self.slate.seasons
        season = self.slate.case.ranges.season
        there = np.searchsorted(seasons, seasons_of(self.stops.first, season))
        back = np.searchsorted(seasons, seasons_of(self.stops.last, season))
        single, of_option = self._singles(there, back)
        pairs = _PairCodes(self.slate.case, self.stops, there, back)
        variants = self.slate.party.variants
        shape = (len(variants), *self.chosen.shape)
        kept = np.array([self._kept(each, apart) for each in variants], dtype=np.bool_).reshape(shape)
        wanted = np.array([self._wanted(each) for each in variants], dtype=np.bool_).reshape(shape)
        keys: list[IntArray] = [np.zeros(0, dtype=np.int64)]
        where: list[IntArray] = [np.zeros(0, dtype=np.int64)]
        for number, attends in enumerate(kept):
            stays = self._stops_made(attends, covers)
            # who would have to be at two sessions at once makes a trip of its own to the second one
            again = np.where(wanted[number] & ~attends, of_option[self.chosen], -1)
            choice, at = np.nonzero(again >= 0)
            keys.append(again[choice, at] * len(kept) + number)
            where.append(choice)
            for codes in (of_option[stays], pairs.codes(stays)):
                is_part = (codes >= 0) & (stays[:, : codes.shape[1]] >= 0)
                choice, at = np.nonzero(is_part)
                keys.append(codes[choice, at] * len(kept) + number)
                where.append(choice)
        return self._assembled(single, pairs, (np.concatenate(keys), np.concatenate(where)), kept, wanted)

    def _singles(self, there: IntArray, back: IntArray) -> tuple[tuple[Single, ...], IntArray]:
        stops = self.stops
        rows = np.stack([stops.place, stops.last - stops.first, there, back], axis=1)
        distinct, inverse = np.unique(rows, axis=0, return_inverse=True)
        return tuple(Single(*map(int, row)) for row in distinct), inverse.reshape(-1).astype(np.int64)

    def _wanted(self, variant: Variant) -> BoolArray:
        """Return which meetings a variant would attend in each choice, ``[choices, meetings]``."""
        attended, refused = variant
        is_in = np.array([name in attended for name in self.names], dtype=np.bool_)
        is_open = np.array([country not in refused for country in _countries(self.stops)], dtype=np.bool_)
        return np.asarray(is_in & is_open[self.chosen], dtype=np.bool_)

    def _kept(self, variant: Variant, apart: BoolArray) -> BoolArray:
        """Return which meetings a variant attends: of two at once the one that comes first in the order."""
        kept = self._wanted(variant)
        for position, meeting in enumerate(self.order):
            for other in self.order[:position]:
                clash = apart[self.chosen[:, meeting], self.chosen[:, other]]
                kept[:, meeting] &= ~(kept[:, other] & clash)
        return kept

    def _stops_made(self, attends: BoolArray, covers: BoolArray) -> IntArray:
        """Return the options at which a variant stops, by time, ``[choices, meetings]``; -1: none."""
        kept = attends.copy()
        for anchor in range(len(self.slate.options), len(self.names)):
            inside = covers[self.chosen[:, anchor, None], self.chosen]
            kept &= ~(attends[:, anchor, None] & inside)
        options = len(self.stops.rank)
        ranks = np.where(kept, self.stops.rank[self.chosen], options)
        by_rank = np.argsort(ranks, axis=1, kind="stable")
        stays = np.take_along_axis(self.chosen, by_rank, axis=1)
        return np.where(np.take_along_axis(ranks, by_rank, axis=1) < options, stays, -1)

    def _assembled(
        self,
        single: tuple[Single, ...],
        pairs: _PairCodes,
        entries: tuple[IntArray, IntArray],
        kept: BoolArray,
        wanted: BoolArray,
    ) -> Board:
        keys, where = entries
        codes, variant = np.divmod(keys, max(len(kept), 1))
        distinct, part = np.unique(codes, return_inverse=True)
        parts = tuple(
            single[code] if code < len(single) else pairs.part(int(code)) for code in distinct.tolist()
        )
        features, feature = np.unique(part * max(len(kept), 1) + variant, return_inverse=True)
        counts = np.zeros((len(features), len(self.chosen)), dtype=np.float64)
        np.add.at(counts, (feature, where), 1.0)
        columns, column = _distinct_columns(counts)
        part_of, variant_of = np.divmod(features, max(len(kept), 1))
        consultations = len(self.slate.options)
        return Board(
            parts=parts,
            variant=variant_of.astype(np.int64),
            part=part_of.astype(np.int64),
            counts=columns,
            column=column,
            kept=kept[:, :, :consultations],
            missed=(wanted & ~kept).sum(axis=2).astype(np.int64),
        )


def _distinct_columns(counts: FloatArray) -> tuple[FloatArray, IntArray]:
    """Return the columns that differ, in order of appearance, and which of them each column is."""
    known: dict[bytes, int] = {}
    # a person attends fewer than 256 sessions
    names = (column.tobytes() for column in np.ascontiguousarray(counts.T.astype(np.uint8)))
    column = np.array([known.setdefault(name, len(known)) for name in names], dtype=np.int64)
    first = np.unique(column, return_index=True)[1]
    return counts[:, first], column


class _PairCodes:
    """Numbers pairs of consecutive sessions; pairs of the same places, days between and seasons are one."""

    def __init__(self, case: Case, stops: Stops, there: IntArray, back: IntArray) -> None:
        self.stops, self.there, self.back = stops, there, back
        self.longest = case.rules.longest_stay_nights + case.rules.arrive_days + case.rules.leave_days
        self.start = len(stops.meeting)
        self.lowest = int(stops.first.min(initial=0) - stops.last.max(initial=0))
        self.span = int(stops.first.max(initial=0) - stops.last.min(initial=0)) - self.lowest + 1
        self.seasons = int(max(there.max(initial=0), back.max(initial=0))) + 1

    def codes(self, stays: IntArray) -> IntArray:
        """Return the number of each pair of consecutive stops, ``[choices, meetings - 1]``; -1: none."""
        before, after = stays[:, :-1], stays[:, 1:]
        stops, places = self.stops, len(self.stops.places)
        days = stops.first[after] - stops.last[before]
        code = stops.place[before] * places + stops.place[after]
        code = code * self.span + days - self.lowest
        code = (code * self.seasons + self.back[before]) * self.seasons + self.there[after]
        joins = (before >= 0) & (after >= 0) & (days <= self.longest)
        return np.where(joins, code + self.start, -1)

    def part(self, code: int) -> Pair:
        """Return the pair that has a number."""
        rest, there = divmod(code - self.start, self.seasons)
        rest, back = divmod(rest, self.seasons)
        rest, offset = divmod(rest, self.span)
        first, second = divmod(rest, len(self.stops.places))
        return Pair(first, second, offset + self.lowest, back, there)
