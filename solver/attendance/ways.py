"""Every way a traveller may take: which stops in person, which remotely, paid by whom."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from solver.attendance.problem import AttendanceProblem
from solver.errors import ProblemError
from solver.problem import BoolArray, IntArray

MOST_WAYS = 2_000_000
"""Ways above which a problem is refused: it would not fit into memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Ways of all travellers, and the distinct paths (kind and set of stops) that they use.

    Attributes:
        traveller: whose way, ascending, ``[ways]``.
        arrangement: who pays, ``[ways]``.
        stops: meetings in person, ``[ways, meetings]``.
        remote: meetings joined remotely, ``[ways, meetings]``.
        path: path of the stops, ``[ways]``.
        fixed_path: path of the stops at fixed meetings alone, ``[ways]``.
        path_kind: kind of traveller of each path, ``[paths]``.
        path_set: set of stops of each path, a row of ``sets``, ``[paths]``.
        sets: distinct sets of stops, ``[sets, meetings]``.
    """

    traveller: IntArray
    arrangement: IntArray
    stops: BoolArray
    remote: BoolArray
    path: IntArray
    fixed_path: IntArray
    path_kind: IntArray
    path_set: IntArray
    sets: BoolArray

    def __len__(self) -> int:
        return len(self.traveller)


def ways_of(problem: AttendanceProblem) -> Ways:
    """Return all ways, traveller by traveller; of one traveller fewer stops come first.

    Raises:
        ProblemError: there are more than ``MOST_WAYS``.
    """
    people, paid = problem.travellers, problem.arrangements
    arrangements: list[list[int]] = [[] for _ in people.kind]
    for number, traveller in enumerate(paid.traveller.tolist()):
        arrangements[traveller].append(number)
    rows: list[tuple[int, int]] = []
    stops: list[BoolArray] = []
    for traveller, some in enumerate(arrangements):
        for chosen in _stops(problem, traveller):
            for arrangement in some:
                rows.append((traveller, arrangement))
                stops.append(chosen)
        if len(rows) > MOST_WAYS:
            raise ProblemError(f"there are more than {MOST_WAYS:,} ways to attend")
    table = np.array(rows, dtype=np.int64).reshape(-1, 2)
    taken = np.array(stops, dtype=bool).reshape(-1, problem.meetings)
    far = people.far[table[:, 0]] | (people.may[table[:, 0]] & ~taken)
    return _with_paths(problem, table[:, 0], table[:, 1], taken, far)


def _stops(problem: AttendanceProblem, traveller: int) -> list[BoolArray]:
    """Return the sets of meetings that a traveller may attend in person, smaller sets first."""
    people = problem.travellers
    must, open_ = people.must[traveller], np.flatnonzero(people.may[traveller])
    if people.is_whole[traveller]:
        picks = [(False,) * len(open_), (True,) * len(open_)] if len(open_) else [()]
    else:
        picks = sorted(product((False, True), repeat=len(open_)), key=sum)
    found = []
    for pick in picks:
        stops = must.copy()
        stops[open_[np.array(pick, dtype=bool)]] = True
        found.append(stops)
    return found


def _with_paths(
    problem: AttendanceProblem, owner: IntArray, arrangement: IntArray, taken: BoolArray, far: BoolArray
) -> Ways:
    fixed = taken & problem.is_fixed
    both = np.concatenate([taken, fixed])
    sets, of_set = np.unique(both, axis=0, return_inverse=True)
    kinds = np.tile(problem.travellers.kind[owner], 2)
    keys = kinds * max(len(sets), 1) + of_set.reshape(-1)
    distinct, path = np.unique(keys, return_inverse=True)
    return Ways(
        traveller=owner,
        arrangement=arrangement,
        stops=taken,
        remote=far,
        path=path[: len(owner)],
        fixed_path=path[len(owner) :],
        path_kind=distinct // max(len(sets), 1),
        path_set=distinct % max(len(sets), 1),
        sets=sets,
    )
