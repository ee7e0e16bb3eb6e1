from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from solver.attendance.collision import (
    Cap,
    RuleSet,
    decision_under,
    least_cap,
    least_of,
    rule_set,
    smallest_of,
)
from solver.attendance.problem import AttendanceProblem, Limit
from solver.attendance.referee import by_trying as best_by_trying
from solver.attendance.stages import question_of
from solver.clock import Clock
from solver.watch import SILENT
from tests.solver.attendance.colliding import by_trying
from tests.solver.attendance.problems import attendance_problems

NEVER = Clock.started(SILENT, None)


@settings(max_examples=100)
@given(attendance_problems())
def test_smallest_and_gives_are_those_of_trying_every_decision(problem: AttendanceProblem) -> None:
    """A rule that gives so far leaves a decision; one that gives a unit less does not."""
    rules = rule_set(question_of(problem), NEVER)

    found = decision_under(rules, tuple(range(len(rules.rules))))

    assert (found is None) == (best_by_trying(question_of(problem), NEVER, 0).solution is None)
    if not len(rules.free.choices):
        return
    smallest = smallest_of(rules)
    assert smallest == by_trying(rules)
    assert (smallest == ()) == (found is not None)
    for number in smallest:
        check_give(rules, smallest, number)


def check_give(rules: RuleSet, smallest: tuple[int, ...], number: int) -> None:
    others = tuple(other for other in smallest if other != number)
    rule = rules.rules[number]
    if isinstance(rule, Limit):
        least = rules.value_of(rule.tally, least_of(rules, rule.tally, others))
    elif isinstance(rule, Cap):
        least = least_cap(rules, rule, others)
    else:
        return
    assert least > rule.most
    for most, is_enough in ((least, True), (least - 1, False)):
        given_way = (replace(rule, most=most) if n == number else r for n, r in enumerate(rules.rules))
        eased = replace(rules, rules=tuple(given_way))
        assert (decision_under(eased, smallest) is not None) is is_enough
