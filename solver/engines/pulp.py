"""PuLP: the arc model once more, written for reading, solved by CBC."""

from __future__ import annotations

import pulp

from solver.arcs import HOME, ArcModel, arcs_of
from solver.clock import Clock
from solver.engines import cbc
from solver.engines.answer import answer, infeasible, whole_bound
from solver.evaluate import is_allowed
from solver.outcome import Outcome, Status
from solver.problem import PlacementProblem
from solver.watch import Watch

NAME = "pulp"
HALF = 0.5
TAKE = "take"


def solve(problem: PlacementProblem, *, watch: Watch, seconds: float | None, seed: int) -> Outcome:
    """Return a cheapest choice; ties are not settled here.

    Args:
        problem: the problem.
        watch: hears of progress and may stop the solve.
        seconds: limit; None for none [s].
        seed: of the random numbers of CBC.

    Raises:
        EngineError: CBC is missing or broke down.
    """
    clock = Clock.started(watch, seconds)
    model = arcs_of(problem)
    read, printed = cbc.run(model_of(model), clock, seed)
    lower = None if printed is None else whole_bound(printed)
    if read.status.lower().endswith("infeasible"):
        return infeasible(NAME, clock.elapsed)
    taken = (name for name, value in read.values.items() if name.startswith(f"{TAKE}_") and value > HALF)
    choice = tuple(sorted(int(name.rpartition("_")[2]) for name in taken))
    bound = None if lower is None else lower + model.base
    if read.status == "Optimal":
        bound = answer(problem, choice, None, engine=NAME, seconds=0.0).cost
    elif not is_allowed(problem, choice):
        return Outcome(Status.UNKNOWN, (), None, bound, NAME, clock.elapsed)
    outcome = answer(problem, choice, bound, engine=NAME, seconds=clock.elapsed)
    watch.progress(NAME, outcome.cost, outcome.bound)
    return outcome


def model_of(model: ArcModel) -> pulp.LpProblem:
    """Return the arc model in PuLP's words, rows named as in MODEL.md."""
    lp = pulp.LpProblem("placement", pulp.LpMinimize)
    take = [lp.add_variable(f"{TAKE}_{o}", 0, 1, pulp.LpBinary) for o in range(len(model.take_cost))]
    arcs = list(zip(model.pattern.tolist(), model.tail.tolist(), model.head.tolist(), strict=True))
    ride = [lp.add_variable(f"ride_{n}_{_name(a)}_{_name(b)}", 0, 1) for n, a, b in arcs]
    savings = zip(ride, model.saving.tolist(), strict=True)
    costs = zip(take, model.take_cost.tolist(), strict=True)
    lp.setObjective(pulp.LpAffineExpression([*costs, *((arc, -saved) for arc, saved in savings)]))
    _choose(lp, model, take)
    _travel(lp, model, take, list(zip(arcs, ride, strict=True)))
    for a, b in sorted({(min(pair), max(pair)) for pair in model.ground.problem.clashes.tolist()}):
        lp.addConstraint(pulp.lpSum([take[a], take[b]]) <= 1, f"not_both_{a}_{b}")
    return lp


def _choose(lp: pulp.LpProblem, model: ArcModel, take: list[pulp.LpVariable]) -> None:
    problem = model.ground.problem
    for meeting in range(problem.meetings):
        options = problem.options_of(meeting).tolist()
        lp.addConstraint(pulp.lpSum([take[o] for o in options]) == 1, f"one_option_for_meeting_{meeting}")


def _travel(
    lp: pulp.LpProblem,
    model: ArcModel,
    take: list[pulp.LpVariable],
    rides: list[tuple[tuple[int, int, int], pulp.LpVariable]],
) -> None:
    into: dict[tuple[int, int], list[pulp.LpVariable]] = {}
    out_of: dict[tuple[int, int], list[pulp.LpVariable]] = {}
    departures: dict[int, list[pulp.LpVariable]] = {}
    for (pattern, tail, head), arc in rides:
        if head != HOME:
            into.setdefault((pattern, head), []).append(arc)
        if tail != HOME:
            out_of.setdefault((pattern, tail), []).append(arc)
        else:
            departures.setdefault(pattern, []).append(arc)
    for pattern, stops in enumerate(model.ground.stops):
        for option in stops.nonzero()[0].tolist():
            arrivals = [(arc, 1) for arc in into.get((pattern, option), [])]
            leavings = [(arc, 1) for arc in out_of.get((pattern, option), [])]
            key = f"{pattern}_{option}"
            lp.addConstraint(
                pulp.LpAffineExpression([*arrivals, (take[option], -1)]) == 0, f"arrive_at_stop_{key}"
            )
            lp.addConstraint(
                pulp.LpAffineExpression([*leavings, (take[option], -1)]) == 0, f"leave_stop_{key}"
            )
    for pattern, arcs in departures.items():
        lp.addConstraint(pulp.lpSum(arcs) <= 1, f"one_departure_of_pattern_{pattern}")


def _name(stop: int) -> str:
    return "home" if stop == HOME else str(stop)
