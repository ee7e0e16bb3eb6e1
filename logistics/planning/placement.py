"""The placement problem of given placements, as integer arrays."""

from __future__ import annotations

import numpy as np

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.planning.hires import venue_costs, venue_stops
from logistics.planning.options import Options
from logistics.planning.patterns import Crowd
from logistics.planning.restriction import Restriction
from logistics.planning.savings import Stops, aggregate, pair_classes, single_costs
from logistics.planning.tables import cost_tables
from logistics.planning.universe import collisions
from logistics.pricing.pricebook import PriceBook
from solver.problem import PlacementProblem


def placement_problem(
    case: Case,
    prices: PriceBook,
    people: Crowd,
    placements: tuple[tuple[Options, ...], tuple[Session, ...]],
    rules: tuple[Restriction, ...],
) -> PlacementProblem:
    """Return the placement problem of some placements; the venues are patterns behind those of people.

    Args:
        case: the case.
        prices: its prices.
        people: who attends.
        placements: placements of each consultation, and the anchors that anybody attends.
        rules: every rule on dates and places; those on pairs of placements are kept.
    """
    options, anchors = placements
    stops = Stops.of(case, options, anchors, people)
    tables = cost_tables(prices, people.origins, stops.places)
    pair_class, saving = pair_classes(case, stops, tables)
    size = len(stops.meeting)
    hired = venue_costs(case, prices, options, size)[:, :, 0]
    travel = np.where(stops.visits, aggregate(people, single_costs(case, stops, tables)[:, :, 0]), 0)
    joined = aggregate(people, saving[:, :, 0])
    return PlacementProblem(
        meeting=stops.meeting,
        rank=stops.rank,
        stops=np.concatenate([stops.visits, venue_stops(case, options, size)]),
        single=np.concatenate([travel, hired]),
        pair_class=pair_class,
        saving=np.concatenate([joined, np.zeros((len(hired), joined.shape[1]), dtype=np.int64)]),
        clashes=collisions(options, rules),
    )
