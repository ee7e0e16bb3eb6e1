"""The arc model of a problem: who may ride from which stop to which (MODEL.md, "Arc model")."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.ground import Ground, ground_of
from solver.problem import BoolArray, IntArray, PlacementProblem

HOME = -1
"""Tail or head of an arc that starts or ends at home."""


@dataclass(frozen=True, slots=True, eq=False)
class ArcModel:
    """Arcs of all patterns, in order of pattern, tail and head.

    Attributes:
        ground: the problem made ready; patterns below are its merged patterns.
        pattern: pattern of each arc, ``[arcs]``.
        tail: option left, or ``HOME``, ``[arcs]``.
        head: option reached, or ``HOME``, ``[arcs]``.
        saving: saved by riding the arc, ``[arcs]`` [cents].
        take_cost: cost of taking an option, less ``base``, ``[options]`` [cents].
        base: sum over meetings of the cost of their cheapest option [cents].
    """

    ground: Ground
    pattern: IntArray
    tail: IntArray
    head: IntArray
    saving: IntArray
    take_cost: IntArray
    base: int


def arcs_of(problem: PlacementProblem) -> ArcModel:
    """Return the arc model of a problem."""
    ground = ground_of(problem)
    parts = [_arcs_of_pattern(ground, pattern) for pattern in range(len(ground.stops))]
    pattern = np.repeat(np.arange(len(parts)), [len(tail) for tail, _ in parts]).astype(np.int64)
    tail, head = (
        np.concatenate([np.zeros(0, dtype=np.int64), *(part[side] for part in parts)]) for side in (0, 1)
    )
    least = np.array(
        [ground.single[problem.options_of(m)].min() for m in range(problem.meetings)], dtype=np.int64
    )
    return ArcModel(
        ground=ground,
        pattern=pattern,
        tail=tail,
        head=head,
        saving=ground.saving[pattern, ground.klass[tail, head]].astype(np.int64),
        take_cost=ground.single - least[problem.meeting],
        base=int(least.sum()),
    )


def count_arcs(ground: Ground) -> int:
    """Return how many arcs the arc model has, without writing them all down."""
    total = 0
    for pattern in range(len(ground.stops)):
        options, tails, heads = _reach(ground, pattern)
        rides = (tails[:, None] >= heads[None, :]) & _may_follow(ground, options)
        total += int(rides.sum()) + int((heads == 0).sum()) + int((tails == tails.max(initial=0)).sum())
    return total


def _arcs_of_pattern(ground: Ground, pattern: int) -> tuple[IntArray, IntArray]:
    options, tails, heads = _reach(ground, pattern)
    first, second = np.nonzero((tails[:, None] >= heads[None, :]) & _may_follow(ground, options))
    from_home = options[heads == 0]
    to_home = options[tails == tails.max(initial=0)]
    home = np.full(len(options), HOME, dtype=np.int64)
    tail = np.concatenate([home[: len(from_home)], options[first], to_home])
    head = np.concatenate([from_home, options[second], home[: len(to_home)]])
    return tail, head


def _reach(ground: Ground, pattern: int) -> tuple[IntArray, IntArray, IntArray]:
    """Return the pattern's options in time order with the fixed stops up to and before each.

    A ride from a to b jumps no fixed stop when no more fixed stops stand before b than up to a.
    """
    problem = ground.problem
    options = np.flatnonzero(ground.stops[pattern])
    options = options[np.argsort(problem.rank[options])]
    sizes = np.bincount(problem.meeting, minlength=problem.meetings)
    fixed = sizes[problem.meeting[options]] == 1
    up_to = np.cumsum(fixed)
    return options, up_to, up_to - fixed


def _may_follow(ground: Ground, options: IntArray) -> BoolArray:
    meeting = ground.problem.meeting[options]
    later = np.triu(np.ones((len(options), len(options)), dtype=np.bool_), k=1)
    result: BoolArray = (
        later & (meeting[:, None] != meeting[None, :]) & ~ground.clash[np.ix_(options, options)]
    )
    return result
