from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from logistics.conduct import report
from logistics.exhibits.book import make_book
from logistics.exhibits.lines import count_lines, lines_of
from logistics.planning.run import Run
from reports import dump
from reports.table import Block, Book
from tests.logistics.exhibits.recount import recount, total
from tests.reports.recalculate import recalculate, stored_values

SHEETS = [
    "Summary", "Calendar", "Attendance", "Itineraries", "People", "Burden", "Session Hours", "Payments",
    "Groups and Funders", "Funders", "Funder fund", "Funder purse", "Break-even", "Alternatives",
    "Prices", "Assumptions", "Checks", "Baseline",
]  # fmt: skip
USER_TEXTS = {"=Tiny", "=1+1", "+A1", "@round", "@fund", "wh*t?", ">0", "-2+3"}
WRITE = """
import sys
from pathlib import Path
from logistics.conduct import report
from tests.logistics.exhibits.example import tiny_run
report(tiny_run(), Path(sys.argv[1]))
"""


def blocks(book: Book) -> dict[str, Block]:
    return {block.id: block for sheet in book.sheets for block in sheet.blocks}


def test_tiny_book_is_the_golden_one(tiny: Run, golden: Callable[[str, str], str]) -> None:
    found = dump(make_book(tiny))

    assert found == golden("exhibits/tiny.txt", found)


def test_book_has_its_sheets(tiny: Run) -> None:
    assert [sheet.name for sheet in make_book(tiny).sheets] == SHEETS


def test_total_of_the_tiny_case_is_our_own(tiny: Run) -> None:
    book = blocks(make_book(tiny))

    assert book["totals"].rows[0].cell("amount").value == tiny.plan.cost_cents
    assert total(recount(tiny.plan)) == tiny.plan.cost_cents / 100
    assert total(recount(tiny.baseline)) == tiny.baseline.cost_cents / 100


def test_names_that_differ_in_case_or_look_like_patterns_have_rows_of_their_own(tiny: Run) -> None:
    counted = recount(tiny.plan)
    own = {
        "NGO": counted["1"],
        "ngo": counted["01"],
        "(none)": counted["A"],
        "=1+1": counted["a"],
        "wh*t?": counted["p-5"],
        ">0": counted["p-6"],
    }

    rows = [row for row in blocks(make_book(tiny))["groups"].rows if row.key != "total"]

    assert {row.cell("name").value: row.cell("cost").value for row in rows} == own


def test_a_spreadsheet_computes_the_same_for_names_like_patterns(tiny: Run, tmp_path: Path) -> None:
    path = tmp_path / "tiny.xlsx"
    report(tiny, path)

    stored, computed = stored_values(path), recalculate(path)

    assert {
        k: (v, computed[k]) for k, v in stored.items() if not isinstance(v, float) and v != computed[k]
    } == {}
    assert {k: v for k, v in stored.items() if isinstance(v, float) and v != pytest.approx(computed[k])} == {}


def test_texts_of_users_are_never_formulas(tiny: Run, tmp_path: Path) -> None:
    path = tmp_path / "tiny.xlsx"
    report(tiny, path)

    cells = [
        cell
        for sheet in openpyxl.load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value in USER_TEXTS
    ]

    assert {cell.value for cell in cells} == USER_TEXTS
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_same_run_gives_the_same_bytes_in_another_process(root: Path, tmp_path: Path) -> None:
    hashes = set()
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.xlsx"
        variables = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        subprocess.run([sys.executable, "-c", WRITE, str(path)], env=variables, check=True)
        hashes.add(hashlib.sha256(path.read_bytes()).hexdigest())

    assert len(hashes) == 1


def test_lines_are_counted_without_being_made(wsis: Run, tiny: Run) -> None:
    plans = (wsis.plan, wsis.baseline, tiny.plan, tiny.baseline)

    assert [count_lines(plan) for plan in plans] == [len(lines_of(plan)) for plan in plans]


def test_every_setting_stands_on_the_assumptions_sheet(wsis: Run) -> None:
    rows = blocks(make_book(wsis))["settings"].rows

    assert [row.cell("name").value for row in rows] == [setting.address for setting in wsis.case.settings]


def test_assumed_settings_and_people_are_marked(wsis: Run) -> None:
    book = blocks(make_book(wsis))

    assumed = {str(row.cell("name").value) for row in book["settings"].rows if row.mark}
    people = {str(row.cell("name").value) for row in book["people"].rows if row.mark == "assumed"}

    expected = {setting.address for setting in wsis.case.settings if setting.is_assumed}
    assert assumed == expected - {"case.title", "case.currency"}
    assert people == {person.id for person in wsis.case.participants if person.is_assumed}


def test_sources_of_wsis_are_listed_with_date_and_licence(wsis: Run) -> None:
    rows = blocks(make_book(wsis))["sources"].rows

    found = {str(row.cell("id").value): str(row.cell("licence").value) for row in rows}
    assert found == {
        "desnz-2025": "OGL-UK-3.0",
        "ec-c-2023-4928": "LicenseRef-EU-reuse-2011-833",
        "ecb": "LicenseRef-ECB-reuse",
        "geonames": "CC-BY-4.0",
        "gsa-cpp-fy2026": "LicenseRef-US-public-domain",
        "us-state-2026-04": "LicenseRef-US-public-domain",
        "bls-cpi": "LicenseRef-US-public-domain",
        "bls-sehb": "LicenseRef-US-public-domain",
        "bls-setg01": "LicenseRef-US-public-domain",
        "day of the consultation that was held": "",
        "us-state-2014-01": "LicenseRef-US-public-domain",
    }
    assert {row.cell("date").value for row in rows if row.cell("licence").value} == {"2026-11-23"}
