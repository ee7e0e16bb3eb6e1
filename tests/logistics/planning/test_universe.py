from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from logistics.case.calendar import ClosedDays, Consultation
from logistics.case.case import Case
from logistics.errors import InfeasibleError
from logistics.planning.formulate import formulate
from logistics.planning.options import every_option
from logistics.planning.patterns import crowd
from logistics.planning.restrictions import restrictions
from logistics.planning.universe import allowed_options, collisions, infeasible
from logistics.pricing.price import price
from solver.outcome import Status
from solver.solve import Engine, solve
from tests.logistics.planning.example import (
    ADA,
    CASE,
    FORUM,
    GENEVA,
    NAIROBI,
    TALKS,
    VIENNA,
    june,
    person,
    session,
    two_rounds,
)

WORK_DAYS = "Mon, Tue, Wed, Thu, Fri"


def conflict(case: Case) -> tuple[str, ...]:
    """Return the rules that collide as the stages find them: while formulating, or by solving."""
    try:
        formulation = formulate(case, price(case))
    except InfeasibleError as error:
        return error.rules
    assert solve(formulation.problem, Engine.SEARCH).status is Status.INFEASIBLE
    return infeasible(case, formulation.rules).rules


def alone(consultation: Consultation) -> Case:
    """Return the case of one consultation that nobody attends."""
    return replace(CASE, anchors=(), consultations=(consultation,), participants=())


def test_window_against_weekdays() -> None:
    weekend = replace(TALKS, earliest=june(11), latest=june(12))

    assert conflict(alone(weekend)) == (
        "talks sits between 2005-06-11 and 2005-06-12",
        f"talks sits only on {WORK_DAYS}",
    )


def test_window_against_length() -> None:
    short = replace(TALKS, days=4, earliest=june(6), latest=june(8))

    assert conflict(alone(short)) == ("talks sits between 2005-06-06 and 2005-06-08",)


def test_length_against_weekdays() -> None:
    assert conflict(alone(replace(TALKS, days=6))) == (f"talks sits only on {WORK_DAYS}",)


def test_window_against_latest_end() -> None:
    case = alone(TALKS)

    assert conflict(replace(case, rules=replace(case.rules, latest_end=june(3)))) == (
        "talks sits between 2005-06-06 and 2005-06-24",
        "every consultation is over by 2005-06-03",
    )


def test_holiday_against_window_and_weekdays() -> None:
    national_day = replace(TALKS, earliest=date(2005, 7, 30), latest=date(2005, 8, 1))
    case = alone(national_day)

    assert conflict(replace(case, rules=replace(case.rules, has_public_holidays=True))) == (
        "talks sits between 2005-07-30 and 2005-08-01",
        f"talks sits only on {WORK_DAYS}",
        "talks keeps off the public holidays of Geneva, CH-GE",
    )


def test_blackout_against_window() -> None:
    closed = (
        ClosedDays("budget session", june(1), june(20)),
        ClosedDays("strike", june(21), june(30), GENEVA, "talks"),
        ClosedDays("fair", june(6), june(24), VIENNA),
    )

    assert conflict(replace(alone(TALKS), closed=closed)) == (
        "talks sits between 2005-06-06 and 2005-06-24",
        "talks keeps off 2005-06-01 to 2005-06-20 (budget session)",
        "talks keeps off 2005-06-21 to 2005-06-30 in Geneva, CH (strike)",
    )


def test_beside_against_blackout_and_weekdays() -> None:
    forum = session("forum", GENEVA, 10, 13)
    beside = replace(TALKS, beside=("forum",), beside_gap_days=0)
    case = replace(
        CASE, anchors=(forum,), consultations=(beside,), participants=(person("a", NAIROBI, "forum"),)
    )
    closed = (ClosedDays("exams", june(9), june(14)),)

    assert conflict(replace(case, closed=closed)) == (
        "talks keeps off 2005-06-09 to 2005-06-14 (exams)",
        "talks sits beside forum, in its place, with at most 0 free days between",
    )


def test_beside_against_window() -> None:
    beside = replace(TALKS, earliest=june(20), beside=("forum",), beside_gap_days=1)
    case = replace(CASE, consultations=(beside,), participants=())

    assert conflict(case) == (
        "talks sits between 2005-06-20 and 2005-06-24",
        "talks sits beside forum, in its place, with at most 1 free days between",
    )


def test_beside_an_anchor_in_another_place() -> None:
    fair = session("fair", VIENNA, 14)
    beside = replace(TALKS, beside=("fair",))

    assert conflict(replace(CASE, anchors=(fair,), consultations=(beside,), participants=())) == (
        "talks sits beside fair, in its place, with at most 0 free days between",
    )


def test_order_against_windows() -> None:
    first, second = two_rounds()
    turned = (replace(first, after=("second",)), replace(second, after=()))

    assert conflict(replace(CASE, consultations=turned, participants=())) == (
        "first sits between 2005-06-06 and 2005-06-10",
        "first follows second with at least 0 free days between",
        "second sits between 2005-06-13 and 2005-06-17",
    )


def test_order_in_a_ring() -> None:
    first, second = two_rounds()
    ring = (replace(first, after=("second",)), second)

    assert conflict(replace(CASE, consultations=ring, participants=())) == (
        "first follows second with at least 0 free days between",
        "second follows first with at least 0 free days between",
    )


def test_gap_after_another_against_windows() -> None:
    far = two_rounds(least_gap_days=11)

    assert conflict(replace(CASE, consultations=far, participants=())) == (
        "first sits between 2005-06-06 and 2005-06-10",
        "second sits between 2005-06-13 and 2005-06-17",
        "second follows first with at least 11 free days between",
    )


def test_order_after_an_anchor_against_window() -> None:
    early = replace(TALKS, latest=june(15), after=("forum",), most_gap_days=5)

    assert conflict(replace(CASE, consultations=(early,), participants=())) == (
        "talks sits between 2005-06-06 and 2005-06-15",
        "talks follows forum with at least 0 and at most 5 free days between",
    )


@pytest.mark.parametrize(
    ("least", "most", "sentence"),
    [
        (12, None, "any two consultations have at least 12 free days between"),
        (0, 1, "any two consultations have at most 1 free days between"),
    ],
)
def test_gap_of_the_case_against_windows(least: int, most: int | None, sentence: str) -> None:
    rules = replace(CASE.rules, least_gap_days=least, most_gap_days=most)

    assert conflict(replace(CASE, consultations=two_rounds(), participants=(), rules=rules)) == (
        "first sits between 2005-06-06 and 2005-06-10",
        "second sits between 2005-06-13 and 2005-06-17",
        sentence,
    )


def test_least_against_most_gap() -> None:
    rules = replace(CASE.rules, least_gap_days=3, most_gap_days=2)

    assert conflict(replace(CASE, consultations=two_rounds(), participants=(), rules=rules)) == (
        "any two consultations have at least 3 free days between",
        "any two consultations have at most 2 free days between",
    )


def test_two_places_at_once_beside_an_anchor() -> None:
    in_vienna = replace(TALKS, places=(VIENNA,), earliest=june(14), latest=june(15))
    case = replace(CASE, consultations=(in_vienna,), participants=(replace(ADA, people=3),))

    assert conflict(case) == (
        "talks sits between 2005-06-14 and 2005-06-15",
        "3 people attend both talks and forum and cannot be in two places at once",
    )


def test_two_places_at_once_between_consultations() -> None:
    one = replace(TALKS, id="one", earliest=june(6), latest=june(6))
    other = replace(TALKS, id="other", places=(VIENNA,), earliest=june(6), latest=june(6))
    case = replace(CASE, anchors=(), consultations=(one, other))

    assert conflict(replace(case, participants=(person("ada", NAIROBI, "one", "other"),))) == (
        "one sits between 2005-06-06 and 2005-06-06",
        "other sits between 2005-06-06 and 2005-06-06",
        "1 person attends both one and other and cannot be in two places at once",
    )


def test_only_rules_that_collide_are_named() -> None:
    free = replace(TALKS, id="free", after=("forum",))
    weekend = replace(TALKS, earliest=june(11), latest=june(12))
    rules = replace(CASE.rules, has_public_holidays=True, least_gap_days=2, latest_end=june(24))

    found = conflict(replace(CASE, consultations=(free, weekend), rules=rules))

    assert found == ("talks sits between 2005-06-11 and 2005-06-12", f"talks sits only on {WORK_DAYS}")


def test_error_lists_the_rules_as_sentences() -> None:
    weekend = replace(TALKS, earliest=june(11), latest=june(12))

    with pytest.raises(InfeasibleError) as caught:
        formulate(alone(weekend), price(alone(weekend)))

    assert str(caught.value) == (
        "no dates satisfy these rules together:\n"
        "  - talks sits between 2005-06-11 and 2005-06-12: 1 day longer would do\n"
        f"  - talks sits only on {WORK_DAYS}"
    )


def test_allowed_options_keep_every_rule_on_one_consultation() -> None:
    rules = restrictions(CASE, crowd(CASE))

    (options,) = allowed_options(CASE, rules)

    days = [options.session(index).first_day.day for index in range(len(options))]
    assert days == [6, 7, 8, 9, 10, 13, 16, 17, 20, 21, 22, 23, 24]


def test_collisions_are_pairs_of_options() -> None:
    rounds = two_rounds(least_gap_days=4, most_gap_days=9)
    case = replace(CASE, consultations=rounds, participants=())
    rules = restrictions(case, crowd(case))
    options = allowed_options(case, rules)

    pairs = collisions(options, rules).tolist()

    days = [june(day) for day in (6, 7, 8, 9, 10, 13, 14, 15, 16, 17)]
    free = {(one, other): (days[other] - days[one]).days - 1 for one in range(5) for other in range(5, 10)}
    assert pairs == [[one, other] for (one, other), gap in free.items() if not 4 <= gap <= 9]


def test_case_without_pairs_has_no_collisions() -> None:
    rules = restrictions(CASE, crowd(CASE))

    assert collisions(every_option(CASE), rules).shape == (0, 2)


def test_anchors_that_nobody_attends_do_not_matter() -> None:
    busy = (FORUM, session("fair", VIENNA, 6, 24))

    (options,) = allowed_options(
        replace(CASE, anchors=busy), restrictions(replace(CASE, anchors=busy), crowd(CASE))
    )

    assert len(options) == 13
