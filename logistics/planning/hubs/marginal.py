"""What a consultation costs each person on top of everything else, in each candidate place on a day.

A person's sessions are visited in order of time; each counts as a trip of its own, and two that follow one
another may save something when joined (``solver/MODEL.md``). So a session ``u`` put between ``p`` and ``q``
costs

    single(u) - s(p, u) - s(u, q) + s(p, q)

more, where a missing neighbour saves nothing; and nothing where it sits inside an anchor in the same place.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.planning.hubs.clients import Clients
from logistics.planning.options import BoolArray, IntArray, Options
from logistics.planning.savings import Stops, pair_classes, single_costs
from logistics.planning.tables import cost_tables
from logistics.pricing.matrix import trip_costs
from logistics.pricing.pricebook import PriceBook
from solver.pmedian.problem import NO_WAY
from solver.problem import NO_SAVING

MOST_OPTIONS = 1_500
"""Options whose pairs with everything else are priced at a time, which bounds the memory needed."""


def marginal_costs(
    case: Case, prices: PriceBook, clients: Clients, options: Options, fixed: tuple[Session, ...]
) -> IntArray:
    """Return what attending costs one person of each client on top, ``[clients, options]`` [cents].

    ``NO_WAY`` where a person would have to be in two places at once.

    Args:
        case: the case, the consultation and all others in it.
        prices: its prices.
        clients: who is invited.
        options: placements of the consultation.
        fixed: the other consultations, as placed.
    """
    if all(len(pattern) == 1 for pattern in clients.crowd.patterns):
        return _alone(case, prices, clients, options)
    costs = np.zeros((len(clients.pattern), len(options)), dtype=np.int64)
    for mask in _parts(options.place):
        costs[:, mask] = _marginal(case, prices, clients, options.keep(mask), fixed)
    return costs


def _alone(case: Case, prices: PriceBook, clients: Clients, options: Options) -> IntArray:
    """Return the costs where nobody invited attends anything else: those of a trip of its own."""
    numbers, place = np.unique(options.place, return_inverse=True)
    places = tuple(options.consultation.places[int(number)] for number in numbers)
    nights = case.rules.arrive_days + options.consultation.days - 1 + case.rules.leave_days
    costs = trip_costs(prices, clients.crowd.origins, places, nights)
    return np.asarray(costs[np.ix_(clients.origin, place.reshape(-1))], dtype=np.int64)


def _parts(place: IntArray) -> Iterator[BoolArray]:
    """Yield masks of few options each, all days of a place together, since its prices are the same."""
    numbers, counts = np.unique(place, return_counts=True)
    part = np.cumsum(counts) // MOST_OPTIONS
    for number in np.unique(part):
        yield np.isin(place, numbers[part == number])


def _marginal(
    case: Case, prices: PriceBook, clients: Clients, options: Options, fixed: tuple[Session, ...]
) -> IntArray:
    everything = (options, *(_as_option(case, session) for session in fixed))
    crowd = clients.crowd
    anchors = tuple(anchor for anchor in case.anchors if crowd.attending(anchor.id))
    stops = Stops.of(case, everything, anchors, crowd)
    tables = cost_tables(prices, crowd.origins, stops.places)
    pair_class, saving = pair_classes(case, stops, tables)
    single = single_costs(case, stops, tables)[:, : len(options), 0]
    apart = stops.apart(case, len(everything))[: len(options)]
    found = np.zeros((len(clients.pattern), len(options)), dtype=np.int64)
    for pattern in range(len(crowd.patterns)):
        rows = np.flatnonzero(clients.pattern == pattern)
        before, after, across = _neighbours(stops, pair_class, pattern, len(options))
        origins = clients.origin[rows]
        saved = saving[:, before, 0] + saving[:, after, 0] - saving[:, across, 0]
        cost = np.where(stops.visits[pattern, : len(options)], single - saved, 0)
        cost[:, (apart & stops.visits[pattern]).any(axis=1)] = NO_WAY
        found[rows] = cost[origins]
    return found


def _as_option(case: Case, session: Session) -> Options:
    consultation = next(one for one in case.consultations if one.id == session.id)
    place = np.array([consultation.places.index(session.place)], dtype=np.int64)
    return Options(consultation, place, np.array([session.first_day.toordinal()], dtype=np.int64))


def _neighbours(
    stops: Stops, pair_class: IntArray, pattern: int, count: int
) -> tuple[IntArray, IntArray, IntArray]:
    """Return the classes of (p, u), (u, q) and (p, q) for each of the first options ``u``, ``[options]``."""
    mine = np.flatnonzero(stops.visits[pattern])
    mine = mine[mine >= count]
    mine = mine[np.argsort(stops.rank[mine])]
    option = np.arange(count)
    at = np.searchsorted(stops.rank[mine], stops.rank[option])
    # behind the last one stands a stop that is none
    padded = np.append(mine, -1)
    before, after = np.where(at > 0, padded[at - 1], -1), padded[at]
    return (
        _class(pair_class, before, option),
        _class(pair_class, option, after),
        _class(pair_class, before, after),
    )


def _class(pair_class: IntArray, one: IntArray, other: IntArray) -> IntArray:
    found: IntArray = np.where((one >= 0) & (other >= 0), pair_class[one, other], NO_SAVING)
    return found
