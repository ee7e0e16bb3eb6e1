from __future__ import annotations

import pytest

from logistics.case.deadlines import DeadlineRule, Task, deadline_rule

RULES = (
    DeadlineRule(Task.VISA, 20),
    DeadlineRule(Task.VISA, 30, ("lower-middle", "high")),
    DeadlineRule(Task.VISA, 45, ("ldc",)),
    DeadlineRule(Task.VISA, 10, ("KE", "CH")),
    DeadlineRule(Task.TICKET, 14, ("KE",)),
)


@pytest.mark.parametrize(
    ("task", "country", "days"),
    [
        pytest.param(Task.VISA, "KE", 10, id="named"),
        pytest.param(Task.VISA, "IN", 30, id="by a list"),
        pytest.param(Task.VISA, "BD", 45, id="by two lists: the most days"),
        pytest.param(Task.VISA, "BR", 20, id="for all"),
        pytest.param(Task.TICKET, "BR", None, id="no rule"),
    ],
)
def test_the_closest_rule_counts(task: Task, country: str, days: int | None) -> None:
    rule = deadline_rule(RULES, task, country)

    assert (rule.days if rule else None) == days
