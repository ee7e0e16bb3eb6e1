from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from logistics.case.rules import Mode
from logistics.planning.request import Request
from tests.logistics.planning.example import CASE

RULES = replace(
    CASE.rules,
    mode=Mode.BURDEN,
    most_cost=Decimal(900),
    most_hours=Decimal(20),
    most_nights=9,
    most_trips=3,
)
CAPPED = replace(CASE, rules=RULES)


def test_request_without_rules_leaves_the_case_as_it_is() -> None:
    assert Request().applied(CAPPED) == CAPPED


def test_request_with_rules_replaces_those_of_the_case() -> None:
    most_each = tuple(
        (name, Decimal(value)) for name, value in zip(("cost", "hours"), (500, 12), strict=True)
    )
    most_each += (("nights", Decimal(4)), ("trips", Decimal(1)))

    case = Request(mode=Mode.COST, most_each=most_each).applied(CAPPED)

    assert case == replace(
        CASE,
        rules=replace(
            RULES,
            mode=Mode.COST,
            most_cost=Decimal(500),
            most_hours=Decimal(12),
            most_nights=4,
            most_trips=1,
        ),
    )


def test_request_with_one_rule_leaves_the_others() -> None:
    case = Request(most_each=(("nights", Decimal(4)),)).applied(CAPPED)

    assert case == replace(CASE, rules=replace(RULES, most_nights=4))
