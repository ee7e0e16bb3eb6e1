"""What paths cost on given options."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.attendance.choices import all_choices
from solver.attendance.paths import price_paths
from solver.attendance.problem import AttendanceProblem
from solver.attendance.ways import ways_of
from tests.solver.attendance.small import marked, small


def both_stops(problem: AttendanceProblem) -> tuple[list[list[int]], list[bool]]:
    """Return measures and possibility of the way with both stops, on options 1 and 2."""
    ways = ways_of(problem)
    priced = price_paths(problem, ways, all_choices(problem))
    path = ways.path[1]
    return priced.measures[path].tolist(), priced.is_possible[path].tolist()


def test_consecutive_stops_save_what_their_pair_saves() -> None:
    assert both_stops(small()) == ([[130, 6], [170, 3]], [True, True])


def test_no_pair_saves_in_the_other_order_of_time() -> None:
    assert both_stops(replace(small(), rank=np.array([2, 0, 1]))) == ([[160, 7], [170, 3]], [True, True])


def test_stops_apart_are_not_possible() -> None:
    problem = replace(small(), apart=marked((0, 1), (1, 0)))

    assert both_stops(problem) == ([[130, 6], [170, 3]], [False, True])


def test_covered_stop_costs_and_saves_nothing() -> None:
    assert both_stops(replace(small(), covers=marked((0, 1)))) == ([[100, 2], [170, 3]], [True, True])


def test_stop_alone_is_a_trip_of_its_own() -> None:
    problem = replace(small(), is_alone=np.array([False, True]))

    assert both_stops(problem) == ([[160, 7], [170, 3]], [True, True])
