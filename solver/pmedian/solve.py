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
    below: int | None = None,
) -> MedianOutcome:
    """Return the cheapest choice of sites, and what it was proven by.

    Args:
        problem: the problem.
        watch: hears of progress and may stop the solve; the best so far is then returned with its bound.
        seconds: limit of time; None for none [s].
        settles_ties: of equally cheap choices take the lexicographically smallest tuple of sites; without it
            any of them, sooner.
        below: only choices that cost less are looked for; where there are none the outcome is UNKNOWN,
            without a choice, and this is its bound. None looks for all [cents].
    """
    clock = Clock.started(watch, seconds)
    ground = ground_of(problem)
    best = Incumbent(ground, watch, settles_ties=settles_ties, below=below)
    search = Search(ground, best, clock)
    search.run()
    is_found = bool(best.sites)
    status = Status.FEASIBLE if is_found else Status.UNKNOWN
    if search.is_complete and (is_found or below is None):
        status = Status.OPTIMAL if is_found else Status.INFEASIBLE
    return MedianOutcome(
        status=status,
        sites=best.sites,
        flows=best.flows,
        cost=best.cost if is_found else None,
        bound=search.bound,
        engine=NAME,
        seconds=clock.elapsed,
        statistics=search.statistics,
    )
