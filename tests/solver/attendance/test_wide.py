"""Boxes of choices: a bound that holds, a decision that is possible, together the best when they meet."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.attendance import stages, wide
from solver.attendance.boxes import Box, bound_of_box, halves_of, size_of, whole_box
from solver.attendance.choices import all_choices
from solver.attendance.problem import AttendanceProblem
from solver.attendance.question import Question
from solver.attendance.referee import by_trying
from solver.attendance.solution import is_kept
from solver.attendance.stages import Aims, AttendanceOutcome, decide
from solver.attendance.ways import ways_of
from solver.clock import Clock
from solver.outcome import Status
from solver.watch import SILENT
from tests.solver.attendance.problems import attendance_problems, tallies


@st.composite
def boxes(draw: st.DrawFn, problem: AttendanceProblem) -> Box:
    return tuple(
        np.array(sorted(draw(st.sets(st.sampled_from(options.tolist()), min_size=1))), dtype=np.int64)
        for options in whole_box(problem)
    )


@settings(max_examples=100)
@given(st.data())
def test_bound_of_a_box_is_below_every_decision_in_it(data: st.DataObject) -> None:
    problem = data.draw(attendance_problems())
    box = data.draw(boxes(problem))
    choices = all_choices(problem, box)
    question = Question(problem, ways_of(problem), choices, data.draw(tallies(problem)), problem.limits)
    prices = np.array([data.draw(st.floats(0, 5)) for _ in problem.limits])

    best = by_trying(question, Clock.started(SILENT, None), 0)

    assert best.value is None or bound_of_box(question, box, prices) <= best.value


def decided(problem: AttendanceProblem, objectives: Aims, seconds: float | None) -> AttendanceOutcome:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "MOST_CHOICES", 0)
        patch.setattr(wide, "MOST_LISTED", 2)
        return decide(problem, objectives, clock=Clock.started(SILENT, seconds))


@settings(max_examples=100)
@given(st.data())
def test_boxes_reach_what_trying_everything_reaches(data: st.DataObject) -> None:
    problem = data.draw(attendance_problems())
    aims = Aims(tuple(data.draw(tallies(problem)) for _ in range(data.draw(st.integers(1, 2)))))
    referee = decide(problem, aims, ("all", by_trying), clock=Clock.started(SILENT, None))

    outcome = decided(problem, aims, None)
    hurried = decided(problem, aims, 0.0)

    assert outcome.engine == "decomposition, box by box"
    assert (outcome.status, outcome.values) == (referee.status, referee.values)
    assert outcome.solution is None or is_kept(problem, outcome.ways, outcome.solution, problem.limits)
    # without time the bound is below the best and the value is not
    if hurried.status is Status.INFEASIBLE:
        assert not referee.values
    elif referee.values:
        assert hurried.bounds[0] is not None
        assert hurried.bounds[0] <= referee.values[0]
        assert all(value >= referee.values[0] for value in hurried.values[:1])


def test_halves_of_a_box_part_the_longest_meeting_in_time() -> None:
    box = (np.array([0]), np.array([1, 2, 3]))

    class Ranked:
        rank = np.array([0, 9, 2, 5])

    first, last = halves_of(Ranked(), box)  # type: ignore[arg-type]

    assert [options.tolist() for options in (*first, *last)] == [[0], [2], [0], [1, 3]]
    assert (size_of(box), size_of(first), size_of(last)) == (3, 1, 2)
