"""Three engines, one answer: the decomposition, one model by CBC, and every decision tried."""

from __future__ import annotations

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


@settings(max_examples=150)
@given(st.data())
def test_engines_reach_what_trying_everything_reaches(data: st.DataObject) -> None:
    problem = data.draw(attendance_problems())
    objectives = tuple(data.draw(tallies(problem)) for _ in range(data.draw(st.integers(1, 2))))
    referee = decided(problem, objectives, by_trying)

    for engine in (by_decomposition, by_one_model):
        outcome = decided(problem, objectives, engine)

        assert (outcome.status, outcome.values) == (referee.status, referee.values)
        if outcome.solution is None:
            assert outcome.status is Status.INFEASIBLE
            continue
        assert outcome.bounds == outcome.values
        assert is_kept(problem, outcome.ways, outcome.solution, problem.limits)
        reached = tuple(value_of(problem, outcome.ways, outcome.solution, each) for each in objectives)
        assert reached == outcome.values
        if engine is by_decomposition and len(objectives) == 1:
            # of the best choices the first one, as the referee
            assert referee.solution is not None
            assert outcome.solution.choice.tolist() == referee.solution.choice.tolist()
