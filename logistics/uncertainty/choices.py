"""The choices of dates that are compared: all that the calendar allows, or the cheapest of them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from logistics.planning.formulate import Formulation
from logistics.planning.options import IntArray
from solver.alternatives import alternatives
from solver.watch import SILENT, Watch

MOST_COMBINATIONS = 2_000_000
"""Combinations of placements that are listed before the clashes are taken out."""
MOST_CHOICES = 5_000
"""Choices compared; with more, the cheapest at central prices are."""
CHEAPEST = 1_000
"""How many those are."""


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """Choices of dates in order of preference.

    Attributes:
        options: placement of each consultation, ``[choices, consultations]``, numbered within it.
        is_complete: every choice that the calendar allows is among them.
    """

    options: IntArray
    is_complete: bool


def choices_of(
    formulation: Formulation, chosen: tuple[int, ...], watch: Watch = SILENT, seconds: float | None = None
) -> Choices:
    """Return the choices that are compared; the one chosen is always among them.

    Args:
        formulation: the placement problem.
        chosen: the recommended choice, anchors included.
        watch: hears of progress and may stop the search.
        seconds: limit of the search for the cheapest; None: none [s].
    """
    sizes = [len(some) for some in formulation.options]
    starts = np.cumsum([0, *sizes])[:-1]
    if math.prod(sizes) <= MOST_COMBINATIONS:
        listed = _every(sizes, formulation.problem.clashes, starts)
        if len(listed) <= MOST_CHOICES:
            return Choices(listed, is_complete=not formulation.narrowed.count)
    found = alternatives(formulation.problem, CHEAPEST, watch=watch, seconds=seconds)
    wanted = {outcome.choice for outcome in found if outcome.choice} | {chosen}
    rows = np.array(sorted(wanted), dtype=np.int64)[:, : len(sizes)]
    return Choices(rows - starts, is_complete=False)


def _every(sizes: list[int], clashes: IntArray, starts: IntArray) -> IntArray:
    grid = np.indices(sizes).reshape(len(sizes), -1).T.astype(np.int64)
    ends = np.searchsorted(starts, clashes, side="right") - 1
    is_open = np.ones(len(grid), dtype=np.bool_)
    for one in range(len(sizes)):
        for other in range(one + 1, len(sizes)):
            table = np.zeros((sizes[one], sizes[other]), dtype=np.bool_)
            for first, second in ((0, 1), (1, 0)):
                here = (ends[:, first] == one) & (ends[:, second] == other)
                table[clashes[here, first] - starts[one], clashes[here, second] - starts[other]] = True
            is_open &= ~table[grid[:, one], grid[:, other]]
    return grid[is_open]
