"""A problem made ready for the search: patterns merged, classes made symmetric, clashes as a table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.problem import BoolArray, IntArray, PlacementProblem

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What the search reads, the same at every node.

    Attributes:
        problem: as given.
        single: cost of an option over all patterns, ``[options]`` [cents].
        stops: merged patterns stop at option, one row for each different row, ``[merged, options]``.
        saving: their savings, added up, ``[merged, classes]``; whole numbers [cents].
        klass: class of an unordered pair, ``[options + 1, options + 1]``; the last row and column stand
            for "none" and save nothing.
        before: the first option comes earlier, ``[options, options]``.
        clash: the two may not both be chosen, ``[options, options]``.
        profile: number of the option's column of stops; options stopped at alike share it, ``[options]``.
        columns: the different columns of stops, ``[merged, profiles]``.
    """

    problem: PlacementProblem
    single: IntArray
    stops: BoolArray
    saving: FloatArray
    klass: IntArray
    before: BoolArray
    clash: BoolArray
    profile: IntArray
    columns: FloatArray


def ground_of(problem: PlacementProblem) -> Ground:
    """Return the problem made ready for the search."""
    options = len(problem.meeting)
    stops, saving = _merged(problem)
    before = problem.rank[:, None] < problem.rank[None, :]
    klass = np.zeros((options + 1, options + 1), dtype=np.int64)
    klass[:options, :options] = np.where(before, problem.pair_class, problem.pair_class.T)
    clash = np.zeros((options, options), dtype=np.bool_)
    clash[problem.clashes[:, 0], problem.clashes[:, 1]] = True
    columns, profile = np.unique(stops, axis=1, return_inverse=True)
    return Ground(
        problem=problem,
        single=problem.single.sum(axis=0),
        stops=stops,
        saving=saving,
        klass=klass,
        before=before,
        clash=clash | clash.T,
        profile=profile.reshape(-1).astype(np.int64),
        columns=columns.astype(np.float64),
    )


def _merged(problem: PlacementProblem) -> tuple[BoolArray, FloatArray]:
    useful = (problem.saving != 0).any(axis=1) & (problem.stops.sum(axis=1) > 1)
    if not useful.any():
        return problem.stops[:0], np.zeros((0, problem.saving.shape[1]))
    packed = np.packbits(problem.stops[useful], axis=1)
    _, first, inverse = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(inverse.reshape(-1), kind="stable")
    starts = np.searchsorted(inverse.reshape(-1)[order], np.arange(len(first)))
    saving = np.add.reduceat(problem.saving[useful][order], starts, axis=0)
    return problem.stops[useful][first], saving.astype(np.float64)
