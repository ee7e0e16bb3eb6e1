from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from logistics.case.case import Case
from logistics.case.people import Participant, Quota
from logistics.case.rules import Mode, Rules
from logistics.planning.itineraries import make_plan
from logistics.planning.verify_quotas import (
    broken_burdens,
    broken_capacities,
    broken_quotas,
    missing_people,
)
from tests.logistics.planning.decision import ASKED, DECIDED, HALL, PRICES, SESSIONS, told
from tests.logistics.planning.example import NAIROBI, session

PLAN = make_plan(DECIDED, PRICES, SESSIONS)


def broken(quota: Quota) -> list[str]:
    return list(broken_quotas(replace(ASKED, quotas=(quota,)), DECIDED, 0))


@pytest.mark.parametrize(
    ("quota", "expected"),
    [
        # d/1 and bob come to the talks: 3; d and bob to the forum: 4
        (Quota("q", least=3, most=3), []),
        (Quota("q", least=4), ["quota q counts 3 at talks; the least is 4"]),
        (Quota("q", most=2), ["quota q counts 3 at talks; the most is 2"]),
        (Quota("q", most=0, group="none"), []),
        (
            Quota("q", ("forum", "talks"), most=2, gender="f"),
            ["quota q counts 3 at forum; the most is 2"],
        ),
        (
            Quota("q", ("forum", "talks"), least=2, group="state"),
            ["quota q counts 1 at forum; the least is 2", "quota q counts 1 at talks; the least is 2"],
        ),
        (Quota("q", region="Africa", least=2, most=2), []),
        (Quota("q", region="Africa", least=3), ["quota q counts 2 at talks; the least is 3"]),
        (Quota("q", countries=("lower-middle",), most=1), ["quota q counts 2 at talks; the most is 1"]),
        (Quota("q", countries=("FR", "high"), most=0), ["quota q counts 1 at talks; the most is 0"]),
        (Quota("q", countries=("sids",), most=0), []),
        # d/2, zoe and both of eve join the talks; the hub is nobody
        (Quota("q", is_remote=True, least=4, most=4), []),
        (Quota("q", is_remote=True, most=3), ["quota q counts 4 at talks; the most is 3"]),
        (Quota("q", is_remote=True, region="Africa", most=1), ["quota q counts 2 at talks; the most is 1"]),
    ],
)
def test_numbers_are_counted(quota: Quota, expected: list[str]) -> None:
    assert broken(quota) == expected


@pytest.mark.parametrize(
    ("quota", "expected"),
    [
        (Quota("q", group="civil", least_share=Decimal("66.66"), most_share=Decimal("66.67")), []),
        (
            Quota("q", group="civil", least_share=Decimal("66.67")),
            ["quota q counts 2 of 3 at talks; the least share is 66.67 %"],
        ),
        (
            Quota("q", group="civil", most_share=Decimal("66.66")),
            ["quota q counts 2 of 3 at talks; the most share is 66.66 %"],
        ),
        (Quota("q", ("forum",), group="civil", least_share=Decimal(75), most_share=Decimal(75)), []),
        # of both who come and who join: 4 of 7 are remote, and 1 of the 3 of civil society
        (
            Quota("q", is_remote=True, most_share=Decimal(57)),
            ["quota q counts 4 of 7 at talks; the most share is 57 %"],
        ),
        (
            Quota("q", is_remote=True, group="civil", among="civil", least_share=Decimal("33.34")),
            ["quota q counts 1 of 3 at talks; the least share is 33.34 %"],
        ),
        (
            Quota("q", group="state", among="civil", most_share=Decimal("49.99")),
            ["quota q counts 1 of 2 at talks; the most share is 49.99 %"],
        ),
        # nobody of the group comes: the share is kept
        (Quota("q", among="none", least_share=Decimal(100), most_share=Decimal(0)), []),
    ],
)
def test_shares_are_exact(quota: Quota, expected: list[str]) -> None:
    assert broken(quota) == expected


def under(quotas: tuple[Quota, ...], mode: Mode) -> tuple[Case, Case]:
    """Return the case as asked and as decided, with other quotas and another mode."""
    rules = replace(ASKED.rules, mode=mode)
    return replace(ASKED, quotas=quotas, rules=rules), replace(DECIDED, quotas=quotas, rules=rules)


MISSING = (Quota("civil", group="civil", least=4), Quota("state", ("forum", "talks"), group="state", least=2))
SHORT = (
    "quota civil counts 2 at talks; the least is 4",
    "quota state counts 1 at forum; the least is 2",
    "quota state counts 1 at talks; the least is 2",
)


@pytest.mark.parametrize(
    ("mode", "allowed", "expected"),
    [
        (Mode.PARTICIPATION, 4, ()),
        (
            Mode.PARTICIPATION,
            3,
            (*SHORT, "4 people are missing from the quotas; the plan says 3"),
        ),
        (
            Mode.PARTICIPATION,
            5,
            (*SHORT, "4 people are missing from the quotas; the plan says 5"),
        ),
        (Mode.COST, 4, SHORT),
        (Mode.BURDEN, 0, SHORT),
    ],
)
def test_people_are_missing_only_as_the_plan_says(
    mode: Mode, allowed: int, expected: tuple[str, ...]
) -> None:
    asked, decided = under(MISSING, mode)

    assert missing_people(asked, decided) == 4
    assert told(decided, asked, allowed) == expected


def test_only_a_least_number_is_soft() -> None:
    quota = Quota("q", least_share=Decimal(50), group="state", most=0)
    asked, decided = under((quota,), Mode.PARTICIPATION)

    assert missing_people(asked, decided) == 0
    assert told(decided, asked) == (
        "quota q counts 1 at talks; the most is 0",
        "quota q counts 1 of 3 at talks; the least share is 50 %",
    )


def test_nobody_is_missing_from_a_kept_quota() -> None:
    assert missing_people(ASKED, DECIDED) == 0


def test_room_holds_so_many() -> None:
    small = replace(HALL, capacity=2)

    assert list(broken_capacities(PLAN)) == []
    assert list(broken_capacities(replace(PLAN, sessions=(session("talks", small, 16),)))) == [
        "3 people come to talks in Geneva, CH, which holds 2"
    ]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (Rules(), []),
        (ASKED.rules, []),
        (Rules(most_cost=Decimal("1599.99")), ["d/1 travels for 160000 cents; the most is 159999"]),
        (Rules(most_hours=Decimal("23.14")), []),
        (
            Rules(most_hours=Decimal("23.13")),
            [
                "d/1 travels for 23.14 hours; the most is 23.13",
                "d/2 travels for 23.14 hours; the most is 23.13",
            ],
        ),
        (
            Rules(most_nights=3),
            ["d/1 is away for 4 nights; the most is 3", "bob is away for 4 nights; the most is 3"],
        ),
        (Rules(most_trips=1), []),
        (
            Rules(most_trips=0),
            [
                "d/1 makes 1 trips; the most is 0",
                "d/2 makes 1 trips; the most is 0",
                "bob makes 1 trips; the most is 0",
            ],
        ),
    ],
)
def test_burden_of_one_person(rules: Rules, expected: list[str]) -> None:
    assert list(broken_burdens(replace(ASKED, rules=rules), PLAN)) == expected


def test_later_date_burdens_more() -> None:
    later = make_plan(DECIDED, PRICES, (session("talks", HALL, 17),))

    assert list(broken_burdens(ASKED, later)) == [
        "d/1 travels for 175000 cents; the most is 160000",
        "d/1 is away for 5 nights; the most is 4",
        "bob is away for 5 nights; the most is 4",
    ]


def test_local_trips_burden_nobody() -> None:
    local = Participant("ann", HALL, in_person=frozenset({"forum", "talks"}))
    case = replace(DECIDED, participants=(local,))
    rules = Rules(most_cost=Decimal(0), most_hours=Decimal(0), most_nights=0, most_trips=0)

    assert list(broken_burdens(replace(ASKED, rules=rules), make_plan(case, PRICES, SESSIONS))) == []


def test_remote_connections_are_no_travel() -> None:
    far = Participant("far", NAIROBI, remote=frozenset({"talks"}))
    case = replace(DECIDED, participants=(far,))
    rules = Rules(most_cost=Decimal(0))

    assert list(broken_burdens(replace(ASKED, rules=rules), make_plan(case, PRICES, SESSIONS))) == []
