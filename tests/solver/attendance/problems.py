"""Random small attendance problems: up to three meetings, four rows of travellers, three payers."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from solver.attendance.problem import (
    FIXED,
    NO_LIMIT,
    NOBODY,
    OWN,
    Arrangements,
    AttendanceProblem,
    Limit,
    Tally,
    Travellers,
)

MEASURES = 3
PAYERS = 2


def whole(low: int, high: int, *shape: int) -> st.SearchStrategy[np.ndarray]:
    """Return arrays of whole numbers. A byte for each is drawn at once: one by one takes much longer."""
    count = int(np.prod(shape))

    def numbers(drawn: bytes) -> np.ndarray:
        return (low + np.frombuffer(drawn, np.uint8).astype(np.int64) % (high - low + 1)).reshape(shape)

    return st.binary(min_size=count, max_size=count).map(numbers)


def marks(one_in: int, *shape: int) -> st.SearchStrategy[np.ndarray]:
    """Return arrays of which one in so many is true."""
    return whole(1, one_in, *shape).map(lambda drawn: drawn == one_in)


@st.composite
def attendance_problems(draw: st.DrawFn) -> AttendanceProblem:
    meeting = _meetings(draw)
    options, meetings = len(meeting), int(meeting[-1]) + 1
    kinds, classes = 2, 3
    travellers = _travellers(draw, meetings, kinds)
    arrangements = _arrangements(draw, len(travellers.kind))
    sizes = np.bincount(meeting)
    saving = draw(whole(0, 4, kinds, classes, MEASURES))
    saving[:, 0] = 0
    extras = draw(st.integers(0, 1))
    pairs = _pairs(draw, meeting)
    problem = AttendanceProblem(
        meeting=meeting,
        rank=np.array(draw(st.permutations(range(options))), dtype=np.int64),
        clashes=np.array(pairs, dtype=np.int64).reshape(-1, 2)[draw(marks(10, len(pairs)))],
        apart=_relation(draw, pairs, options, one_in=8, is_symmetric=True),
        covers=_relation(draw, pairs, options, one_in=12, is_symmetric=False),
        pair_class=draw(whole(0, classes - 1, options, options)),
        is_fixed=(sizes == 1) & draw(marks(2, meetings)),
        single=draw(whole(0, 12, kinds, options, MEASURES)),
        saving=saving,
        travellers=travellers,
        arrangements=arrangements,
        payers=PAYERS,
        most_each=np.where(draw(marks(3, MEASURES)), 14, NO_LIMIT),
        extra_upper=draw(whole(1, 2, extras)),
        extra_measure=draw(whole(0, 6, extras, MEASURES)),
        extra_payer=draw(whole(OWN, PAYERS - 1, extras)),
        is_alone=draw(marks(5, meetings)),
    )
    limits = tuple(draw(_limits(problem)) for _ in range(draw(st.integers(0, 3))))
    return AttendanceProblem(
        **{name: getattr(problem, name) for name in problem.__slots__ if name != "limits"}, limits=limits
    )


def _meetings(draw: st.DrawFn) -> np.ndarray:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    return np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)


def _pairs(draw: st.DrawFn, meeting: np.ndarray) -> list[tuple[int, int]]:
    return [(a, b) for a in range(len(meeting)) for b in range(a) if meeting[a] != meeting[b]]


def _relation(
    draw: st.DrawFn, pairs: list[tuple[int, int]], options: int, *, one_in: int, is_symmetric: bool
) -> np.ndarray:
    table = np.zeros((options, options), dtype=bool)
    for (a, b), is_marked in zip(pairs, draw(marks(one_in, len(pairs))), strict=True):
        if is_marked:
            table[a, b] = True
            table[b, a] = is_symmetric
    return table


def _travellers(draw: st.DrawFn, meetings: int, kinds: int) -> Travellers:
    count = draw(st.integers(1, 3))
    modes = np.array(list("yeern-"))[draw(whole(0, 5, count, meetings))]
    return Travellers(
        kind=draw(whole(0, kinds - 1, count)),
        units=draw(whole(1, 2, count)),
        size=draw(whole(1, 2, count)),
        must=modes == "y",
        may=modes == "e",
        far=modes == "r",
        is_whole=draw(marks(2, count)),
        remote=draw(whole(0, 2, count, MEASURES)),
    )


def _arrangements(draw: st.DrawFn, travellers: int) -> Arrangements:
    rows: list[tuple[int, int, int, bool, int]] = []
    covers: list[list[bool]] = []
    for traveller in range(travellers):
        for _ in range(draw(st.integers(1, 2))):
            first = draw(st.integers(OWN, PAYERS - 1))
            second = draw(st.sampled_from((OWN, OWN, NOBODY, FIXED, 0)))
            if first in {OWN, second}:
                second = OWN
            most = draw(st.sampled_from((NO_LIMIT, NO_LIMIT, 5)))
            rows.append((traveller, first, second, draw(st.booleans()), most))
            covers.append(
                draw(st.sampled_from(([True, False, False], [False, True, False], [False, True, True])))
            )
    table = np.array([[row[0], row[1], row[2], row[4]] for row in rows], dtype=np.int64)
    return Arrangements(
        traveller=table[:, 0],
        first=table[:, 1],
        second=table[:, 2],
        covers=np.array(covers),
        is_extra=np.array([row[3] for row in rows]),
        most=table[:, 3],
    )


@st.composite
def tallies(draw: st.DrawFn, problem: AttendanceProblem) -> Tally:
    shape = problem.travellers.must.shape
    return problem.tally(
        in_person=draw(whole(-2, 2, *shape)),
        remote=draw(whole(-1, 1, *shape)),
        payer=draw(whole(0, 1, problem.payers)),
        measure=draw(whole(0, 1, problem.measures)),
        extra=draw(whole(-1, 1, len(problem.extra_upper))),
        option=draw(whole(-1, 1, len(problem.meeting))),
        arrangement=draw(whole(0, 1, len(problem.arrangements.traveller)))
        if draw(st.booleans())
        else problem.tally().arrangement,
    )


@st.composite
def _limits(draw: st.DrawFn, problem: AttendanceProblem) -> Limit:
    return Limit(draw(tallies(problem)), draw(st.integers(-4, 40)))
