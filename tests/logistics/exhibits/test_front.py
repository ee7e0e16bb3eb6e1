from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from logistics.exhibits.book import make_book
from logistics.exhibits.front import front_sheet
from logistics.planning.front import Front, FrontPoint
from logistics.planning.run import Run
from reports.table import Chart, ChartKind, Whole
from tests.logistics.planning.example import GENEVA, session

FIRST = FrontPoint((session("talks", GENEVA, 16),), (("cost", 12_345), ("co2e", 25_000), ("hours", 1_157)))
KNEE = FrontPoint(
    (session("talks", GENEVA, 17),), (("cost", 20_000), ("co2e", 10_000), ("hours", 900)), is_knee=True
)
FRONT = Front(("cost", "co2e"), (FIRST, KNEE), is_complete=True)


def test_plans_stand_in_order_with_their_values_in_units_people_know() -> None:
    (block,) = front_sheet(FRONT, "CHF").blocks

    assert [column.caption for column in block.columns] == [
        "No.", "Cost [CHF]", "CO2e [kg]", "Hours of travel", "Knee", "Dates",
    ]  # fmt: skip
    assert [[row.cell(column.key).value for column in block.columns] for row in block.rows] == [
        [1, 12_345, Decimal("2.5"), Decimal("11.57"), None, "Talks: Thu 16 Jun 2005, Geneva, CH"],
        [2, 20_000, Decimal(1), Decimal(9), "knee", "Talks: Fri 17 Jun 2005, Geneva, CH"],
    ]
    assert [row.mark for row in block.rows] == ["", "chosen"]


def test_the_chart_shows_the_second_respect_over_the_first() -> None:
    assert front_sheet(FRONT, "CHF").charts == (
        Chart(
            "CO2e [kg] by Cost",
            ChartKind.LINE,
            Whole("front", "cost"),
            (("CO2e [kg]", Whole("front", "co2e")),),
            "CO2e [kg]",
        ),
    )
    assert front_sheet(replace(FRONT, points=(FIRST,)), "CHF").charts == ()


def test_respects_without_a_unit_are_shown_as_they_are() -> None:
    point = FrontPoint(FIRST.sessions, (("trips", 3), ("participation", 12), ("worst-cost", 990)))
    (block,) = front_sheet(Front(("trips", "worst-cost"), (point,), is_complete=True), "CHF").blocks

    assert [(column.caption, block.rows[0].cell(column.key).value) for column in block.columns[1:4]] == [
        ("Trips", 3),
        ("Highest cost of travel of one person [CHF]", 990),
        ("Participation [people at consultations, weighted]", 12),
    ]


def test_a_front_that_ran_out_of_time_says_so() -> None:
    whole = front_sheet(FRONT, "CHF").intro
    part = front_sheet(replace(FRONT, is_complete=False), "CHF").intro
    late = front_sheet(replace(FRONT, is_complete=False, is_proven=False), "CHF").intro

    assert whole == (
        "Plans that are better in nothing without being worse in the other: Cost and CO2e [kg]. The knee is "
        "the plan from which a little more of the one costs most of the other. As written: this does not "
        "follow changes of prices."
    )
    assert part == (
        f"{whole} The front has more plans than these, which are spread over it; each is proven to be on it."
    )
    assert late == f"{whole} Time ran out: plans are missing."
    assert front_sheet(replace(FRONT, is_recounted=False), "CHF").intro == (
        f"{whole} Not every plan was recounted: time ran out."
    )


def test_a_value_of_a_point_is_found_by_name() -> None:
    assert (FIRST.value("co2e"), FIRST.sessions[0].first_day) == (25_000, date(2005, 6, 16))


def test_a_book_has_a_front_only_when_it_was_asked_for(tiny: Run) -> None:
    without, with_front = make_book(tiny), make_book(tiny, FRONT)

    added = [sheet.name for sheet in with_front.sheets if sheet.name not in {s.name for s in without.sheets}]
    assert added == ["Front"]
