"""Choices of options, and which are alike."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.attendance import choices as choices_of
from solver.attendance.choices import all_choices, count_choices, distinct_choices
from tests.solver.attendance.small import small


def test_choices_are_in_order_of_preference_without_clashes() -> None:
    clashing = replace(small(), clashes=np.array([[2, 0]]))

    assert count_choices(clashing) == 2
    assert all_choices(small()).tolist() == [[0, 1], [0, 2]]
    assert all_choices(clashing).tolist() == [[0, 1]]


def test_only_the_first_of_alike_choices_is_kept() -> None:
    problem = small()
    same = np.array([[[100, 2], [60, 5], [60, 5]]])
    alike = replace(problem, single=same, pair_class=np.zeros((3, 3), dtype=np.int64))
    paired = replace(problem, single=same)
    choices = all_choices(problem)

    assert distinct_choices(alike, choices).tolist() == [[0, 1]]
    assert distinct_choices(paired, choices).tolist() == [[0, 1], [0, 2]]
    assert distinct_choices(problem, choices).tolist() == [[0, 1], [0, 2]]


def test_choices_that_count_differently_towards_what_is_asked_are_both_kept() -> None:
    problem = small()
    same = np.array([[[100, 2], [60, 5], [60, 5]]])
    alike = replace(problem, single=same, pair_class=np.zeros((3, 3), dtype=np.int64))
    choices = all_choices(problem)
    second_option = alike.tally(option=np.array([0, 0, 1]))
    either_option = alike.tally(option=np.array([0, 1, 1]))

    assert distinct_choices(alike, choices, (second_option,)).tolist() == [[0, 1], [0, 2]]
    assert distinct_choices(alike, choices, (either_option,)).tolist() == [[0, 1]]


def test_choices_are_told_apart_when_their_numbers_have_to_be_made_smaller(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choices = all_choices(small())

    monkeypatch.setattr(choices_of, "MOST_NUMBER", 1)

    assert distinct_choices(small(), choices).tolist() == [[0, 1], [0, 2]]
    assert distinct_choices(small(), choices[:0]).tolist() == []
