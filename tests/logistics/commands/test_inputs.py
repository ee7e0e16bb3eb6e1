from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from logistics.commands.inputs import case_name, case_path, shipped_cases, wish
from logistics.planning.wishes import Wish


def test_a_wish_names_consultation_day_and_place() -> None:
    assert wish("talks=2005-06-20@geneva") == Wish("talks", date(2005, 6, 20), "geneva")
    assert wish("talks=2005-06-20") == Wish("talks", date(2005, 6, 20), "")


def test_a_file_goes_before_a_shipped_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shipped = case_path("wsis-2005")
    Path("wsis-2005").mkdir()

    assert shipped.is_absolute()
    assert case_path("wsis-2005") == Path("wsis-2005")


def test_shipped_cases_are_listed() -> None:
    assert shipped_cases() == ("wsis-2005", "wsis-2005-fellowships")


def test_files_made_from_a_case_have_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my.case.xlsx").write_bytes(b"")
    (tmp_path / "v1.2").mkdir()
    monkeypatch.chdir(tmp_path / "v1.2")

    assert [case_name(path) for path in (tmp_path / "my.case.xlsx", Path(), tmp_path / "v1.2")] == [
        "my.case", "v1.2", "v1.2",
    ]  # fmt: skip
