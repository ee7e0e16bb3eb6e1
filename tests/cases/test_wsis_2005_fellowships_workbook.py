"""The funder sheets of the fellowship question add up to the ceilings, as filed and at other prices."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from logistics.conduct import load, report, run
from logistics.library import data_path
from logistics.planning.payments import paid_by, payments
from logistics.planning.request import Request
from logistics.planning.run import Run
from solver.watch import SILENT
from tests.logistics.exhibits.repricing import repriced
from tests.logistics.exhibits.test_recalculation import (
    WITNESSES,
    Recalculate,
    changed,
    changes,
    row_of,
    to_the_cent,
)
from tests.reports.recalculate import Values, change_cells, recalculate, stored_values

ACCOUNTS = {"switzerland": (70_000.0, 68_639.08, 1_360.92), "austria": (45_438.0, 40_585.12, 4_852.88)}
"""Ceiling, paid and left of each fellowship [CHF]."""


@pytest.fixture(name="done", scope="module")
def fixture_done() -> Run:
    case, warnings = load(data_path("cases", "wsis-2005-fellowships"))
    return run(case, warnings, Request(alternatives=0, has_calendar=False), SILENT)


@pytest.fixture(name="written", scope="module")
def fixture_written(done: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fellowships") / "fellowships.xlsx"
    report(done, path)
    return path


@pytest.fixture(name="stored", scope="module")
def fixture_stored(written: Path) -> Values:
    return stored_values(written)


@pytest.fixture(name="workbook")
def fixture_workbook(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(written, tmp_path / "fellowships.xlsx"))


def paid_to_each(values: Values, sheet: str) -> list[float]:
    """Return what the page of a funder says is paid for each row of people, and the total below them."""
    heading = next(key for key, value in values.items() if key[0] == sheet and value == "Paid [CHF]")
    column = re.sub(r"\d", "", heading[1])
    cells = [key for key in values if key[0] == sheet and re.fullmatch(rf"{column}\d+", key[1])]
    return [amount for key in cells if isinstance(amount := values[key], (int, float))]


def check_accounts(values: Values, accounts: dict[str, tuple[float, float, float]], done: Run) -> None:
    """Check both sheets of each fellowship: the account, and what is paid for each of its people."""
    titles = {funder.id: funder.title for funder in done.case.funders}
    for funder, (ceiling, paid, left) in accounts.items():
        page, row = f"Funder {funder}", row_of(values, "Funders", B=titles[funder])
        assert [values["Funders", f"{column}{row}"] for column in "FGH"] == [ceiling, paid, left]
        assert [values[page, f"B{at}"] for at in (5, 6, 7)] == [ceiling, paid, left]
        *people, total = paid_to_each(values, page)
        assert (round(sum(people), 2), total) == (paid, paid)
        assert round(paid + left, 2) == ceiling


@pytest.mark.parametrize("witness", WITNESSES)
def test_what_is_paid_and_what_is_left_are_the_ceilings_to_the_cent(
    done: Run, workbook: Path, stored: Values, tmp_path: Path, witness: Recalculate
) -> None:
    values = to_the_cent(witness(workbook, tmp_path))

    assert values == to_the_cent(stored)
    check_accounts(values, ACCOUNTS, done)
    first = row_of(values, "Summary", A="Cost of the plan: all trips, anchors included")
    total = row_of(values, "Funders", B="Total")
    assert values["Funders", f"G{total}"] == values["Summary", f"B{first}"] == done.plan.cost_cents / 100


def test_the_sheets_of_the_funders_follow_prices_and_agree_with_each_other(
    done: Run, workbook: Path, stored: Values
) -> None:
    change_cells(workbook, changes(stored))
    now = repriced(done, changed, {}, {})
    paid = paid_by(payments(now.case, now.prices, now.plan, now.baseline))
    accounts = {
        funder: (ceiling, paid[funder] / 100, round(ceiling - paid[funder] / 100, 2))
        for funder, (ceiling, _, _) in ACCOUNTS.items()
    }

    values = to_the_cent(recalculate(workbook))

    check_accounts(values, accounts, done)
    assert all(accounts[funder][1] != ACCOUNTS[funder][1] for funder in ACCOUNTS)
    total = row_of(values, "Funders", B="Total")
    assert values["Funders", f"G{total}"] == sum(paid.values()) / 100 == now.plan.cost_cents / 100
