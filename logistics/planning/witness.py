"""What a second answer to the same problem is worth."""

from __future__ import annotations

from logistics.errors import VerificationError
from logistics.planning.decided import Decision
from solver.attendance.stages import AttendanceOutcome
from solver.outcome import Outcome, Status

ALONE = "the recount"
"""Who confirmed the answer when no second engine was asked."""


def compare(outcome: Outcome, witness: Outcome) -> str:
    """Return what a second answer to the same problem is worth.

    Raises:
        VerificationError: the answers contradict each other.
    """
    if witness.status is Status.INFEASIBLE or _exclude(outcome, witness) or _exclude(witness, outcome):
        told = (f"{o.engine}: {o.status}, cost {o.cost}, bound {o.bound}" for o in (outcome, witness))
        raise VerificationError(tuple(told))
    if outcome.status is witness.status is Status.OPTIMAL:
        if outcome.choice != witness.choice:
            told = (f"{o.engine}: cost {o.cost}, choice {o.choice}" for o in (outcome, witness))
            raise VerificationError(tuple(told))
        return witness.engine
    return f"{witness.engine}: no contradiction, but not both proved their answer"


def _exclude(one: Outcome, other: Outcome) -> bool:
    """Whether one proved that no choice is as cheap as that of the other."""
    return one.bound is not None and other.cost is not None and one.bound > other.cost


def compare_decisions(decision: Decision, witness: Decision | None, engine: str) -> str:
    """Return what a second decision of the same problem is worth.

    Args:
        decision: the first one.
        witness: the second one; None when it says that nothing is possible.
        engine: name of who made the second one.

    Raises:
        VerificationError: the decisions contradict each other.
    """
    outcome = decision.outcome
    if witness is None:
        raise VerificationError((f"{engine}: nothing is possible", _told(outcome)))
    if outcome.status is witness.outcome.status is Status.OPTIMAL:
        if outcome.values != witness.outcome.values:
            raise VerificationError((_told(outcome), _told(witness.outcome)))
        return engine
    return f"{engine}: no contradiction, but not both proved their answer"


def _told(outcome: AttendanceOutcome) -> str:
    return f"{outcome.engine}: {outcome.status}, {outcome.values}"
