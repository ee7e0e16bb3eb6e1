"""The placement problem: integer arrays in, nothing about people, dates or money inside."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from solver.errors import ProblemError

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

NO_SAVING = 0
"""Pair class of two options that save nothing when one follows the other."""

EXACT_BELOW = 2**53
"""Sums of amounts stay below this, so that floating point adds them exactly [cents]."""


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

    def __post_init__(self) -> None:
        """Check every array against the others and make it read-only.

        Raises:
            ProblemError: an array has a wrong shape, type or value.
        """
        check(self)
        for field in fields(self):
            getattr(self, field.name).flags.writeable = False

    @property
    def meetings(self) -> int:
        """Number of meetings, fixed ones included."""
        return int(self.meeting[-1]) + 1 if self.meeting.size else 0

    def options_of(self, meeting: int) -> IntArray:
        """Return the options of a meeting, in order of preference."""
        first, last = np.searchsorted(self.meeting, [meeting, meeting + 1])
        return np.arange(first, last, dtype=np.int64)

    def restrict(self, allowed: BoolArray) -> tuple[PlacementProblem, IntArray]:
        """Return the problem with some options only, and the old number of each option kept.

        Args:
            allowed: options to keep, ``[options]``.

        Raises:
            ProblemError: a meeting is left without options.
        """
        kept = np.flatnonzero(allowed)
        missing = np.setdiff1d(np.arange(self.meetings), self.meeting[kept])
        if missing.size:
            raise ProblemError(f"meeting {missing[0]} is left without options")
        new = np.full(len(self.meeting), -1, dtype=np.int64)
        new[kept] = np.arange(len(kept))
        clashes = new[self.clashes]
        smaller = PlacementProblem(
            meeting=self.meeting[kept],
            rank=self.rank[kept],
            stops=self.stops[:, kept],
            single=self.single[:, kept],
            pair_class=self.pair_class[np.ix_(kept, kept)],
            saving=self.saving.copy(),
            clashes=clashes[(clashes >= 0).all(axis=1)],
        )
        return smaller, kept


def check(problem: PlacementProblem) -> None:
    """Check the arrays of a problem against each other.

    Raises:
        ProblemError: an array has a wrong shape, type or value.
    """
    _check_shapes(problem)
    _check_options(problem)
    _check_amounts(problem)
    _check_clashes(problem)


def _check_shapes(problem: PlacementProblem) -> None:
    options, patterns, classes = len(problem.meeting), len(problem.stops), problem.saving.shape[-1]
    expected: dict[str, tuple[int, ...]] = {
        "meeting": (options,),
        "rank": (options,),
        "stops": (patterns, options),
        "single": (patterns, options),
        "pair_class": (options, options),
        "saving": (patterns, classes),
        "clashes": (len(problem.clashes), 2),
    }
    for name, shape in expected.items():
        array = getattr(problem, name)
        if array.shape != shape:
            raise ProblemError(f"{name} has shape {array.shape}, expected {shape}")
        dtype = np.bool_ if name == "stops" else np.int64
        if array.dtype != dtype:
            raise ProblemError(f"{name} is of type {array.dtype}, expected {np.dtype(dtype)}")


def _check_options(problem: PlacementProblem) -> None:
    steps = np.diff(problem.meeting, prepend=-1) if problem.meeting.size else problem.meeting
    wrong = (steps < 0) | (steps > 1)
    if problem.meeting.size and steps[0] != 1:
        wrong[0] = True
    _refuse(wrong, "option", "its meeting does not follow that of the option before it")
    order = np.argsort(problem.rank, kind="stable")
    again = np.zeros(len(order), dtype=np.bool_)
    again[order[1:]] = np.diff(problem.rank[order]) == 0
    _refuse(again, "option", "another option has the same rank")


def _check_amounts(problem: PlacementProblem) -> None:
    classes = problem.saving.shape[1]
    if classes == 0:
        raise ProblemError("saving has no column for NO_SAVING")
    outside = (problem.pair_class < 0) | (problem.pair_class >= classes)
    _refuse(outside, "pair of options", f"its class is not in 0..{classes - 1}")
    _refuse(problem.saving[:, NO_SAVING] != 0, "pattern", "its saving of class 0 is not zero")
    _refuse((problem.single != 0) & ~problem.stops, "pattern and option", "a cost without a stop")
    size = np.abs(problem.single.astype(float)).sum() + np.abs(problem.saving.astype(float)).sum()
    if size * max(problem.meetings, 1) >= EXACT_BELOW:
        raise ProblemError(f"the amounts add up to more than {EXACT_BELOW} cents")


def _check_clashes(problem: PlacementProblem) -> None:
    options = len(problem.meeting)
    outside: BoolArray = np.any((problem.clashes < 0) | (problem.clashes >= options), axis=1)
    _refuse(outside, "clash", f"its options are not in 0..{options - 1}")
    first, second = problem.meeting[problem.clashes.T]
    _refuse(first == second, "clash", "its options are of one meeting")


def _refuse(wrong: BoolArray, what: str, why: str) -> None:
    if wrong.any():
        where = np.argwhere(wrong)[0]
        index = ", ".join(str(i) for i in where)
        raise ProblemError(f"{what} {index}: {why}")
