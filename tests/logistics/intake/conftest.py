from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from logistics.errors import CaseError
from logistics.intake import load_case

SMALL = {
    "case.toml": '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n',
    "places.csv": "id,city,country\ngeneva,Geneva,CH\nlyon,Lyon,FR\n",
    "anchors.csv": "id,place,first_day,last_day\nassembly,geneva,2026-06-15,2026-06-16\n",
    "consultations.csv": "id,places,earliest,latest\nexperts,geneva,2026-06-01,2026-06-30\n",
    "participants.csv": "id,origin\nA,lyon\n",
    "attendance.csv": "participant,assembly,experts\nA,yes,yes\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Write the small case, some of its files replaced; the empty text leaves a file out."""

    def write(changes: dict[str, str]) -> Path:
        folder = tmp_path / "small"
        folder.mkdir()
        for name, text in {**SMALL, **changes}.items():
            if text:
                (folder / name).write_text(text, encoding="utf-8", newline="")
        return folder

    return write


@pytest.fixture
def told() -> Callable[[Path], tuple[str, ...]]:
    """Load a case and return all findings as they are shown; warnings begin with 'warning'."""

    def load(path: Path) -> tuple[str, ...]:
        try:
            findings = load_case(path)[1]
        except CaseError as error:
            findings = error.findings
        return tuple(f"{finding.severity} {finding}" for finding in findings)

    return load
