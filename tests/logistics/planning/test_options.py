from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from logistics.case.calendar import ClosedDays, Consultation, Session
from logistics.planning.options import every_option, in_order
from tests.logistics.planning.example import CASE, GENEVA, VIENNA, june

EARLY = Consultation("early", "Early", 2, (VIENNA, GENEVA), june(6), june(8))
LATE = Consultation("late", "Late", 1, (GENEVA,), june(7), june(9))


def test_consultations_stand_by_window_then_length_then_id() -> None:
    window = (june(6), june(10))
    consultations = (
        Consultation("b", "", 1, (GENEVA,), *window),
        Consultation("a", "", 1, (GENEVA,), *window),
        Consultation("0-long", "", 2, (GENEVA,), *window),
        Consultation("z", "", 1, (GENEVA,), june(6), june(9)),
        Consultation("y", "", 1, (GENEVA,), june(5), june(30)),
    )

    names = [consultation.id for consultation in in_order(replace(CASE, consultations=consultations))]

    assert names == ["y", "z", "a", "b", "0-long"]


def test_options_run_over_the_horizon_days_first_then_places_as_listed() -> None:
    early, late = every_option(replace(CASE, consultations=(LATE, EARLY)))

    assert (early.consultation, late.consultation) == (EARLY, LATE)
    assert early.first.tolist() == [june(day).toordinal() for day in (6, 6, 7, 7, 8, 8)]
    assert early.place.tolist() == [0, 1, 0, 1, 0, 1]
    assert late.first.tolist() == [june(day).toordinal() for day in (6, 7, 8, 9)]


def test_option_becomes_a_session() -> None:
    early, _ = every_option(replace(CASE, consultations=(EARLY, LATE)))

    assert early.session(3) == Session("early", "Early", GENEVA, june(7), june(8))
    assert early.last.tolist()[3] == june(8).toordinal()


def test_kept_options_stay_in_order() -> None:
    early, _ = every_option(replace(CASE, consultations=(EARLY, LATE)))

    kept = early.keep(np.array([False, True, False, False, True, True]))

    assert (len(early), len(kept)) == (6, 3)
    assert [kept.session(index).first_day for index in range(3)] == [june(6), june(8), june(8)]
    assert kept.place.tolist() == [1, 0, 1]


def test_consultation_longer_than_the_horizon_has_an_option_in_the_wide_one_only() -> None:
    longer = replace(CASE, consultations=(replace(EARLY, days=10, places=(VIENNA,)),))

    (narrow,), (wide,) = every_option(longer), every_option(longer, is_wide=True)

    # the margin is a week and the ten days
    assert len(narrow) == 0
    assert wide.session(0) == Session("early", "Early", VIENNA, date(2005, 5, 20), date(2005, 5, 29))
    assert wide.session(len(wide) - 1) == Session("early", "Early", VIENNA, june(16), june(25))


def test_wide_horizon_reaches_the_days_that_rules_name() -> None:
    far = Session("far", "Far", GENEVA, date(2005, 3, 1), date(2005, 3, 2))
    late = replace(LATE, least_gap_days=5, beside=("far",), beside_gap_days=3)
    closed = ClosedDays("strike", june(1), date(2005, 8, 1))
    case = replace(CASE, anchors=(*CASE.anchors, far), consultations=(late,), closed=(closed,))
    rules = replace(case.rules, least_gap_days=2, latest_end=date(2005, 2, 1))

    (wide,) = every_option(replace(case, rules=rules), is_wide=True)

    # a week, 1 day, 5 + 3 free days
    assert wide.session(0).first_day == date(2005, 2, 1) - timedelta(days=16)
    assert wide.session(len(wide) - 1).last_day == date(2005, 8, 1) + timedelta(days=16)


def test_wide_horizon_has_room_for_the_gap_between_any_two() -> None:
    rounds = (replace(LATE, id="one"), replace(LATE, id="other"))
    case = replace(CASE, consultations=rounds, rules=replace(CASE.rules, least_gap_days=20))

    one, _ = every_option(case, is_wide=True)

    assert one.session(0).first_day == date(2005, 5, 29)
    assert one.session(len(one) - 1).last_day == june(9) + timedelta(days=9 + 20)
