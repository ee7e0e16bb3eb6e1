from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from logistics.case.case import Case
from logistics.case.people import Cover, Funder, Quota, RemoteHub
from logistics.case.rules import Mode, Rules
from logistics.planning.decide import is_open
from tests.logistics.planning.example import ADA, CASE, GENEVA, NAIROBI, RULES, TALKS

FUND = Funder("fund", "Fund")
PAID = replace(ADA, funder="fund", funders=("fund",), has_own_means=False)
SETTLED = replace(CASE, funders=(FUND,), participants=(PAID,))


def ruled(rules: Rules) -> Case:
    """Return the example with other rules."""
    return replace(CASE, rules=rules)


@pytest.mark.parametrize("case", [CASE, SETTLED], ids=["own means", "one funder for everything"])
def test_case_with_nothing_but_dates_to_decide_is_not_open(case: Case) -> None:
    assert not is_open(case)


@pytest.mark.parametrize(
    "case",
    [
        replace(CASE, quotas=(Quota("all", least=1),)),
        replace(CASE, hubs=(RemoteHub("hub", "Africa", NAIROBI),)),
        ruled(replace(RULES, mode=Mode.PARTICIPATION)),
        ruled(replace(RULES, mode=Mode.BURDEN)),
        ruled(replace(RULES, most_cost=Decimal(1))),
        ruled(replace(RULES, most_hours=Decimal(1))),
        ruled(replace(RULES, most_nights=0)),
        ruled(replace(RULES, most_trips=0)),
        replace(CASE, consultations=(replace(TALKS, places=(replace(GENEVA, capacity=3),)),)),
        replace(SETTLED, funders=(replace(FUND, ceiling=Decimal(1)),)),
        replace(CASE, participants=(replace(ADA, in_person=frozenset(), either=frozenset({"talks"})),)),
        replace(SETTLED, participants=(replace(PAID, funder=""),)),
        replace(SETTLED, funders=(replace(FUND, covers=frozenset({Cover.FARE})),)),
    ],
)
def test_each_thing_to_decide_or_keep_opens_a_case(case: Case) -> None:
    assert is_open(case)
