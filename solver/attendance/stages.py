"""Several objectives, one after the other: each least without giving up what the ones before reached."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from solver.attendance import wide
from solver.attendance.choices import all_choices, count_choices, distinct_choices
from solver.attendance.decompose import best_decision
from solver.attendance.feasible import by_decomposition
from solver.attendance.problem import AttendanceProblem, Limit, Tally
from solver.attendance.question import Engine, Question
from solver.attendance.solution import Solution, value_of
from solver.attendance.ways import Ways, ways_of
from solver.clock import Clock
from solver.errors import ProblemError
from solver.outcome import Status
from solver.problem import IntArray

NAME = "decomposition"
MOST_CHOICES = 3_000_000
"""Choices of dates above which not all of them are held in memory."""
MOST_NUMBERS = 3_000_000_000
"""Measures of all ways on all choices above which they are not all counted: it would take minutes."""


@dataclass(frozen=True, slots=True, eq=False)
class AttendanceOutcome:
    """Result of deciding dates, people and payers.

    Attributes:
        status: OPTIMAL when every objective is proven, in order.
        solution: the decision; None when there is none.
        ways: what its units refer to.
        values: objectives reached, in order; empty without a decision.
        bounds: proven least of each objective, given those before; None where nothing was proven.
        engine: who answered.
        seconds: time taken [s].
    """

    status: Status
    solution: Solution | None
    ways: Ways
    values: tuple[int, ...]
    bounds: tuple[int | None, ...]
    engine: str
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class Aims:
    """What a decision is to do best.

    Attributes:
        objectives: what is to be least, the most important first; at least one.
        settled: what is to be least after that, on the dates found.
    """

    objectives: tuple[Tally, ...]
    settled: tuple[Tally, ...] = ()


def decide(
    problem: AttendanceProblem,
    aims: Aims,
    engine: tuple[str, Engine] | None = None,
    *,
    clock: Clock,
    seed: int = 0,
) -> AttendanceOutcome:
    """Return the decision that is best by the objectives in order, ties of dates by preference.

    Args:
        problem: the problem.
        aims: what is to be least.
        engine: who answers, with its name; None: our decomposition, box by box if choices are too many.
        clock: limit of time, and whether the caller still wants it.
        seed: of the random numbers of the library engines.

    Raises:
        ProblemError: the problem has too many ways, or too many choices for the engine named.
    """
    outcome = _in_stages(_asked(problem, aims.objectives, engine), aims.objectives, clock, seed)
    found = outcome.solution
    if found is None:
        return outcome
    kept = (Limit(each, value) for each, value in zip(aims.objectives, outcome.values, strict=True))
    limits = (*problem.limits, *kept)
    for objective in aims.settled:
        question = Question(problem, outcome.ways, found.choice[None, :], objective, limits, found)
        found = best_decision(question, clock.quiet(), seed).solution or found
        limits = (*limits, Limit(objective, value_of(problem, outcome.ways, found, objective)))
    return replace(outcome, solution=found, seconds=clock.elapsed)


def _asked(
    problem: AttendanceProblem, objectives: tuple[Tally, ...], engine: tuple[str, Engine] | None
) -> tuple[Question, tuple[str, Engine]]:
    """Return the limits and choices of a problem, and who is to answer."""
    if engine is not None:
        return question_of(problem, objectives), engine
    ways = ways_of(problem)
    if count_choices(problem) <= MOST_CHOICES:
        choices = _choices(problem, objectives)
        if len(choices) * len(ways) * problem.measures <= MOST_NUMBERS:
            return Question(problem, ways, choices, problem.tally(), problem.limits), (NAME, by_decomposition)
    nothing = np.zeros((0, problem.meetings), dtype=np.int64)
    return Question(problem, ways, nothing, problem.tally(), problem.limits), (wide.NAME, wide.by_boxes)


def _in_stages(
    asked: tuple[Question, tuple[str, Engine]], objectives: tuple[Tally, ...], clock: Clock, seed: int
) -> AttendanceOutcome:
    """Return what one engine decides, objective by objective."""
    question, (name, solve) = asked
    problem = question.problem
    values: list[int] = []
    bounds: list[int | None] = []
    is_complete = True
    for number, objective in enumerate(objectives):
        is_last = number == len(objectives) - 1
        question = replace(question, objective=objective, is_value_enough=not is_last)
        # only the last objective is a cost that a caller can be told
        best = solve(question, clock if is_last else clock.quiet(), seed)
        if best.solution is None:
            status = Status.INFEASIBLE if best.is_complete else Status.UNKNOWN
            return AttendanceOutcome(status, None, question.ways, (), (best.bound,), name, clock.elapsed)
        value = value_of(problem, question.ways, best.solution, objective)
        values.append(value)
        bounds.append(value if best.is_complete else best.bound)
        is_complete &= best.is_complete
        limits = (*question.limits, Limit(objective, value))
        question = replace(question, limits=limits, start=best.solution)
    status = Status.OPTIMAL if is_complete else Status.FEASIBLE
    return AttendanceOutcome(
        status, question.start, question.ways, tuple(values), tuple(bounds), name, clock.elapsed
    )


def question_of(problem: AttendanceProblem, asked: tuple[Tally, ...] = ()) -> Question:
    """Return the limits and choices of a problem, with nothing to be least.

    Args:
        problem: the problem.
        asked: what will be asked of it that counts options, beside its limits.

    Raises:
        ProblemError: the problem has too many ways or choices.
    """
    return Question(problem, ways_of(problem), _choices(problem, asked), problem.tally(), problem.limits)


def _choices(problem: AttendanceProblem, asked: tuple[Tally, ...]) -> IntArray:
    if (count := count_choices(problem)) > MOST_CHOICES:
        raise ProblemError(f"there are {count:,} choices of dates, more than {MOST_CHOICES:,}")
    return distinct_choices(problem, all_choices(problem), asked)
