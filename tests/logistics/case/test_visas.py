from __future__ import annotations

from dataclasses import replace

import pytest

from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.visas import VisaRule, closest, visa_rule

RULES = tuple(
    VisaRule(who, where)
    for who, where in (
        ((), ()),
        (("KE",), ()),
        (("ldc",), ("CH",)),
        (("lldc",), ("CH",)),
        (("low", "lower-middle"), ("CH",)),
        (("LA", "KE"), ("CH",)),
        (("LA",), ("high",)),
        (("LA",), ("sids",)),
    )
)


@pytest.mark.parametrize(
    ("nationality", "country", "rule_id"),
    [
        ("US", "CH", "all-all"),
        ("KE", "JP", "KE-all"),
        # the closest destination first: a country, a list, none
        ("KE", "CH", "KE+LA-CH"),
        ("LA", "CH", "KE+LA-CH"),
        ("LA", "DE", "LA-high"),
        # Singapore is a small island state, and rich
        ("LA", "SG", "LA-sids"),
        ("LA", "KE", "all-all"),
        # then the closest passport: Chad is among the least developed, landlocked, and poor
        ("TD", "CH", "ldc-CH"),
        # Bolivia is landlocked and of lower middle income
        ("BO", "CH", "lldc-CH"),
        # Ghana is of lower middle income only
        ("GH", "CH", "low+lower-middle-CH"),
    ],
)
def test_the_closest_rule_holds_in_whatever_order_they_stand(
    nationality: str, country: str, rule_id: str
) -> None:
    for rules in (RULES, RULES[::-1]):
        found = closest(rules, nationality, country)

        assert found is not None
        assert found.id == rule_id


def test_where_the_case_says_nothing_there_is_no_rule() -> None:
    assert closest(RULES[2:], "US", "CH") is None
    assert closest((), "KE", "CH") is None


def test_nobody_needs_a_visa_at_home_or_where_their_passport_is_from() -> None:
    geneva = Place("geneva", "Geneva", "CH", 46.2, 6.15, "Europe/Zurich")
    nairobi = Place("nairobi", "Nairobi", "KE", -1.29, 36.82, "Africa/Nairobi")
    kampala = Place("kampala", "Kampala", "UG", 0.32, 32.58, "Africa/Kampala")
    kenyan = Participant("a", replace(geneva, passport="KE"))

    rules = [visa_rule(kenyan, place, RULES) for place in (geneva, nairobi, kampala)]

    assert [rule and rule.id for rule in rules] == [None, None, "KE-all"]
    assert visa_rule(Participant("b", geneva), nairobi, RULES) == RULES[0]
