"""The workbook, the table and the Parquet file of a sweep say what the summary says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyarrow import parquet

from logistics.intake.load import load_draft
from logistics.sweep.axes import parse_over
from logistics.sweep.book import sweep_book
from logistics.sweep.identity import Basis
from logistics.sweep.parquet import write_parquet
from logistics.sweep.points import points
from logistics.sweep.study import Shard, Study
from logistics.sweep.summary import Summary, summarise
from logistics.sweep.table import scenarios_block
from logistics.sweep.task import Options
from logistics.sweep.work import solve_task
from reports import write_csv, write_workbook
from tests.logistics.sweep.conftest import write_fast
from tests.reports.recalculate import change_cells, recalculate, stored_values

OVERS = ("tariff.fare_factor=0.5,1,30", "rules.latest_end=2026-06-01,2026-06-15,2026-06-30")


@pytest.fixture(scope="module")
def basis_and_summary(tmp_path_factory: pytest.TempPathFactory) -> tuple[Basis, Summary]:
    draft = load_draft(write_fast(tmp_path_factory.mktemp("book") / "fast"))
    basis = Basis.of(draft, Options(), "fast")
    study = Study(draft, basis, tuple(points(tuple(parse_over(text) for text in OVERS), 0, 0)))
    return basis, summarise(solve_task(task) for task in study.tasks(Shard()))


@pytest.fixture
def workbook(basis_and_summary: tuple[Basis, Summary], tmp_path: Path) -> Path:
    write_workbook(sweep_book(*basis_and_summary), tmp_path / "sweep.xlsx")
    return tmp_path / "sweep.xlsx"


def test_spreadsheet_computes_what_is_stored(workbook: Path) -> None:
    computed, stored = recalculate(workbook), stored_values(workbook)

    assert {key: round(v, 6) if isinstance(v, float) else v for key, v in computed.items()} == {
        key: round(v, 6) if isinstance(v, float) else v for key, v in stored.items()
    }


def cell_of(path: Path, sheet: str, text: object) -> tuple[str, str]:
    [key] = [key for key, value in stored_values(path).items() if key[0] == sheet and value == text]
    return key


def test_sums_follow_a_changed_cost(workbook: Path, basis_and_summary: tuple[Basis, Summary]) -> None:
    _, summary = basis_and_summary
    assert summary.worst is not None
    assert summary.worst.figures is not None
    before = summary.worst.figures.cost_cents / 100
    places = [key for key, v in stored_values(workbook).items() if key[0] == "Scenarios" and v == before]
    column = min(address for _, address in places)[0]
    address = min(address for _, address in places if address[0] == column)

    change_cells(workbook, {("Scenarios", address): before + 600})

    after = recalculate(workbook)
    row = cell_of(workbook, "Summary", "Most")[1][1:]
    mean_row = cell_of(workbook, "Summary", "Mean")[1][1:]
    mean = sum(r.figures.cost_cents for r in summary.results if r.figures) / 100 + 600
    assert after["Summary", f"C{row}"] == pytest.approx(before + 600)
    assert after["Summary", f"C{mean_row}"] == pytest.approx(mean / summary.solved, abs=0.006)


def test_same_results_give_the_same_bytes(
    workbook: Path, basis_and_summary: tuple[Basis, Summary], tmp_path: Path
) -> None:
    basis, summary = basis_and_summary
    slower = tuple(replace(result, seconds=9.0) for result in reversed(summary.results))

    write_workbook(sweep_book(basis, summarise(slower)), tmp_path / "again.xlsx")

    assert (tmp_path / "again.xlsx").read_bytes() == workbook.read_bytes()


def test_csv_has_a_row_for_every_scenario(basis_and_summary: tuple[Basis, Summary], tmp_path: Path) -> None:
    _, summary = basis_and_summary
    write_csv(scenarios_block(summary, "EUR"), tmp_path / "a.csv")

    heading, *rows = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()

    assert heading == (
        "rules.latest_end,tariff.fare_factor,Status,Cost [EUR],Baseline [EUR],Saving [EUR],Bound [EUR],"
        "People,Journeys,Hours of travel,CO2e [kg],experts,experts: place,kind fare [EUR],kind lodging [EUR],"
        "kind meals and incidentals [EUR],group NGO [EUR],group state [EUR],funder own means [EUR],Error"
    )
    assert len(rows) == 9
    assert [row.split(",")[:3] for row in rows[:4]] == [
        ["2026-06-01", "0.5", "infeasible"],
        ["2026-06-01", "1", "infeasible"],
        ["2026-06-01", "30", "infeasible"],
        ["2026-06-15", "0.5", "optimal"],
    ]


def test_parquet_has_exact_cents_days_and_numbers(
    basis_and_summary: tuple[Basis, Summary], tmp_path: Path
) -> None:
    _, summary = basis_and_summary
    write_parquet(scenarios_block(summary, "EUR"), tmp_path / "a.parquet")

    table = parquet.read_table(tmp_path / "a.parquet")

    rows = table.to_pylist()
    costs = [result.figures and result.figures.cost_cents for result in summary.results]
    assert [row["Cost_cents"] for row in rows] == costs
    assert [row["tariff.fare_factor"] for row in rows] == [0.5, 1.0, 30.0] * 3
    assert {row["rules.latest_end"] for row in rows} == {"2026-06-01", "2026-06-15", "2026-06-30"}
    assert [row["experts"] for row in rows[:4]] == [None, None, None, date(2026, 6, 15)]
    assert str(table.schema.field("Cost_cents").type) == "int64"
