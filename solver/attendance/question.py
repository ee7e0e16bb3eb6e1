"""One objective of a problem under some limits: what every engine and bound is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from solver.attendance.problem import AttendanceProblem, Limit, Tally
from solver.attendance.solution import Solution
from solver.attendance.ways import Ways
from solver.clock import Clock
from solver.problem import IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is asked.

    Attributes:
        problem: the problem; its own limits are not looked at.
        ways: its ways.
        choices: choices of options to look at, in order of preference, ``[choices, meetings]``.
        objective: what is to be least.
        limits: what must hold.
        start: a decision that keeps all limits; None when none is known.
        is_value_enough: any decision of least objective will do, whatever its dates.
        good_enough: stop at a decision of at most this objective, or when there is none; None: go on.
    """

    problem: AttendanceProblem
    ways: Ways
    choices: IntArray
    objective: Tally
    limits: tuple[Limit, ...]
    start: Solution | None = None
    is_value_enough: bool = False
    good_enough: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Best:
    """What an engine found.

    Attributes:
        solution: the best decision; None when there is none.
        value: its objective; None when there is none.
        bound: proven least objective; None when no decision is possible, or nothing is proven.
        is_complete: nothing is left open.
        is_stuck: the choices looked at were impossible, and nothing is known yet.
    """

    solution: Solution | None
    value: int | None
    bound: int | None
    is_complete: bool
    is_stuck: bool = False


Engine = Callable[[Question, Clock, int], Best]
"""An engine: question, limit of time, and seed in; answer out."""
