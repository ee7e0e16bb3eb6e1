from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from logistics import library
from logistics.library import LibraryError, Source, UnknownNameError, data_path, read_reference, sources


def test_data_path_finds_the_folder_of_the_checkout(root: Path) -> None:
    assert data_path("reference", "sources.toml") == root / "data" / "reference" / "sources.toml"


def test_data_path_prefers_the_data_beside_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (tmp_path / "logistics" / "data", tmp_path / "data"):
        (folder / "reference").mkdir(parents=True)
    monkeypatch.setattr(library, "__file__", str(tmp_path / "logistics" / "library.py"))

    assert data_path("reference") == tmp_path / "logistics" / "data" / "reference"

    shutil.rmtree(tmp_path / "logistics" / "data")
    assert data_path("reference") == tmp_path / "data" / "reference"


def test_missing_file_is_an_error_of_the_installation() -> None:
    with pytest.raises(LibraryError) as caught:
        read_reference("narnia")

    assert str(caught.value) == ("shipped data reference/narnia.csv: it is missing; install backtoback again")
    assert caught.value.name == "reference/narnia.csv"


def test_read_reference_gives_text_by_heading() -> None:
    assert read_reference("travel_time")[0] == {
        "mode": "air",
        "parameter": "speed",
        "value": "800",
        "unit": "km/h",
        "source": "assumed",
        "note": "planning convention for block time",
    }


def test_sources_are_read_with_their_fields() -> None:
    assert sources()["assumed"] == Source(
        id="assumed",
        title="Assumption of this project",
        publisher="backtoback",
        url="",
        archived="",
        retrieved=date(2026, 11, 23),
        licence="MIT",
        price_year=None,
        note="Nobody has sourced the figure. It is marked as assumed wherever it is shown and can be "
        "overridden by the case.",
    )


def test_source_reads_as_title_publisher_and_price_year() -> None:
    known = sources()

    assert str(known["gsa-cpp-fy2026"]) == (
        "City Pair Program, awards of fiscal year 2026 (US General Services Administration, 2025 prices)"
    )
    assert str(known["ecb"]) == "Euro foreign exchange reference rates (European Central Bank)"


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("title = 'x'", "a has no date 'retrieved'"),
        ("title = 'x'\nretrieved = 2026-01-01", "a has no text 'publisher'"),
    ],
)
def test_source_that_lacks_a_field_is_an_error(
    entry: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "logistics" / "data" / "reference"
    folder.mkdir(parents=True)
    (folder / "sources.toml").write_text(f"[a]\n{entry}\n", encoding="utf-8")
    monkeypatch.setattr(library, "__file__", str(tmp_path / "logistics" / "library.py"))

    with pytest.raises(LibraryError) as caught:
        sources()

    assert str(caught.value) == f"shipped data reference/sources.toml: {reason}; install backtoback again"


def test_unknown_name_lists_the_names_there_are() -> None:
    error = UnknownNameError("fare model", "x", ("a", "b"))

    assert str(error) == "there is no fare model 'x'; choose one of: a, b"
    assert (error.kind, error.name, error.known) == ("fare model", "x", ("a", "b"))
