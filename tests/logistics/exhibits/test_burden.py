from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.regions import region_of
from logistics.exhibits.book import make_book
from logistics.exhibits.burden import burden_record, burden_sheet
from logistics.exhibits.register import Register
from logistics.exhibits.session_hours import session_hours_sheet
from logistics.planning.plan import Plan
from logistics.planning.run import Run
from logistics.planning.session_hours import session_hours
from reports import write_workbook
from reports.table import Block, Book, Mark
from tests.logistics.exhibits.example import BOTH, CASE, PARIS, tiny_run
from tests.reports.recalculate import change_cells, recalculate, stored_values

KOLKATA = Place("kolkata", "Kolkata", "IN", 22.57, 88.36, "Asia/Kolkata")
FAR = Participant("far", KOLKATA, "ngo", "", 3, remote=BOTH, source="list")
IDLE = Participant("idle", PARIS, "ngo", "", 5, source="list")


@pytest.fixture(name="run", scope="module")
def fixture_run() -> Run:
    """Return a run whose first consultation begins at 14:00: 17:30 to 23:30 in Kolkata."""
    talks, round_ = CASE.consultations
    case = replace(
        CASE,
        places=(*CASE.places, KOLKATA),
        participants=(*CASE.participants, FAR, IDLE),
        consultations=(replace(talks, start=time(14)), replace(round_, hours=Decimal(2))),
    )
    return tiny_run(case)


def sheet_blocks(run: Run) -> dict[str, Block]:
    sheet = burden_sheet(run, Register.of(run.case), session_hours(run.case, run.plan))
    return {block.id: block for block in sheet.blocks}


def values_of(block: Block, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row.cell(column).value for column in columns) for row in block.rows]


def cents_of_everybody(plan: Plan, is_in: Callable[[Participant], bool]) -> list[int]:
    """The cost of each single person who attends something, in rising order."""
    each = [
        line.cents_each
        for line in plan.itineraries
        if line.participant.id != "idle" and is_in(line.participant)
        for _ in range(line.participant.people)
    ]
    return sorted(each)


def shares_of(run: Run) -> dict[tuple[str, str], Callable[[Participant], bool]]:
    """Who is in each row of the tables."""
    shares: dict[tuple[str, str], Callable[[Participant], bool]] = {("all", "Everybody"): lambda _: True}
    people = [p for p in run.case.participants if p.id != "idle"]
    for group in sorted({p.group for p in people}):
        shares["group", group or "(none)"] = partial(is_of_group, group)
    for region in sorted({region_of(p) for p in people}):
        shares["region", region] = partial(is_of_region, region)
    return shares


def is_of_group(name: str, participant: Participant) -> bool:
    return participant.group == name


def is_of_region(name: str, participant: Participant) -> bool:
    return region_of(participant) == name


def half_up(total: int, count: int) -> int:
    return (2 * total + count) // (2 * count)


def gini(each: list[int]) -> float:
    differences = sum(abs(a - b) for a in each for b in each)
    return differences / (2 * len(each) * sum(each)) if sum(each) else 0.0


def test_spread_of_cost_is_our_own(run: Run) -> None:
    expected = []
    for (over, name), is_in in shares_of(run).items():
        row: list[object] = [over, name]
        both = [cents_of_everybody(plan, is_in) for plan in (run.baseline, run.plan)]
        row.append(len(both[0]))
        row += [half_up(sum(each), len(each)) for each in both]
        row += [each[-1] for each in both]
        row += [each[math.ceil(len(each) * 9 / 10) - 1] for each in both]
        row += [pytest.approx(gini(each)) for each in both]
        expected.append(tuple(row))

    found = values_of(
        sheet_blocks(run)["spread-cost"],
        "over", "name", "people", "mean_before", "mean_after", "most_before", "most_after",
        "p90_before", "p90_after", "gini_before", "gini_after",
    )  # fmt: skip

    assert found == expected
    assert [name for _, name in shares_of(run)] == [
        "Everybody", "(none)", "=1+1", ">0", "NGO", "ngo", "wh*t?", "Africa", "Asia", "Europe",
    ]  # fmt: skip


def test_people_table_shows_one_person_before_and_after(run: Run) -> None:
    block = sheet_blocks(run)["burden"]
    plan = {line.participant.id: line for line in run.plan.itineraries}
    apart = {line.participant.id: line for line in run.baseline.itineraries}

    found = {str(row.cell("participant").value): row for row in block.rows if row.mark is not Mark.TOTAL}

    assert list(found) == [p.id for p in run.case.participants if p.id != "idle"]
    assert {name: row.cell("cost_after").value for name, row in found.items()} == {
        name: plan[name].cents_each for name in found
    }
    assert {name: row.cell("cost_before").value for name, row in found.items()} == {
        name: apart[name].cents_each for name in found
    }
    assert {name: row.cell("nights_before").value for name, row in found.items()} == {
        name: sum(stay.nights for trip in apart[name].trips for stay in trip.stays) for name in found
    }
    assert found["01"].mark is Mark.ASSUMED


def test_hours_outside_are_those_preferred_before_and_recommended_after(run: Run) -> None:
    blocks = sheet_blocks(run)
    rows = values_of(blocks["burden"], "participant", "outside_before", "outside_after")

    # 14:00 to 20:00 is 17:30 to 23:30 in Kolkata; 09:00 to 11:00 is in the middle of the day
    assert {row[0]: row[1:] for row in rows}["far"] == (3.5, 0.0)
    everybody = blocks["spread-outside"].rows[0]
    # three of twelve people
    assert everybody.cell("people").value == 12
    assert everybody.cell("mean_before").value == pytest.approx(3 * 3.5 / 12)
    assert everybody.cell("gini_before").value == pytest.approx(9 / 12)


def test_case_where_nobody_attends_has_empty_tables(run: Run) -> None:
    empty = Plan(run.plan.sessions, (), 0)
    case = replace(run.case, participants=())

    sheet = burden_sheet(replace(run, case=case, plan=empty, baseline=empty), Register.of(case), ())

    assert [(len(block.rows), block.id) for block in sheet.blocks] == [
        (1, "spread-cost"), (1, "spread-hours"), (1, "spread-nights"), (1, "spread-trips"),
        (1, "spread-outside"), (0, "cumulative"), (0, "burden"),
    ]  # fmt: skip
    assert values_of(sheet.blocks[0], "name", "people", "mean_after") == [("Everybody", 0, 0)]


def test_notes_say_what_follows_the_prices(run: Run) -> None:
    notes = {name: block.note for name, block in sheet_blocks(run).items()}

    written = "As written: these figures do not follow changes on sheet Prices."
    assert notes == {
        "spread-cost": (
            "Means, and the greatest of everybody, follow the prices. As written: the other figures."
        ),
        "spread-hours": written,
        "spread-nights": written,
        "spread-trips": written,
        "spread-outside": written,
        "cumulative": "All sessions together, every person of a row counted. Costs follow the prices.",
        "burden": "",
    }


@pytest.fixture(name="workbook")
def fixture_workbook(run: Run, tmp_path: Path) -> Path:
    """Return a workbook with both sheets, whichever else the book has."""
    hours = session_hours(run.case, run.plan)
    own = (burden_sheet(run, Register.of(run.case), hours), session_hours_sheet(hours))
    book = make_book(run)
    others = tuple(sheet for sheet in book.sheets if sheet.name not in {sheet.name for sheet in own})
    path = tmp_path / "burden.xlsx"
    write_workbook(Book(book.title, book.created, (*others, *own), names=book.names), path)
    return path


def test_a_spreadsheet_computes_what_is_stored(workbook: Path) -> None:
    stored, computed = stored_values(workbook), recalculate(workbook)

    own = {key: value for key, value in stored.items() if key[0] in {"Burden", "Session Hours"}}
    assert {sheet for sheet, _ in own} == {"Burden", "Session Hours"}
    assert {k: (v, computed.get(k)) for k, v in own.items() if not _agree(v, computed.get(k))} == {}


def _agree(stored: object, computed: object) -> bool:
    if isinstance(stored, int | float) and isinstance(computed, int | float):
        return abs(stored - computed) < 1e-6
    return stored == computed


def test_cost_of_a_person_and_means_follow_the_prices(run: Run, workbook: Path) -> None:
    before = stored_values(workbook)
    row = next(
        row for row in range(1, 200) if str(before.get(("Prices", f"A{row}"), "")).startswith("remote")
    )
    column = next(c for c in "BCDEFGHIJ" if before.get(("Prices", f"{c}{row}")) == 20)

    change_cells(workbook, {("Prices", f"{column}{row}"): 21})
    after = recalculate(workbook)

    first = next(row for row in range(1, 20) if after.get(("Burden", f"A{row}")) == "all")
    means = {
        str(after["Burden", f"C{row}"]): (after["Burden", f"E{row}"], after["Burden", f"F{row}"])
        for row in range(first, first + 10)
    }
    # one more for each connection: two for each of three people in Kolkata, one of 01 and one of p-6
    more = {"Everybody": 8, "ngo": 7, ">0": 1, "Asia": 6, "Europe": 2}
    assert means == {
        str(name): tuple(
            half_up(sum(each) + 100 * more.get(str(name), 0), len(each)) / 100
            for each in (cents_of_everybody(plan, is_in) for plan in (run.baseline, run.plan))
        )
        for (_, name), is_in in shares_of(run).items()
    }
    far = next(row for row in range(60, 120) if after.get(("Burden", f"B{row}")) == "far")
    assert [after["Burden", f"{column}{far}"] for column in "FG"] == [42.0, 42.0]


def test_record_is_what_the_sheet_shows(run: Run) -> None:
    hours = session_hours(run.case, run.plan)
    blocks = sheet_blocks(run)

    record = burden_record(run, hours)

    people, spread = record["people"], record["spread"]
    assert isinstance(people, list)
    assert isinstance(spread, list)
    assert [row["after"]["cost_cents"] for row in people] == [
        row.cell("cost_after").value for row in blocks["burden"].rows if row.mark is not Mark.TOTAL
    ]
    assert people[-1] == {
        "participant": "far",
        "row": "far",
        "group": "ngo",
        "region": "Asia",
        "people": 3,
        "before": {
            "cost_cents": 4_000, "travel_hours": 0.0, "nights": 0, "trips": 0, "outside_hours": 3.5
        },
        "after": {"cost_cents": 4_000, "travel_hours": 0.0, "nights": 0, "trips": 0, "outside_hours": 0.0},
    }  # fmt: skip
    asia = [row for row in spread if row["name"] == "Asia"]
    assert asia == [
        {
            "measure": measure,
            "share": "region",
            "name": "Asia",
            "people": 3,
            "before": {f"mean_{unit}": size, f"most_{unit}": size, f"p90_{unit}": size, "gini": 0.0},
            "after": {f"mean_{unit}": then, f"most_{unit}": then, f"p90_{unit}": then, "gini": 0.0},
        }
        for measure, unit, size, then in (
            ("cost", "cents", 4_000, 4_000),
            ("hours", "hours", 0.0, 0.0),
            ("nights", "nights", 0.0, 0.0),
            ("trips", "trips", 0.0, 0.0),
            ("outside-hours", "hours", 3.5, 0.0),
        )
    ]
