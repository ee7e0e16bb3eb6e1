from __future__ import annotations

from datetime import date
from decimal import Decimal

from logistics.case.calendar import ClosedDays, Consultation
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.rules import Rules, Tariff

GENEVA = Place("geneva", "Geneva", "CH", 46.2, 6.15, "Europe/Zurich", "GE")


def test_case_needs_no_optional_tables() -> None:
    case = Case("Small", "CHF", date(2005, 6, 13), (GENEVA,), (), (), ())

    assert (case.rules, case.tariff) == (Rules(), Tariff())
    assert (case.fares, case.allowances, case.closed, case.funders) == ((), (), (), ())
    assert (case.quotas, case.groups, case.hubs, case.rates, case.settings) == ((), (), (), (), ())


def test_consultation_sits_on_working_days_by_default() -> None:
    talks = Consultation("talks", "Talks", 1, (GENEVA,), date(2005, 6, 1), date(2005, 6, 30))

    assert talks.weekdays == {0, 1, 2, 3, 4}
    assert (talks.beside, talks.beside_gap_days, talks.after) == ((), 0, ())
    assert (talks.least_gap_days, talks.most_gap_days) == (0, None)
    assert (talks.start, talks.hours, talks.sittings) == (None, Decimal(6), 1)


def test_closed_days_hold_everywhere_for_all_by_default() -> None:
    closed = ClosedDays("fair", date(2005, 6, 1), date(2005, 6, 2))

    assert (closed.place, closed.consultation) == (None, "")


def test_participant_is_one_person_who_attends_nothing_by_default() -> None:
    who = Participant("ada", GENEVA)

    assert (who.people, who.in_person, who.remote, who.is_assumed) == (1, frozenset(), frozenset(), False)
