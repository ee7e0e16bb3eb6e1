"""The placement problem with the price of changing a published plan in it, exactly (``solver/MODEL.md``).

A ticket that is kept costs ``worth`` less than one that is changed. The journey to a session is made unless
the session is joined to the one before, the journey home unless it is joined to the one after, and the
journey between two sessions in two places exactly if they are joined. So what is saved by keeping tickets is
a sum over single sessions and over consecutive pairs, which is the form that the problem has anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from logistics.case.case import Case
from logistics.planning.bridges import between
from logistics.planning.joins import joined_pairs
from logistics.planning.options import BoolArray, IntArray, Options
from logistics.planning.patterns import Crowd
from logistics.planning.promise import Promise, change_cents
from logistics.planning.savings import Stops
from logistics.planning.tables import CostTables
from logistics.planning.tickets import LegKey, Ticket
from solver.problem import PlacementProblem


@dataclass(frozen=True, slots=True, eq=False)
class Grounds:
    """What the placement problem of a case was made of.

    Attributes:
        case: the case.
        crowd: its people, merged.
        stops: options and anchors.
        tables: prices as arrays.
    """

    case: Case
    crowd: Crowd
    stops: Stops
    tables: CostTables


def with_changes(
    problem: PlacementProblem,
    grounds: Grounds,
    promise: Promise,
    options: tuple[Options, ...],
    tickets: tuple[Ticket, ...],
) -> PlacementProblem:
    """Return the problem whose costs are those of travel and of changes, but for a constant.

    The constant is what all tickets cost when each of them is changed.

    Args:
        problem: the problem of travel alone.
        grounds: what it was made of.
        promise: the published plan.
        options: placements of each consultation, the first options of the problem.
        tickets: bought journeys.
    """
    worth = _Worth(grounds)
    single, joined = problem.single.copy(), list(_no_pairs())
    for (pattern, origin), held in sorted(_held(grounds, tickets).items()):
        alone, pairs, values = worth.of(pattern, origin, held)
        single[pattern] -= alone
        joined.append((np.full(len(pairs), pattern, dtype=np.int64), pairs, values))
    priced = np.concatenate([change_cents(grounds.case, promise, some) for some in options])
    anchors = np.zeros(len(problem.meeting) - len(priced), dtype=np.int64)
    pair_class, saving = _own_classes(
        problem, *(np.concatenate(parts) for parts in zip(*joined, strict=True))
    )
    everywhere = np.ones((1, len(problem.meeting)), dtype=np.bool_)
    return replace(
        problem,
        stops=np.concatenate([problem.stops, everywhere]),
        single=np.concatenate([single, np.concatenate([priced, anchors])[None, :]]),
        pair_class=pair_class,
        saving=np.concatenate([saving, np.zeros((1, saving.shape[1]), dtype=np.int64)]),
    )


def _no_pairs() -> Iterator[tuple[IntArray, IntArray, IntArray]]:
    nothing = np.zeros(0, dtype=np.int64)
    yield nothing, nothing, nothing


def _own_classes(
    problem: PlacementProblem, patterns: IntArray, pairs: IntArray, values: IntArray
) -> tuple[IntArray, IntArray]:
    """Return classes of pairs and their savings, a class of its own for each pair that saves more or less.

    Args:
        problem: the problem of travel alone.
        patterns: pattern that a value is for, ``[n]``.
        pairs: pair of options that it is for, as a number in the flat table of all pairs, ``[n]``.
        values: saved on top when the pair is joined, ``[n]`` [cents].
    """
    changed, column = np.unique(pairs, return_inverse=True)
    own = problem.saving[:, problem.pair_class.ravel()[changed]]
    np.add.at(own, (patterns, column), values)
    pair_class = problem.pair_class.copy()
    pair_class.ravel()[changed] = problem.saving.shape[1] + np.arange(len(changed), dtype=np.int64)
    return pair_class, np.concatenate([problem.saving, own], axis=1)


Held = list[tuple[Ticket, int]]
"""Tickets, and how many people hold each."""


def _held(grounds: Grounds, tickets: tuple[Ticket, ...]) -> dict[tuple[int, int], Held]:
    """Return the tickets of those still in the case, by pattern and origin."""
    rows = {one.id: one for one in grounds.case.participants if one.in_person}
    patterns = {pattern: number for number, pattern in enumerate(grounds.crowd.patterns)}
    origins = {origin: number for number, origin in enumerate(grounds.crowd.origins)}
    held: dict[tuple[int, int], Held] = {}
    left: dict[tuple[str, LegKey], int] = {}
    for ticket in tickets:
        row = rows.get(ticket.row)
        if row is None:
            continue
        free = left.get((row.id, ticket.key), row.people)
        people = min(ticket.people, free)
        left[row.id, ticket.key] = free - people
        held.setdefault((patterns[row.in_person], origins[row.origin]), []).append((ticket, people))
    return held


class _Worth:
    """Counts what is saved by keeping tickets, as tables over options and pairs of them."""

    def __init__(self, grounds: Grounds) -> None:
        self.grounds = grounds
        self.stops = grounds.stops
        self.keys, self.stays = joined_pairs(grounds.case, grounds.stops, grounds.tables)
        self.at = {place.id: self.stops.place == index for index, place in enumerate(self.stops.places)}
        self.nowhere: BoolArray = np.zeros(len(self.stops.meeting), dtype=np.bool_)
        self.joined: dict[int, BoolArray] = {}
        self.days: dict[tuple[str, str], IntArray] = {}

    def of(self, pattern: int, origin: int, held: Held) -> tuple[IntArray, IntArray, IntArray]:
        """Return what people of one pattern and origin save by their tickets.

        Returns:
            Saved by each stop as a trip of its own, ``[options]``; pairs that save more or less when they
            are joined, as numbers in the flat table; and how much on top [cents].
        """
        visits = self.stops.visits[pattern]
        there, back, across = self._tables(origin, held)
        there, back = there * visits, back * visits
        on_top = self._joined(origin) * (across - back[:, None] - there[None, :])
        on_top *= visits[:, None] & visits[None, :]
        pairs = np.flatnonzero(on_top)
        return there + back, pairs, on_top.ravel()[pairs]

    def _tables(self, origin: int, held: Held) -> tuple[IntArray, IntArray, IntArray]:
        """Return the worth of tickets to each option, home from it, and between two of them."""
        stops, rules = self.stops, self.grounds.case.rules
        home = self.grounds.crowd.origins[origin].id
        travels = ~self.grounds.tables.is_local[origin, stops.place]
        there, back = (np.zeros(len(stops.meeting), dtype=np.int64) for _ in range(2))
        across = np.zeros((len(stops.meeting),) * 2, dtype=np.int64)
        for ticket, people in held:
            worth, day = people * ticket.worth_cents, ticket.day.toordinal()
            at_start, at_end = (self.at.get(place, self.nowhere) for place in (ticket.start, ticket.end))
            if ticket.start == home:
                there += worth * (travels & at_end & (stops.first - rules.arrive_days == day))
            if ticket.end == home:
                back += worth * (travels & at_start & (stops.last + rules.leave_days == day))
            if at_start.any() and at_end.any():
                across += worth * (self._transfer_days(ticket.start, ticket.end) == day)
        return there, back, across

    def _joined(self, origin: int) -> BoolArray:
        """Return whether somebody from an origin stays on between two options, ``[options, options]``."""
        if origin not in self.joined:
            self.joined[origin] = self.stays[self.keys, origin]
        return self.joined[origin]

    def _transfer_days(self, start: str, end: str) -> IntArray:
        """Return the day of the journey between two options that are joined; -1 where places differ."""
        if (start, end) not in self.days:
            days = np.full((len(self.stops.meeting),) * 2, -1, dtype=np.int64)
            for first, second in product(
                *(np.flatnonzero(self.at[place]).tolist() for place in (start, end))
            ):
                gap = int(self.stops.first[second] - self.stops.last[first])
                nights = between(self.grounds.case.rules, gap)
                stayed = nights.at_first + (nights.free if self._night(start) <= self._night(end) else 0)
                days[first, second] = self.stops.last[first] + stayed
            self.days[start, end] = days
        return self.days[start, end]

    def _night(self, place: str) -> int:
        """Return the price of a night: zero only for those who live there, who never stay on [cents]."""
        index = [one.id for one in self.stops.places].index(place)
        return int(self.grounds.tables.night[:, index, 0].max(initial=0))
