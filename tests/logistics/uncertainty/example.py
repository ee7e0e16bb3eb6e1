"""The small case of planning, in which the forum may be moved and people may stay away."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from logistics.case.case import Case
from logistics.case.uncertainty import Slip, Uncertainty, What
from logistics.conduct import run
from logistics.planning.request import Request
from logistics.planning.run import Run
from logistics.uncertainty.ranges import ranges_of
from logistics.uncertainty.result import DrawRequest, Ranges
from solver.watch import SILENT
from tests.logistics.planning.example import ADA, CASE, NAIROBI, PARIS, person

NIGHTS = Uncertainty("nights", What.PER_DIEM, low=Decimal(80), high=Decimal(150), source="survey")
COME = Uncertainty("come", What.SHOW_UP, ("bob",), low=Decimal(40), central=Decimal(60), high=Decimal(80))
MEET = Uncertainty("meet", What.ATTENDANCE, participants=("cyd",), session="forum", central=Decimal(50))
BOB = person("bob", PARIS, "forum", "talks", people=4)
CYD = person("cyd", NAIROBI, "talks", people=3)
LATER = Slip(("forum",), 1, Decimal(25), "programme")
UNCERTAIN = replace(
    CASE,
    participants=(ADA, BOB, CYD),
    uncertainties=(NIGHTS, COME, MEET),
    slips=(LATER, Slip(("forum",), -2, Decimal(5))),
)


def run_of(case: Case) -> Run:
    """Return the plan of a case."""
    return run(case, (), Request(alternatives=0), SILENT)


def drawn(case: Case, draws: int = 40, *, seed: int = 7, workers: int = 1, has_trials: bool = True) -> Ranges:
    """Return the ranges of a case."""
    return ranges_of(run_of(case), DrawRequest(draws, seed, workers, has_trials))
