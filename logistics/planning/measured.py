"""What choices of dates come to in several measures, such as hours and each kind of cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from logistics.case.case import Case
from logistics.planning.formulate import Formulation
from logistics.planning.hires import venue_costs
from logistics.planning.measures import Measure
from logistics.planning.options import IntArray
from logistics.planning.patterns import Crowd
from logistics.planning.savings import Stops, pair_classes, single_costs
from logistics.planning.tables import cost_tables
from logistics.pricing.pricebook import PriceBook


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """The options that some choices take, with everything that is counted of them.

    Attributes:
        people: who travels alike.
        stops: the options taken, and the anchors.
        numbers: number of each option of the formulation among them; -1 where no choice takes it.
        single: each option as a trip of its own, ``[origins, options, measures]`` a person.
        pair_class: class of each ordered pair, ``[options, options]``.
        saving: what joining a pair saves, ``[origins, classes, measures]`` a person.
        venue: what the venue counts, ``[options, measures]``.
    """

    people: Crowd
    stops: Stops
    numbers: IntArray
    single: IntArray
    pair_class: IntArray
    saving: IntArray
    venue: IntArray

    @classmethod
    def of(
        cls,
        case: Case,
        prices: PriceBook,
        made: tuple[Formulation, Crowd],
        choices: tuple[tuple[int, ...], ...],
        measures: tuple[Measure, ...],
    ) -> Measured:
        """Return what is counted of some choices of a formulation.

        Args:
            case: the case.
            prices: its prices.
            made: the formulation, and the people in it.
            choices: options taken, of which only these are looked at.
            measures: what is counted; the cost comes first.
        """
        formulation, people = made
        taken = np.zeros(len(formulation.problem.meeting), dtype=np.bool_)
        for choice in choices:
            taken[list(choice)] = True
        kept, start = [], 0
        for options in formulation.options:
            kept.append(options.keep(taken[start : start + len(options)]))
            start += len(options)
        stops = Stops.of(case, tuple(kept), formulation.anchors, people)
        tables = cost_tables(prices, people.origins, stops.places, measures)
        pair_class, saving = pair_classes(case, stops, tables)
        numbers = np.where(taken, np.cumsum(taken) - 1, -1)
        single = single_costs(case, stops, tables)
        venue = venue_costs(case, prices, tuple(kept), len(stops.meeting), measures).sum(axis=0)
        return cls(people, stops, numbers, single, pair_class, saving, venue)

    def total(self, choice: tuple[int, ...]) -> IntArray:
        """Return what a choice comes to for all people and venues together, ``[measures]``."""
        chosen = self.numbers[list(choice)]
        heads = self.people.people
        total = np.asarray(self.venue[chosen].sum(axis=0), dtype=np.int64)
        last = np.full(len(heads), -1, dtype=np.int64)
        for option in chosen[np.argsort(self.stops.rank[chosen])].tolist():
            visits = self.stops.visits[:, option]
            total += heads[visits].sum(axis=0) @ self.single[:, option]
            for before in np.unique(last[visits & (last >= 0)]).tolist():
                follows = heads[visits & (last == before)].sum(axis=0)
                total -= follows @ self.saving[:, self.pair_class[before, option]]
            last[visits] = option
        return total
