"""Three engines, one answer: the decomposition, one model by CBC, and every decision tried."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.attendance.feasible import by_decomposition
from solver.attendance.problem import AttendanceProblem, Tally
from solver.attendance.question import Engine
from solver.attendance.referee import by_one_model, by_trying
from solver.attendance.solution import is_kept, value_of
from solver.attendance.stages import Aims, AttendanceOutcome, decide
from solver.clock import Clock
from solver.outcome import Status
from solver.watch import SILENT
from tests.solver.attendance.problems import attendance_problems, tallies


def decided(problem: AttendanceProblem, objectives: tuple[Tally, ...], engine: Engine) -> AttendanceOutcome:
    return decide(problem, Aims(objectives), ("engine", engine), clock=Clock.started(SILENT, None))


@pytest.mark.parametrize(("engine", "examples"), [(by_decomposition, 400), (by_one_model, 150)])
def test_engine_reaches_what_trying_everything_reaches(engine: Engine, examples: int) -> None:
    @settings(max_examples=examples)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        problem = data.draw(attendance_problems())
        objectives = tuple(data.draw(tallies(problem)) for _ in range(data.draw(st.integers(1, 2))))
        referee = decided(problem, objectives, by_trying)

        outcome = decided(problem, objectives, engine)

        assert (outcome.status, outcome.values) == (referee.status, referee.values)
        if outcome.solution is not None:
            assert outcome.bounds == outcome.values
            assert is_kept(problem, outcome.ways, outcome.solution, problem.limits)
            reached = tuple(value_of(problem, outcome.ways, outcome.solution, each) for each in objectives)
            assert reached == outcome.values
        else:
            assert outcome.status is Status.INFEASIBLE

    check()


@settings(max_examples=150)
@given(st.data())
def test_decomposition_takes_the_first_of_the_best_choices(data: st.DataObject) -> None:
    problem = data.draw(attendance_problems())
    objective = data.draw(tallies(problem))

    found = decided(problem, (objective,), by_decomposition).solution
    first = decided(problem, (objective,), by_trying).solution

    assert (None if found is None else found.choice.tolist()) == (
        None if first is None else first.choice.tolist()
    )
