"""The Pareto front of two aims, point by point: the best in one with a little less allowed of the other.

Every point is proven: least in the first aim under the cap on the second, then least in the second at that
value of the first. The cap of the next point is one unit below (epsilon-constraint).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from solver.attendance.feasible import by_decomposition
from solver.attendance.problem import AttendanceProblem, Limit, Tally
from solver.attendance.question import Best, Question
from solver.attendance.solution import Solution, value_of
from solver.attendance.worst import capped, least_worst, worst_of
from solver.clock import Clock


@dataclass(frozen=True, slots=True)
class WorstOf:
    """An aim: what the person who bears most of a measure bears."""

    measure: int


Aim = Tally | WorstOf
"""What is to be little: a tally, or the burden of the person who bears most."""


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A decision on the front and its values of the two aims."""

    solution: Solution
    first: int
    second: int


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Decisions on the front, in order of the first aim.

    Attributes:
        points: no other decision is better in one aim and as good in the other.
        is_complete: every point of the front is among them.
        is_proven: every point given was proven; False when time ran out.
    """

    points: tuple[Point, ...]
    is_complete: bool
    is_proven: bool


def front(question: Question, aims: tuple[Aim, Aim], most_points: int, clock: Clock, seed: int) -> Points:
    """Return the front; when it has more than so many points, as many spread evenly over the second aim.

    Args:
        question: limits and choices; its objective is not looked at.
        aims: two aims, of which at most one is a worst burden.
        most_points: points wanted at the most, at least two.
        clock: limit of time.
        seed: of the random numbers of HiGHS.
    """
    if isinstance(aims[0], WorstOf):
        turned = front(question, (aims[1], aims[0]), most_points, clock, seed)
        points = tuple(Point(one.solution, one.second, one.first) for one in reversed(turned.points))
        return replace(turned, points=points)
    sweep = _Sweep(question, aims[0], aims[1], clock, seed)
    every = sweep.run(step=1, most_points=most_points)
    if every.is_complete or not every.is_proven:
        return every
    # too many: from the best of one aim to the best of the other, evenly
    last = sweep.least_second()
    if last is None:
        return every
    width = every.points[0].second - last
    step = max(-(-width // (most_points - 1)), 1)
    spread = sweep.run(step=step, most_points=most_points, last=last)
    return replace(spread, is_complete=False)


@dataclass(frozen=True, slots=True, eq=False)
class _Sweep:
    question: Question
    first: Tally
    second: Aim
    clock: Clock
    seed: int

    def run(self, *, step: int, most_points: int, last: int | None = None) -> Points:
        """Return points from the best of the first aim on, the second falling by at least ``step``.

        Where its least value ``last`` is known, the point that reaches it ends them, however near it is.
        """
        found: list[Point] = []
        cap: int | None = None
        while len(found) < most_points:
            asked = self.question if cap is None else self._under(cap)
            best = by_decomposition(
                replace(asked, objective=self.first, is_value_enough=True), self.clock, self.seed
            )
            point = None if best.solution is None or not best.is_complete else self._least(asked, best)
            if point is None:
                is_over = best.solution is None and best.is_complete
                return Points(tuple(found), is_complete=is_over and step == 1, is_proven=is_over)
            found.append(point)
            if point.second == last:
                return Points(tuple(found), is_complete=False, is_proven=True)
            cap = point.second - step if last is None else max(point.second - step, last)
        return Points(tuple(found), is_complete=False, is_proven=True)

    def least_second(self) -> int | None:
        """Return the least value of the second aim; None when time ran out."""
        if isinstance(self.second, WorstOf):
            worst = least_worst(self.question, self.second.measure, self.clock, self.seed)
            return worst.value if worst.is_complete else None
        asked = replace(self.question, objective=self.second, is_value_enough=True)
        best = by_decomposition(asked, self.clock, self.seed)
        return best.value if best.is_complete else None

    def _under(self, cap: int) -> Question:
        if isinstance(self.second, WorstOf):
            return replace(self.question, problem=self._capped(cap))
        return replace(self.question, limits=(*self.question.limits, Limit(self.second, cap)))

    def _capped(self, cap: int) -> AttendanceProblem:
        assert isinstance(self.second, WorstOf)  # noqa: S101 - only asked for such an aim
        return capped(self.question.problem, self.second.measure, cap)

    def _least(self, asked: Question, best: Best) -> Point | None:
        """Return the point whose second aim is least among decisions as good in the first."""
        problem, ways = self.question.problem, self.question.ways
        if best.solution is None:
            return None
        first = value_of(problem, ways, best.solution, self.first)
        held = replace(asked, limits=(*asked.limits, Limit(self.first, first)), start=best.solution)
        if isinstance(self.second, WorstOf):
            worst = least_worst(held, self.second.measure, self.clock, self.seed)
            if worst.solution is None or not worst.is_complete:
                return None
            return Point(worst.solution, first, worst_of(problem, ways, worst.solution, self.second.measure))
        settled = by_decomposition(replace(held, objective=self.second), self.clock, self.seed)
        if settled.solution is None or not settled.is_complete:
            return None
        return Point(settled.solution, first, value_of(problem, ways, settled.solution, self.second))
