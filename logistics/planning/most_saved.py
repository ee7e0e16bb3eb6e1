"""The most that two consultations in any two places can save."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logistics.case.rules import Rules
from logistics.planning.bridges import between
from logistics.planning.options import IntArray
from logistics.planning.tables import CostTables

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class MostSaved:
    """Adds up over people what joining two consultations saves each of them, at least nothing.

    What one person saves is a part for the place left, one for the place entered, and one for both places and
    the days between that is the same for everybody. It is the saving of ``savings.joined_saving``.

    Attributes:
        rules: rules of the case.
        tables: measures between origins and places, cost only.
    """

    rules: Rules
    tables: CostTables

    def summed(self, weights: IntArray, days: int, first: IntArray, second: IntArray) -> IntArray:
        """Return the most that so many days between, or more, can save people, ``[first, second]`` [cents].

        A longer gap never saves more: the nights between are paid, home and back stays the same.

        Args:
            weights: people of each origin.
            days: from the last day of the earlier consultation to the first of the later one [days].
            first: places of the earlier one.
            second: places of the later one.
        """
        found = np.zeros((len(first), len(second)), dtype=np.int64)
        if not between(self.rules, days).may_stay:
            return found
        shared = self._shared(days, first, second)
        some = np.flatnonzero(weights)
        people, local = weights[some].astype(float), np.where(self.tables.is_local[some], -np.inf, 0.0)
        leaving = self.tables.back[some, :, 0] + local
        entering = (self.tables.there[some, :, 0] + local)[:, second]
        visa = self.tables.entry[some][:, second, 0].astype(float)
        saved = np.empty_like(entering)
        # place by place, so that the numbers stay in the cache
        for row, place in enumerate(first.tolist()):
            np.multiply(visa, self.tables.is_abroad[place, second], out=saved)
            np.subtract(entering, saved, out=saved)
            saved += leaving[:, place, None]
            saved += shared[row]
            # in floating point, which is exact below 2**53: ``aggregate`` refuses larger sums
            found[row] = np.rint(people @ np.maximum(saved, 0, out=saved))
        return found

    def _shared(self, days: int, first: IntArray, second: IntArray) -> FloatArray:
        """Return what is the same for everybody who travels, ``[first, second]`` [cents]."""
        nights = between(self.rules, days)
        price = self.tables.night[..., 0].max(axis=0, initial=0)
        before, after = price[first][:, None], price[second][None, :]
        home = self.rules.leave_days * before + self.rules.arrive_days * after
        stay = nights.at_first * before + nights.free * np.minimum(before, after) + nights.at_second * after
        across = self.tables.between[np.ix_(first, second)][..., 0]
        return np.asarray(home - stay - across, dtype=np.float64)
