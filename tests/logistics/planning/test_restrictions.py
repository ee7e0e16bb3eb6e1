from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from logistics.case.calendar import ClosedDays, Consultation
from logistics.case.case import Case
from logistics.case.places import Place
from logistics.planning.options import every_option
from logistics.planning.patterns import crowd
from logistics.planning.restriction import Restriction
from logistics.planning.restrictions import restrictions
from tests.logistics.planning.example import (
    BOSSEY,
    CASE,
    GENEVA,
    NAIROBI,
    TALKS,
    VIENNA,
    june,
    person,
    session,
    two_rounds,
)

WINDOW = "talks sits between 2005-06-06 and 2005-06-24"
WEEKDAYS = "talks sits only on Mon, Tue, Wed, Thu, Fri"
DAILY = frozenset(range(7))


def rules_of(case: Case) -> tuple[Restriction, ...]:
    return restrictions(case, crowd(case))


def with_talks(talks: Consultation) -> Case:
    """Return a case in which nobody attends the talks."""
    return replace(CASE, consultations=(talks,), participants=())


def rule(case: Case, sentence: str) -> Restriction:
    (found,) = [rule for rule in rules_of(case) if rule.sentence == sentence]
    return found


def kept(case: Case, sentence: str) -> list[tuple[str, int]]:
    """Return place and first day in June 2005 of each placement that the rule leaves to the talks."""
    (options,) = every_option(case)
    ((_, allows),) = rule(case, sentence).options
    left = options.keep(allows(options))
    sessions = [left.session(index) for index in range(len(left))]
    return [(session.place.id, (session.first_day - date(2005, 5, 31)).days) for session in sessions]


def days_kept(case: Case, sentence: str) -> list[int]:
    return [day for _, day in kept(case, sentence)]


def pairs_kept(case: Case, sentence: str) -> set[tuple[int, int]]:
    """Return the first days in June 2005 of the pairs of placements that the rule leaves."""
    universe = every_option(case)
    ((one, other, allows),) = rule(case, sentence).pairs
    mask = allows(universe[one], universe[other])
    day = june(1).toordinal() - 1
    rows = mask.nonzero()
    return {
        (int(universe[one].first[i]) - day, int(universe[other].first[j]) - day)
        for i, j in zip(*rows, strict=True)
    }


def test_every_rule_stands_in_a_fixed_order() -> None:
    first, second = two_rounds()
    closed = (ClosedDays("fair", june(1), june(2)),)
    rules = replace(
        CASE.rules, has_public_holidays=True, least_gap_days=1, most_gap_days=9, latest_end=june(17)
    )
    people = (
        person("a", NAIROBI, "forum", "first", "second"),
        person("b", NAIROBI, "first", "second", people=4),
    )
    beside = replace(first, beside=("forum",), beside_gap_days=2)
    case = replace(CASE, consultations=(second, beside), participants=people, closed=closed, rules=rules)

    assert [found.sentence for found in rules_of(case)] == [
        "first sits between 2005-06-06 and 2005-06-10",
        "first sits only on Mon, Tue, Wed, Thu, Fri",
        "first keeps off the public holidays of Geneva, CH-GE",
        "first keeps off 2005-06-01 to 2005-06-02 (fair)",
        "first sits beside forum, in its place, with at most 2 free days between",
        "1 person attends both first and forum and cannot be in two places at once",
        "second sits between 2005-06-13 and 2005-06-17",
        "second sits only on Mon, Tue, Wed, Thu, Fri",
        "second keeps off the public holidays of Geneva, CH-GE",
        "second keeps off 2005-06-01 to 2005-06-02 (fair)",
        "second follows first with at least 0 free days between",
        "1 person attends both second and forum and cannot be in two places at once",
        "every consultation is over by 2005-06-17",
        "any two consultations have at least 1 free days between",
        "any two consultations have at most 9 free days between",
        "5 people attend both first and second and cannot be in two places at once",
    ]


def test_window_holds_the_first_and_the_last_day() -> None:
    talks = replace(TALKS, days=2, earliest=june(8), latest=june(12))
    other = replace(TALKS, id="other", earliest=june(6), latest=june(14))
    case = replace(CASE, consultations=(other, talks), participants=())
    options = every_option(case)[1]
    ((index, allows),) = rule(case, "talks sits between 2005-06-08 and 2005-06-12").options

    assert index == 1
    assert options.keep(allows(options)).first.tolist() == [june(day).toordinal() for day in (8, 9, 10, 11)]


def test_every_day_must_be_an_allowed_weekday() -> None:
    two_days = with_talks(replace(TALKS, days=2, weekdays=frozenset({0, 1, 3, 4})))

    found = days_kept(two_days, "talks sits only on Mon, Tue, Thu, Fri")

    assert found == [6, 9, 13, 16, 20, 23]


def test_longer_than_a_week_touches_every_weekday() -> None:
    long = with_talks(replace(TALKS, days=8, weekdays=frozenset(range(6))))

    assert days_kept(long, "talks sits only on Mon, Tue, Wed, Thu, Fri, Sat") == []


def test_all_weekdays_need_no_rule() -> None:
    sentences = [found.sentence for found in rules_of(with_talks(replace(TALKS, weekdays=DAILY)))]

    assert sentences == [WINDOW]


def holidays(talks: Consultation, sentence: str) -> list[tuple[str, int]]:
    case = with_talks(talks)
    return kept(replace(case, rules=replace(case.rules, has_public_holidays=True)), sentence)


def test_public_holidays_of_geneva_2005() -> None:
    summer = replace(TALKS, earliest=june(13), latest=date(2005, 9, 9), weekdays=DAILY)

    found = {day for _, day in holidays(summer, "talks keeps off the public holidays of Geneva, CH-GE")}

    # counted on from 31 May: 62 is 1 August, 100 is 8 September
    assert set(range(13, 102)) - found == {62, 100}


def test_public_holidays_bind_in_their_place_only() -> None:
    # 2 June 2005 is a holiday in neither, 26 May (Corpus Christi) in Vienna
    talks = replace(TALKS, places=(GENEVA, VIENNA), earliest=date(2005, 5, 25), latest=date(2005, 5, 27))

    found = holidays(talks, "talks keeps off the public holidays of Vienna, AT")

    assert found == [("geneva", -6), ("vienna", -6), ("geneva", -5), ("geneva", -4), ("vienna", -4)]


def test_long_consultation_may_not_touch_a_public_holiday() -> None:
    talks = replace(TALKS, days=3, earliest=date(2005, 7, 28), latest=date(2005, 8, 4), weekdays=DAILY)

    found = holidays(talks, "talks keeps off the public holidays of Geneva, CH-GE")

    # 29 July to 31 July, 2 to 4 August
    assert [day for _, day in found] == [58, 59, 63]


@pytest.mark.parametrize(
    ("closed", "sentence", "left"),
    [
        (
            ClosedDays("fair", june(8), june(9)),
            "2005-06-08 to 2005-06-09 (fair)",
            [("v", 6), ("g", 6), ("v", 10), ("g", 10)],
        ),
        (
            ClosedDays("x", june(8), june(8), None, "talks"),
            "2005-06-08 (x)",
            [("v", 6), ("g", 6), ("v", 9), ("g", 9), ("v", 10), ("g", 10)],
        ),
        (
            ClosedDays("fair", june(6), june(10), VIENNA),
            "2005-06-06 to 2005-06-10 in Vienna, AT (fair)",
            [("g", 6), ("g", 7), ("g", 8), ("g", 9), ("g", 10)],
        ),
    ],
)
def test_closed_days(closed: ClosedDays, sentence: str, left: list[tuple[str, int]]) -> None:
    talks = replace(TALKS, days=2, places=(VIENNA, GENEVA), earliest=june(6), latest=june(11))
    case = replace(with_talks(talks), closed=(closed,))

    found = kept(case, f"talks keeps off {sentence}")

    assert [(place[0], day) for place, day in found] == left


def test_days_closed_for_another_consultation_are_open() -> None:
    case = replace(with_talks(TALKS), closed=(ClosedDays("fair", june(8), june(9), None, "other"),))

    assert [found.sentence for found in rules_of(case)] == [WINDOW, WEEKDAYS]


@pytest.mark.parametrize(
    ("gap", "days"), [(0, [12, 13, 14, 15, 16]), (2, [10, 11, 12, 13, 14, 15, 16, 17, 18])]
)
def test_beside_counts_free_days_and_wants_the_same_place(gap: int, days: list[int]) -> None:
    talks = replace(TALKS, days=2, places=(VIENNA, GENEVA), beside=("forum",), beside_gap_days=gap)

    found = kept(
        with_talks(talks), f"talks sits beside forum, in its place, with at most {gap} free days between"
    )

    assert found == [("geneva", day) for day in days]


def test_beside_any_one_of_several_anchors() -> None:
    fair = session("fair", VIENNA, 21)
    talks = replace(TALKS, places=(GENEVA, VIENNA), beside=("forum", "fair"))
    case = replace(with_talks(talks), anchors=(*CASE.anchors, fair))

    found = kept(case, "talks sits beside forum or fair, in its place, with at most 0 free days between")

    # on the day of an anchor is beside it, too: nobody attends both
    assert found == [
        *(("geneva", day) for day in (13, 14, 15, 16)),
        *(("vienna", day) for day in (20, 21, 22)),
    ]


@pytest.mark.parametrize(
    ("least", "most", "limit", "days"),
    [
        (0, None, "at least 0", list(range(16, 25))),
        (3, None, "at least 3", list(range(19, 25))),
        (1, 4, "at least 1 and at most 4", [17, 18, 19, 20]),
    ],
)
def test_after_an_anchor(least: int, most: int | None, limit: str, days: list[int]) -> None:
    talks = replace(TALKS, after=("forum",), least_gap_days=least, most_gap_days=most)

    assert days_kept(with_talks(talks), f"talks follows forum with {limit} free days between") == days


def test_after_another_consultation() -> None:
    first, second = two_rounds(least_gap_days=8, most_gap_days=9)
    case = replace(CASE, consultations=(replace(second, days=2), replace(first, days=2)), participants=())

    found = pairs_kept(case, "second follows first with at least 8 and at most 9 free days between")

    # the first sits on days 6 and 7: 8 to 15 are free before 16; the last first day is 16
    assert found == {(6, 16)}


def test_latest_end_binds_the_last_day() -> None:
    case = with_talks(replace(TALKS, days=3))
    case = replace(case, rules=replace(case.rules, latest_end=june(10)))

    assert days_kept(case, "every consultation is over by 2005-06-10") == [6, 7, 8]


@pytest.mark.parametrize(
    ("least", "most", "sentence", "pairs"),
    [
        (3, None, "at least 3", {(6, 10), (10, 6)}),
        (0, 0, "at most 0", {(a, b) for a in range(6, 11) for b in range(6, 11) if abs(a - b) <= 1}),
    ],
)
def test_gap_between_any_two(
    least: int, most: int | None, sentence: str, pairs: set[tuple[int, int]]
) -> None:
    one = replace(TALKS, id="one", latest=june(10))
    case = replace(CASE, consultations=(one, replace(one, id="other")), participants=())
    case = replace(case, rules=replace(case.rules, least_gap_days=least, most_gap_days=most))

    assert pairs_kept(case, f"any two consultations have {sentence} free days between") == pairs


def test_gap_needs_two_consultations() -> None:
    case = with_talks(TALKS)
    rules = replace(case.rules, least_gap_days=3, most_gap_days=9)

    assert [found.sentence for found in rules_of(replace(case, rules=rules))] == [WINDOW, WEEKDAYS]


def busy_days(place: Place, *, transfer_days: int = 1, is_same_day_allowed: bool = False) -> list[int]:
    """Return the days on which people of the forum (Geneva, 14 and 15 June) can attend two days of talks."""
    talks = replace(TALKS, days=2, places=(place,), earliest=june(10), latest=june(20))
    rules = replace(CASE.rules, transfer_days=transfer_days, is_same_day_allowed=is_same_day_allowed)
    case = replace(CASE, consultations=(talks,), rules=rules)
    return days_kept(case, "1 person attends both talks and forum and cannot be in two places at once")


def test_nobody_is_in_two_places_at_once() -> None:
    assert busy_days(GENEVA) == [10, 11, 12, 16, 17, 18, 19]
    assert busy_days(VIENNA) == [10, 11, 12, 16, 17, 18, 19]


@pytest.mark.parametrize(
    ("transfer_days", "days"),
    [(3, [10, 18, 19]), (2, [10, 11, 17, 18, 19]), (0, [10, 11, 12, 13, 15, 16, 17, 18, 19])],
)
def test_days_of_transfer_bind_between_places(transfer_days: int, days: list[int]) -> None:
    assert busy_days(VIENNA, transfer_days=transfer_days) == days
    assert busy_days(GENEVA, transfer_days=transfer_days) == [10, 11, 12, 16, 17, 18, 19]


def test_same_day_in_one_place_only_if_the_case_says_so() -> None:
    assert busy_days(GENEVA, is_same_day_allowed=True) == list(range(10, 20))
    assert busy_days(BOSSEY, is_same_day_allowed=True) == [10, 11, 12, 16, 17, 18, 19]


def test_anchor_may_not_lie_inside_a_consultation() -> None:
    talks = replace(TALKS, days=4, earliest=june(10), latest=june(20), weekdays=DAILY)
    rules = replace(CASE.rules, is_same_day_allowed=True)
    case = replace(CASE, consultations=(talks,), rules=rules)

    found = days_kept(case, "1 person attends both talks and forum and cannot be in two places at once")

    # 13 to 16 June would begin before the forum and end after it
    assert found == [10, 11, 12, 14, 15, 16, 17]


def shared(place: Place, *, same_day: bool) -> set[tuple[int, int]]:
    one = replace(TALKS, id="one", earliest=june(6), latest=june(9))
    other = replace(one, id="other", places=(place,), days=3)
    people = (person("a", NAIROBI, "one", "other", people=2),)
    rules = replace(CASE.rules, is_same_day_allowed=same_day)
    case = replace(CASE, consultations=(one, other), participants=people, rules=rules)
    return pairs_kept(case, "2 people attend both one and other and cannot be in two places at once")


def test_two_consultations_of_the_same_people() -> None:
    apart = {(9, 6), (6, 7)}

    assert shared(VIENNA, same_day=False) == apart
    assert shared(GENEVA, same_day=False) == apart
    assert shared(VIENNA, same_day=True) == apart
    # one day strictly inside three is not allowed: (7, 6) and (8, 7)
    assert shared(GENEVA, same_day=True) == apart | {(6, 6), (8, 6), (7, 7), (9, 7)}
