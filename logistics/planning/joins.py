"""Who stays on between two sessions instead of going home, as arrays: which trips are joined."""

from __future__ import annotations

import numpy as np

from logistics.case.case import Case
from logistics.planning.bridges import between
from logistics.planning.options import BoolArray, IntArray
from logistics.planning.savings import Stops
from logistics.planning.tables import CostTables


def joined_pairs(case: Case, stops: Stops, tables: CostTables) -> tuple[IntArray, BoolArray]:
    """Return which ordered pairs of options are joined into one trip when the one follows the other.

    Returns:
        Key of each pair, ``[options, options]``; and who joins the pairs of a key, ``[keys, origins]``.
    """
    days = stops.first[None, :] - stops.last[:, None]
    count = len(stops.places)
    is_ordered = stops.rank[:, None] < stops.rank[None, :]
    is_ordered &= stops.meeting[:, None] != stops.meeting[None, :]
    lowest = int(days.min(initial=0))
    span = int(days.max(initial=0)) - lowest + 1
    places = stops.place[:, None] * count + stops.place[None, :]
    distinct, keys = np.unique(np.where(is_ordered, places * span + (days - lowest), -1), return_inverse=True)
    nobody = np.zeros(len(tables.there), dtype=np.bool_)
    stays = []
    for key in distinct.tolist():
        pair, offset = divmod(key, span)
        stays.append(nobody if key < 0 else _stays_on(case, tables, divmod(pair, count), offset + lowest))
    return keys.reshape(days.shape), np.array(stays, dtype=np.bool_).reshape(len(stays), len(nobody))


def _stays_on(case: Case, tables: CostTables, places: tuple[int, int], days: int) -> BoolArray:
    """Return who stays on, ``[origins]``: where it is allowed, and no dearer than going home."""
    first, second = places
    nights = between(case.rules, days)
    if not nights.may_stay:
        return np.zeros(len(tables.there), dtype=np.bool_)
    stays = ~(tables.is_local[:, first] | tables.is_local[:, second])
    if nights.may_go_home:
        before, after = tables.night[:, first, 0], tables.night[:, second, 0]
        home = case.rules.leave_days * before + tables.back[:, first, 0]
        home = home + tables.there[:, second, 0] + case.rules.arrive_days * after
        stay = nights.at_first * before + nights.free * np.minimum(before, after) + nights.at_second * after
        stays &= stay + tables.across(first, second)[:, 0] <= home
    return np.asarray(stays, dtype=np.bool_)
