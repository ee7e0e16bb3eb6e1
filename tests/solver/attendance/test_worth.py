"""Who pays what, which ways are open, and what they are worth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.attendance.choices import all_choices
from solver.attendance.problem import FIXED, NO_LIMIT, NOBODY, OWN, Arrangements
from solver.attendance.ways import ways_of
from solver.attendance.worth import extra_worth, table_of, worth
from tests.solver.attendance.small import paid_by, small


@pytest.mark.parametrize(
    ("arrangements", "paid", "is_open"),
    [
        # rows: remote, in person; columns: options 1 and 2; cost 105, 105 and 130, 170
        (paid_by(OWN), [[0, 0], [0, 0]], [[True, True], [True, True]]),
        (paid_by(0), [[105, 105], [130, 170]], [[True, True], [True, True]]),
        (paid_by(0, most=120), [[105, 105], [120, 120]], [[True, True], [True, True]]),
        (paid_by(0, NOBODY, most=130), [[105, 105], [130, 130]], [[True, True], [True, False]]),
        (paid_by(0, is_extra=True), [[5, 5], [30, 70]], [[True, True], [True, True]]),
        (paid_by(0, FIXED, is_extra=True), [[5, 5], [30, 70]], [[True, True], [True, True]]),
        (paid_by(0, FIXED, is_extra=True, most=40), [[5, 5], [30, 40]], [[True, True], [True, False]]),
    ],
)
def test_first_payer_pays_what_it_covers_up_to_its_most(
    arrangements: Arrangements, paid: list[list[int]], is_open: list[list[bool]]
) -> None:
    problem = replace(small(), arrangements=arrangements)

    table = table_of(problem, ways_of(problem), all_choices(problem))

    assert table.measures[:, :, 0].tolist() == [[105, 105], [130, 170]]
    assert table.paid.tolist() == paid
    assert table.is_open.tolist() == is_open


def test_way_above_the_most_of_a_person_is_closed() -> None:
    problem = replace(small(), most_each=np.array([NO_LIMIT, 5]))

    table = table_of(problem, ways_of(problem), all_choices(problem))

    assert table.measures[:, :, 1].tolist() == [[3, 3], [6, 3]]
    assert table.is_open.tolist() == [[True, True], [False, True]]


def test_worth_adds_heads_measures_and_payers_for_each_person_of_a_unit() -> None:
    problem = replace(small(), arrangements=paid_by(0, 1, most=120))
    problem = replace(problem, travellers=replace(problem.travellers, size=np.array([2])))
    ways = ways_of(problem)
    table = table_of(problem, ways, all_choices(problem))
    tally = problem.tally(
        in_person=np.array([[0, 7]]),
        remote=np.array([[0, 3]]),
        measure=np.array([0, 10]),
        payer=np.array([1, 2]),
        arrangement=np.array([1000]),
    )

    found = worth(problem, ways, table, tally)

    # 2 (1000 + 3 + 10 * 3 + 105), and 2 (1000 + 7 + 10 hours + 120 + 2 rest)
    assert found.tolist() == [[2276, 2276], [2 * (1007 + 60 + 140), 2 * (1007 + 30 + 220)]]


def test_extra_is_worth_itself_its_measures_and_what_its_payer_pays() -> None:
    problem = replace(
        small(),
        extra_upper=np.array([1, 1]),
        extra_measure=np.array([[50, 4], [20, 0]]),
        extra_payer=np.array([1, OWN]),
    )
    tally = problem.tally(extra=np.array([1, 2]), measure=np.array([0, 10]), payer=np.array([0, 3]))

    assert extra_worth(problem, tally).tolist() == [191, 2]
