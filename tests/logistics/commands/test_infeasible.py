"""Impossible rules end with code 4, tell which collide and by how much, and leave nothing behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.logistics.commands.calls import call
from tests.logistics.commands.conftest import TINY, write

NO_DATES = "no dates satisfy these rules together:"
NO_PLAN = "no plan satisfies these rules together:"
MEETINGS = TINY["consultations.csv"]
LARGEST = "1 person in Geneva, CH, for 1 person in Vienna, AT"

IMPOSSIBLE: dict[str, tuple[dict[str, str], str, tuple[str, ...]]] = {
    "dates": (
        {"consultations.csv": MEETINGS.replace("2026-06-08,2026-06-26", "2026-06-13,2026-06-14")},
        NO_DATES,
        (
            "experts sits between 2026-06-13 and 2026-06-14: 1 day longer would do",
            "experts sits only on Mon, Tue, Wed, Thu, Fri",
        ),
    ),
    "two places at once": (
        {"consultations.csv": MEETINGS.replace("2026-06-08,2026-06-26", "2026-06-16,2026-06-17")},
        NO_DATES,
        (
            "experts sits between 2026-06-16 and 2026-06-17: 1 day longer would do",
            "1 person attends both experts and assembly and cannot be in two places at once",
        ),
    ),
    "rotation": (
        {
            "case.toml": f'{TINY["case.toml"]}[rules]\nrotation = "region"\n',
            "consultations.csv": MEETINGS.replace("latest", "latest,series")
            .replace("26\n", "26,s\n")
            .replace("10\n", "10,s\n"),
        },
        NO_DATES,
        ("no two meetings of the series s are in the same region",),
    ),
    "capacity": (
        {
            "places.csv": (
                "id,city,country,capacity\ngeneva,Geneva,CH,1\nvienna,Vienna,AT,1\nlyon,Lyon,FR,\nnairobi,Nairobi,KE,\n"
            )
        },
        NO_PLAN,
        (f"experts has room for {LARGEST}: 1 more seat is needed",),
    ),
    "quota": (
        {"quotas.csv": "id,sessions,group,least\nmany,experts,NGO,2\n"},
        NO_PLAN,
        (
            (
                "at least 2 people of NGO at experts in person (quota many): "
                "2 cannot be met: at most 1 can be there, 1 is invited"
            ),
        ),
    ),
    "ceiling": (
        {
            "participants.csv": "id,origin,group,own_means\nA,nairobi,NGO,no\nB,lyon,state,yes\n",
            "funders.csv": "id,title,ceiling\nfund,The fund,1000\n",
        },
        NO_PLAN,
        ("The fund (fund) pays at most 1,000.00 EUR: 5,041.08 EUR would be needed, 4,041.08 EUR more",),
    ),
    "hub": (
        {
            "hubs.csv": "id,region,place,seats\nroom,Europe,lyon,1\n",
            "participants.csv": "id,origin,group,people\nA,nairobi,NGO,1\nB,lyon,state,2\n",
        },
        NO_PLAN,
        (
            (
                "who joins final remotely from Europe sits in the remote hub room, which has room for "
                "1 person: 1 person would have to join from elsewhere"
            ),
        ),
    ),
}


@pytest.mark.parametrize("kind", IMPOSSIBLE)
def test_rules_that_collide_are_told_and_nothing_is_written(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes, head, rules = IMPOSSIBLE[kind]
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "case", changes)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}

    result = call("plan", "case", "--out", "plan.xlsx", "--publish", "plan.json")

    assert result.exit_code == 4
    assert result.stdout == ""
    assert result.stderr.rstrip() == "\n".join([head, *(f"  - {rule}" for rule in rules)])
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


def test_a_cap_that_nobody_can_keep_is_answered_with_the_least_that_would_do() -> None:
    result = call("plan", "wsis-2005-fellowships", "--no-workbook", "--max-burden", "nights=1", "--json")

    answer = json.loads(result.stdout)
    assert result.exit_code == 4
    assert answer["shape"] == "error-infeasible/1"
    assert answer["rules"] == ["nobody is away for more than 1 night"]
    assert answer["gives"] == ["somebody has to be away for 6 nights"]
