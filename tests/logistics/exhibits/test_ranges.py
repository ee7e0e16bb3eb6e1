from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from logistics.case.uncertainty import Uncertainty, What
from logistics.exhibits.assumption_words import dates_words, range_words, row_words, words_of
from logistics.exhibits.book import make_book
from logistics.exhibits.ranges import ranges_sheet
from logistics.exhibits.ranges_record import ranges_record
from logistics.exhibits.tornado import tornado_sheet
from logistics.uncertainty.result import Ranges
from reports import write_workbook
from reports.table import Block, Chart, ChartKind, Mark, Whole
from tests.logistics.planning.example import CASE, GENEVA, VIENNA, session
from tests.logistics.uncertainty.example import NIGHTS, UNCERTAIN, drawn, run_of


@pytest.fixture(scope="module")
def ranges() -> Ranges:
    """Return the ranges of the small uncertain case."""
    return drawn(UNCERTAIN)


def block(ranges: Ranges, name: str) -> Block:
    sheets = (ranges_sheet(UNCERTAIN, ranges), tornado_sheet(UNCERTAIN, ranges))
    return next(block for sheet in sheets for block in sheet.blocks if block.id == name)


def cells(block: Block, *columns: str) -> list[list[object]]:
    return [[row.cell(column).value for column in columns] for row in block.rows]


def test_the_cost_of_the_plan_comes_first_with_its_range(ranges: Ranges) -> None:
    money = block(ranges, "ranges_money")
    cost = ranges.totals[0]

    assert cells(money, "what", "planned", "p10", "p50", "p90")[0] == [
        "cost of the plan", cost.planned, cost.p10, cost.p50, cost.p90,
    ]  # fmt: skip
    assert money.rows[0].mark is Mark.CHOSEN
    assert [name for (name,) in cells(money, "what")][1:] == [
        "fare", "lodging", "meals and incidentals", "paid by own means", "group (none)",
    ]  # fmt: skip


def test_people_and_travel_have_units(ranges: Ranges) -> None:
    told = {str(row[0]): row[1] for row in cells(block(ranges, "ranges_travel"), "what", "planned")}

    assert told["people at Talks"] == 8
    assert isinstance(told["hours of travel"], Decimal)
    assert set(told) <= {
        "CO2e [kg]", "hours of travel", "people who come", "people at Talks", "sessions missed for a clash",
    }  # fmt: skip


def test_dates_say_why_they_are_there(ranges: Ranges) -> None:
    dates = block(ranges, "ranges_dates")

    assert str(dates.rows[0].cell("why").value).startswith("recommended")
    assert dates.rows[0].cell("best").value == Decimal(ranges.recommended.best_draws) / 40
    assert [row.mark for row in dates.rows][:1] == [Mark.CHOSEN]


def test_what_nobody_has_sourced_is_marked(ranges: Ranges) -> None:
    rows = block(ranges, "ranges_rows")
    slips = block(ranges, "ranges_slips")

    assert [(row.cell("id").value, row.mark) for row in rows.rows] == [
        ("default-fares", Mark.ASSUMED),
        ("nights", Mark.NONE),
        ("come", Mark.ASSUMED),
        ("meet", Mark.ASSUMED),
    ]
    assert [(row.cell("days").value, row.mark) for row in slips.rows] == [
        (1, Mark.NONE), (-2, Mark.ASSUMED),
    ]  # fmt: skip


def test_the_tornado_has_a_bar_for_each_end(ranges: Ranges) -> None:
    sheet = tornado_sheet(UNCERTAIN, ranges)
    bars = block(ranges, "tornado")

    assert sheet.charts == (
        Chart(
            "Change of cost",
            ChartKind.BAR,
            Whole("tornado", "what"),
            (
                ("at the low end", Whole("tornado", "at_low")),
                ("at the high end", Whole("tornado", "at_high")),
            ),
            "change [CHF]",
        ),
    )
    swings = [abs(int(str(high)) - int(str(low))) for low, high in cells(bars, "at_low", "at_high")]
    assert swings == sorted(swings, reverse=True)
    planned = ranges.totals[0].planned
    by_name = {row[0]: row[1:] for row in cells(bars, "what", "low", "at_low", "high")}
    (nights,) = (each for each in ranges.assumptions if each.row == NIGHTS)
    assert nights.low is not None
    assert by_name["per diems"] == ["80.0 %", nights.low.cents - planned, "150.0 %"]


def test_without_trials_there_is_no_tornado(ranges: Ranges) -> None:
    done = run_of(UNCERTAIN)

    names = [[sheet.name for sheet in make_book(done, None, each).sheets] for each in (
        None, ranges, replace(ranges, assumptions=()),
    )]  # fmt: skip

    assert [[name for name in some if name in ("Ranges", "Tornado")] for some in names] == [
        [], ["Ranges", "Tornado"], ["Ranges"],
    ]  # fmt: skip


def test_the_workbook_is_written(ranges: Ranges, tmp_path: Path) -> None:
    write_workbook(make_book(run_of(UNCERTAIN), None, ranges), tmp_path / "small.xlsx")

    assert (tmp_path / "small.xlsx").stat().st_size > 0


def test_only_cheap_choices_are_called_that(ranges: Ranges) -> None:
    assert "13 choices of dates that the calendar allows" in ranges_sheet(UNCERTAIN, ranges).intro
    few = replace(ranges, is_complete=False)
    assert "13 choices of dates, cheap ones at the prices of the case, of more allowed" in (
        ranges_sheet(UNCERTAIN, few).intro
    )


def test_the_record_counts_as_the_ranges_do(ranges: Ranges) -> None:
    record = ranges_record(ranges)

    assert record["draws"] == 40
    assert record["within_draws"] == ranges.within_draws
    assert len(list(ranges.assumptions)) == len(record["assumptions"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "about", "how_far"),
    [
        (
            Uncertainty("x", What.FARE, region="Africa", countries=("ldc", "KE")),
            "modelled fares (Africa; ldc, KE)",
            "triangle between the low and the high fare model, peak at the fare of the case",
        ),
        (
            Uncertainty("x", What.FARE, sigma=Decimal("0.4"), is_mean=True),
            "modelled fares",
            "log-normal, sigma 0.4, mean as in the case",
        ),
        (
            Uncertainty("x", What.ATTENDANCE, ("a", "b", "c"), session="forum", central=Decimal(50)),
            "people who come to Forum (a and 2 more)",
            "50 % of the people, each on their own",
        ),
        (
            Uncertainty("x", What.SHOW_UP, ("a", "b"), group="ngo", low=Decimal(1), high=Decimal(100)),
            "people who come (a, b; ngo)",
            "triangle 1 % to 100 %, peak at 100 %",
        ),
    ],
)
def test_rows_in_words(row: Uncertainty, about: str, how_far: str) -> None:
    assert (row_words(row, CASE), range_words(row)) == (about, how_far)


def test_what_is_only_asked_in_words() -> None:
    told = [words_of(each, CASE) for each in drawn(CASE, 5).assumptions]

    assert told == [
        "modelled fares",
        "all per diems",
        "of those expected, who come to Forum",
        "days by which Forum is later",
    ]


def test_dates_name_places_only_where_they_differ() -> None:
    first, second = session("a", GENEVA, 13), session("b", GENEVA, 16)

    assert dates_words((first, second)) == "13 Jun, 16 Jun 2005"
    assert dates_words((first, session("b", VIENNA, 16))) == "13 Jun 2005 Geneva, 16 Jun 2005 Vienna"
