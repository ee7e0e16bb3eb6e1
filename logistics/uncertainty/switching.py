"""Switching points: from which value of one assumption on other dates cost less, found exactly.

Between two values at which somebody changes from staying on to going home, or free nights move to another
place, the cost of every choice is a straight line in the assumption. So all such values are listed, every
choice is priced at them, and the first crossing lies on a straight line between two of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from logistics.case.uncertainty import What
from logistics.planning.bridges import between
from logistics.uncertainty.classes import Desk, Pair
from logistics.uncertainty.costing import Ledger, money_tables
from logistics.uncertainty.spreads import FloatArray, row_of_night
from logistics.uncertainty.trials import at_factors, at_slip, best_of
from logistics.uncertainty.worlds import Worlds

LARGEST_FACTOR = 10.0
"""Prices are tried up to so many times what the case says."""
LEAST_CENTS = 1e-3
"""Differences below this are noise of floating point [cents]."""
AT_ONCE = 128
"""Values priced together."""


@dataclass(frozen=True, slots=True)
class Switch:
    """Where other dates become the cheapest.

    Attributes:
        value: of the assumption: a factor, a share, or days.
        choice: number of the choice that costs less beyond it.
    """

    value: float
    choice: int


def switches_of_price(ledger: Ledger, row: int, choice: int) -> tuple[Switch | None, Switch | None]:
    """Return the nearest factors below and above 1 beyond which another choice costs less.

    Args:
        ledger: prices draws.
        row: number of the uncertainty; of a price.
        choice: number of the choice that is best at 1.
    """
    worlds_at = partial(at_factors, ledger.urn, row)
    values = _breaks(ledger, row, worlds_at)
    below, above = values[values < 1][::-1], values[values > 1]
    return (
        first_switch(ledger, worlds_at, np.array([1.0, *below]), choice),
        first_switch(ledger, worlds_at, np.array([1.0, *above]), choice),
    )


def first_switch(
    ledger: Ledger, worlds_at: Callable[[FloatArray], Worlds], values: FloatArray, choice: int
) -> Switch | None:
    """Return the first value, from the front, beyond which another choice costs less; None: there is none.

    Args:
        ledger: prices draws.
        worlds_at: the draws at some values.
        values: values between which costs are straight lines, in order, ``[values]``.
        choice: number of the choice.
    """
    for start in range(0, len(values) - 1, AT_ONCE):
        some = values[start : start + AT_ONCE + 1]
        costs = ledger.costs(worlds_at(some))
        above = costs - costs[:, [choice]]
        passed = np.flatnonzero((above < -LEAST_CENTS).any(axis=1))
        if len(passed):
            return _crossing(some, above, int(passed[0]))
    return None


def _crossing(values: FloatArray, above: FloatArray, end: int) -> Switch:
    """Return where the first of those that cost less at the end of a segment begin to."""
    if end == 0:
        return Switch(float(values[0]), best_of(above[0]))
    cheaper = np.flatnonzero(above[end] < -LEAST_CENTS)
    before, after = np.maximum(above[end - 1, cheaper], 0.0), above[end, cheaper]
    way = before / (before - after)
    # of those that begin at one value the one that costs least at the end
    first = int(np.lexsort((after, way))[0])
    value = values[end - 1] + (values[end] - values[end - 1]) * way[first]
    return Switch(float(value), int(cheaper[first]))


def switch_of_slip(
    ledger: Ledger, anchors: tuple[str, ...], days: tuple[int, ...], choice: int
) -> Switch | None:
    """Return the first of some slips with which another choice costs less; None: there is none.

    Args:
        ledger: prices draws.
        anchors: ids of the anchors, moved together.
        days: slips, in the order in which they are tried [days].
        choice: number of the choice.
    """
    for shift in days:
        costs = ledger.costs(at_slip(ledger.urn, anchors, shift))[0]
        if costs.min() < costs[choice] - LEAST_CENTS:
            return Switch(float(shift), best_of(costs))
    return None


def _breaks(ledger: Ledger, row: int, worlds_at: Callable[[FloatArray], Worlds]) -> FloatArray:
    """Return every factor at which the cost of some choice may bend, and both ends, rising."""
    kinks = _kinks_of_nights(ledger, row)
    fares, rest = money_tables(ledger.urn.prices, worlds_at(kinks))
    desk = Desk(ledger.slate.case.rules, ledger.urn.prices.geography, fares + rest)
    found = [kinks]
    for part in ledger.board((0,) * len(ledger.urn.movable)).parts:
        if isinstance(part, Pair) and _is_free(ledger, part):
            saved = desk.saved(part, desk.total)
            before, after = saved[:-1], saved[1:]
            segment, origin = np.nonzero(before * after < 0)
            low, high = before[segment, origin], after[segment, origin]
            width = (kinks[1:] - kinks[:-1])[segment]
            found.append(kinks[:-1][segment] + width * low / (low - high))
    return np.unique(np.concatenate(found))


def _is_free(ledger: Ledger, part: Pair) -> bool:
    nights = between(ledger.slate.case.rules, part.days)
    return nights.may_stay and nights.may_go_home


def _kinks_of_nights(ledger: Ledger, row: int) -> FloatArray:
    """Return the factors at which nights in one place become as dear as in another, and both ends."""
    urn = ledger.urn
    ends = [0.0, 1.0, LARGEST_FACTOR]
    if urn.rows[row].what is What.PER_DIEM:
        nights = urn.prices.lodging + urn.prices.meals
        is_meant = [row_of_night(urn.rows, place) == row for place in urn.prices.geography.places]
        meant = [night for night, is_so in zip(nights, is_meant, strict=True) if is_so and night]
        others = [night for night, is_so in zip(nights, is_meant, strict=True) if not is_so]
        ends += [other / night for night in meant for other in others if other / night < LARGEST_FACTOR]
    return np.unique(np.array(ends))
