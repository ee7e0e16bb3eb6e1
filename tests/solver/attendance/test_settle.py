"""The best decision of one choice, and what its relaxed model says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.attendance.inner import Inner, inner_of
from solver.attendance.problem import Limit
from solver.attendance.settle import relaxed_value, solve_inner
from solver.clock import Clock
from solver.engines.integer import Ending
from solver.watch import SILENT
from tests.solver.attendance.small import asked, small


def inner_with(least_in_person: int, option: int) -> Inner:
    problem = small()
    limit = Limit(problem.tally(in_person=np.array([[0, -1]])), -least_in_person)
    question = asked(replace(problem, limits=(limit,)), problem.tally(measure=np.array([1, 0])))
    inner = inner_of(question, np.array([0, option]))
    assert inner is not None
    return inner


def clock() -> Clock:
    return Clock.started(SILENT, None)


def test_best_of_a_choice_keeps_the_limit() -> None:
    answer = solve_inner(inner_with(1, 1), clock(), 0)

    assert (answer.ending, answer.counts.tolist(), answer.value) == (Ending.OPTIMAL, [0, 1], 130)


def test_nothing_is_found_below_the_cut_off() -> None:
    assert solve_inner(inner_with(1, 1), clock(), 0, most=130).value == 130
    assert solve_inner(inner_with(1, 1), clock(), 0, most=129).ending is Ending.INFEASIBLE


def test_relaxed_model_prices_the_limit() -> None:
    bound, prices = relaxed_value(inner_with(1, 2), clock())

    assert bound == pytest.approx(170)
    assert prices.tolist() == pytest.approx([65])


def test_impossible_limit_has_a_price_and_no_end() -> None:
    bound, prices = relaxed_value(inner_with(2, 2), clock())

    assert bound == np.inf
    assert prices[0] > 65
