from __future__ import annotations

from dataclasses import replace

import pytest

from logistics.errors import CaseError, Finding, Severity, Where
from logistics.planning.itineraries import make_plan
from logistics.planning.wishes import HAND, Wish, narrowed, rule_findings, wished_sessions
from logistics.pricing.price import price
from tests.logistics.planning.example import (
    BOSSEY,
    CASE,
    GENEVA,
    TALKS,
    VIENNA,
    june,
    session,
    two_rounds,
)

TWO_PLACES = replace(CASE, consultations=(replace(TALKS, days=2, places=(VIENNA, GENEVA)),))


def test_wish_becomes_a_session_in_the_first_place() -> None:
    assert wished_sessions(TWO_PLACES, (Wish("talks", june(12)),)) == (session("talks", VIENNA, 12, 13),)


def test_wish_may_name_any_place_of_the_case() -> None:
    wishes = (Wish("talks", june(12), "bossey"),)

    assert wished_sessions(TWO_PLACES, wishes) == (session("talks", BOSSEY, 12, 13),)


def test_wishes_that_name_nothing_known_are_told_together() -> None:
    case = replace(CASE, consultations=two_rounds())
    wishes = (Wish("frist", june(6)), Wish("second", june(7), "genf"), Wish("second", june(8)))

    with pytest.raises(CaseError) as caught:
        wished_sessions(case, wishes)

    assert [str(finding) for finding in caught.value.findings] == [
        "--on: 'second' is given twice; give each consultation one day (duplicate-id)",
        "--on: 'frist' is not a consultation of the case; consultations are first, second (unknown-id)",
        "--on: 'genf' is not a place of the case; add it to the table places (unknown-id)",
    ]


def test_wished_consultations_are_narrowed_to_their_days() -> None:
    first, second = two_rounds()
    second = replace(second, days=2)
    case = replace(CASE, consultations=(first, second))

    narrow = narrowed(case, (session("second", VIENNA, 20, 21),))

    assert narrow == replace(
        case, consultations=(first, replace(second, places=(VIENNA,), earliest=june(20), latest=june(21)))
    )


def test_broken_rules_are_warnings() -> None:
    plan = make_plan(CASE, price(CASE), (session("talks", GENEVA, 25),))

    assert rule_findings(CASE, plan) == tuple(
        Finding(
            Where("--on"), "breaks-rule", text, "the price is right, the rule is not kept", Severity.WARNING
        )
        for text in ("talks is outside its window", "talks sits on Saturday 2005-06-25")
    )


def test_allowed_dates_have_no_findings() -> None:
    assert rule_findings(CASE, make_plan(CASE, price(CASE), (session("talks", GENEVA, 13),))) == ()


def test_two_places_at_once_cannot_be_priced() -> None:
    plan = make_plan(CASE, price(CASE), (session("talks", GENEVA, 14),))

    with pytest.raises(CaseError) as caught:
        rule_findings(CASE, plan)

    assert str(caught.value) == (
        "--on: nobody can attend both forum and talks; choose other days (two-places-at-once)"
    )
    assert Where("--on") == HAND


def test_consultation_around_an_anchor_cannot_be_priced() -> None:
    case = replace(CASE, rules=replace(CASE.rules, is_same_day_allowed=True))
    plan = make_plan(case, price(case), (session("talks", GENEVA, 13, 16),))

    with pytest.raises(CaseError) as caught:
        rule_findings(case, plan)

    assert str(caught.value) == (
        "--on: nobody can attend both forum and talks; choose other days (two-places-at-once)"
    )
