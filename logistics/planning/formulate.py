"""From case and prices to the integer arrays of the placement problem, and back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.planning.options import BoolArray, IntArray, Options
from logistics.planning.patterns import Crowd, crowd
from logistics.planning.restriction import Restriction
from logistics.planning.restrictions import restrictions
from logistics.planning.savings import Stops, aggregate, pair_classes, single_costs
from logistics.planning.tables import CostTables, cost_tables
from logistics.planning.universe import allowed_options, collisions
from logistics.pricing.pricebook import PriceBook
from solver.problem import PlacementProblem


@dataclass(frozen=True, slots=True, eq=False)
class Formulation:
    """The placement problem and what its indices mean.

    Meetings are the consultations in the order of ``options``, then the anchors that anybody attends.

    Attributes:
        problem: integer arrays for the solver.
        options: allowed placements of each consultation.
        anchors: anchors in the problem, one option each.
        rules: every rule of the case on dates and places.
        remote_cents: cost of remote attendance, the same for every choice [cents].
    """

    problem: PlacementProblem
    options: tuple[Options, ...]
    anchors: tuple[Session, ...]
    rules: tuple[Restriction, ...]
    remote_cents: int

    def sessions(self, choice: tuple[int, ...]) -> tuple[Session, ...]:
        """Return the consultations on the dates and in the places of a choice, in order."""
        placed = []
        start = 0
        for options, chosen in zip(self.options, choice, strict=False):
            placed.append(options.session(chosen - start))
            start += len(options)
        return tuple(placed)

    def choice(self, sessions: tuple[Session, ...]) -> tuple[int, ...]:
        """Return the choice that puts the consultations where they are given, anchors included.

        Raises:
            ValueError: a consultation is none of its placements.
        """
        placed = {session.id: session for session in sessions}
        found: list[int] = []
        start = 0
        for options in self.options:
            wanted = placed[options.consultation.id]
            found.append(start + [options.session(n) for n in range(len(options))].index(wanted))
            start += len(options)
        return (*found, *range(start, start + len(self.anchors)))


def formulate(case: Case, prices: PriceBook) -> Formulation:
    """Return the placement problem of a case.

    Raises:
        InfeasibleError: a consultation has no allowed placement; carries the rules that collide.
    """
    people = crowd(case)
    rules = restrictions(case, people)
    options = allowed_options(case, rules)
    anchors = tuple(anchor for anchor in case.anchors if people.attending(anchor.id))
    stops = Stops.of(case, options, anchors, people)
    tables = cost_tables(prices, people.origins, stops.places)
    problem = _problem(case, people, stops, tables, collisions(options, rules))
    return Formulation(problem, options, anchors, rules, _remote_cents(case, prices))


def _problem(
    case: Case, people: Crowd, stops: Stops, tables: CostTables, clashes: IntArray
) -> PlacementProblem:
    pair_class, saving = pair_classes(case, stops, tables)
    visits: BoolArray = stops.visits
    return PlacementProblem(
        meeting=stops.meeting,
        rank=stops.rank,
        stops=visits,
        single=np.where(visits, aggregate(people, single_costs(case, stops, tables)[:, :, 0]), 0),
        pair_class=pair_class,
        saving=aggregate(people, saving[:, :, 0]),
        clashes=clashes,
    )


def _remote_cents(case: Case, prices: PriceBook) -> int:
    return sum(p.people * len(p.remote) * prices.remote_quote(p).cents for p in case.participants if p.remote)
