"""Works out whether consultations pay beside anchors, from sums over the people of each origin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.venues import without_venues
from logistics.planning.breakeven import Advice, BreakEven, Home, Moves
from logistics.planning.hires import venue_costs
from logistics.planning.itineraries import make_plan
from logistics.planning.measures import CO2E, COST
from logistics.planning.options import BoolArray, IntArray, Options, follows
from logistics.planning.patterns import Crowd, crowd
from logistics.planning.restriction import Restriction
from logistics.planning.restrictions import can_attend_both
from logistics.planning.savings import Nights, Stops, joined_saving, single_costs
from logistics.planning.tables import CostTables, cost_tables
from logistics.planning.universe import allowed_options
from logistics.pricing.by_km import CO2E_UNITS
from logistics.pricing.pricebook import PriceBook

_Each = Callable[[IntArray], IntArray]
CHUNK = 1_000_000
"""Numbers held at once when costs are added up over origins."""


def moves_of(
    case: Case, prices: PriceBook, rules: tuple[Restriction, ...], sessions: tuple[Session, ...]
) -> Moves:
    """Return whether each consultation pays beside each anchor, and what the plan's own placements are worth.

    Args:
        case: the case as decided.
        prices: its prices.
        rules: every rule on dates and places.
        sessions: the consultations as planned.
    """
    people = crowd(case)
    options = {some.consultation.id: some for some in allowed_options(case, rules)}
    found: list[BreakEven] = []
    advice: list[Advice] = []
    for session in sessions:
        desk = _Desk.of(case, prices, people, options[session.id])
        found += (desk.break_even(anchor) for anchor in _in_time(case.anchors))
        advice.append(_advice(case, prices, people, sessions, (session, desk)))
    return Moves(tuple(found), tuple(advice))


def _in_time(anchors: tuple[Session, ...]) -> tuple[Session, ...]:
    return tuple(sorted(anchors, key=lambda a: (a.first_day, a.last_day, a.id)))


def _advice(
    case: Case,
    prices: PriceBook,
    people: Crowd,
    sessions: tuple[Session, ...],
    asked: tuple[Session, _Desk],
) -> Advice:
    session, desk = asked
    merged = tuple(
        Participant(f"{row}-{column}", origin, people=int(people.people[row, column]), in_person=pattern)
        for row, pattern in enumerate(people.patterns)
        for column, origin in enumerate(people.origins)
        if people.people[row, column]
    )
    without = tuple(replace(one, in_person=one.in_person - {session.id}) for one in merged)
    planned = make_plan(replace(case, participants=merged), prices, sessions).cost_cents
    others = replace(without_venues(case, {session.id}), participants=without)
    rest = make_plan(others, prices, sessions).cost_cents
    alone = int(desk.single[desk.best_alone, 0])
    return Advice(session, desk.options.session(desk.best_alone), rest + alone - planned)


@dataclass(frozen=True, slots=True, eq=False)
class _Desk:
    """Adds up what the placements of one consultation cost. Measures are cents and emissions.

    Attributes:
        case: the case.
        options: allowed placements of the consultation.
        people: who attends what.
        invited: who are to come in person, ``[origins]``.
        tables: measures between origins and places.
        place: place of each placement in ``tables``, ``[options]``.
        position: number of each place in ``tables``.
        venue: what the venue costs, ``[options]`` [cents].
        single: all trips of their own with the venue, ``[options, measures]``.
    """

    case: Case
    options: Options
    people: Crowd
    invited: IntArray
    tables: CostTables
    place: IntArray
    position: dict[Place, int]
    venue: IntArray
    single: IntArray

    @classmethod
    def of(cls, case: Case, prices: PriceBook, people: Crowd, options: Options) -> _Desk:
        used = {*options.places, *(anchor.place for anchor in case.anchors)}
        places = tuple(sorted(used, key=lambda place: place.id))
        position = {place: number for number, place in enumerate(places)}
        tables = cost_tables(prices, people.origins, places, (COST, CO2E))
        invited = _attending(people, options.consultation.id)
        desk = cls(
            case,
            options,
            people,
            invited,
            tables,
            options.numbered(position),
            position,
            venue_costs(case, prices, (options,), len(options)).sum(axis=(0, 2)),
            np.zeros((0, 2), dtype=np.int64),
        )
        every = np.arange(len(options))
        travel = desk.summed(every, desk.alone, (invited,))[0]
        # a venue emits nothing
        return replace(desk, single=travel + desk.venue[:, None] * np.array([1, 0]))

    @property
    def best_alone(self) -> int:
        """The placement that costs least by itself, the preferred one of equals."""
        return int(np.argmin(self.single[:, 0]))

    def alone(self, at: IntArray) -> IntArray:
        """Return placements as trips of their own, ``[origins, n, measures]`` a person."""
        first, last = self.options.first[at], self.options.last[at]
        nobody = np.zeros((0, len(at)), dtype=bool)
        return single_costs(
            self.case, Stops(first, first, last, self.place[at], first, nobody, ()), self.tables
        )

    def summed(self, at: IntArray, each: _Each, weights: tuple[IntArray, ...]) -> list[IntArray]:
        """Return amounts a person of placements added up over people, ``[n, measures]`` for each weights."""
        step = max(1, CHUNK // max(len(self.invited), 1))
        parts: list[list[IntArray]] = [[] for _ in weights]
        for start in range(0, max(len(at), 1), step):
            amounts = each(at[start : start + step]).astype(float)
            for part, people in zip(parts, weights, strict=True):
                part.append(np.rint(np.tensordot(people.astype(float), amounts, axes=1)).astype(np.int64))
        return [np.concatenate(part) for part in parts]

    def joined(self, anchor: Session, at: IntArray) -> IntArray:
        """Return what joining placements with an anchor saves, ``[origins, n, measures]`` a person."""
        first, last = anchor.first_day.toordinal(), anchor.last_day.toordinal()
        is_later = follows(self.options, anchor)[at]
        days = np.where(is_later, self.options.first[at] - last, first - self.options.last[at])
        here = np.full(len(at), self.position[anchor.place])
        first_place, second_place = (
            np.where(is_later, here, self.place[at]),
            np.where(is_later, self.place[at], here),
        )
        nights = Nights.of(self.case, days)
        saved = joined_saving(self.case, self.tables, (first_place, second_place), nights)
        inside = self.is_inside(anchor, at)
        saved[:, inside] = self.alone(at[inside])
        return saved

    def is_inside(self, anchor: Session, at: IntArray) -> BoolArray:
        """Return which placements cost who attends the anchor nothing: they are there anyway."""
        first, last = anchor.first_day.toordinal(), anchor.last_day.toordinal()
        inside = (self.options.first[at] >= first) & (self.options.last[at] <= last)
        inside &= self.place[at] == self.position[anchor.place]
        return np.asarray(inside & self.case.rules.is_same_day_allowed, dtype=np.bool_)

    def break_even(self, anchor: Session) -> BreakEven:
        """Return whether the consultation pays beside an anchor."""
        name, best = self.options.consultation.id, self.best_alone
        there = _attending(self.people, name, anchor.id)
        apart = self.options.session(best)
        found = BreakEven(name, anchor, apart, None, int(self.invited.sum()), int(there.sum()))
        possible = np.flatnonzero(can_attend_both(self.case, self.options.consultation, anchor)(self.options))
        full, joined = self.summed(possible, lambda at: self.joined(anchor, at), (self.invited, there))
        near = np.flatnonzero(full[:, 0] > 0)
        if not near.size:
            return found
        cost = self.single[possible[near], 0] - joined[near, 0]
        chosen = near[np.lexsort((-full[near, 0], cost))[0]]
        at = int(possible[chosen])
        extra = self.single[at] - self.single[best]
        return replace(
            found,
            beside=self.options.session(at),
            extra_cents=int(extra[0]),
            full_cents=int(full[chosen, 0]),
            joined_cents=int(joined[chosen, 0]),
            saved_kg=Fraction(int(joined[chosen, 1] - extra[1]), CO2E_UNITS),
            venue_cents=(int(self.venue[best]), int(self.venue[at])),
            homes=tuple(self.homes(anchor, there, best, at)),
        )

    def homes(self, anchor: Session, there: IntArray, best: int, at: int) -> Iterator[Home]:
        """Yield what the consultation costs by origin, by itself and beside the anchor."""
        singles = self.alone(np.array([best, at]))[:, :, 0]
        saved = self.joined(anchor, np.array([at]))[:, 0, 0]
        for number, origin in enumerate(self.people.origins):
            if self.invited[number]:
                yield Home(
                    origin,
                    int(self.invited[number]),
                    int(there[number]),
                    int(singles[number, 0]),
                    int(singles[number, 1]),
                    int(saved[number]),
                )


def _attending(people: Crowd, *names: str) -> IntArray:
    rows = [set(names) <= pattern for pattern in people.patterns]
    return np.asarray(people.people[np.array(rows, dtype=bool)].sum(axis=0), dtype=np.int64)
