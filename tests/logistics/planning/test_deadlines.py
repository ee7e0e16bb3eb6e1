"""The forum is on 14 and 15 June 2005 in Geneva, the talks on Thursday the 16th.

Ada flies from Nairobi on Monday the 13th; Bob comes from Paris on the 15th, for the talks alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from logistics.case.deadlines import DeadlineRule, Task
from logistics.case.visas import VisaRule
from logistics.planning.deadlines import Deadline, deadlines
from logistics.planning.itineraries import make_plan
from logistics.pricing.price import price
from tests.logistics.planning.example import ADA, CASE, GENEVA, PARIS, june, person, session

BOB = person("bob", PARIS, "talks", people=2)
TALKS = session("talks", GENEVA, 16)
PEOPLE = replace(CASE, participants=(ADA, BOB))
ASSUMED = "assumption"


def due(*rules: DeadlineRule, visas: tuple[VisaRule, ...] = ()) -> list[tuple[date, str, str, int, str, int]]:
    case = replace(PEOPLE, deadlines=rules, visas=visas)
    found = deadlines(case, make_plan(case, price(case), (TALKS,)))
    return [(one.last_day, one.task.value, one.who, one.people, one.country, one.days) for one in found]


def test_a_case_without_rules_has_no_deadlines() -> None:
    assert due() == []


def test_what_is_due_counts_back_from_the_day_it_is_for() -> None:
    found = due(
        DeadlineRule(Task.VENUE, 60, ("CH",)),
        DeadlineRule(Task.HOTEL, 30),
        DeadlineRule(Task.TICKET, 14),
        DeadlineRule(Task.TICKET, 21, ("ldc", "lower-middle")),
        DeadlineRule(Task.VISA, 30, ("KE",)),
        DeadlineRule(Task.LETTER, 7),
    )

    assert found == [
        (date(2005, 4, 17), "venue", "talks", 3, "CH", 60),
        (date(2005, 5, 7), "letter", "ada", 1, "KE", 7),
        (date(2005, 5, 14), "visa", "ada", 1, "KE", 30),
        (date(2005, 5, 17), "hotel", "talks", 3, "CH", 30),
        (date(2005, 5, 23), "ticket", "ada", 1, "KE", 21),
        (june(1), "ticket", "bob", 2, "FR", 14),
    ]


def test_the_table_of_visas_says_who_needs_one_and_how_long_it_takes() -> None:
    visas = (
        VisaRule(("KE",), ("CH",), lead_days=45, source="embassy"),
        VisaRule(("FR",), is_needed=False),
    )

    assert due(DeadlineRule(Task.VISA, 10), visas=visas) == [(date(2005, 4, 29), "visa", "ada", 1, "KE", 45)]
    assert due(visas=visas) == [(date(2005, 4, 29), "visa", "ada", 1, "KE", 45)]


def test_a_visa_whose_lead_is_not_known_takes_what_the_deadlines_say() -> None:
    visas = (VisaRule(("KE",)), VisaRule(("FR",), is_needed=False))

    assert due(DeadlineRule(Task.VISA, 10), visas=visas) == [(june(3), "visa", "ada", 1, "KE", 10)]
    assert due(visas=visas) == []


def test_the_last_day_moves_back_to_a_working_day_of_the_traveller() -> None:
    """41 days before 15 June is 5 May, Ascension in France; 15 days before 13 June is Sunday 29 May."""
    found = due(
        DeadlineRule(Task.TICKET, 15, ("KE",), is_on_working_day=True),
        DeadlineRule(Task.TICKET, 41, ("FR",), is_on_working_day=True),
    )

    assert found == [
        (date(2005, 5, 4), "ticket", "bob", 2, "FR", 41),
        (date(2005, 5, 27), "ticket", "ada", 1, "KE", 15),
    ]


def test_days_left_are_below_zero_when_it_is_too_late() -> None:
    deadline = Deadline(june(10), Task.TICKET, "ada", 1, "KE", "geneva", june(13), 3, is_assumed=True)

    assert [deadline.days_left(june(day)) for day in (9, 10, 11)] == [1, 0, -1]
