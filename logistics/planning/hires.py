"""What the venue of a consultation costs at each of its placements, for the formulation only."""

from __future__ import annotations

import numpy as np

from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.venues import venues
from logistics.planning.measures import COST, Measure
from logistics.planning.options import BoolArray, IntArray, Options
from logistics.pricing.pricebook import PriceBook


def venue_stops(case: Case, options: tuple[Options, ...], size: int) -> BoolArray:
    """Return which options are those of the consultation that a venue is for, ``[venues, size]``.

    Args:
        case: the case.
        options: placements of each consultation.
        size: number of options, those of anchors behind them included.
    """
    table = np.zeros((len(found := venues(case)), size), dtype=np.bool_)
    for row, venue in enumerate(found):
        start = 0
        for some in options:
            table[row, start : start + len(some)] = _is_for(venue, some)
            start += len(some)
    return table


def venue_costs(
    case: Case,
    prices: PriceBook,
    options: tuple[Options, ...],
    size: int,
    measures: tuple[Measure, ...] = (COST,),
) -> IntArray:
    """Return what each venue counts at each option, ``[venues, size, measures]``, zero at those of others.

    Args:
        case: the case.
        prices: its prices.
        options: placements of each consultation.
        size: number of options, those of anchors behind them included.
        measures: what is counted.
    """
    each = [_of_options(prices, some, measures) for some in options]
    behind = np.zeros((size - sum(map(len, options)), len(measures)), dtype=np.int64)
    stops = venue_stops(case, options, size)
    return np.asarray(stops[:, :, None] * np.concatenate([*each, behind])[None], dtype=np.int64)


def _of_options(prices: PriceBook, some: Options, measures: tuple[Measure, ...]) -> IntArray:
    quotes = [prices.venue(place) for place in some.consultation.places]
    days = some.consultation.days
    table = [[days * measure.of_venue(quote) for measure in measures] for quote in quotes]
    return np.array(table, dtype=np.int64).reshape(len(quotes), len(measures))[some.place]


def _is_for(venue: Participant, some: Options) -> bool:
    return some.consultation.id in venue.in_person
