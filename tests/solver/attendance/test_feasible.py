"""Whether anything is possible."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.attendance.feasible import any_decision, by_decomposition, with_slack
from solver.attendance.problem import Limit
from solver.attendance.question import Question
from solver.attendance.solution import is_kept, value_of
from solver.clock import Clock
from solver.watch import SILENT
from tests.solver.attendance.small import asked, small


def question_with(least_in_person: int) -> Question:
    problem = small()
    limit = Limit(problem.tally(in_person=np.array([[0, -1]])), -least_in_person)
    return asked(replace(problem, limits=(limit,)), problem.tally(measure=np.array([1, 0])))


def test_some_decision_keeps_a_limit_that_can_be_kept() -> None:
    question = question_with(1)

    found = any_decision(question, Clock.started(SILENT, None), 0).solution

    assert found is not None
    assert found.units.tolist() == [0, 1]
    assert is_kept(question.problem, question.ways, found, question.limits)
    assert value_of(question.problem, question.ways, found, question.limits[0].tally) == -1


def test_no_decision_keeps_a_limit_that_cannot_be_kept() -> None:
    for engine in (any_decision, by_decomposition):
        found = engine(question_with(2), Clock.started(SILENT, None), 0)

        assert (found.solution, found.value, found.is_complete) == (None, None, True)


def test_slack_takes_off_the_left_side_and_is_what_is_least() -> None:
    question = question_with(2)

    wider, limits, slack = with_slack(question.problem, question.limits)

    assert (limits[0].tally.extra.tolist(), limits[0].most) == ([-1], -2)
    assert (wider.extra_upper.tolist(), slack.extra.tolist(), wider.limits) == ([1_000_000], [1], ())
