"""Lower bounds of choices."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.attendance.bounds import bounds_of
from solver.attendance.problem import Limit
from solver.attendance.referee import by_trying
from solver.clock import Clock
from solver.watch import SILENT
from tests.solver.attendance.problems import attendance_problems, tallies
from tests.solver.attendance.small import asked, small


def test_bound_prices_the_limit_into_the_objective() -> None:
    problem = small()
    # at least one in person
    problem = replace(problem, limits=(Limit(problem.tally(in_person=np.array([[0, -1]])), -1),))
    question = asked(problem, problem.tally(measure=np.array([1, 0])))

    assert bounds_of(question, question.choices, np.array([0.0])) == pytest.approx([105, 105])
    assert bounds_of(question, question.choices, np.array([20.0])) == pytest.approx([125, 125])
    assert bounds_of(question, question.choices, np.array([40.0])) == pytest.approx([130, 145])


@settings(max_examples=100)
@given(st.data())
def test_bound_is_never_above_the_best_of_the_choice(data: st.DataObject) -> None:
    problem = data.draw(attendance_problems())
    question = asked(problem, data.draw(tallies(problem)))
    prices = np.array([data.draw(st.floats(0, 5)) for _ in problem.limits])

    bounds = bounds_of(question, question.choices, prices)

    for choice, bound in zip(question.choices, bounds.tolist(), strict=True):
        best = by_trying(replace(question, choices=choice[None, :]), Clock.started(SILENT, None), 0)
        assert best.value is None or bound <= best.value
