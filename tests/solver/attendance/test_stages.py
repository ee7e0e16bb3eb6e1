"""Objectives in stages, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.attendance import stages
from solver.attendance.stages import Aims, decide, question_of
from solver.clock import Clock
from solver.errors import ProblemError
from solver.outcome import Status
from solver.watch import SILENT
from tests.solver.attendance.small import small

HOURS = small().tally(measure=np.array([0, 1]))
COST = small().tally(measure=np.array([1, 0]))
ABSENT = small().tally(in_person=np.array([[0, -1]]))


def clock() -> Clock:
    return Clock.started(SILENT, None)


def test_objectives_are_kept_in_order() -> None:
    outcome = decide(small(), Aims((ABSENT, HOURS, COST)), clock=clock())

    assert (outcome.status, outcome.values, outcome.bounds) == (Status.OPTIMAL, (-1, 3, 170), (-1, 3, 170))


def test_settled_objectives_keep_the_dates() -> None:
    first_option = small().tally(option=np.array([0, 0, 1]))

    outcome = decide(small(), Aims((first_option,), settled=(ABSENT, HOURS)), clock=clock())

    assert outcome.solution is not None
    assert (outcome.solution.choice.tolist(), outcome.solution.units.tolist()) == ([0, 1], [0, 1])


def test_options_that_differ_only_in_what_is_asked_are_both_tried() -> None:
    same = np.array([[[100, 2], [60, 5], [60, 5]]])
    alike = replace(small(), single=same, pair_class=np.zeros((3, 3), dtype=np.int64))
    first_option = alike.tally(option=np.array([0, 1, 0]))

    outcome = decide(alike, Aims((first_option,)), clock=clock())

    assert (outcome.status, outcome.values) == (Status.OPTIMAL, (0,))
    assert outcome.solution is not None
    assert outcome.solution.choice.tolist() == [0, 2]


def test_too_many_choices_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "MOST_CHOICES", 2)
    assert len(question_of(small()).choices) == 2
    monkeypatch.setattr(stages, "MOST_CHOICES", 1)

    with pytest.raises(ProblemError) as caught:
        question_of(small())

    assert str(caught.value) == "there are 2 choices of dates, more than 1"
