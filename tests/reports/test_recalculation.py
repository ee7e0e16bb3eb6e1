"""The formulas of a finished workbook yield the values stored beside them, and follow their inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports import write_workbook
from tests.reports.example import PEOPLE, RATES, example_book, total_cents
from tests.reports.recalculate import (
    Values,
    change_cells,
    formulas,
    recalculate,
    recalculate_in_libreoffice,
    stored_values,
    why_no_libreoffice,
)

TOTAL = ("Costs", "G10")
needs_libreoffice = pytest.mark.skipif(bool(why_no_libreoffice()), reason=why_no_libreoffice())


@pytest.fixture(name="workbook")
def fixture_workbook(tmp_path: Path) -> Path:
    path = tmp_path / "example.xlsx"
    write_workbook(example_book(), path)
    return path


def to_the_cent(values: Values) -> Values:
    return {key: round(value, 6) if isinstance(value, float) else value for key, value in values.items()}


def changed_total_cents() -> int:
    """The total with the first fare at 1,500.05 and lodging at 199.95, counted without a spreadsheet."""
    fares = [150_005, *(person[5] for person in PEOPLE[1:])]
    nightly = 19_995 + RATES["meals"]
    return sum(
        people * (fare + nights * nightly + RATES["terminal"])
        for (_, _, _, people, nights, _), fare in zip(PEOPLE, fares, strict=True)
    )


CHANGES = {("Costs", "F5"): 1500.05, ("Rates", "B6"): 199.95}


def test_stored_values_equal_those_of_formualizer(workbook: Path) -> None:
    assert to_the_cent(recalculate(workbook)) == to_the_cent(stored_values(workbook))


@needs_libreoffice
def test_stored_values_equal_those_of_libreoffice(workbook: Path, tmp_path: Path) -> None:
    computed = recalculate_in_libreoffice(workbook, tmp_path)

    assert to_the_cent(computed) == to_the_cent(stored_values(workbook))


def test_total_is_the_one_counted_without_a_spreadsheet(workbook: Path) -> None:
    assert stored_values(workbook)[TOTAL] == total_cents() / 100 == 19013.90


def test_every_amount_is_a_formula(workbook: Path) -> None:
    amounts = {("Summary", f"B{row}") for row in range(6, 12)} | {
        ("Costs", f"G{row}") for row in range(5, 11)
    }
    others = {("Summary", f"C{row}") for row in range(6, 10)} | {("Costs", "D10")}

    assert set(formulas(workbook)) == amounts | others


def test_totals_follow_two_changed_inputs_in_formualizer(workbook: Path) -> None:
    change_cells(workbook, CHANGES)

    values = to_the_cent(recalculate(workbook))

    assert values[TOTAL] == values["Summary", "B10"] == changed_total_cents() / 100
    assert values["Summary", "B11"] == "agrees"


@needs_libreoffice
def test_totals_follow_two_changed_inputs_in_libreoffice(workbook: Path, tmp_path: Path) -> None:
    change_cells(workbook, CHANGES)

    values = to_the_cent(recalculate_in_libreoffice(workbook, tmp_path))

    assert values[TOTAL] == values["Summary", "B10"] == changed_total_cents() / 100
    assert values["Summary", "B11"] == "agrees"


def test_a_wrong_stored_value_is_detected(workbook: Path) -> None:
    honest = stored_values(workbook)["Costs", "G5"]
    assert isinstance(honest, float)
    change_cells(workbook, {("Costs", "G5"): honest + 1})

    stored, computed = to_the_cent(stored_values(workbook)), to_the_cent(recalculate(workbook))

    assert {key for key in stored if stored[key] != computed[key]} == {("Costs", "G5")}


@needs_libreoffice
def test_a_wrong_stored_value_is_detected_by_libreoffice(workbook: Path, tmp_path: Path) -> None:
    honest = stored_values(workbook)["Costs", "G5"]
    assert isinstance(honest, float)
    change_cells(workbook, {("Costs", "G5"): honest + 1})

    stored = to_the_cent(stored_values(workbook))
    computed = to_the_cent(recalculate_in_libreoffice(workbook, tmp_path))

    assert {key for key in stored if stored[key] != computed[key]} == {("Costs", "G5")}
