from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from logistics.case.case import Case
from logistics.case.people import Quota
from logistics.case.rules import Rules
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.verify import verify
from logistics.planning.verify_people import wrong_decision
from tests.logistics.planning.decision import (
    ASKED,
    BOB,
    DECIDED,
    PAID,
    PRICES,
    SESSIONS,
    ZOE,
    told,
    with_part,
    without,
)
from tests.logistics.planning.example import PARIS, VIENNA

LOOSE = replace(ASKED, quotas=())
NOTHING: frozenset[str] = frozenset()
BOTH = frozenset({"forum", "talks"})
TALKS = frozenset({"talks"})
FORUM = frozenset({"forum"})


def loosely(decided: Case, **changes: Any) -> tuple[str, ...]:  # noqa: ANN401 - attributes of any type
    """Return what is wrong when no quota is asked."""
    return told(replace(decided, quotas=(), **changes), replace(LOOSE, **changes))


def test_right_decision_is_accepted() -> None:
    plan = make_plan(DECIDED, PRICES, SESSIONS)
    baseline = make_baseline(DECIDED, PRICES, SESSIONS)

    assert list(wrong_decision(ASKED, DECIDED, PRICES, plan, baseline, PAID)) == []
    verify(DECIDED, PRICES, plan, sum(amount for _, _, amount in PAID))


def test_other_inputs_than_asked_are_seen() -> None:
    decided = replace(DECIDED, quotas=DECIDED.quotas[1:], title="Other")

    assert told(decided) == (
        "the case as decided has other title than the case as asked",
        "the case as decided has other quotas than the case as asked",
    )


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        ("d/1", {"people": 1}, ("d has 2 people; 3 are asked",)),
        ("d/2", {"people": 0}, ("d has 2 people; 3 are asked", "d/2 has 0 people")),
        ("d/2", {"id": "d/3"}, ("the parts of d are d/1, d/3, not d/1, d/2",)),
        ("bob", {"id": "bob/1", "row": "bob"}, ("bob is in one part and that is called bob/1",)),
        ("zoe", {"row": "zoe"}, ("zoe is in one part and that is called zoe",)),
        ("d/2", {"group": "state"}, ("d/2 has group 'state'; its row has 'civil'",)),
        (
            "zoe",
            {"has_own_means": False},
            (
                "zoe has has_own_means 'False'; its row has 'True'",
                "zoe has no own means and pays 500 cents",
            ),
        ),
        ("eve", {"origin": VIENNA}, ("eve has origin 'Vienna, AT'; its row has 'Paris, FR'",)),
        ("d/2", {"is_all_or_none": True}, ("d/2 has is_all_or_none 'True'; its row has 'False'",)),
    ],
)
def test_part_that_is_not_as_its_row_is_seen(
    name: str, changes: dict[str, Any], expected: tuple[str, ...]
) -> None:
    assert loosely(with_part(name, **changes)) == expected


def test_lost_row_is_seen() -> None:
    assert loosely(without("bob")) == ("bob has 0 people; 1 are asked",)


def test_stranger_is_seen() -> None:
    stranger = replace(ZOE, id="yan")

    assert loosely(replace(DECIDED, participants=(stranger, *without("zoe").participants, ZOE))) == (
        "yan is no row of the case as asked",
        "3 people join talks in hub hub, which has 2 seats",
    )


def test_participant_decided_twice_is_seen() -> None:
    found = loosely(replace(DECIDED, participants=(*DECIDED.participants, replace(BOB, either=NOTHING))))

    assert found == (
        "bob is decided 2 times",
        "bob has 2 people; 1 are asked",
        "the parts of bob are bob, bob, not bob/1, bob/2",
        "bob neither comes to nor joins remotely talks",
    )


def test_parted_row_that_stays_together_is_seen() -> None:
    one, two = (
        replace(who, id=f"eve/{number}", row="eve", people=1)
        for number in (1, 2)
        for who in DECIDED.participants
        if who.id == "eve"
    )

    assert told(replace(DECIDED, participants=(*without("eve").participants, one, two))) == (
        "eve stays together and has 2 parts",
    )


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        ("bob", {"either": TALKS}, "it is open how bob attends talks"),
        ("bob", {"in_person": TALKS}, "bob must and does not come to forum"),
        ("bob", {"in_person": FORUM}, "bob neither comes to nor joins remotely talks"),
        ("bob", {"remote": TALKS}, "bob comes to and joins remotely talks"),
        ("eve", {"remote": TALKS}, "eve neither comes to nor joins remotely forum"),
        ("zoe", {"remote": BOTH}, "zoe is not to attend forum"),
        ("zoe", {"in_person": FORUM}, "zoe is not to attend forum"),
        (
            "eve",
            {"in_person": FORUM, "remote": TALKS},
            "eve comes to all of forum, talks or to none, not to forum",
        ),
    ],
)
def test_attendance_that_is_not_asked_is_seen(name: str, changes: dict[str, Any], expected: str) -> None:
    found = loosely(with_part(name, **changes), hubs=())

    # a hub that nobody asks for stays behind, and is a difference of its own
    assert found == (expected, "hub is a hub of Africa, which has none")


def test_person_who_should_join_and_comes_is_seen() -> None:
    decided = with_part("zoe", in_person=TALKS, remote=NOTHING)

    assert loosely(decided, rules=Rules(has_public_holidays=False)) == (
        "zoe must and does not join remotely talks",
        "4 people come to talks in Geneva, CH, which holds 3",
    )


def test_all_or_none_may_come_to_all() -> None:
    decided = with_part("eve", in_person=BOTH, remote=NOTHING)

    assert loosely(decided) == ("5 people come to talks in Geneva, CH, which holds 3",)


def test_forgotten_hub_is_seen() -> None:
    assert told(without("hub")) == ("hub hub is there 0 times, for nothing; people of Africa join talks",)


def test_hub_open_for_a_session_that_nobody_joins_is_seen() -> None:
    assert loosely(with_part("hub", remote=BOTH)) == (
        "hub hub is there 1 times, for forum, talks; people of Africa join talks",
        "fund pays 305500 cents; its ceiling is 285500",
    )


def test_hub_that_nobody_needs_is_seen() -> None:
    asked = replace(LOOSE, participants=(BOB,))
    bob, hub = (who for who in DECIDED.participants if who.id in {"bob", "hub"})

    assert told(replace(asked, participants=(bob,)), asked) == ()
    assert told(replace(asked, participants=(bob, hub)), asked) == (
        "hub hub is there 1 times, for talks; people of Africa join nothing",
    )
    empty = replace(hub, remote=NOTHING)
    assert told(replace(asked, participants=(bob, empty)), asked) == (
        "hub hub is there 1 times, for nothing; people of Africa join nothing",
    )


def test_second_hub_of_a_region_is_seen() -> None:
    again = replace(DECIDED.participants[-1], id="again")

    assert told(replace(DECIDED, participants=(*DECIDED.participants, again))) == (
        "hub hub is there 2 times, for talks; people of Africa join talks",
        "fund pays 305500 cents; its ceiling is 285500",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"funder": ""}, ("hub hub has funder '', not 'fund'",)),
        (
            {"second_funder": "fund"},
            (
                "hub hub has second_funder 'fund', not ''",
                "fund pays first and pays the rest for hub",
            ),
        ),
        ({"origin": PARIS}, ("hub hub has origin 'Paris, FR', not 'Nairobi, KE'",)),
        (
            {"people": 2},
            ("hub hub has people '2', not '1'", "fund pays 305500 cents; its ceiling is 285500"),
        ),
        ({"either": FORUM}, ("hub hub has either 'forum', not 'nothing'",)),
    ],
)
def test_hub_that_is_not_as_asked_is_seen(changes: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert told(with_part("hub", **changes)) == expected


def test_hub_without_enough_seats_is_seen() -> None:
    hubs = (replace(ASKED.hubs[0], seats=1),)

    assert told(replace(DECIDED, hubs=hubs), replace(ASKED, hubs=hubs)) == (
        "2 people join talks in hub hub, which has 1 seats",
    )


def test_hub_of_a_region_named_by_the_case_serves_its_people_only() -> None:
    asked = replace(ASKED, participants=(*ASKED.participants[:3], replace(ZOE, region="East")))
    decided = with_part("zoe", region="East")
    hubs = (replace(ASKED.hubs[0], seats=1),)

    assert told(replace(decided, hubs=hubs), replace(asked, hubs=hubs)) == ()


@pytest.mark.parametrize("is_plan", [True, False])
def test_other_participants_in_a_plan_are_seen(is_plan: bool) -> None:  # noqa: FBT001
    plan, baseline = (make(DECIDED, PRICES, SESSIONS) for make in (make_plan, make_baseline))
    short = replace(plan if is_plan else baseline, itineraries=plan.itineraries[1:])
    plans = (short, baseline) if is_plan else (plan, short)

    assert list(wrong_decision(ASKED, DECIDED, PRICES, *plans, PAID)) == [
        "the plan or its baseline has other participants than the case as decided"
    ]


def test_quotas_are_those_asked() -> None:
    strict = replace(ASKED, quotas=(Quota("many", least=4),))

    assert told(replace(DECIDED, quotas=()), strict) == (
        "the case as decided has other quotas than the case as asked",
        "quota many counts 3 at talks; the least is 4",
    )


def test_person_who_joins_instead_of_coming_is_seen() -> None:
    one, two, *others = DECIDED.participants
    swapped = (replace(one, people=1), replace(two, people=2), *others)

    assert told(replace(DECIDED, participants=swapped)) == (
        "3 people join talks in hub hub, which has 2 seats",
        "quota women counts 1 of 2 at talks; the least share is 66.6 %",
        "quota afar counts 5 at talks; the most is 4",
        "quota afar counts 5 of 7 at talks; the most share is 57.2 %",
        "quota states counts 1 of 1 at talks; the most share is 50 %",
        "quota civil counts 1 at talks; the least is 2",
        "fund pays 371000 cents; its ceiling is 285500",
    )
