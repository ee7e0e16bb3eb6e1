"""What a choice costs, counted from the arrays, pattern by pattern."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from solver.problem import PlacementProblem


def cost_of(problem: PlacementProblem, choice: Sequence[int]) -> int:
    """Return the exact cost of a choice [cents].

    Args:
        problem: the problem.
        choice: one option of each meeting, by meeting.
    """
    chosen = np.asarray(choice, dtype=np.int64)
    in_time = chosen[np.argsort(problem.rank[chosen])]
    cost = int(problem.single[:, chosen].sum())
    last = np.full(len(problem.stops), -1, dtype=np.int64)
    for option in in_time:
        follows = np.flatnonzero(problem.stops[:, option] & (last >= 0))
        cost -= int(problem.saving[follows, problem.pair_class[last[follows], option]].sum())
        last[problem.stops[:, option]] = option
    return cost


def is_allowed(problem: PlacementProblem, choice: Sequence[int]) -> bool:
    """Return True when the choice has one option of each meeting and no clash."""
    chosen = np.asarray(choice, dtype=np.int64)
    if len(chosen) != problem.meetings or ((chosen < 0) | (chosen >= len(problem.meeting))).any():
        return False
    if (problem.meeting[chosen] != np.arange(problem.meetings)).any():
        return False
    taken = np.zeros(len(problem.meeting), dtype=np.bool_)
    taken[chosen] = True
    return not taken[problem.clashes].all(axis=1).any()
