"""The finished workbook of wsis-2005: spreadsheets compute what is stored, and follow changed prices."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from logistics.planning.run import Run
from logistics.pricing.quotes import Part, Quote
from tests.logistics.exhibits.recount import recount, total, total_of
from tests.reports.recalculate import (
    Values,
    change_cells,
    recalculate,
    recalculate_in_libreoffice,
    stored_values,
    why_no_libreoffice,
)

Recalculate = Callable[[Path, Path], Values]
FARE, LODGING, EURO = Decimal("999.5"), Decimal("400.15"), Decimal("1.61")
NAIROBI = "Geneva, CH - Nairobi, KE"


def in_formualizer(path: Path, _folder: Path) -> Values:
    return recalculate(path)


WITNESSES = (
    pytest.param(in_formualizer, id="formualizer"),
    pytest.param(
        recalculate_in_libreoffice,
        id="libreoffice",
        marks=pytest.mark.skipif(bool(why_no_libreoffice()), reason=why_no_libreoffice()),
    ),
)


@pytest.fixture(name="workbook")
def fixture_workbook(wsis_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(wsis_file, tmp_path / "wsis.xlsx"))


def to_the_cent(values: Values) -> Values:
    return {key: round(value, 6) if isinstance(value, float) else value for key, value in values.items()}


def row_of(values: Values, sheet: str, **wanted: str) -> int:
    """Return the row of a sheet whose cells in these columns hold these texts."""
    rows = [
        row
        for row in range(1, 2_000)
        if all(values.get((sheet, f"{column}{row}")) == text for column, text in wanted.items())
    ]
    assert len(rows) == 1, (sheet, wanted, rows)
    return rows[0]


def changed(quote: Quote, part: Part) -> Part:
    """The prices after the changes below, for our own arithmetic."""
    if part.currency == "EUR":
        part = replace(part, exchange=EURO)
    if quote.label == NAIROBI and part.kind == "fare":
        return replace(part, rate=FARE)
    if quote.label == "night in Geneva, CH" and part.kind == "lodging":
        return replace(part, rate=LODGING)
    return part


def changes(values: Values) -> dict[tuple[str, str], float]:
    """The same changes, as a user makes them in the file."""
    fare = row_of(values, "Prices", A=NAIROBI)
    lodging = row_of(values, "Prices", A="night in Geneva, CH", B="lodging")
    euro = row_of(values, "Assumptions", A="EUR")
    return {
        ("Prices", f"G{fare}"): float(FARE),
        ("Prices", f"G{lodging}"): float(LODGING),
        ("Assumptions", f"B{euro}"): float(EURO),
    }


@pytest.mark.parametrize("witness", WITNESSES)
def test_stored_values_are_those_of_a_spreadsheet(
    workbook: Path, tmp_path: Path, witness: Recalculate
) -> None:
    assert to_the_cent(witness(workbook, tmp_path)) == to_the_cent(stored_values(workbook))


def test_totals_are_those_of_the_run(wsis: Run, wsis_file: Path) -> None:
    values = stored_values(wsis_file)
    row = row_of(values, "Summary", A="Cost of the plan: all trips, anchors included")

    amounts = [values["Summary", f"B{row + offset}"] for offset in range(3)]

    assert amounts == [wsis.plan.cost_cents / 100, wsis.baseline.cost_cents / 100, wsis.saving_cents / 100]
    assert total(recount(wsis.plan)) == amounts[0]
    assert total(recount(wsis.baseline)) == amounts[1]


@pytest.mark.parametrize("witness", WITNESSES)
def test_totals_follow_a_fare_a_per_diem_and_an_exchange_rate(
    wsis: Run, workbook: Path, tmp_path: Path, witness: Recalculate
) -> None:
    change_cells(workbook, changes(stored_values(workbook)))
    plan, base = recount(wsis.plan, changed), recount(wsis.baseline, changed)

    values = to_the_cent(witness(workbook, tmp_path))

    first = row_of(values, "Summary", A="Cost of the plan: all trips, anchors included")
    cost, baseline, saving = (values["Summary", f"B{first + offset}"] for offset in range(3))
    assert (cost, baseline) == (total(plan), total(base))
    assert saving == round(total(base) - total(plan), 2)
    assert total(plan) != wsis.plan.cost_cents / 100
    person = row_of(values, "People", B="CS-03")
    assert values["People", f"K{person}"] == plan["CS-03"] / 100
    assert values["People", f"L{person}"] == base["CS-03"] / 100
    sheet = "Groups and Funders"
    group = row_of(values, sheet, B="civil society")
    assert values[sheet, f"C{group}"] == total_of(wsis.plan, plan, lambda p: p.group == "civil society")
    funder = row_of(values, sheet, B="Fellowships for civil society")
    assert values[sheet, f"C{funder}"] == total_of(wsis.plan, plan, lambda p: p.funder == "fellowships")


def test_checks_tell_when_prices_were_changed(workbook: Path) -> None:
    change_cells(workbook, changes(stored_values(workbook)))

    values = recalculate(workbook)

    verdicts = [values["Checks", f"B{row}"] for row in range(5, 18)]
    assert verdicts == ["agrees"] * 11 + ["differs from the file as written"] * 2


def test_an_altered_line_of_the_itineraries_is_found(workbook: Path) -> None:
    column = next(
        key[1][0]
        for key, value in stored_values(workbook).items()
        if value == "Amount [CHF]" and key[0] == "Itineraries"
    )
    cell = ("Itineraries", f"{column}5")
    honest = stored_values(workbook)[cell]
    assert isinstance(honest, (int, float))
    change_cells(workbook, {cell: honest + 0.01})

    stored, computed = to_the_cent(stored_values(workbook)), to_the_cent(recalculate(workbook))

    assert {key for key in stored if stored[key] != computed[key]} == {cell}
