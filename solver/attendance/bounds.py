"""Lower bounds of many choices at once: limits priced into the objective, everybody takes the best way."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from solver.attendance.problem import OWN, AttendanceProblem, Tally, combined
from solver.attendance.question import Question
from solver.attendance.ways import Ways
from solver.attendance.worth import extra_worth, table_of, worth
from solver.clock import Clock
from solver.problem import BoolArray, IntArray

CHUNK_NUMBERS = 6_000_000
"""Numbers of one table kept in memory at a time."""
NOISE = 1e-9
"""Relative error of sums in floating point, taken off each bound."""


def bounds_of(
    question: Question, choices: IntArray, prices: NDArray[np.float64], clock: Clock | None = None
) -> NDArray[np.float64]:
    """Return a value that no decision with the choice falls below, ``[choices]``; inf where none is possible.

    For prices ``p >= 0`` of the limits ``left <= most``: min(objective) >= min(objective + p (left - most))
    over all decisions, limits left aside. That minimum is taken unit by unit.

    Args:
        question: objective and limits.
        choices: option of each meeting, ``[choices, meetings]``.
        prices: price of each limit, at least 0, ``[limits]``.
        clock: when it is over, the choices not yet looked at get minus infinity; None: look at all.
    """
    problem, limits = question.problem, question.limits
    tally = combined(question.objective, limits, prices)
    smaller = _only(question.ways, _worth_a_look(problem, question.ways, tally))
    extras = np.minimum(extra_worth(problem, tally) * problem.extra_upper, 0).sum()
    given = tally.option[choices].sum(axis=1) + extras
    given = given - sum(price * limit.most for price, limit in zip(prices.tolist(), limits, strict=True))
    firsts = np.flatnonzero(np.diff(smaller.traveller, prepend=-1))
    units = problem.travellers.units[:, None]
    found = np.full(len(choices), -np.inf)
    for part in _parts(len(choices), len(smaller) * (problem.measures + 2)):
        table = table_of(problem, smaller, choices[part])
        value = np.where(table.is_open, worth(problem, smaller, table, tally), np.inf)
        least = np.minimum.reduceat(value, firsts, axis=0)
        total = (least * units).sum(axis=0)
        size = np.where(np.isfinite(least), np.abs(least) * units, 0).sum(axis=0)
        found[part] = total + given[part] - NOISE * (size + np.abs(given[part])) - NOISE
        if clock is not None and clock.is_over():
            break
    return found


def _parts(count: int, numbers: int) -> Iterator[slice]:
    step = max(CHUNK_NUMBERS // max(numbers, 1), 1)
    return (slice(start, start + step) for start in range(0, count, step))


def _worth_a_look(problem: AttendanceProblem, ways: Ways, tally: Tally) -> BoolArray:
    """Return which ways can be best: of payers that pay all, only the one with the lowest price."""
    paid = problem.arrangements
    # index -1 (own means) reads a zero at the end
    price = np.concatenate([tally.payer, np.zeros(2)])
    if tally.arrangement.any():
        return np.ones(len(ways), dtype=np.bool_)
    rest = paid.second == OWN
    is_full = rest & (paid.first == OWN)
    is_full |= paid.covers[:, 0] & ~paid.is_extra & (paid.most == np.iinfo(np.int64).max)
    best = np.full(len(problem.travellers.units), -1)
    for number in np.flatnonzero(is_full).tolist():
        owner = paid.traveller[number]
        if best[owner] < 0 or price[paid.first[number]] < price[paid.first[best[owner]]]:
            best[owner] = number
    kept = ~is_full
    kept[best[best >= 0]] = True
    return np.asarray(kept[ways.arrangement], dtype=np.bool_)


def _only(ways: Ways, kept: BoolArray) -> Ways:
    return Ways(
        ways.traveller[kept],
        ways.arrangement[kept],
        ways.stops[kept],
        ways.remote[kept],
        ways.path[kept],
        ways.fixed_path[kept],
        ways.path_kind,
        ways.path_set,
        ways.sets,
    )
