"""Placement of meetings and choice of hubs: integer arrays in, a choice with a proven bound out."""

from __future__ import annotations

from solver.alternatives import IMPOSSIBLE, NOT_KNOWN, alternatives, cost_by_option
from solver.conflict import Rule, smallest_conflict
from solver.errors import EngineError, ProblemError, SolverError
from solver.evaluate import cost_of, is_allowed
from solver.outcome import Outcome, Status
from solver.pmedian.outcome import MedianOutcome, MedianStatistics
from solver.pmedian.problem import NO_WAY, MedianProblem
from solver.pmedian.service import serve
from solver.pmedian.solve import solve_median
from solver.problem import NO_SAVING, BoolArray, IntArray, PlacementProblem
from solver.solve import Engine, solve
from solver.watch import SILENT, Silent, Watch

__all__ = [
    "IMPOSSIBLE",
    "NOT_KNOWN",
    "NO_SAVING",
    "NO_WAY",
    "SILENT",
    "BoolArray",
    "Engine",
    "EngineError",
    "IntArray",
    "MedianOutcome",
    "MedianProblem",
    "MedianStatistics",
    "Outcome",
    "PlacementProblem",
    "ProblemError",
    "Rule",
    "Silent",
    "SolverError",
    "Status",
    "Watch",
    "alternatives",
    "cost_by_option",
    "cost_of",
    "is_allowed",
    "serve",
    "smallest_conflict",
    "solve",
    "solve_median",
]
