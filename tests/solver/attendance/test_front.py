"""Fronts and worst burdens."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.attendance.front import WorstOf, front
from solver.attendance.problem import Limit
from solver.attendance.question import Question
from solver.attendance.worst import least_worst
from solver.clock import Clock
from solver.watch import SILENT
from tests.solver.attendance.small import asked, small

COST = small().tally(measure=np.array([1, 0]))
HOURS = small().tally(measure=np.array([0, 1]))
ABSENT = small().tally(in_person=np.array([[0, -1]]))


def clock() -> Clock:
    return Clock.started(SILENT, None)


def everybody_there() -> Question:
    return asked(replace(small(), limits=(Limit(ABSENT, -1),)), COST)


def test_front_of_cost_and_worst_hours_has_both_options() -> None:
    found = front(everybody_there(), (COST, WorstOf(1)), 5, clock(), 0)

    assert [(one.first, one.second) for one in found.points] == [(130, 6), (170, 3)]
    assert (found.is_complete, found.is_proven) == (True, True)


def test_front_turned_round_has_the_same_points() -> None:
    found = front(everybody_there(), (WorstOf(1), COST), 5, clock(), 0)

    assert [(one.first, one.second) for one in found.points] == [(3, 170), (6, 130)]


def test_front_of_one_point_where_one_decision_is_best_in_both() -> None:
    found = front(asked(small(), COST), (COST, HOURS), 5, clock(), 0)

    assert [(one.first, one.second) for one in found.points] == [(105, 3)]


def test_a_spread_over_a_long_front_holds_both_of_its_ends() -> None:
    found = front(asked(small(units=5), COST), (COST, ABSENT), 3, clock(), 0)

    assert [(one.first, one.second) for one in found.points] == [(525, 0), (600, -3), (650, -5)]
    assert (found.is_complete, found.is_proven) == (False, True)


def test_least_worst_takes_the_option_with_fewer_hours() -> None:
    found = least_worst(everybody_there(), 1, clock(), 0)

    assert (found.value, found.bound, found.is_complete) == (3, 3, True)
