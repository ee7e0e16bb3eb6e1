"""Settles ties: among the cheapest choices the one whose options come first, meeting by meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from solver.outcome import Outcome, Status
from solver.problem import BoolArray, IntArray, PlacementProblem

UNSETTLED = "{engine} (ties not settled)"
"""Name of the engine in an outcome whose time ran out before all ties were settled."""


def settle(
    problem: PlacementProblem, outcome: Outcome, solve: Callable[[PlacementProblem], Outcome]
) -> Outcome:
    """Return the outcome with the first of the cheapest choices.

    Meeting by meeting the problem is solved again with only those options that come before the chosen one;
    if that costs no more, its choice is taken over. An outcome that is not optimal is returned unchanged.

    Args:
        problem: the problem solved.
        outcome: its outcome.
        solve: the engine that gave the outcome.
    """
    if outcome.status is not Status.OPTIMAL:
        return outcome
    allowed = np.ones(len(problem.meeting), dtype=np.bool_)
    seconds = outcome.seconds
    for meeting in range(problem.meetings):
        options = problem.options_of(meeting)
        while (trial := _only_before(allowed, options, outcome.choice[meeting])) is not None:
            smaller, kept = problem.restrict(trial)
            other = solve(smaller)
            seconds += other.seconds
            if other.cost == outcome.cost:
                outcome = replace(outcome, choice=tuple(kept[list(other.choice)].tolist()))
            elif _is_dearer(other, outcome):
                break
            else:
                return replace(outcome, engine=UNSETTLED.format(engine=outcome.engine), seconds=seconds)
        allowed[options] = False
        allowed[outcome.choice[meeting]] = True
    return replace(outcome, seconds=seconds)


def _only_before(allowed: BoolArray, options: IntArray, chosen: int) -> BoolArray | None:
    before = options[(options < chosen) & allowed[options]]
    if before.size == 0:
        return None
    trial = allowed.copy()
    trial[options] = False
    trial[before] = True
    return trial


def _is_dearer(other: Outcome, outcome: Outcome) -> bool:
    if other.status is Status.INFEASIBLE:
        return True
    return other.bound is not None and outcome.cost is not None and other.bound > outcome.cost
