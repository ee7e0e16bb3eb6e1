"""Who pays what in the workbook of the decided case, and pages that can be sent to one funder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from logistics.case.people import Funder
from logistics.conduct import report
from logistics.exhibits.book import make_book
from logistics.planning.payments import Payment, paid_by, payments
from logistics.planning.run import Run
from logistics.pricing.quotes import Part, Quote
from reports import dump
from reports.table import At, Block, Book, Cell, Here, Sheet, Whole
from tests.logistics.exhibits.decided import DECIDED
from tests.logistics.exhibits.repricing import repriced
from tests.logistics.exhibits.test_recalculation import WITNESSES, Recalculate, row_of, to_the_cent
from tests.reports.recalculate import Values, change_cells, recalculate, stored_values

OURS = (
    "Attendance",
    "Payments",
    "Funders",
    "Funder fare",
    "Funder fund",
    "Funder host",
    "Funder lump",
    "Checks",
)
OWN_PEOPLE = {
    "Funder fare": {"s-1"},
    "Funder fund": {"n-1/1", "n-1/2"},
    "Funder host": {"n-1/2", "n-2", "s-1", "b-2", "hub-africa"},
    "Funder lump": {"s-2"},
}
PAID_COLUMN = {"Funder fare": "J", "Funder fund": "R", "Funder host": "Q", "Funder lump": "P"}
NAIROBI, FARE, EURO = "Geneva, CH - Nairobi, KE", Decimal("2999.5"), Decimal("1.62")


def pages(book: Book) -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in book.sheets if sheet.name.startswith("Funder ")}


def blocks(book: Book) -> dict[str, Block]:
    return {block.id: block for sheet in book.sheets for block in sheet.blocks}


def cells(sheet: Sheet) -> Iterator[Cell]:
    for block in sheet.blocks:
        for row in block.rows:
            yield from (row.cell(column.key) for column in block.columns)


def test_decided_sheets_are_the_golden_ones(decided: Run, golden: Callable[[str, str], str]) -> None:
    sheets = dump(make_book(decided)).split("\nsheet ")[1:]
    found = "".join(f"sheet {text}\n" for text in sheets if text.split(":")[0] in OURS)

    assert found == golden("exhibits/decided.txt", found)


def test_a_book_without_funders_has_no_sheets_for_them(tiny: Run) -> None:
    people = tuple(replace(line.participant, funder="") for line in tiny.plan.itineraries)
    case = replace(tiny.case, funders=(), participants=people)
    plans = (tiny.plan, tiny.baseline)
    plan, baseline = (
        replace(
            p,
            itineraries=tuple(replace(i, participant=w) for i, w in zip(p.itineraries, people, strict=True)),
        )
        for p in plans
    )

    book = make_book(replace(tiny, case=case, plan=plan, baseline=baseline))

    assert [sheet.name for sheet in book.sheets] == [
        "Summary", "Calendar", "Attendance", "Itineraries", "People", "Burden", "Session Hours",
        "Groups and Funders", "Break-even", "Alternatives", "Prices", "Assumptions", "Checks", "Baseline",
    ]  # fmt: skip
    [groups] = [sheet for sheet in book.sheets if sheet.name == "Groups and Funders"]
    assert [block.id for block in groups.blocks] == ["kinds", "groups"]
    assert [chart.title for chart in groups.charts] == ["Cost by kind", "Cost by group"]


def test_rows_of_the_payments_sheet_are_the_payments(decided: Run) -> None:
    rows = blocks(make_book(decided))["payments"].rows[:-1]
    names = {funder.title: funder.id for funder in decided.case.funders} | {"(own means)": ""}

    found = [
        Payment(str(row.cell("participant").value), names[str(row.cell("payer").value)], paid)
        for row in rows
        if isinstance(paid := row.cell("paid").value, int) and paid
    ]

    assert tuple(found) == payments(decided.case, decided.prices, decided.plan, decided.baseline)


def test_funders_have_what_their_ceilings_leave(decided: Run) -> None:
    rows = blocks(make_book(decided))["funding"].rows
    columns = ("name", "ceiling", "paid", "left", "saving", "people")

    assert [[row.cell(column).value for column in columns] for row in rows] == [
        ["(own means)", "no limit", 889_225, "no limit", 104_396, 4],
        ["Fares", 500_000, 120_418, 379_582, 108_162, 2],
        ["Fellowships", 922_817, 252_912, 669_905, 585_012, 3],
        ["The host", 900_000, 862_073, 37_927, 83_002, 5],
        ["Idle", 100, 0, 100, 0, 0],
        ["Lump sums", "no limit", 46_152, "no limit", 0, 1],
        ["Total", None, 2_170_780, None, 880_572, None],
    ]


def test_a_page_names_nobody_but_the_people_of_its_funder(decided: Run) -> None:
    everybody = {person.id for person in DECIDED}

    for name, page in pages(make_book(decided)).items():
        texts = {cell.value for cell in cells(page)} & everybody
        assert texts == OWN_PEOPLE[name]
        assert not any(
            other.title in page.intro for other in decided.case.funders if f"Funder {other.id}" != name
        )


def test_formulas_of_a_page_reach_no_cell_of_anybody_else(decided: Run) -> None:
    """A sheet copied into another file takes along all that its formulas name."""
    book = make_book(decided)
    rows = {row.key: row for row in blocks(book)["payments"].rows}

    for name, page in pages(book).items():
        own = {block.id for block in page.blocks}
        references = [
            reference
            for cell in cells(page)
            if cell.formula is not None
            for reference in cell.formula.references
        ]
        foreign = [one for one in references if not isinstance(one, Here) and one.block not in own]
        assert not any(isinstance(one, Whole) for one in foreign)
        reached = {one.row for one in foreign if isinstance(one, At) and one.block == "payments"}
        assert {rows[key].cell("participant").value for key in reached} == OWN_PEOPLE[name]
        accounts = {one.row for one in foreign if isinstance(one, At) and one.block == "funding"}
        assert accounts <= {name.lower().replace("funder ", "funder-")}
        assert {one.block for one in foreign} <= {"payments", "funding"}


def test_pages_have_names_that_spreadsheets_take(decided: Run) -> None:
    names = ("a" * 40, "A" * 40, "x[1]", "fund")
    funders = tuple(Funder(name, f"Title of {name}") for name in names)
    people = tuple(replace(DECIDED[2], id=f"p-{i}", funder=name) for i, name in enumerate(names))
    plan, baseline = (
        replace(p, itineraries=tuple(replace(p.itineraries[2], participant=who) for who in people))
        for p in (decided.plan, decided.baseline)
    )
    case = replace(decided.case, funders=funders, participants=people)

    book = make_book(replace(decided, case=case, plan=plan, baseline=baseline))

    assert list(pages(book)) == [
        f"Funder {'A' * 24}",
        f"Funder {'a' * 22} 2",
        "Funder fund",
        "Funder x-1-",
    ]


@pytest.fixture(name="workbook")
def fixture_workbook(decided: Run, tmp_path: Path) -> Path:
    path = tmp_path / "decided.xlsx"
    report(decided, path)
    return path


@pytest.mark.parametrize("witness", WITNESSES)
def test_stored_values_are_those_of_a_spreadsheet(
    workbook: Path, tmp_path: Path, witness: Recalculate
) -> None:
    assert to_the_cent(witness(workbook, tmp_path)) == to_the_cent(stored_values(workbook))


def changed(quote: Quote, part: Part) -> Part:
    if part.currency == "EUR":
        part = replace(part, exchange=EURO)
    return replace(part, rate=FARE) if quote.label == NAIROBI and part.kind == "fare" else part


def changes(values: Values) -> dict[tuple[str, str], float]:
    return {
        ("Prices", f"G{row_of(values, 'Prices', A=NAIROBI, E='return fare')}"): float(FARE),
        ("Assumptions", f"B{row_of(values, 'Assumptions', A='EUR')}"): float(EURO),
    }


@pytest.mark.parametrize("witness", WITNESSES)
def test_what_each_funder_pays_follows_a_fare_and_an_exchange_rate_to_the_cent(
    decided: Run, workbook: Path, tmp_path: Path, witness: Recalculate
) -> None:
    change_cells(workbook, changes(stored_values(workbook)))
    now = repriced(decided, changed, {"fund": 972_081}, {"lump": 48_616})
    paid = paid_by(payments(now.case, now.prices, now.plan, now.baseline))
    apart = paid_by(payments(now.case, now.prices, now.baseline, now.baseline))

    values = to_the_cent(witness(workbook, tmp_path))

    titles = {funder.id: funder.title for funder in decided.case.funders} | {"": "(own means)"}
    for name, title in titles.items():
        row = row_of(values, "Funders", B=title)
        assert values["Funders", f"I{row}"] == paid.get(name, 0) / 100
        assert values["Funders", f"K{row}"] == apart.get(name, 0) / 100
    assert values["Funders", f"H{row_of(values, 'Funders', B='Fellowships')}"] == 9720.81
    for sheet, column in PAID_COLUMN.items():
        rows = [key for key in values if key[0] == sheet and re.fullmatch(rf"{column}\d+", key[1])]
        *people, total = [value for key in rows if isinstance(value := values[key], (int, float))]
        assert round(sum(people), 2) == total == paid[sheet.removeprefix("Funder ")] / 100
        assert values[sheet, "B6"] == total
    assert sum(paid.values()) == now.plan.cost_cents
    assert paid != paid_by(payments(decided.case, decided.prices, decided.plan, decided.baseline))


def test_checks_tell_when_a_ceiling_is_exceeded(workbook: Path) -> None:
    values = stored_values(workbook)
    change_cells(workbook, {("Funders", f"C{row_of(values, 'Funders', B='The host')}"): 8620.72})

    after = recalculate(workbook)

    verdicts = {after["Checks", f"A{row}"]: after["Checks", f"B{row}"] for row in range(5, 24)}
    assert {check for check, verdict in verdicts.items() if verdict not in {"agrees", "kept"}} == {
        "The host pays at most its ceiling"
    }
    assert verdicts["The host pays at most its ceiling"] == "exceeded"
    assert to_the_cent(after)["Funder host", "B7"] == -0.01


def test_verdicts_follow_the_table_of_participants(workbook: Path) -> None:
    values = stored_values(workbook)
    person = row_of(values, "Attendance", B="n-1/1", D="ngo")
    change_cells(workbook, {("Attendance", f"F{person}"): 3})

    after = recalculate(workbook)

    at = row_of(values, "Attendance", B="least", C="@round")
    assert (values["Attendance", f"L{at}"], after["Attendance", f"L{at}"]) == ("not kept", "kept")
    assert after["Attendance", f"E{at}"] == 3
