"""The question of hubs as arrays: a p-median problem for each group of days on which it is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

import numpy as np

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.distance import great_circles_km
from logistics.money import cents
from logistics.planning.hires import venue_costs
from logistics.planning.hubs.clients import Clients
from logistics.planning.hubs.marginal import marginal_costs
from logistics.planning.hubs.request import HubsRequest, Reach
from logistics.planning.hubs.sitting import families
from logistics.planning.options import BoolArray, IntArray, Options, in_order
from logistics.planning.patterns import Crowd
from logistics.planning.restrictions import restrictions
from logistics.planning.universe import allowed_options, collisions
from logistics.planning.wishes import narrowed
from logistics.pricing.by_km import HOUR_UNITS
from logistics.pricing.pricebook import PriceBook
from solver.pmedian.problem import NO_WAY, MedianProblem

NOBODY = Crowd((), (), np.zeros((0, 0), dtype=np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """Days on which the question is the same: same places allowed, same neighbours, same common hours.

    Attributes:
        first_days: first days of the consultation, in order.
        options: places allowed on the earliest of them, in order of preference.
        families: places that have a common sitting, ``[families, options]``; None: no such rule.
        costs: what one person of each client costs at each option, ``NO_WAY`` out of reach,
            ``[clients, options]`` [cents].
    """

    first_days: tuple[date, ...]
    options: Options
    families: BoolArray | None
    costs: IntArray


@dataclass(frozen=True, eq=False)
class Question:
    """Where a consultation is to be held in several places at once, the others where they are placed.

    Attributes:
        case: the case in which the consultation may sit in every candidate, the others as placed.
        prices: prices of that case.
        request: what is asked.
        fixed: the other consultations, as placed.
    """

    case: Case
    prices: PriceBook
    request: HubsRequest
    fixed: tuple[Session, ...]

    @cached_property
    def consultation(self) -> Consultation:
        """The consultation, its places the candidates."""
        return next(one for one in self.case.consultations if one.id == self.request.consultation)

    @cached_property
    def clients(self) -> Clients:
        """Who is invited to come: those who attend in person, and those who may do either."""
        return Clients.of(self.case, self.prices, self.consultation.id)

    def groups(self) -> Iterator[Days]:
        """Yield the days by what is the same on them, each group in the order of its earliest day."""
        options = self._allowed()
        found: dict[tuple[object, ...], list[date]] = {}
        groups: dict[tuple[object, ...], tuple[Options, BoolArray | None]] = {}
        for day in np.unique(options.first):
            today = options.keep(options.first == day)
            if not set(self.request.fixed) <= {place.id for place in self.places_of(today)}:
                continue
            first = date.fromordinal(int(day))
            sets = self._families(today, first)
            key: tuple[object, ...] = (
                today.place.tobytes(),
                *self._near(first),
                None if sets is None else sets.tobytes(),
            )
            found.setdefault(key, []).append(first)
            groups.setdefault(key, (today, sets))
        if not groups:
            return
        costs = self._costs(joined(today for today, _ in groups.values()))
        start = 0
        for key, (today, sets) in groups.items():
            yield Days(tuple(found[key]), today, sets, costs[:, start : start + len(today)])
            start += len(today)

    def problem(self, days: Days, worth_cents: int) -> MedianProblem:
        """Return the p-median problem of a group of days.

        Args:
            days: the days.
            worth_cents: what it counts that one person is out of reach of every hub [cents].
        """
        position = {place.id: at for at, place in enumerate(self.places_of(days.options))}
        return MedianProblem(
            cost=days.costs,
            weight=self.clients.people,
            unserved=self._unserved(worth_cents),
            p=self.request.count,
            fixed=tuple(sorted(position[name] for name in self.request.fixed)),
            families=days.families,
            least=self._least(len(days.options)),
            most=self._most(days.options),
            opening=venue_costs(self.case, self.prices, (days.options,), len(days.options)).sum(axis=(0, 2)),
        )

    def _costs(self, options: Options) -> IntArray:
        costs = marginal_costs(self.case, self.prices, self.clients, options, self.fixed)
        for reach, most in self.request.beyond:
            costs[self._is_beyond(reach, most, options, costs)] = NO_WAY
        return costs

    def places_of(self, options: Options) -> tuple[Place, ...]:
        """Return the place of each option."""
        return tuple(self.consultation.places[int(number)] for number in options.place)

    def without(self, participant: Participant) -> Participant:
        """Return a participant who has nothing to do with the consultation."""
        name = {self.consultation.id}
        return replace(
            participant,
            in_person=participant.in_person - name,
            remote=participant.remote - name,
            either=participant.either - name,
        )

    def _allowed(self) -> Options:
        """Return the placements that rules leave; that somebody cannot be there is for the costs to say."""
        rules = restrictions(self.case, NOBODY)
        options = allowed_options(self.case, rules)
        index = [one.id for one in in_order(self.case)].index(self.consultation.id)
        start = sum(len(some) for some in options[:index])
        pairs = collisions(options, rules) - start
        mine = options[index]
        is_free = np.ones(len(mine), dtype=np.bool_)
        hit = pairs[((pairs >= 0) & (pairs < len(mine))).any(axis=1)]
        is_free[hit[(hit >= 0) & (hit < len(mine))]] = False
        return mine.keep(is_free)

    def _near(self, first: date) -> Iterator[tuple[str, int] | None]:
        """Yield how the sessions that somebody invited attends lie to a day, where that may matter."""
        rules = self.case.rules
        reach = max(rules.arrive_days + rules.leave_days + rules.longest_stay_nights, rules.transfer_days) + 1
        last = first + timedelta(days=self.consultation.days - 1)
        for session in (*self.case.anchors, *self.fixed):
            before, after = (first - session.last_day).days, (session.first_day - last).days
            is_near = max(before, after) <= reach and self.clients.crowd.attending(session.id)
            yield (session.id, before) if is_near else None

    def _families(self, options: Options, first: date) -> BoolArray | None:
        if self.request.sitting_minutes is None:
            return None
        days = tuple(first + timedelta(days=day) for day in range(self.consultation.days))
        return families(self.places_of(options), days, self.request.sitting_minutes)

    def _unserved(self, worth_cents: int) -> IntArray:
        """Return what a person out of reach counts; without limits of reach everybody must be served."""
        if not self.request.beyond:
            return np.full(len(self.clients.origin), NO_WAY, dtype=np.int64)
        return self.clients.remote_cents + worth_cents

    def _least(self, count: int) -> IntArray | None:
        least = self.request.least
        return None if least is None else np.full(count, least, dtype=np.int64)

    def _most(self, options: Options) -> IntArray | None:
        limits = [_smaller(place.capacity, self.request.most) for place in self.places_of(options)]
        if all(limit is None for limit in limits):
            return None
        everybody = int(self.clients.people.sum())
        return np.array([everybody if limit is None else limit for limit in limits], dtype=np.int64)

    def _is_beyond(self, reach: Reach, most: Decimal, options: Options, costs: IntArray) -> BoolArray:
        if reach is Reach.COST:
            return np.asarray((costs > cents(most)) & (costs != NO_WAY), dtype=np.bool_)
        # distances and hours are whole numbers of their units, so what is left of a limit never matters
        origins, places = self.clients.crowd.origins, self.places_of(options)
        if reach is Reach.KM:
            points = [[(place.latitude, place.longitude) for place in some] for some in (origins, places)]
            far = great_circles_km(*points) > int(most)
        else:
            legs, is_local = self.prices.legs.arrays(origins, places)
            far = (legs.hours > int(most * HOUR_UNITS)) & ~is_local
        return np.asarray(far[self.clients.origin], dtype=np.bool_)


def joined(parts: Iterable[Options]) -> Options:
    """Return placements of one consultation one behind the other."""
    some = tuple(parts)
    place, first = (
        np.concatenate(arrays) for arrays in zip(*((o.place, o.first) for o in some), strict=True)
    )
    return replace(some[0], place=place, first=first)


def held_in(case: Case, request: HubsRequest, places: tuple[Place, ...], fixed: tuple[Session, ...]) -> Case:
    """Return the case in which the consultation may sit in any of the places, the others as placed.

    Args:
        case: the case; attendance of other sessions settled.
        request: names the consultation; it need not be beside an anchor any more.
        places: candidates, in order of preference.
        fixed: the other consultations, as placed.
    """
    held = narrowed(case, fixed)
    consultations = tuple(
        replace(one, places=places, beside=()) if one.id == request.consultation else one
        for one in held.consultations
    )
    known = {place.id for place in held.places}
    more = tuple(place for place in places if place.id not in known)
    return replace(held, consultations=consultations, places=(*held.places, *more))


def _smaller(one: int | None, other: int | None) -> int | None:
    return min((limit for limit in (one, other) if limit is not None), default=None)
