"""Every way a traveller may take."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.attendance import ways
from solver.attendance.ways import ways_of
from solver.errors import ProblemError
from tests.solver.attendance.small import small


@pytest.mark.parametrize(
    ("is_whole", "stops"),
    [
        (False, [[False, False], [True, False], [False, True], [True, True]]),
        (True, [[False, False], [True, True]]),
    ],
)
def test_fewer_stops_come_first_and_who_is_whole_goes_to_all_or_none(
    is_whole: bool,  # noqa: FBT001
    stops: list[list[bool]],
) -> None:
    problem = small()
    people = replace(
        problem.travellers,
        must=np.array([[False, False]]),
        may=np.array([[True, True]]),
        is_whole=np.array([is_whole]),
    )

    found = ways_of(replace(problem, travellers=people))

    assert sorted(found.stops.tolist()) == sorted(stops)
    assert found.stops.sum(axis=1).tolist() == sorted(sum(each) for each in stops)
    assert (found.remote == ~found.stops).all()


def test_too_many_ways_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "MOST_WAYS", 2)
    assert len(ways_of(small())) == 2
    monkeypatch.setattr(ways, "MOST_WAYS", 1)

    with pytest.raises(ProblemError) as caught:
        ways_of(small())

    assert str(caught.value) == "there are more than 1 ways to attend"
