from __future__ import annotations

from dataclasses import replace

import pytest

from tests.logistics.planning.asked import ASKED, subject_of
from tests.logistics.planning.example import GENEVA, TALKS, VIENNA, june

SUBJECT = subject_of()


def test_heads_count_the_rows_asked_for_at_the_session() -> None:
    assert SUBJECT.meetings == ("talks", "forum")
    assert SUBJECT.heads(lambda row: row.like.group == "civil", "forum").tolist() == [[0, 0], [0, 1], [0, 0]]


def test_heads_without_a_condition_count_every_row() -> None:
    assert SUBJECT.heads(None, "talks").tolist() == [[1, 0], [1, 0], [1, 0]]


def test_heads_at_a_session_that_nobody_attends_are_none() -> None:
    assert SUBJECT.heads(None, "elsewhere").tolist() == [[0, 0]] * 3


def test_heads_of_a_case_without_people_are_none() -> None:
    assert subject_of(replace(ASKED, participants=())).heads(None, "talks").tolist() == []


@pytest.mark.parametrize(
    ("session", "in_person", "remote"), [("talks", [0, 3, 4], [1, 3, 4]), ("forum", [0, 3, 4], [0, 0, 4])]
)
def test_invited_are_those_who_may_or_must_attend_so(
    session: str, in_person: list[int], remote: list[int]
) -> None:
    counted = SUBJECT.heads(None, session)

    assert SUBJECT.invited(counted, is_remote=False).tolist() == in_person
    assert SUBJECT.invited(counted, is_remote=True).tolist() == remote


def test_nobody_uncounted_is_invited() -> None:
    counted = SUBJECT.heads(lambda row: row.like.group == "state", "talks")

    assert SUBJECT.invited(counted, is_remote=False).tolist() == [0, 0, 4]


def test_one_extra_is_the_only_one_that_is_not_zero() -> None:
    problem = replace(
        SUBJECT.problem,
        extra_upper=SUBJECT.problem.travellers.units,
        extra_measure=SUBJECT.problem.travellers.remote,
        extra_payer=SUBJECT.problem.travellers.kind,
    )
    subject = replace(SUBJECT, problem=problem)

    assert subject.one_extra(1, -7).tolist() == [0, -7, 0]
    assert subject.one_extra(None, -7).tolist() == [0, 0, 0]


def test_places_are_those_of_the_options() -> None:
    talks = replace(TALKS, places=(VIENNA, GENEVA), earliest=june(6), latest=june(7))

    subject = subject_of(replace(ASKED, consultations=(talks,)))

    assert subject.places(0) == [VIENNA, GENEVA, VIENNA, GENEVA]
