"""Whether all limits can be kept together, and the best decision that does: the decomposition."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.attendance.decompose import best_decision
from solver.attendance.problem import AttendanceProblem, Limit, Tally
from solver.attendance.question import Best, Question
from solver.clock import Clock
from solver.problem import IntArray

MOST_SLACK = 1_000_000
"""Upper bound of a slack, in its own unit; a slack of that size keeps any limit."""


def by_decomposition(question: Question, clock: Clock, seed: int) -> Best:
    """Return the answer of our own decomposition; in doubt it asks first whether anything is possible."""
    best = best_decision(question, clock, seed)
    if not best.is_stuck:
        return best
    found = any_decision(question, clock, seed)
    if found.solution is None:
        return found
    return best_decision(replace(question, start=found.solution), clock, seed)


def any_decision(question: Question, clock: Clock, seed: int) -> Best:
    """Return some decision that keeps all limits; none, and complete, when there is none."""
    wider, limits, slack = with_slack(question.problem, question.limits)
    soft = replace(
        question,
        problem=wider,
        objective=slack,
        limits=limits,
        start=None,
        is_value_enough=True,
        good_enough=0,
    )
    best = best_decision(soft, clock.quiet(), seed)
    if best.solution is None or best.value != 0:
        return Best(None, None, None, is_complete=best.is_complete)
    extras = best.solution.extras[: len(question.problem.extra_upper)]
    return Best(replace(best.solution, extras=extras), None, None, is_complete=True)


def with_slack(
    problem: AttendanceProblem, limits: tuple[Limit, ...]
) -> tuple[AttendanceProblem, tuple[Limit, ...], Tally]:
    """Return the problem with a slack for each limit as an extra, its limits, and the sum of the slacks.

    A unit of slack is about as much as one way can count, so that few units keep any limit; the
    sum is zero exactly if all limits are kept.
    """
    count, old = len(limits), len(problem.extra_upper)
    wider = replace(
        problem,
        extra_upper=np.append(problem.extra_upper, np.full(count, MOST_SLACK)),
        extra_measure=np.concatenate(
            [problem.extra_measure, np.zeros((count, problem.measures), dtype=np.int64)]
        ),
        extra_payer=np.append(problem.extra_payer, np.full(count, -1)),
        limits=(),
    )
    softened = []
    for number, limit in enumerate(limits):
        unit = np.zeros(old + count, dtype=np.int64)
        unit[:old] = limit.tally.extra
        unit[old + number] = -_unit(problem, limit)
        softened.append(Limit(replace(limit.tally, extra=unit), limit.most))
    slack: IntArray = np.concatenate([np.zeros(old, dtype=np.int64), np.ones(count, dtype=np.int64)])
    return wider, tuple(softened), wider.tally(extra=slack)


def _unit(problem: AttendanceProblem, limit: Limit) -> int:
    """Return a size of the order of what one unit of travellers adds to the left side, at least 1."""
    tally, people = limit.tally, problem.travellers
    heads = np.abs(tally.in_person) + np.abs(tally.remote)
    size = int((heads.max(axis=1, initial=0) * people.size).max(initial=0))
    cost = int(np.abs(problem.single[:, :, 0]).max(initial=0)) * int(people.size.max(initial=1))
    size = max(size, cost * int(np.abs(tally.payer).max(initial=0)))
    largest = np.abs(problem.single).max(axis=(0, 1), initial=0)
    return max(size, int((np.abs(tally.measure) * largest).max(initial=0)), 1)
