"""The least that the person who bears most of a measure has to bear."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from solver.attendance.bounds import CHUNK_NUMBERS
from solver.attendance.feasible import any_decision
from solver.attendance.problem import NO_LIMIT, AttendanceProblem
from solver.attendance.question import Question
from solver.attendance.solution import Solution
from solver.attendance.ways import Ways
from solver.attendance.worth import table_of
from solver.clock import Clock
from solver.problem import IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Worst:
    """What the person who bears most bears, at the least.

    Attributes:
        value: of the decision found; None when there is none.
        bound: nobody can do with less; None when no decision is possible, or nothing is proven.
        solution: a decision that reaches the value.
        is_complete: value and bound meet, or nothing is possible.
    """

    value: int | None
    bound: int | None
    solution: Solution | None
    is_complete: bool


def capped(problem: AttendanceProblem, measure: int, most: int) -> AttendanceProblem:
    """Return the problem in which no person may bear more than ``most`` of a measure."""
    most_each = problem.most_each.copy()
    most_each[measure] = min(int(most_each[measure]), most)
    return replace(problem, most_each=most_each)


def worst_of(problem: AttendanceProblem, ways: Ways, solution: Solution, measure: int) -> int:
    """Return what the person who bears most of a measure bears in a decision."""
    table = table_of(problem, ways, solution.choice[None, :])
    return int(table.measures[solution.units > 0, 0, measure].max(initial=0))


def least_worst(question: Question, measure: int, clock: Clock, seed: int) -> Worst:
    """Return the least that the worst-off person bears, by halving between what is and what is not possible.

    Args:
        question: limits and choices; its objective is not looked at.
        measure: number of the measure.
        clock: limit of time.
        seed: of the random numbers of HiGHS.
    """
    low = _floor(question, measure)
    if low is None:
        return Worst(None, None, None, is_complete=True)
    best: Solution | None = None
    high: int | None = None
    trial = low
    while high is None or low < high:
        asked = replace(question, problem=capped(question.problem, measure, trial), start=None)
        found = any_decision(asked, clock, seed)
        if found.solution is not None:
            best, high = found.solution, worst_of(question.problem, question.ways, found.solution, measure)
        elif not found.is_complete:
            return Worst(high, low, best, is_complete=False)
        elif trial == NO_LIMIT:
            return Worst(None, None, None, is_complete=True)
        else:
            low = trial + 1
        trial = NO_LIMIT if high is None else (low + high) // 2
    return Worst(high, high, best, is_complete=True)


def _floor(question: Question, measure: int) -> int | None:
    """Return the least over all choices of what somebody has to bear, limits aside; None when nobody can."""
    problem, ways = question.problem, question.ways
    firsts = np.flatnonzero(np.diff(ways.traveller, prepend=-1))
    step = max(CHUNK_NUMBERS // max(len(ways) * (problem.measures + 2), 1), 1)
    least = NO_LIMIT
    for start in range(0, len(question.choices), step):
        part: IntArray = question.choices[start : start + step]
        table = table_of(problem, ways, part)
        borne = np.where(table.is_open, table.measures[:, :, measure], NO_LIMIT)
        each = np.minimum.reduceat(borne, firsts, axis=0) if len(firsts) else np.zeros((1, len(part)))
        least = min(least, int(each.max(axis=0).min(initial=NO_LIMIT)))
    return None if least == NO_LIMIT else least
