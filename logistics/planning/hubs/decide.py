"""The best hubs: days and places decided together, proven over all days on which the question differs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from logistics.case.places import Place
from logistics.errors import OutOfTimeError
from logistics.planning.hubs.question import Days, Question
from logistics.planning.hubs.request import HubsRequest
from logistics.planning.options import IntArray
from solver.clock import Clock
from solver.outcome import Status
from solver.pmedian.outcome import MedianOutcome
from solver.pmedian.problem import NO_WAY, MedianProblem
from solver.pmedian.solve import solve_median


@dataclass(frozen=True, slots=True, eq=False)
class HubsDecision:
    """Which hubs are best, and what was proven.

    Attributes:
        places: the hubs, in the order of the candidates.
        first_day: first day of the consultation at all of them.
        flows: people of each client at each hub, ``[clients, hubs]``; who is missing is remote [persons].
        costs: what one person of each client costs at each hub, ``NO_WAY`` out of reach,
            ``[clients, hubs]`` [cents].
        cost_cents: what the solver made least: attendance, connections, and what it counts that people are
            out of reach [cents].
        bound_cents: proven least of that; None when nothing was proven [cents].
        worth_cents: what it counts that one person is out of reach [cents].
        status: optimal when cost equals bound.
        seconds: time taken [s].
        nodes: nodes of the search, of all days.
        candidates: places that were candidates on some day.
        days: days on which the consultation may begin.
    """

    places: tuple[Place, ...]
    first_day: date
    flows: IntArray
    costs: IntArray
    cost_cents: int
    bound_cents: int | None
    worth_cents: int
    status: Status
    seconds: float
    nodes: int
    candidates: int
    days: int


def decide_hubs(question: Question, groups: tuple[Days, ...], clock: Clock) -> HubsDecision | None:
    """Return the cheapest hubs; None when the rules leave none.

    Of equally cheap ones they are those of the earliest day, then those of the places that stand first.

    Args:
        question: the question.
        groups: its days.
        clock: limit of time.

    Raises:
        OutOfTimeError: none were found in the time given.
    """
    worth = worth_of(question.request, groups)
    found = _solved(question, groups, worth, clock)
    open_ones = [outcome for _, outcome in found if outcome.status is not Status.INFEASIBLE]
    decided = [(outcome.cost, days, outcome) for days, outcome in found if outcome.cost is not None]
    if not decided and open_ones:
        raise OutOfTimeError(clock.seconds)
    if not decided:
        return None
    bounds = [outcome.bound for outcome in open_ones if outcome.bound is not None]
    cost, days, outcome = min(decided, key=lambda one: (one[0], one[1].first_days[0]))
    bound = min(bounds) if len(bounds) == len(open_ones) else None
    sites = list(outcome.sites)
    chosen = replace(days.options, place=days.options.place[sites], first=days.options.first[sites])
    return HubsDecision(
        places=question.places_of(chosen),
        first_day=days.first_days[0],
        flows=outcome.flows,
        costs=days.costs[:, sites],
        cost_cents=cost,
        bound_cents=bound,
        worth_cents=worth,
        status=Status.OPTIMAL if cost == bound else Status.FEASIBLE,
        seconds=clock.elapsed,
        nodes=sum(outcome.statistics.nodes for _, outcome in found),
        candidates=len({number for some in groups for number in some.options.place.tolist()}),
        days=sum(len(some.first_days) for some in groups),
    )


def worth_of(request: HubsRequest, groups: tuple[Days, ...]) -> int:
    """Return what it counts that a person is out of reach: as asked, else the dearest attendance [cents]."""
    if not request.beyond:
        return 0
    if request.worth_cents is not None:
        return request.worth_cents
    dearest = [days.costs.max(where=days.costs != NO_WAY, initial=0) for days in groups]
    return int(max(dearest, default=0))


def _solved(
    question: Question, groups: tuple[Days, ...], worth: int, clock: Clock
) -> list[tuple[Days, MedianOutcome]]:
    """Return the outcome of each group; once one has hubs, others are only asked for better ones."""
    problems = [(days, question.problem(days, worth)) for days in groups]
    found: list[tuple[Days, MedianOutcome]] = []
    best: tuple[int, date] | None = None
    for days, problem in sorted(problems, key=lambda pair: _least(pair[1])):
        first = days.first_days[0]
        # an equally cheap choice on an earlier day is better
        below = None if best is None else best[0] + (first < best[1])
        outcome = solve_median(problem, watch=clock.watch, seconds=clock.left, below=below)
        found.append((days, outcome))
        if outcome.cost is not None:
            best = outcome.cost, first
    return found


def _least(problem: MedianProblem) -> float:
    """Return what the problem costs at least: everybody at the cheapest site, chosen or not [cents]."""
    nearest = problem.cost.min(axis=1, initial=NO_WAY)
    each = np.where(nearest == NO_WAY, problem.unserved, nearest)
    return float(each.astype(np.float64) @ problem.weight.astype(np.float64))
