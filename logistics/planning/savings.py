"""What joining two sessions into one trip saves, merged over people of one pattern.

Every session a person attends counts first as a trip of its own; staying on between two consecutive
sessions saves the way home and back and changes the nights. The derivation is in ``solver/MODEL.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.places import Place
from logistics.planning.bridges import between
from logistics.planning.options import BoolArray, IntArray, Options
from logistics.planning.patterns import Crowd
from logistics.planning.tables import CostTables

MOST_KEYS = 20_000_000
"""Most distinct pairs of places and days that are numbered by a table, which is faster than sorting."""


@dataclass(frozen=True, slots=True, eq=False)
class Stops:
    """Every option of every meeting, anchors last, as arrays over options.

    Attributes:
        meeting: meeting of each option.
        first: first day as ordinal.
        last: last day as ordinal.
        place: index into ``places``.
        rank: position in time.
        visits: pattern stops at the option, ``[patterns, options]``.
        places: places of all sessions, sorted by id.
    """

    meeting: IntArray
    first: IntArray
    last: IntArray
    place: IntArray
    rank: IntArray
    visits: BoolArray
    places: tuple[Place, ...]

    @classmethod
    def of(
        cls, case: Case, options: tuple[Options, ...], anchors: tuple[Session, ...], people: Crowd
    ) -> Stops:
        """Return the stops of a case: allowed placements, then anchors."""
        everywhere = {p for some in options for p in some.places}
        everywhere |= {anchor.place for anchor in anchors}
        places = tuple(sorted(everywhere, key=lambda place: place.id))
        position = {place: index for index, place in enumerate(places)}
        first = _join(*(some.first for some in options), [a.first_day.toordinal() for a in anchors])
        last = _join(*(some.last for some in options), [a.last_day.toordinal() for a in anchors])
        place = _join(*(some.numbered(position) for some in options), [position[a.place] for a in anchors])
        sizes = [len(some) for some in options] + [1] * len(anchors)
        meeting = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
        rank = np.empty(len(meeting), dtype=np.int64)
        names = [some.consultation.id for some in options] + [anchor.id for anchor in anchors]
        by_name = np.argsort(np.argsort(names))[meeting]
        rank[np.lexsort((by_name, place, last, first))] = np.arange(len(meeting))
        invited = np.array([[name in pattern for name in names] for pattern in people.patterns], dtype=bool)
        invited = invited.reshape(len(people.patterns), len(names))
        draft = cls(meeting, first, last, place, rank, invited[:, meeting], places)
        return draft._without_covered(case, len(options))

    def _without_covered(self, case: Case, consultations: int) -> Stops:
        """Drop the stops inside an anchor in the same place: who sits in the anchor is there anyway."""
        visits = self.visits.copy()
        covers = self.covers(case, consultations)
        for anchor in np.flatnonzero(covers.any(axis=1)):
            visits[np.ix_(self.visits[:, anchor], covers[anchor])] = False
        return Stops(self.meeting, self.first, self.last, self.place, self.rank, visits, self.places)

    def covers(self, case: Case, consultations: int) -> BoolArray:
        """Return whether who stops at the first option needs no more for the second, ``[options, options]``.

        Args:
            case: the case.
            consultations: number of consultations; meetings from there on are anchors.
        """
        table = np.zeros((len(self.meeting), len(self.meeting)), dtype=bool)
        if case.rules.is_same_day_allowed:
            for anchor in np.flatnonzero(self.meeting >= consultations):
                inside = (self.first >= self.first[anchor]) & (self.last <= self.last[anchor])
                inside &= (self.place == self.place[anchor]) & (self.meeting != self.meeting[anchor])
                twin = (self.first == self.first[anchor]) & (self.last == self.last[anchor])
                inside &= ~(twin & (self.meeting >= consultations) & (self.rank < self.rank[anchor]))
                table[anchor] = inside
        return table

    def apart(self, case: Case, consultations: int) -> BoolArray:
        """Return whether nobody can stop at both options, ``[options, options]``; False within a meeting.

        Args:
            case: the case.
            consultations: number of consultations; meetings from there on are anchors.
        """
        gap = (
            np.maximum(self.first[None, :] - self.last[:, None], self.first[:, None] - self.last[None, :]) - 1
        )
        is_anchor = self.meeting >= consultations
        around = (self.first[:, None] < self.first[None, :]) & (self.last[:, None] > self.last[None, :])
        around &= ~is_anchor[:, None]
        encloses = around | around.T
        together = ~encloses if case.rules.is_same_day_allowed else gap >= 0
        # two anchors are as they are: people manage with less time between
        given = is_anchor[:, None] & is_anchor[None, :]
        least = np.where(given, min(case.rules.transfer_days, 1), case.rules.transfer_days) - 1
        is_possible = np.where(self.place[:, None] == self.place[None, :], together, gap >= least)
        return np.asarray(~is_possible & (self.meeting[:, None] != self.meeting[None, :]), dtype=np.bool_)


def _join(*parts: IntArray | list[int]) -> IntArray:
    return np.concatenate([np.asarray(part, dtype=np.int64) for part in parts])


def single_costs(case: Case, stops: Stops, tables: CostTables) -> IntArray:
    """Return each option as a trip of its own, ``[origins, options, measures]`` a person."""
    nights = case.rules.arrive_days + (stops.last - stops.first) + case.rules.leave_days
    travel = (tables.there + tables.back)[:, stops.place]
    return np.asarray(travel + tables.night[:, stops.place] * nights[:, None], dtype=np.int64)


def pair_classes(case: Case, stops: Stops, tables: CostTables) -> tuple[IntArray, IntArray]:
    """Return the class of each ordered pair of options and the saving of each class.

    Two pairs are of one class when they have the same places and the same days between.

    Returns:
        ``[options, options]`` and ``[origins, classes, measures]`` a person; class 0 saves nothing.
    """
    days = stops.first[None, :] - stops.last[:, None]
    place_count = len(stops.places)
    places = stops.place[:, None] * place_count + stops.place[None, :]
    is_ordered = stops.rank[:, None] < stops.rank[None, :]
    is_ordered &= stops.meeting[:, None] != stops.meeting[None, :]
    lowest = int(days.min(initial=0))
    span = int(days.max(initial=0)) - lowest + 1
    keys = np.where(is_ordered, places * span + (days - lowest) + 1, 0)
    distinct, classes = _numbered(keys, place_count**2 * span + 1)
    saving = np.zeros((len(tables.there), len(distinct), tables.there.shape[2]), dtype=np.int64)
    between_days = Nights.of(case, np.arange(lowest, lowest + span, dtype=np.int64))
    pair, offset = np.divmod(distinct - 1, span)
    for both in np.unique(pair[distinct > 0]).tolist():
        at = np.flatnonzero((pair == both) & (distinct > 0))
        first, second = divmod(both, place_count)
        one, other = (np.array([place], dtype=np.int64) for place in (first, second))
        saving[:, at] = joined_saving(case, tables, (one, other), between_days.at(offset[at]))
    return _compressed(classes, saving)


def _numbered(keys: IntArray, size: int) -> tuple[IntArray, IntArray]:
    """Return the distinct keys, sorted, and the number of each key among them; keys are below ``size``."""
    if size > MOST_KEYS:
        distinct, numbers = np.unique(keys, return_inverse=True)
        return distinct, numbers.reshape(keys.shape)
    is_there = np.zeros(size, dtype=np.bool_)
    is_there[keys] = True
    return np.flatnonzero(is_there), (np.cumsum(is_there) - 1)[keys]


@dataclass(frozen=True, slots=True, eq=False)
class Nights:
    """The nights between two sessions by the days between, as ``bridges.Between`` has them, ``[...]``."""

    at_first: IntArray
    free: IntArray
    at_second: IntArray
    may_stay: BoolArray
    may_go_home: BoolArray

    @classmethod
    def of(cls, case: Case, days: IntArray) -> Nights:
        """Return the nights for days from the last day of one session to the first day of the next."""
        distinct, number = np.unique(days, return_inverse=True)
        found = [between(case.rules, day) for day in distinct.tolist()]
        nights = cls(
            at_first=np.array([one.at_first for one in found], dtype=np.int64),
            free=np.array([one.free for one in found], dtype=np.int64),
            at_second=np.array([one.at_second for one in found], dtype=np.int64),
            may_stay=np.array([one.may_stay for one in found], dtype=np.bool_),
            may_go_home=np.array([one.may_go_home for one in found], dtype=np.bool_),
        )
        return nights.at(number.reshape(days.shape))

    def at(self, number: IntArray) -> Nights:
        """Return the nights of some of the entries, in an array of the shape of ``number``."""
        return Nights(
            self.at_first[number],
            self.free[number],
            self.at_second[number],
            self.may_stay[number],
            self.may_go_home[number],
        )


def joined_saving(
    case: Case, tables: CostTables, places: tuple[IntArray, IntArray], nights: Nights
) -> IntArray:
    """Return what staying on between sessions saves, ``[origins, ..., measures]``; zero when people go home.

    Args:
        case: the case.
        tables: its measures.
        places: place of the earlier and of the later session, ``[...]``; broadcast with ``nights``.
        nights: nights between them, ``[...]``.
    """
    first, second = places
    before, after = tables.night[:, first], tables.night[:, second]
    back = tables.back[:, first] + case.rules.leave_days * before
    home = back + (tables.there[:, second] + case.rules.arrive_days * after)
    # free nights go to the cheaper place, to the first when equal
    cheaper = np.where(before[..., :1] <= after[..., :1], before, after)
    at_first, free, at_second = (some[..., None] for some in (nights.at_first, nights.free, nights.at_second))
    stay = at_first * before + free * cheaper + at_second * after
    saved = home - stay - tables.across(first, second)
    goes_home = (tables.is_local[:, first] | tables.is_local[:, second]) | ~nights.may_stay
    goes_home = goes_home | (nights.may_go_home & (saved[..., 0] < 0))
    return np.where(goes_home[..., None], 0, saved)


def _compressed(classes: IntArray, saving: IntArray) -> tuple[IntArray, IntArray]:
    """Put all classes that save nothing into class 0."""
    useful = np.flatnonzero(saving.any(axis=(0, 2)))
    renumber = np.zeros(saving.shape[1], dtype=np.int64)
    renumber[useful] = np.arange(1, len(useful) + 1)
    table = np.zeros((len(saving), len(useful) + 1, saving.shape[2]), dtype=np.int64)
    table[:, 1:] = saving[:, useful]
    numbered: IntArray = renumber[classes]
    return numbered, table


def aggregate(people: Crowd, per_person: IntArray) -> IntArray:
    """Return costs per person ``[origins, n]`` summed over the people of each pattern ``[patterns, n]``.

    The product runs in floating point, which is faster by orders of magnitude and exact below 2**53.

    Raises:
        OverflowError: the sums could pass 2**53 cents.
    """
    largest = int(np.abs(per_person).max(initial=0)) * int(people.people.sum())
    if largest >= 2**53:
        message = f"costs up to {largest} cents cannot be added exactly; use a larger currency unit"
        raise OverflowError(message)
    summed = people.people.astype(float) @ per_person.astype(float)
    return np.asarray(np.rint(summed), dtype=np.int64)
