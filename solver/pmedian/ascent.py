"""Good multipliers by a deflected subgradient method (MODEL.md, "Multipliers")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

import numpy as np

from solver.clock import Clock
from solver.pmedian.ground import Floats
from solver.pmedian.relaxation import Relaxation, Value

MEMORY = 0.85
"""Share of the last direction that the next one keeps."""
SHORTER = 0.7
"""What steps are multiplied by when the bound has not risen for long."""
SHORTEST = 0.001
"""Length of a step, as a share of Polyak's, below which the ascent ends."""
FADING = 0.1
"""Weight of the latest evaluation in the average of the sites taken."""
LEAST_AIM = 1e-3
"""Rise of the bound aimed at where it reaches the best cost already, as a share of the bound."""


@dataclass(frozen=True, slots=True, eq=False)
class Ascent:
    """Where an ascent ended.

    Attributes:
        value: best value found.
        multipliers: where it was found, ``[clients]`` [cents].
        taken_share: share of the latest evaluations that took each site, ``[sites of the relaxation]``.
        evaluations: number of evaluations.
        step: length of the next step, as a share of Polyak's.
    """

    value: Value
    multipliers: Floats
    taken_share: Floats
    evaluations: int
    step: float


@dataclass(frozen=True, slots=True)
class Course:
    """How an ascent goes.

    Attributes:
        aim: cost that the bound strives for [cents].
        enough: the ascent ends as soon as the bound is above it [cents].
        most: evaluations at most.
        step: length of the first step, as a share of Polyak's.
        patience: evaluations without a better bound after which steps get shorter.
        clock: ends the ascent early.
    """

    aim: float
    enough: float
    most: int
    step: float
    patience: int
    clock: Clock


def ascend(
    relaxation: Relaxation,
    start: Floats,
    weight: Floats,
    course: Course,
    hear: Callable[[Value], None],
) -> Ascent:
    """Return the best of up to ``course.most`` evaluations, each a step further.

    The direction of a client is one less the times it is served, its step the same for each of its units:
    the multipliers of clients are prices of a unit, alike in size whatever their weights.

    Args:
        relaxation: the function.
        start: first multipliers, ``[clients]`` [cents].
        weight: weight of each client, ``[clients]``.
        course: how far and how long.
        hear: told of every value better than all before.
    """
    multipliers = relaxation.clipped(start)
    best, best_at = relaxation.at(multipliers), multipliers
    hear(best)
    shares = np.zeros(len(relaxation.sites))
    value, direction = best, np.zeros(len(multipliers))
    step, stalled, count = course.step, 0, 1
    while count < course.most and best.bound <= course.enough and step >= SHORTEST:
        if course.clock.is_over() or not isfinite(value.bound):
            break
        direction = 1.0 - value.served + MEMORY * direction
        steepness = float(weight @ (direction * direction))
        if steepness == 0.0:
            break
        rise = max(course.aim - value.bound, LEAST_AIM * abs(best.bound))
        moved = relaxation.clipped(multipliers + (step * rise / steepness) * direction)
        direction[moved == multipliers] = 0.0
        multipliers = moved
        value = relaxation.at(multipliers)
        count += 1
        shares *= 1.0 - FADING
        shares[value.taken] += FADING
        stalled += 1
        if value.bound > best.bound:
            best, best_at, stalled = value, multipliers, 0
            hear(best)
        elif stalled >= course.patience:
            step, stalled = step * SHORTER, 0
    return Ascent(best, best_at, shares, count, step)
