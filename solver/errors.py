"""What can go wrong in ``solver``.

SolverError
    ProblemError    the arrays contradict each other (also a ValueError)
    EngineError     an engine is missing or broke down; never "infeasible"
    UndecidedError  time ran out before it was known whether rules can be kept together
"""

from __future__ import annotations


class SolverError(Exception):
    """Base of all errors of this package."""


class ProblemError(SolverError, ValueError):
    """The arrays of a problem contradict each other; the text names the index at fault."""


class EngineError(SolverError):
    """An engine is missing, refuses the problem or broke down."""


class UndecidedError(SolverError):
    """Time ran out before it was known whether some rules can be kept together."""

    def __init__(self) -> None:
        super().__init__("time ran out before it was known whether the rules can be kept together")
