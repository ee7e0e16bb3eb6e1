"""The attendance problem: dates, who stops where and who pays, as integer arrays."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

from solver.errors import ProblemError
from solver.problem import EXACT_BELOW, BoolArray, IntArray

Numbers = NDArray[np.int64] | NDArray[np.float64]

OWN = -1
"""Payer of an arrangement: the traveller's own means, which no limit counts."""
NOBODY = -2
"""Second payer of an arrangement that must leave nothing to pay."""
FIXED = -3
"""Second payer of an arrangement that may leave what the fixed meetings alone cost, to own means."""
NO_LIMIT = int(np.iinfo(np.int64).max)
"""Stands for "no limit" where an array holds upper values."""
COST = 0
"""Measure that payers share."""


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """A linear function of what is decided: a limit's left side, or what is to be least.

    Attributes:
        in_person: for each person of a traveller at a meeting, ``[travellers, meetings]``.
        remote: for each person of a traveller joining a meeting remotely, ``[travellers, meetings]``.
        payer: for each unit of cost that a payer pays, ``[payers]``.
        measure: for each unit of a measure, over all people, ``[measures]``.
        extra: for each unit of an extra, ``[extras]``.
        option: for an option that is chosen, ``[options]``.
        arrangement: for each person with an arrangement, ``[arrangements]``.
    """

    in_person: Numbers
    remote: Numbers
    payer: Numbers
    measure: Numbers
    extra: Numbers
    option: Numbers
    arrangement: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Limit:
    """A tally that may be ``most`` at the most."""

    tally: Tally
    most: int


@dataclass(frozen=True, slots=True, eq=False)
class Travellers:
    """Rows of people who are alike and have the same choice. A unit of a row acts as one.

    Attributes:
        kind: row of ``single`` and ``saving``, ``[travellers]``.
        units: how many units act on their own, ``[travellers]``.
        size: people of one unit, ``[travellers]``.
        must: always at the meeting in person, ``[travellers, meetings]``.
        may: in person or remote, ``[travellers, meetings]``.
        far: always remote, ``[travellers, meetings]``.
        is_whole: all of ``may`` in person, or none, ``[travellers]``.
        remote: measures of one person joining one meeting remotely, ``[travellers, measures]``.
    """

    kind: IntArray
    units: IntArray
    size: IntArray
    must: BoolArray
    may: BoolArray
    far: BoolArray
    is_whole: BoolArray
    remote: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Arrangements:
    """Who may pay for a person of a traveller.

    The first payer pays ``min(max(covered, 0), most, cost)``, where ``covered`` adds up the measures that it
    covers, those of the fixed meetings alone taken off if it pays only what is extra. The second pays the
    rest of the cost.

    Attributes:
        traveller: whose arrangement, ascending, ``[arrangements]``.
        first: payer, or OWN, ``[arrangements]``.
        second: payer; OWN; FIXED when the rest may be what the fixed meetings alone cost; or NOBODY when
            the rest must be zero, ``[arrangements]``.
        covers: measures that the first payer covers, ``[arrangements, measures]``.
        is_extra: the first payer leaves out what the fixed meetings alone cost, ``[arrangements]``.
        most: most the first payer pays for a person, or NO_LIMIT, ``[arrangements]``.
    """

    traveller: IntArray
    first: IntArray
    second: IntArray
    covers: BoolArray
    is_extra: BoolArray
    most: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class AttendanceProblem:
    """Every meeting takes one option; every unit of travellers takes one way: stops and an arrangement.

    A person's measures are those of the stops, each as a trip of its own, minus what consecutive stops save
    (see ``PlacementProblem``), plus those of joining remotely. Stops that another stop covers count nothing.

    Attributes:
        meeting: meeting of each option, as in ``PlacementProblem``, ``[options]``.
        rank: position in time, all different, ``[options]``.
        clashes: pairs of options that may not both be chosen, ``[n, 2]``.
        apart: nobody can stop at both options, ``[options, options]``.
        covers: who stops at the first option needs nothing more for the second, ``[options, options]``.
        pair_class: class of an ordered pair of options, ``[options, options]``.
        is_fixed: the meeting is given: an anchor, ``[meetings]``.
        single: measures of a stop as a trip of its own, ``[kinds, options, measures]``.
        saving: saved by a pair, ``[kinds, classes, measures]``, class 0 all zero.
        travellers: who decides.
        arrangements: who may pay; each traveller has at least one.
        payers: number of payers.
        most_each: most of each measure for one person, or NO_LIMIT, ``[measures]``.
        extra_upper: extras are whole numbers from 0 to this, ``[extras]``.
        extra_measure: measures of one unit of an extra, ``[extras, measures]``.
        extra_payer: who pays the cost of an extra, or OWN, ``[extras]``.
        is_alone: a stop at the meeting is a trip of its own, whatever lies beside it, ``[meetings]``.
        limits: what must hold.
    """

    meeting: IntArray
    rank: IntArray
    clashes: IntArray
    apart: BoolArray
    covers: BoolArray
    pair_class: IntArray
    is_fixed: BoolArray
    single: IntArray
    saving: IntArray
    travellers: Travellers
    arrangements: Arrangements
    payers: int
    most_each: IntArray
    extra_upper: IntArray
    extra_measure: IntArray
    extra_payer: IntArray
    is_alone: BoolArray
    limits: tuple[Limit, ...] = field(default=())

    def __post_init__(self) -> None:
        """Check shapes and sizes.

        Raises:
            ProblemError: an array has a wrong shape, or amounts that floating point cannot add exactly.
        """
        _check(self)

    @property
    def meetings(self) -> int:
        """Number of meetings."""
        return len(self.is_fixed)

    @property
    def measures(self) -> int:
        """Number of measures."""
        return len(self.most_each)

    def options_of(self, meeting: int) -> IntArray:
        """Return the options of a meeting, in order of preference."""
        first, last = np.searchsorted(self.meeting, [meeting, meeting + 1])
        return np.arange(first, last, dtype=np.int64)

    def tally(self, **given: Numbers) -> Tally:
        """Return a tally that is zero but for the arrays given by name."""
        shape = self.travellers.must.shape
        sizes: dict[str, tuple[int, ...]] = {
            "in_person": shape,
            "remote": shape,
            "payer": (self.payers,),
            "measure": (self.measures,),
            "extra": self.extra_upper.shape,
            "option": self.meeting.shape,
            "arrangement": self.arrangements.traveller.shape,
        }
        zeros: dict[str, Numbers] = {name: np.zeros(size, dtype=np.int64) for name, size in sizes.items()}
        for name, array in given.items():
            if np.shape(array) != sizes[name]:
                raise ProblemError(f"{name} has shape {np.shape(array)}, expected {sizes[name]}")
        return Tally(**{**zeros, **given})


def _check(problem: AttendanceProblem) -> None:
    people, ways = problem.travellers, problem.arrangements
    options, measures = len(problem.meeting), problem.measures
    rows = (len(people.kind), problem.meetings)
    expected: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
        "rank": (problem.rank.shape, (options,)),
        "apart": (problem.apart.shape, (options, options)),
        "covers": (problem.covers.shape, (options, options)),
        "pair_class": (problem.pair_class.shape, (options, options)),
        "single": (problem.single.shape, (len(problem.single), options, measures)),
        "saving": (problem.saving.shape, (len(problem.single), problem.saving.shape[1], measures)),
        "must": (people.must.shape, rows),
        "may": (people.may.shape, rows),
        "far": (people.far.shape, rows),
        "remote": (people.remote.shape, (rows[0], measures)),
        "covered measures": (ways.covers.shape, (len(ways.traveller), measures)),
        "extra_measure": (problem.extra_measure.shape, (len(problem.extra_upper), measures)),
    }
    for name, (shape, wanted) in expected.items():
        if shape != wanted:
            raise ProblemError(f"{name} has shape {shape}, expected {wanted}")
    if set(ways.traveller.tolist()) != set(range(rows[0])):
        raise ProblemError("a traveller has no arrangement")
    if (people.must & people.may | people.must & people.far | people.may & people.far).any():
        raise ProblemError("a traveller attends a meeting in two modes")
    most = np.abs(problem.single.astype(float)).max(initial=0) + np.abs(problem.saving).max(initial=0)
    if most * problem.meetings * float((people.units * people.size).sum()) >= EXACT_BELOW:
        raise ProblemError(f"the amounts add up to more than {EXACT_BELOW}")


def combined(objective: Tally, limits: tuple[Limit, ...], prices: NDArray[np.float64]) -> Tally:
    """Return the objective plus each limit's tally times its price, in floating point."""
    sums = {each.name: getattr(objective, each.name).astype(np.float64) for each in fields(Tally)}
    for limit, price in zip(limits, prices.tolist(), strict=True):
        if price:
            sums = {name: total + price * getattr(limit.tally, name) for name, total in sums.items()}
    return Tally(**sums)
