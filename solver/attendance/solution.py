"""A decision: one option of each meeting, and how many units of each traveller take which way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.attendance.problem import AttendanceProblem, Limit, Tally
from solver.attendance.ways import Ways
from solver.attendance.worth import extra_worth, table_of, worth
from solver.problem import IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """A decision that keeps every limit.

    Attributes:
        choice: option of each meeting, ``[meetings]``.
        units: units in each way, ``[ways]``.
        extras: units of each extra, ``[extras]``.
    """

    choice: IntArray
    units: IntArray
    extras: IntArray


def value_of(problem: AttendanceProblem, ways: Ways, solution: Solution, tally: Tally) -> int:
    """Return the exact value of a tally of whole numbers for a decision."""
    table = table_of(problem, ways, solution.choice[None, :])
    people = int(worth(problem, ways, table, tally)[:, 0] @ solution.units)
    return (
        people + int(extra_worth(problem, tally) @ solution.extras) + int(tally.option[solution.choice].sum())
    )


def is_kept(problem: AttendanceProblem, ways: Ways, solution: Solution, limits: tuple[Limit, ...]) -> bool:
    """Return whether a decision takes only open ways, every unit one, and keeps all limits."""
    table = table_of(problem, ways, solution.choice[None, :])
    taken = np.bincount(ways.traveller, solution.units, minlength=len(problem.travellers.units))
    is_whole = bool((taken == problem.travellers.units).all() and (solution.units >= 0).all())
    is_open = bool(table.is_open[solution.units > 0, 0].all())
    return (
        is_whole
        and is_open
        and all(value_of(problem, ways, solution, limit.tally) <= limit.most for limit in limits)
    )
