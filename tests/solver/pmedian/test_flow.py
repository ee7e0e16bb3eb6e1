"""Units shared out by min-cost flow."""

from __future__ import annotations

import numpy as np

from solver import NO_WAY
from solver.engines.flow import transport
from solver.problem import IntArray


def array(*values: int) -> IntArray:
    return np.array(values, dtype=np.int64)


def test_units_go_where_limits_and_costs_send_them() -> None:
    cost = np.array([[1, 9], [2, 3]])

    units = transport(cost, array(4, 4), array(0, 3), array(5, 9), no_way=NO_WAY)

    assert units is not None
    assert units.tolist() == [[4, 0], [1, 3]]


def test_missing_ways_and_limits_that_do_not_fit_leave_nothing() -> None:
    cost = np.array([[1, NO_WAY], [2, 3]])

    assert transport(cost, array(4, 4), array(0, 0), array(3, 9), no_way=NO_WAY) is None
    assert transport(cost, array(4, 4), array(0, 9), array(9, 9), no_way=NO_WAY) is None
    assert transport(cost, array(4, 4), array(0, 5), array(9, 4), no_way=NO_WAY) is None


def test_nobody_to_serve_needs_nothing() -> None:
    units = transport(np.zeros((0, 2), dtype=np.int64), array(), array(0, 0), array(1, 1), no_way=NO_WAY)

    assert units is not None
    assert units.shape == (0, 2)
