"""Rows of travellers and those who may pay for them, as arrays of the attendance problem."""

from __future__ import annotations

from itertools import count

import numpy as np

from logistics.case.case import Case
from logistics.case.people import Cover
from logistics.case.places import Place
from logistics.planning.arrangements import Rest
from logistics.planning.crew import Row
from logistics.planning.measures import COST, Measure
from logistics.planning.options import BoolArray
from logistics.pricing.pricebook import PriceBook
from solver.attendance.problem import FIXED, NO_LIMIT, NOBODY, OWN, Arrangements, Travellers


def travellers_of(
    prices: PriceBook,
    rows: tuple[Row, ...],
    meetings: tuple[str, ...],
    measures: tuple[Measure, ...],
    origins: tuple[Place, ...],
) -> Travellers:
    """Return who decides.

    Args:
        prices: prices of the case.
        rows: travellers.
        meetings: ids of the meetings.
        measures: what is counted, cost first.
        origins: where people come from, a kind each; the venues are kinds of their own behind them.
    """

    def modes(attribute: str) -> BoolArray:
        table = [[name in getattr(row.like, attribute) for name in meetings] for row in rows]
        return np.array(table, dtype=bool).reshape(len(rows), len(meetings))

    kinds = {place: number for number, place in enumerate(origins)}
    venues = count(len(origins))
    remote = [[m.of_remote(prices.remote_quote(row.like)) for m in measures] for row in rows]
    return Travellers(
        kind=np.array(
            [kinds[row.like.origin] if row.like.is_people else next(venues) for row in rows], dtype=np.int64
        ),
        units=np.array([row.units for row in rows], dtype=np.int64),
        size=np.array([row.size for row in rows], dtype=np.int64),
        must=modes("in_person"),
        may=modes("either"),
        far=modes("remote"),
        is_whole=np.array([row.like.is_all_or_none for row in rows], dtype=bool),
        remote=np.array(remote, dtype=np.int64).reshape(len(rows), len(measures)),
    )


def arrangements_of(
    case: Case, prices: PriceBook, rows: tuple[Row, ...], measures: tuple[Measure, ...]
) -> Arrangements:
    """Return who may pay.

    Args:
        case: the case as asked.
        prices: its prices.
        rows: travellers.
        measures: what is counted, cost first.
    """
    number = {funder.id: index for index, funder in enumerate(case.funders)}
    entries = [(index, each) for index, row in enumerate(rows) for each in row.arrangements]
    first = [OWN if each.funder is None else number[each.funder.id] for _, each in entries]
    rest = {Rest.ALL: OWN, Rest.ANCHORS: FIXED, Rest.NOTHING: NOBODY}
    second = [number[each.second.id] if each.second else rest[each.rest] for _, each in entries]
    covers = [
        [
            each.funder is not None
            and (m == COST if Cover.EVERYTHING in each.funder.covers else m.covers in each.funder.covers)
            for m in measures
        ]
        for _, each in entries
    ]
    lumps = [
        prices.lump_sums.get(each.funder.id, NO_LIMIT) if each.funder else NO_LIMIT for _, each in entries
    ]
    return Arrangements(
        traveller=np.array([index for index, _ in entries], dtype=np.int64),
        first=np.array(first, dtype=np.int64),
        second=np.array(second, dtype=np.int64),
        covers=np.array(covers, dtype=bool).reshape(len(entries), len(measures)),
        is_extra=np.array(
            [bool(each.funder and each.funder.is_extra_only) for _, each in entries], dtype=bool
        ),
        most=np.array(lumps, dtype=np.int64),
    )
