from __future__ import annotations

from dataclasses import replace
from datetime import date

from logistics.case.calendar import Session
from logistics.exhibits.calendar import anchor_signs, best_by_day, calendar_sheet, period
from logistics.planning.alternatives import DateCost
from logistics.planning.run import Run
from reports.table import Mark
from tests.logistics.exhibits.example import FORUM, GENEVA, VIENNA, june


def test_anchors_are_lettered_in_order_of_time() -> None:
    later = replace(FORUM, id="later", first_day=june(20), last_day=june(21))

    assert anchor_signs((later, FORUM)) == (("A", FORUM), ("B", later))


def test_more_anchors_than_letters_are_numbered() -> None:
    many = tuple(replace(FORUM, id=f"{number:02}") for number in range(27))

    assert [sign for sign, _ in anchor_signs(many)] == [str(number) for number in range(1, 28)]


def test_period_of_one_day_and_of_two() -> None:
    assert period(replace(FORUM, last_day=FORUM.first_day)) == "15 Jun 2005"
    assert period(FORUM) == "15 Jun 2005 to 16 Jun 2005"


def test_calendar_names_its_anchors(tiny: Run) -> None:
    assert calendar_sheet(tiny).intro == (
        "Cost in CHF of the best plan that begins the consultation on that day, the other consultations at "
        "their best. Days without a figure are not allowed by the rules of the case.\n"
        "A: =1+1, 15 Jun 2005 to 16 Jun 2005, Geneva, CH"
    )


def test_days_are_marked_as_chosen_anchor_or_closed(tiny: Run) -> None:
    block = calendar_sheet(tiny).blocks[0]
    marks = {
        str(cell.value): cell.mark for row in block.rows for key in row.cells if (cell := row.cell(key)).mark
    }
    talks = next(session for session in tiny.plan.sessions if session.id == "talks")

    assert block.title == "+A1: June 2005"
    assert [day for day, mark in marks.items() if mark is Mark.ANCHOR] == ["15 A", "16 A"]
    assert [day for day, mark in marks.items() if mark is Mark.CHOSEN] == [str(talks.first_day)]
    assert marks[str(date(2005, 6, 10))] is Mark.CLOSED


def test_the_cheaper_of_two_places_stands_in_the_calendar() -> None:
    there = Session("talks", "Talks", GENEVA, june(17), june(17))
    dear, cheap = DateCost(there, 200), DateCost(replace(there, place=VIENNA), 100)
    unknown = DateCost(there, None, is_known=False)
    other = DateCost(replace(there, id="round"), 1)

    assert best_by_day((dear, cheap, unknown, other), "talks") == {june(17): cheap}


def test_dates_for_which_the_time_ran_out_are_not_shown_as_closed(tiny: Run) -> None:
    dates = tuple(
        replace(entry, cost_cents=None, is_known=False)
        if entry.session.first_day == june(14) and entry.session.id == "talks"
        else entry
        for entry in tiny.dates
    )

    sheet = calendar_sheet(replace(tiny, dates=dates))

    days, costs = (row.cell("Tu") for row in sheet.blocks[0].rows[4:6])
    assert (days.value, days.mark, costs.value) == (june(14), Mark.NONE, "?")
    assert sheet.intro.splitlines()[0].endswith(
        " ?: allowed, but the time ran out before its cost was known."
    )
