from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from logistics.case.people import Group, Quota
from logistics.intake import load_case

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]

PEOPLE = "id,origin,group,gender,region\nA,lyon,ngo,w,Francophonie\n"


def test_a_quota_says_whom_it_counts_and_how_many(small: Small) -> None:
    quotas = (
        "id,sessions,group,region,countries,gender,counts,least,most,least_share,most_share,among,source\n"
        "all,,,,,,,3,,,,,\n"
        "few,experts;assembly;experts,ngo,Francophonie,FR;ldc,w,Remote,1,4,12.5,100,ngo,letter\n"
    )

    case, warnings = load_case(small({"quotas.csv": quotas, "participants.csv": PEOPLE}))

    assert warnings == ()
    assert case.quotas == (
        Quota("all", least=3),
        Quota(
            id="few",
            sessions=("experts", "assembly"),
            group="ngo",
            region="Francophonie",
            countries=("FR", "ldc"),
            gender="w",
            is_remote=True,
            least=1,
            most=4,
            least_share=Decimal("12.5"),
            most_share=Decimal(100),
            among="ngo",
            source="letter",
        ),
    )


def test_quotas_of_sessions_that_are_not_there(small: Small, told: Told) -> None:
    changes = {"quotas.csv": "id,sessions,least\nq,expert;assembly;xyz,1\n"}

    assert told(small(changes)) == (
        (
            "error quotas.csv:2 sessions: 'expert' is not the id of a session; did you mean 'experts'? "
            "(unknown-id)"
        ),
        "error quotas.csv:2 sessions: 'xyz' is not the id of a session (unknown-id)",
    )


def test_sessions_nobody_knows_are_told_once(small: Small, told: Told) -> None:
    changes = {"quotas.csv": "id,sessions,least\nq,expert,1\n", "anchors.csv": ""}

    assert told(small(changes)) == (
        (
            "error anchors.csv: this file is missing; add it with the columns id, place, first_day, last_day "
            "(missing-table)"
        ),
    )


def test_a_quota_without_a_limit(small: Small, told: Told) -> None:
    changes = {"quotas.csv": "id,sessions\nq,experts\n"}

    assert told(small(changes)) == (
        (
            "error quotas.csv:2 least: neither least, most, least_share nor most_share is given, so nothing "
            "is asked; give one of them, or remove the row (no-limit)"
        ),
    )


def test_the_most_below_the_least(small: Small, told: Told) -> None:
    changes = {
        "quotas.csv": "id,least,most,least_share,most_share\nq,5,4,40.5,40\nr,4,4,40,40\ns,9,,,10\nt,,0,50,\n"
    }

    assert told(small(changes)) == (
        (
            "error quotas.csv:2 most: '4' is less than least, 5; the most is not less than the least "
            "(most-below-least)"
        ),
        (
            "error quotas.csv:2 most_share: '40' is less than least_share, 40.5; the most is not less than "
            "the least (most-below-least)"
        ),
    )


def test_limits_that_cannot_be_read_are_told_once(small: Small, told: Told) -> None:
    changes = {"quotas.csv": "id,least,most_share,counts\nq,few,,present\nr,,101,\n"}

    assert told(small(changes)) == (
        "error quotas.csv:2 counts: 'present' is not a choice here; write in-person or remote (bad-choice)",
        "error quotas.csv:2 least: 'few' is not a number; write digits, such as 12 or 12.5 (not-a-number)",
        "error quotas.csv:3 most_share: '101' is more than 100; allowed is 0 to 100 [%] (out-of-range)",
    )


def test_groups_have_weights(small: Small) -> None:
    groups = "name,weight,source\nngo,3,assumed\n"

    case, warnings = load_case(small({"groups.csv": groups, "participants.csv": PEOPLE}))

    assert warnings == ()
    assert case.groups == (Group("ngo", 3, "assumed"),)


def test_a_group_twice_and_a_weight_below_zero(small: Small, told: Told) -> None:
    changes = {"groups.csv": "name,weight\nngo,1\nngo,2\nNGO,-1\n", "participants.csv": PEOPLE}

    assert told(small(changes)) == (
        (
            "error groups.csv:3 name: the group 'ngo' stands in row 2 already; keep one of the rows "
            "(duplicate-group)"
        ),
        "error groups.csv:4 weight: '-1' is less than 0; allowed is 0 or more (out-of-range)",
    )
