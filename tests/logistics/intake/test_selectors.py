from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]

PEOPLE = {
    "participants.csv": (
        "id,origin,group,gender,region\nA,lyon,civil society,woman,\nB,lyon,business,man,Alps\nC,lyon,,,\n"
    ),
    "attendance.csv": "participant,assembly,experts\nA,yes,yes\nB,yes,yes\nC,no,either\n",
}


def test_words_that_are_those_of_somebody(small: Small, told: Told) -> None:
    changes = {
        "quotas.csv": "id,group,region,gender,among,least\nq,civil society,Europe,woman,business,1\n",
        "groups.csv": "name,weight\nbusiness,2\n",
        "funders.csv": "id,title,groups\nf,F,business;civil society\n",
        "hubs.csv": "id,region,place\nh,Alps,geneva\n",
    }

    assert told(small(PEOPLE | changes)) == ()


def test_words_that_are_those_of_nobody(small: Small, told: Told) -> None:
    changes = {
        "quotas.csv": (
            "id,group,region,gender,among,least\nq,civil societ,Europ,women,Business,1\nr,,Oceania,,,0\n"
        ),
        "groups.csv": "name,weight\nbusines,2\n",
        "funders.csv": "id,title,groups\nf,F,bussiness;civil society\n",
        "hubs.csv": "id,region,place\nh,Alp,geneva\n",
    }

    assert told(small(PEOPLE | changes)) == (
        (
            "warning funders.csv:2 groups: nobody is of the group 'bussiness'; did you mean 'business'? "
            "(matches-nobody)"
        ),
        (
            "warning groups.csv:2 name: nobody is of the group 'busines'; did you mean 'business'? "
            "(matches-nobody)"
        ),
        "warning hubs.csv:2 region: nobody is of the region 'Alp'; did you mean 'Alps'? (matches-nobody)",
        (
            "warning quotas.csv:2 among: nobody is of the group 'Business'; did you mean 'business'? "
            "(matches-nobody)"
        ),
        (
            "warning quotas.csv:2 gender: nobody is of the gender 'women'; did you mean 'woman'? "
            "(matches-nobody)"
        ),
        (
            "warning quotas.csv:2 group: nobody is of the group 'civil societ'; did you mean 'civil "
            "society'? (matches-nobody)"
        ),
        (
            "warning quotas.csv:2 region: nobody is of the region 'Europ'; did you mean 'Europe'? "
            "(matches-nobody)"
        ),
        "warning quotas.csv:3 region: nobody is of the region 'Oceania' (matches-nobody)",
    )


def test_quotas_that_count_nobody(small: Small, told: Told) -> None:
    changes = {
        "quotas.csv": (
            ""
            ""
            "id,group,region,countries,gender,least\nq,business,Europe,,,1\nr,,,KE;ldc,,1\ns,,Alps,FR;ldc,man,1\n"
        )
    }

    assert told(small(PEOPLE | changes)) == (
        (
            "warning quotas.csv:2 id: no participant is what the quota 'q' counts; widen it, or remove the "
            "row (matches-nobody)"
        ),
        (
            "warning quotas.csv:3 id: no participant is what the quota 'r' counts; widen it, or remove the "
            "row (matches-nobody)"
        ),
    )
