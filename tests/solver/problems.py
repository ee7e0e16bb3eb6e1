"""Small problems for the tests: one drawn by hand, random ones, and the truth by trying everything."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import strategies as st

from solver import PlacementProblem, cost_of, is_allowed
from solver.problem import BoolArray, IntArray


def two_beside_one() -> PlacementProblem:
    """Return a year with one fixed session and two meetings of two options each.

    option    0       1      2      3      4
    meeting   0       1      1      2      2
    day       10      11     30     12     31
    Two patterns: the first attends all, the second only meetings 0 and 2. Consecutive days save 6 (first
    pattern) and 4 (second), one day between saves 3 and 2; every stop costs 10.
    """
    stops = np.array([[1, 1, 1, 1, 1], [1, 0, 0, 1, 1]], dtype=np.bool_)
    day = np.array([10, 11, 30, 12, 31])
    between = day[None, :] - day[:, None] - 1
    return PlacementProblem(
        meeting=np.array([0, 1, 1, 2, 2]),
        rank=np.argsort(np.argsort(day)),
        stops=stops,
        single=10 * stops.astype(np.int64),
        pair_class=np.select([between == 0, between == 1], [1, 2], 0),
        saving=np.array([[0, 6, 3], [0, 4, 2]]),
        clashes=np.zeros((0, 2), dtype=np.int64),
    )


def changed(problem: PlacementProblem, **arrays: IntArray | BoolArray) -> PlacementProblem:
    """Return the problem with other arrays."""
    names = ("meeting", "rank", "stops", "single", "pair_class", "saving", "clashes")
    values = {name: arrays.get(name, getattr(problem, name)) for name in names}
    return PlacementProblem(**values)


def random_problem(rng: np.random.Generator, *, least_saving: int = -20) -> PlacementProblem:
    """Return a small problem with any savings, clashes and fixed meetings.

    Args:
        rng: source of chance.
        least_saving: smallest saving that may occur [cents].
    """
    sizes = rng.integers(1, 4, size=rng.integers(1, 6))
    meeting = np.repeat(np.arange(len(sizes)), sizes).astype(np.int64)
    options, patterns, classes = len(meeting), int(rng.integers(0, 5)), int(rng.integers(1, 5))
    stops = rng.random((patterns, options)) < 0.7
    top = int(rng.choice([1, 3, 20]))
    saving = rng.integers(max(least_saving, -top), top + 1, (patterns, classes)).astype(np.int64)
    saving[:, 0] = 0
    may_clash = (rng.random((options, options)) < 0.06) & (meeting[:, None] != meeting[None, :])
    return PlacementProblem(
        meeting=meeting,
        rank=rng.permutation(options).astype(np.int64),
        stops=stops,
        single=np.where(stops, rng.integers(0, top + 1, stops.shape), 0).astype(np.int64),
        pair_class=rng.integers(0, classes, (options, options)).astype(np.int64),
        saving=saving,
        clashes=np.argwhere(may_clash).astype(np.int64),
    )


def problems(*, least_saving: int = -20) -> st.SearchStrategy[PlacementProblem]:
    """Return random small problems."""
    seeds = st.integers(0, 2**32 - 1)
    return seeds.map(lambda seed: random_problem(np.random.default_rng(seed), least_saving=least_saving))


def year_of_meetings(meetings: int, *, seed: int = 0, days: int = 25) -> PlacementProblem:
    """Return meetings whose windows lie on top of each other: hard for its size.

    Args:
        meetings: number of meetings, none fixed.
        seed: of the random attendance and fares.
        days: options of each meeting.
    """
    rng = np.random.default_rng(seed)
    meeting = np.repeat(np.arange(meetings), days)
    day = np.tile(np.arange(days), meetings)
    rank = day * meetings + meeting
    stops = (rng.random((60, meetings)) < 0.5)[:, meeting]
    between = day[None, :] - day[:, None] - 1
    fare = rng.integers(200, 1500, 60)
    saving = np.maximum(fare[:, None] - 150 * np.arange(-1, 9)[None, :], 0)
    saving[:, 0] = 0
    return PlacementProblem(
        meeting=meeting,
        rank=rank,
        stops=stops,
        single=stops * fare[:, None],
        pair_class=np.where((between >= 0) & (between < 9), between + 1, 0),
        saving=saving,
        clashes=np.argwhere((between == -1) & (meeting[:, None] < meeting[None, :])),
    )


def all_choices(problem: PlacementProblem) -> list[tuple[int, tuple[int, ...]]]:
    """Return cost and choice of every allowed choice, best first."""
    options = [problem.options_of(meeting).tolist() for meeting in range(problem.meetings)]
    allowed = (choice for choice in product(*options) if is_allowed(problem, choice))
    return sorted((cost_of(problem, choice), choice) for choice in allowed)
