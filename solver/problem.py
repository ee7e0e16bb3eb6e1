"""The placement problem: integer arrays in, nothing about people, dates or money inside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

NO_SAVING = 0
"""Pair class of two options that save nothing when one follows the other."""


@dataclass(frozen=True, slots=True, eq=False)
class PlacementProblem:
    """Every meeting takes one option; each pattern visits the options it stops at, in order of rank.

    The cost of a choice is, over patterns, the sum of ``single`` of the chosen options the pattern
    stops at, minus the sum of ``saving[pattern, pair_class[a, b]]`` over consecutive chosen stops a, b
    of that pattern (consecutive in order of ``rank``). A fixed session is a meeting with one option.

    Attributes:
        meeting: meeting of each option, ``[options]``; options of a meeting stand together and in order
            of preference, meetings are numbered 0.. in order of preference.
        rank: position in time of each option, ``[options]``; all different.
        stops: pattern stops at option, ``[patterns, options]``.
        single: cost of an option as a trip of its own, ``[patterns, options]``, zero where no stop [cents].
        pair_class: class of the ordered pair (a, b), ``[options, options]``, used where
            ``rank[a] < rank[b]``; ``NO_SAVING`` (0) saves nothing.
        saving: saved when the second option of a pair follows the first, ``[patterns, classes]``,
            column 0 all zero; may be negative [cents].
        clashes: pairs of options of different meetings that may not both be chosen, ``[n, 2]``.
    """

    meeting: IntArray
    rank: IntArray
    stops: BoolArray
    single: IntArray
    pair_class: IntArray
    saving: IntArray
    clashes: IntArray
