from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from logistics.case.case import Case
from logistics.case.people import Funder, Group, Participant, Quota, RemoteHub, Role
from logistics.planning.crew import is_among, rows_of, size_of, weights_of
from tests.logistics.planning.asked import AFAR, ASKED, CIVIL, STATE
from tests.logistics.planning.example import NAIROBI, PARIS

ONE = Participant("one", NAIROBI, "civil", people=2, either=frozenset({"talks"}))
TWO = replace(ONE, id="two", people=3, gender="f", source="elsewhere", region="Europe")
ALIKE = replace(ASKED, participants=(TWO, ONE))


def members(case: Case) -> list[list[str]]:
    """Return the ids of the participants in each row."""
    return [[member.id for member in row.members] for row in rows_of(case)]


def test_participants_who_differ_in_what_nobody_asks_for_are_one_row() -> None:
    (row,) = rows_of(ALIKE)

    assert (row.like, row.members, row.size, row.units) == (ONE, (ONE, TWO), 1, 5)


def test_who_stays_together_acts_as_one_with_others_of_the_same_size() -> None:
    other = replace(STATE, id="other")
    smaller = replace(STATE, id="smaller", people=3)
    case = replace(ASKED, participants=(STATE, other, smaller))

    assert [(row.size, row.units) for row in rows_of(case)] == [(4, 2), (3, 1)]
    assert members(case) == [["other", "state"], ["smaller"]]


@pytest.mark.parametrize(
    "case",
    [
        replace(ALIKE, participants=(ONE, replace(TWO, origin=PARIS))),
        replace(ALIKE, participants=(ONE, replace(TWO, in_person=frozenset({"forum"})))),
        replace(ALIKE, participants=(ONE, replace(TWO, remote=frozenset({"forum"})))),
        replace(ALIKE, participants=(ONE, replace(TWO, either=frozenset({"forum", "talks"})))),
        replace(ALIKE, participants=(ONE, replace(TWO, is_all_or_none=True))),
        replace(ALIKE, participants=(ONE, replace(TWO, stays_together=True))),
        replace(ALIKE, participants=(ONE, replace(TWO, has_own_means=False, funders=("fund",)))),
        replace(ALIKE, participants=(ONE, replace(TWO, group="press")), groups=(Group("press", 2),)),
        replace(ALIKE, participants=(ONE, replace(TWO, group="press"))),
        replace(ALIKE, quotas=(Quota("q", gender="f", least=1),)),
        replace(
            ALIKE,
            funders=(),
            participants=(ONE, replace(TWO, group="press")),
            quotas=(Quota("q", gender="m", among="press"),),
        ),
        replace(ALIKE, hubs=(RemoteHub("hub", "Europe", PARIS),)),
    ],
    ids=[
        "origin", "in person", "remote", "either", "all or none", "together", "means", "weight", "payers",
        "counted", "among", "hub",
    ],
)  # fmt: skip
def test_participants_who_differ_in_what_matters_are_two_rows(case: Case) -> None:
    assert members(case) == [["one"], ["two"]]


def test_a_group_that_nothing_depends_on_parts_nobody() -> None:
    case = replace(ALIKE, funders=(), participants=(ONE, replace(TWO, group="press")))

    assert members(case) == [["one", "two"]]


def test_payers_in_another_order_part_rows() -> None:
    case = replace(
        ALIKE,
        funders=(Funder("a", "A"), Funder("b", "B")),
        participants=(ONE, replace(TWO, funders=("b", "a"))),
    )

    rows = rows_of(case)

    assert members(case) == [["one"], ["two"]]
    assert [[way.funder.id for way in row.arrangements if way.funder] for row in rows] == [
        ["a", "b"],
        ["b", "a"],
    ]


def test_rows_do_not_depend_on_the_order_of_the_file() -> None:
    people = (AFAR, CIVIL, STATE, ONE)
    first = rows_of(replace(ASKED, participants=people))

    for some in permutations(people):
        assert rows_of(replace(ASKED, participants=some)) == first


def test_size_is_one_unless_a_row_stays_together() -> None:
    assert [size_of(one) for one in (AFAR, CIVIL, STATE)] == [1, 1, 4]


def test_weights_are_those_of_the_groups_given() -> None:
    assert weights_of(replace(ASKED, groups=(Group("civil", 3), Group("state", 0)))) == {
        "civil": 3,
        "state": 0,
    }


def test_shares_are_of_everybody_or_of_one_group_and_never_of_hubs() -> None:
    hub = replace(CIVIL, role=Role.HUB)
    every, civil = Quota("q"), Quota("q", among="civil")

    assert [is_among(every, one) for one in (AFAR, CIVIL, hub)] == [True, True, False]
    assert [is_among(civil, one) for one in (AFAR, CIVIL, hub)] == [False, True, False]
