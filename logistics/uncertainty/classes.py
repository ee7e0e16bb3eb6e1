"""Trips taken apart: single sessions, and what joining two of them changes, each priced for all draws.

The cost of a person's sessions is the sum of each as a trip of its own, less what is saved where two
consecutive ones are joined because staying on costs no more than going home, as ``solver/MODEL.md`` has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from logistics.case.rules import Rules
from logistics.planning.bridges import between
from logistics.planning.options import BoolArray
from logistics.uncertainty.spreads import FloatArray
from logistics.uncertainty.tariffs import Geography, Table


@dataclass(frozen=True, slots=True)
class Single:
    """A session as a trip of its own.

    Attributes:
        place: number of the place.
        days: from its first to its last day [days].
        there: season of its first day, in which people travel there.
        back: season of its last day, in which people travel back.
    """

    place: int
    days: int
    there: int
    back: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two consecutive sessions of one person.

    Attributes:
        first: number of the place of the first session.
        second: number of the place of the second session.
        days: from the last day of the first to the first day of the second [days].
        back: season of the last day of the first, in which people leave it.
        there: season of the first day of the second, in which people would come from home.
    """

    first: int
    second: int
    days: int
    back: int
    there: int


Part = Single | Pair


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """Prices parts of trips, whatever is counted.

    Attributes:
        rules: offsets and limits of the case.
        geography: legs and places.
        total: everything that a person costs, on which it hangs whether they stay on or go home [cents].
    """

    rules: Rules
    geography: Geography
    total: Table

    def values(self, part: Part, *tables: Table) -> Iterator[FloatArray]:
        """Yield what a part of a trip counts in each table, ``[draws, origins]``; savings are negative."""
        if isinstance(part, Single):
            for table in tables:
                yield self._single(part, table)
            return
        saved = self.saved(part, self.total)
        stays = self._stays(part, saved)
        for table in tables:
            yield np.where(stays, -(saved if table is self.total else self.saved(part, table)), 0.0)

    def stays(self, part: Pair) -> BoolArray:
        """Return who stays on between two sessions: everybody for whom it costs no more."""
        return self._stays(part, self.saved(part, self.total))

    def _stays(self, part: Pair, saved: FloatArray) -> BoolArray:
        nights = between(self.rules, part.days)
        local = self.geography.is_local
        away = ~(local[:, part.first] | local[:, part.second]) & nights.may_stay
        is_cheaper = (saved >= 0) | (not nights.may_go_home)
        return np.asarray(is_cheaper & away, dtype=np.bool_)

    def _single(self, part: Single, table: Table) -> FloatArray:
        legs = self.geography.home[:, part.place]
        nights = self.rules.arrive_days + part.days + self.rules.leave_days
        value = table.of_leg(legs, part.there) + table.of_leg(legs, part.back)
        value = value + table.entry[:, part.place] + table.night[:, part.place, None] * nights
        return np.where(self.geography.is_local[:, part.place], 0.0, value)

    def saved(self, part: Pair, table: Table) -> FloatArray:
        """Return what going home counts more than staying on, ``[draws, origins]``."""
        nights = between(self.rules, part.days)
        geography, first, second = self.geography, part.first, part.second
        before, after = table.night[:, first, None], table.night[:, second, None]
        home = table.of_leg(geography.home[:, first], part.back)
        home = home + table.of_leg(geography.home[:, second], part.there) + table.entry[:, second]
        home = home + self.rules.leave_days * before + self.rules.arrive_days * after
        # free nights go to the cheaper place, to the first when equal
        is_first = self.total.night[:, first, None] <= self.total.night[:, second, None]
        stay = nights.at_first * before + nights.at_second * after
        stay = stay + nights.free * np.where(is_first, before, after)
        leg = table.of_leg(np.array([geography.across[first, second]]), part.back)
        return np.asarray(home - stay - leg - table.visa[:, first, second], dtype=np.float64)
