from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from logistics.sweep import study
from logistics.sweep.task import Result, Task
from logistics.sweep.work import solve_task

TINY = {
    "case.toml": (
        '[case]\ntitle = "Tiny"\ncurrency = "EUR"\nprice_date = 2025-01-15\n'
        '[scenario.dear]\nsays = "Fares double"\nset.tariff.fare_factor = 2\n'
    ),
    "places.csv": "id,city,country\ngeneva,Geneva,CH\nvienna,Vienna,AT\nlyon,Lyon,FR\nnairobi,Nairobi,KE\n",
    "anchors.csv": "id,title,place,first_day,last_day\nassembly,Assembly,geneva,2026-06-16,2026-06-17\n",
    "consultations.csv": (
        "id,title,places,earliest,latest\nexperts,Experts,geneva;vienna,2026-06-08,2026-06-26\n"
        "final,Final,vienna,2026-07-06,2026-07-10\n"
    ),
    "participants.csv": "id,origin,group\nA,nairobi,NGO\nB,lyon,state\n",
    "attendance.csv": "participant,assembly,experts,final\nA,yes,yes,yes\nB,no,yes,remote\n",
}

CROWD = {
    "case.toml": TINY["case.toml"]
    + """
[scenario.never]
says = "The final is to be on a weekend, which it may not"
set.consultations.final.earliest = 2026-07-11
set.consultations.final.latest = 2026-07-12
[scenario.clash]
set.anchors.assembly.first_day = 2026-07-06
set.anchors.assembly.last_day = 2026-07-07
[scenario.remote]
extends = "dear"
set.attendance."*".experts = "remote"
""",
    "funders.csv": "id,title,groups\nfund,The fund,NGO\n",
}
MINE = """{"shape": "plan/1", "currency": "EUR", "cost_cents": 1, "sessions": [
  {"id": "experts", "first_day": "2026-06-20", "last_day": "2026-06-20", "place": "geneva"},
  {"id": "final", "first_day": "2026-07-06", "last_day": "2026-07-06", "place": "vienna"}
]}
"""
"""A plan that sits on a Saturday, and, should the assembly slip, on the day of the assembly."""


PUBLISHED = {
    "shape": "plan/1",
    "currency": "EUR",
    "cost_cents": 633333,
    "sessions": [
        {"id": "experts", "first_day": "2026-06-14", "last_day": "2026-06-14", "place": "vienna"},
        {"id": "final", "first_day": "2026-07-06", "last_day": "2026-07-06", "place": "vienna"},
    ],
    "kinds": [{"kind": "fare", "cost_cents": 208594}, {"kind": "lodging", "cost_cents": 424739}],
    "funders": [{"id": "", "paid_cents": 633333}],
    "people": [
        {
            "id": "B", "row": "B", "group": "state", "people": 1, "funder": "", "second_funder": "",
            "in_person": ["experts"], "remote": ["final"], "cost_cents": 125656,
            "legs": [
                {"trip": 1, "day": "2026-06-13", "start": "lyon", "end": "vienna", "fare_cents": 13604},
                {"trip": 1, "day": "2026-06-15", "start": "vienna", "end": "lyon", "fare_cents": 13604},
            ],
        }
    ],
}  # fmt: skip
"""A published plan of the tiny case: its experts were to meet on a Sunday."""


def write(folder: Path, changes: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in {**TINY, **changes}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a tiny case, the folder above it being the current one."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "tiny", {})
    (tmp_path / "published.json").write_text(json.dumps(PUBLISHED), encoding="utf-8")
    return Path("tiny")


OPENED = {
    "case.toml": f'{TINY["case.toml"]}[rules]\nmode = "participation"\n',
    "consultations.csv": (
        "id,title,places,earliest,latest,series\nexperts,Experts,geneva;vienna,2026-06-08,2026-06-26,yearly\n"
        "final,Final,vienna,2026-07-06,2026-07-10,yearly\n"
    ),
    "participants.csv": (
        "id,origin,group,own_means,gender\nA,nairobi,NGO,no,f\nB,lyon,state,yes,m\nC,nairobi,NGO,no,m\n"
    ),
    "attendance.csv": (
        "participant,assembly,experts,final\nA,no,either,either\nB,no,yes,remote\nC,no,either,either\n"
    ),
    "funders.csv": "id,title,ceiling\nfund,Fellowships,5000\n",
    "quotas.csv": "id,group,least,least_share\nngo,NGO,1,30\n",
}


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case in which two people from Nairobi may come and the money does not suffice for all."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "opened", OPENED)
    return Path("opened")


@pytest.fixture
def crowd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a case with scenarios; beside it ``mine.json``, a plan on other dates."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "crowd", CROWD)
    (tmp_path / "mine.json").write_text(MINE, encoding="utf-8")
    return Path("crowd")


@pytest.fixture
def collided(tmp_path: Path) -> Path:
    """Return a case in which no dates are allowed: a weekend, and working days only."""
    weekend = TINY["consultations.csv"].replace("2026-06-08,2026-06-26", "2026-06-13,2026-06-14")
    return write(tmp_path / "collided", {"consultations.csv": weekend})


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a case with two mistakes."""
    participants = "id,origin,group\nA,nairobbi,NGO\nB,lyon,state\n"
    anchors = TINY["anchors.csv"].replace("2026-06-17", "2026-06-15")
    return write(tmp_path / "broken", {"participants.csv": participants, "anchors.csv": anchors})


@pytest.fixture
def sweeps_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Solve scenarios of sweeps in this process, one after the other: pools have tests of their own."""

    def runner(_workers: int) -> study.Runner:
        def solve(tasks: Iterable[Task]) -> Iterator[Result]:
            return map(solve_task, tasks)

        return solve

    monkeypatch.setattr(study, "local_runner", runner)
