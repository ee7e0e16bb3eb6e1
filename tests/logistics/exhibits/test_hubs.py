"""The report on hubs: spreadsheets compute what is stored, and follow a changed fare."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from logistics.conduct import run, write_report
from logistics.exhibits.hubs import hubs_book
from logistics.exhibits.hubs_record import hubs_record
from logistics.planning.hubs.answer import HubsAnswer, answer_hubs
from logistics.planning.hubs.request import HubsRequest, Reach
from logistics.planning.request import Request
from solver.watch import SILENT
from tests.logistics.planning.hubs.example import CANDIDATES, CASE, clock
from tests.reports.recalculate import change_cells, recalculate, stored_values

REQUEST = HubsRequest(
    "talks", 2, sitting_minutes=300, most=5, beyond=((Reach.KM, Decimal(10_000)),), worth_cents=100_000
)


@pytest.fixture(name="answer", scope="module")
def fixture_answer() -> HubsAnswer:
    done = run(CASE, (), Request(alternatives=0), SILENT)
    return answer_hubs(done, REQUEST, CANDIDATES, clock())


@pytest.fixture(name="workbook")
def fixture_workbook(answer: HubsAnswer, tmp_path: Path) -> Path:
    path = tmp_path / "hubs.xlsx"
    write_report(hubs_book(answer), path)
    return path


def test_answer_is_worked_out_by_hand(answer: HubsAnswer) -> None:
    """Geneva is full with the four who live there and one of three from Nairobi; Manila is out of reach of
    Boston, and of Geneva by distance; so all from Boston and two from Nairobi meet in Boston."""
    record = hubs_record(answer)

    assert {key: record[key] for key in ("status", "on_top_cents", "bound_cents", "here_cents")} == {
        "status": "optimal",
        "on_top_cents": record["on_top_cents"],
        "bound_cents": record["compared_cents"],
        "here_cents": 3 * 30_000 + 2 * 70_000 + 70_000,
    }


def test_workbook_recalculates_to_what_is_stored(workbook: Path) -> None:
    assert recalculate(workbook) == stored_values(workbook)


def test_totals_follow_a_changed_rate(workbook: Path, answer: HubsAnswer) -> None:
    stored = stored_values(workbook)
    fares = [row for row in range(1, 60) if str(stored.get(("Prices", f"B{row}"))).startswith("one-way fare")]
    dearer = {("Prices", f"G{row}"): float(str(stored["Prices", f"G{row}"])) + 10 for row in fares}
    change_cells(workbook, dearer)
    after = recalculate(workbook)

    journeys = sum(
        line.participant.people * sum(len(trip.legs) for trip in line.trips)
        for plan in answer.best.plans
        for line in plan.itineraries
    )
    total = next(cell for cell, value in stored.items() if cell[0] == "Hubs" and value == "Total")
    at = ("Hubs", total[1].replace("A", "E"))
    assert round(float(str(after[at])) - float(str(stored[at])), 2) == 10 * journeys
