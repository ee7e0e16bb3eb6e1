"""Rows of the integer models are named alike in the code, in the models and in the document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from solver.attendance import inner, joint
from solver.attendance.inner import inner_of
from solver.attendance.joint import joint_model
from solver.attendance.problem import OWN, Limit
from tests.solver.attendance.small import asked, small


def test_rows_have_the_same_names_in_the_code_the_models_and_the_document(root: Path) -> None:
    problem = replace(
        small(), extra_upper=np.array([1]), extra_measure=np.array([[0, 0]]), extra_payer=np.array([OWN])
    )
    problem = replace(problem, limits=(Limit(problem.tally(in_person=np.array([[0, 1]])), 1),))
    question = asked(problem, problem.tally(measure=np.array([1, 0])))
    inners = [one for choice in question.choices if (one := inner_of(question, choice)) is not None]
    text = (root / "solver" / "MODEL.md").read_text("utf-8")
    section = text.partition("\n## Attendance\n")[2].partition("\n## ")[0]

    headings = [line[5:] for line in section.splitlines() if line.startswith("#### ")]

    assert headings == [*inner.ROW_NAMES, *joint.ROW_NAMES]
    assert list(inners[0].model.row_names()) == ["one_way_for_unit_0", "at_most_0"]
    assert list(joint_model(question, inners).row_names()) == [
        "one_choice_0",
        "ways_of_choice_0_0",
        "ways_of_choice_1_0",
        "extras_of_choice_0_0",
        "extras_of_choice_1_0",
        "limit_of_choice_0_0",
        "limit_of_choice_1_0",
    ]
