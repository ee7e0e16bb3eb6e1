"""What the random cases of people promise: they are small, and intake would take them."""

from __future__ import annotations

from collections import Counter
from math import prod

from hypothesis import given, settings

from logistics.case.case import Case
from logistics.case.regions import is_eligible, may_fund
from logistics.pricing.price import price
from tests.properties.people_cases import people_cases, ways


@settings(max_examples=100)
@given(people_cases(most_ways=500))
def test_cases_are_small_and_priced(case: Case) -> None:
    prices = price(case)

    assert prod(ways(row, case.funders) for row in case.participants) <= 500
    assert sorted(prices.ceilings) == [one.id for one in case.funders if one.ceiling is not None]
    assert sorted(prices.lump_sums) == [one.id for one in case.funders if one.lump_sum is not None]
    assert sorted(prices.hubs) == sorted(hub.region for hub in case.hubs)


@settings(max_examples=100)
@given(people_cases())
def test_those_who_pay_are_as_intake_demands(case: Case) -> None:
    funders = {funder.id: funder for funder in case.funders}

    for row in case.participants:
        assert all(is_eligible(funders[name], row) for name in row.funders)
        assert row.funder == (row.funders[0] if len(row.funders) == 1 else "")
        assert row.has_own_means or any(may_fund(funder, row) for funder in case.funders)
        assert not row.in_person & row.remote
        assert not row.either & (row.in_person | row.remote)
    assert {hub.funder for hub in case.hubs} <= {"", *funders}
    assert set(Counter(hub.region for hub in case.hubs).values()) <= {1}


@settings(max_examples=100)
@given(people_cases())
def test_quotas_ask_something_that_can_be_kept(case: Case) -> None:
    sessions = {anchor.id for anchor in case.anchors} | {one.id for one in case.consultations}

    for quota in case.quotas:
        limits = (quota.least, quota.most, quota.least_share, quota.most_share)
        assert any(limit is not None for limit in limits)
        assert set(quota.sessions) <= sessions
        assert quota.least is None or quota.most is None or quota.least <= quota.most
        if quota.least_share is not None and quota.most_share is not None:
            assert quota.least_share <= quota.most_share
