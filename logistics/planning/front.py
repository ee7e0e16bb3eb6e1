"""A Pareto front: plans of which none is better in both of two respects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.rules import Mode
from logistics.errors import VerificationError
from logistics.planning.aims import negative, participation_of, total_of
from logistics.planning.assemble import Assembly, assemble
from logistics.planning.decided import Decision, decision_of
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.measures import BURDENS, CO2E, COST, HOURS
from logistics.planning.people_plan import differences_of
from logistics.planning.verify import verify
from logistics.planning.verify_front import wrong_values
from logistics.pricing.pricebook import PriceBook
from solver.attendance.front import Aim, Point, WorstOf
from solver.attendance.front import front as points_of
from solver.attendance.problem import Tally
from solver.attendance.question import Question
from solver.attendance.solution import Solution, is_kept, value_of
from solver.attendance.stages import AttendanceOutcome, question_of
from solver.attendance.worst import worst_of
from solver.clock import Clock
from solver.outcome import Status

RESPECTS = ("cost", "co2e", "hours", "participation", "burden")
"""What may stand on the axes of a front."""
WORST = "worst-"
"""What stands before the kind of burden in the name of the worst burden of one person."""


@dataclass(frozen=True, slots=True)
class FrontPoint:
    """A plan on the front.

    Attributes:
        sessions: the consultations on their dates, in order of time.
        values: what the plan is worth, by name: ``cost`` [cents], ``co2e`` [1/10,000 kg], ``hours``
            [1/100 h], ``participation`` [people at consultations, weighted], and the worst of one person:
            ``worst-cost`` [cents], ``worst-hours`` [1/100 h], ``worst-nights`` or ``worst-trips``.
        is_knee: the point from which a little more of one costs most of the other.
    """

    sessions: tuple[Session, ...]
    values: tuple[tuple[str, int], ...]
    is_knee: bool = False

    def value(self, name: str) -> int:
        """Return the value with a name, in its unit."""
        return dict(self.values)[name]


@dataclass(frozen=True, slots=True)
class Front:
    """The plans between which a choice of two respects remains.

    Attributes:
        names: the two respects, by the names of the values.
        points: plans in order of the first respect, the best one first.
        is_complete: no plan of the front is left out.
        is_proven: each plan is proven to lie on the front; else time ran out.
        is_recounted: each plan was booked and recounted from the case and its prices; else time ran out.
    """

    names: tuple[str, str]
    points: tuple[FrontPoint, ...]
    is_complete: bool
    is_proven: bool = True
    is_recounted: bool = True


@dataclass(frozen=True, slots=True)
class FrontRequest:
    """Which front is wanted.

    Attributes:
        respects: two of ``RESPECTS``.
        burden: which burden of one person is meant: ``cost``, ``hours``, ``nights`` or ``trips``.
        most_points: plans wanted at the most, at least two.
    """

    respects: tuple[str, str]
    burden: str = "hours"
    most_points: int = 25


def front_of(case: Case, prices: PriceBook, request: FrontRequest, clock: Clock, seed: int = 0) -> Front:
    """Return the front of a case in two respects, its quotas kept.

    Raises:
        InfeasibleError: a consultation has no allowed placement; carries the rules that collide.
        VerificationError: the recount of a plan differs: our defect.
    """
    strict = replace(case, rules=replace(case.rules, mode=Mode.COST))
    burden = BURDENS[request.burden]
    assembly = assemble(strict, prices, (CO2E, HOURS, burden))
    question = question_of(assembly.problem)
    aims = aims_by_name(assembly, request.burden)
    first, second = request.respects
    found = points_of(question, (aims[first], aims[second]), request.most_points, clock.quiet(), seed)
    names = {name: name if name != "burden" else WORST + request.burden for name in RESPECTS}
    knee = _knee(found.points)
    points: list[FrontPoint] = []
    recounted = 0
    for number, point in enumerate(found.points):
        solution = _without_idle_hubs(question, point.solution)
        values = tuple(
            (names[name], _shown(value_of_aim(question, solution, aim), name)) for name, aim in aims.items()
        )
        outcome = AttendanceOutcome(Status.OPTIMAL, solution, question.ways, (), (), "front", 0.0)
        decision = decision_of(assembly, outcome)
        if not clock.is_over():
            recount_point(strict, prices, decision, values)
            recounted += 1
        sessions = sorted(decision.sessions, key=lambda s: (s.first_day, s.id))
        points.append(FrontPoint(tuple(sessions), values, is_knee=number == knee))
    return Front(
        (names[first], names[second]),
        tuple(points),
        found.is_complete,
        found.is_proven,
        is_recounted=recounted == len(points),
    )


def recount_point(
    asked: Case, prices: PriceBook, decision: Decision, values: tuple[tuple[str, int], ...]
) -> None:
    """Book a plan on the front and recount it from the case and the prices.

    Args:
        asked: the case as asked, its cost to be least.
        prices: its prices.
        decision: who comes, who pays, and when.
        values: what the plan is said to be worth, as in ``FrontPoint``.

    Raises:
        VerificationError: a rule is broken, or a value differs: our defect.
    """
    plan = make_plan(decision.case, prices, decision.sessions)
    verify(decision.case, prices, plan, dict(values)["cost"])
    baseline = make_baseline(decision.case, prices, decision.sessions)
    differences = (
        *differences_of(asked, prices, decision, plan, baseline),
        *wrong_values(asked, plan, values),
    )
    if differences:
        raise VerificationError(differences)


def _without_idle_hubs(question: Question, solution: Solution) -> Solution:
    """Return a decision without hubs that nobody joins: where cost is no respect they cost nothing."""
    problem, ways = question.problem, question.ways
    for number in np.flatnonzero(solution.extras).tolist():
        extras = solution.extras.copy()
        extras[number] = 0
        leaner = replace(solution, extras=extras)
        if is_kept(problem, ways, leaner, problem.limits):
            solution = leaner
    return solution


def aims_by_name(assembly: Assembly, burden: str) -> dict[str, Aim]:
    """Return what may stand on the axes of a front, each to be as little as can be.

    Args:
        assembly: counts emissions, hours and the burden.
        burden: which burden of one person is meant.
    """
    return {
        "cost": total_of(assembly, COST),
        "co2e": total_of(assembly, CO2E),
        "hours": total_of(assembly, HOURS),
        "participation": negative(participation_of(assembly)),
        "burden": WorstOf(assembly.measures.index(BURDENS[burden])),
    }


def value_of_aim(question: Question, solution: Solution, aim: Aim) -> int:
    """Return what a decision reaches in one aim."""
    if isinstance(aim, Tally):
        return value_of(question.problem, question.ways, solution, aim)
    return worst_of(question.problem, question.ways, solution, aim.measure)


def _shown(value: int, name: str) -> int:
    return -value if name == "participation" else value


def _knee(points: tuple[Point, ...]) -> int | None:
    """Return the point farthest below the line between both ends, axes scaled alike; None when none is."""
    if not points:
        return None
    start, end = points[0], points[-1]
    width, height = end.first - start.first, start.second - end.second
    if not width or not height:
        return None
    depths = [
        1 - Fraction(one.first - start.first, width) - Fraction(one.second - end.second, height)
        for one in points
    ]
    deepest = max(depths)
    return depths.index(deepest) if deepest > 0 else None
