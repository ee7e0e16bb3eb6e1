"""The way in: a p-median problem in, the best sites with a proven bound out."""

from __future__ import annotations

from solver.clock import Clock
from solver.outcome import Status
from solver.pmedian.ground import ground_of
from solver.pmedian.incumbent import Incumbent
from solver.pmedian.outcome import MedianOutcome
from solver.pmedian.problem import MedianProblem
from solver.pmedian.search import Search
from solver.watch import SILENT, Watch

NAME = "lagrange"


def solve_median(
    problem: MedianProblem,
    *,
    watch: Watch = SILENT,
    seconds: float | None = None,
    settles_ties: bool = True,
) -> MedianOutcome:
    """Return the cheapest choice of sites, and what it was proven by.

    Args:
        problem: the problem.
        watch: hears of progress and may stop the solve; the best so far is then returned with its bound.
        seconds: limit of time; None for none [s].
        settles_ties: of equally cheap choices take the lexicographically smallest tuple of sites; without it
            any of them, sooner.
    """
    clock = Clock.started(watch, seconds)
    ground = ground_of(problem)
    best = Incumbent(ground, watch, settles_ties=settles_ties)
    search = Search(ground, best, clock)
    search.run()
    status = Status.FEASIBLE if best.cost is not None else Status.UNKNOWN
    if search.is_complete:
        status = Status.OPTIMAL if best.cost is not None else Status.INFEASIBLE
    return MedianOutcome(
        status=status,
        sites=best.sites,
        flows=best.flows,
        cost=best.cost,
        bound=search.bound,
        engine=NAME,
        seconds=clock.elapsed,
        statistics=search.statistics,
    )
