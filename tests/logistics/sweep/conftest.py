from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from logistics.intake.draft import Draft
from logistics.intake.load import load_draft
from logistics.sweep.axes import parse_over
from logistics.sweep.identity import Basis
from logistics.sweep.points import points
from logistics.sweep.study import Study
from logistics.sweep.task import Options

FAST = {
    "case.toml": '[case]\ntitle = "Fast"\ncurrency = "EUR"\nprice_date = 2025-01-15\n',
    "places.csv": "id,city,country\ngeneva,Geneva,CH\nvienna,Vienna,AT\nlyon,Lyon,FR\nnairobi,Nairobi,KE\n",
    "anchors.csv": "id,title,place,first_day,last_day\nassembly,Assembly,geneva,2026-06-16,2026-06-17\n",
    "consultations.csv": (
        "id,title,places,earliest,latest\nexperts,Experts,geneva;vienna,2026-06-15,2026-06-19\n"
    ),
    "participants.csv": "id,origin,group\nA,nairobi,NGO\nB,lyon,state\n",
    "attendance.csv": "participant,assembly,experts\nA,yes,yes\nB,no,yes\n",
}
"""A case that is solved in a few milliseconds; experts meet near the assembly, in Geneva or in Vienna."""


def write_fast(folder: Path, **changes: str) -> Path:
    folder.mkdir()
    for name, text in {**FAST, **changes}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def fast(tmp_path: Path) -> Path:
    """Return the folder of the fast case."""
    return write_fast(tmp_path / "fast")


@pytest.fixture
def draft(fast: Path) -> Draft:
    """Return the fast case as written."""
    return load_draft(fast)


@pytest.fixture
def study_of(draft: Draft) -> Callable[..., Study]:
    """Return who makes a study of the fast case."""

    def make(*over: str, draws: int = 0, options: Options | None = None) -> Study:
        chosen = options or Options()
        wanted = points(tuple(parse_over(text) for text in over), draws, chosen.seed)
        return Study(draft, Basis.of(draft, chosen, "fast"), tuple(wanted))

    return make
