"""What was proven, and what the next step would take, as sentences."""

from __future__ import annotations

from logistics.case.rules import Mode
from logistics.exhibits.register import payer_names
from logistics.money import format_cents
from logistics.planning.decided import Decision
from logistics.planning.run import Run
from solver.outcome import Status

NOTHING_BETTER = {
    Mode.COST: "nothing that the rules allow costs less: cost equals bound",
    Mode.PARTICIPATION: (
        "nothing that the rules allow has more participation, and nothing with as much costs less"
    ),
    Mode.BURDEN: (
        "nothing that the rules allow spares more to whoever bears most, and nothing that spares as much "
        "costs less"
    ),
}
"""What was proven of a decision on dates, people and payers."""
MOST_NAMES = 5
"""Newcomers named in a sentence; of more the rest is counted."""
NOBODY_LESS = "nothing that the rules allow has fewer people missing from the quotas; with as few "


def proof_sentence(run: Run) -> str:
    """Return what was proven, as a sentence without its full stop."""
    if run.outcome.status is not Status.OPTIMAL:
        return f"not proven: {_shortfall(run)}"
    if run.decision is None:
        return "no other allowed dates cost less: cost equals bound"
    if _counts_missing(run, run.decision):
        return f"{NOBODY_LESS}{NOTHING_BETTER[Mode.PARTICIPATION].replace('that the rules allow ', '')}"
    return NOTHING_BETTER[run.case.rules.mode]


def _counts_missing(run: Run, decision: Decision) -> bool:
    """Whether the first of three objectives was that as few people as can be are missing from quotas."""
    return run.case.rules.mode is Mode.PARTICIPATION and len(decision.outcome.values) == 3  # noqa: PLR2004


def _shortfall(run: Run) -> str:
    """Return how far the first objective that is not proven may be off."""
    if run.decision is not None:
        found = run.decision.outcome
        stages = [*zip(found.values, found.bounds, strict=True)][:-1]
        unproven = next(((v, b, n) for n, (v, b) in enumerate(stages) if v != b), None)
        if unproven is not None:
            value, bound, number = unproven
            return _stage(run, run.decision, number, (value, bound))
    gap = run.outcome.gap
    return f"at most {gap:.1%} above the least cost" if gap is not None else "nothing is proven"


def _stage(run: Run, decision: Decision, number: int, reached: tuple[int, int | None]) -> str:
    value, bound = reached
    if run.case.rules.mode is Mode.BURDEN:
        return "whoever bears most may be spared more"
    if _counts_missing(run, decision) and number == 0:
        least = 0 if bound is None else max(bound, 0)
        return f"{value:,} people are missing from the quotas, at least {least:,} have to be"
    most = "nothing is proven of how much more" if bound is None else f"at most {-bound:,}"
    return f"participation is {-value:,}, {most} is possible"


def next_step_sentence(run: Run) -> str:
    """Return what more people would take, as a sentence with its full stop; '' if money does not help."""
    step, decision = run.next_step, run.decision
    if step is None or decision is None:
        return ""
    currency, names = run.case.currency, payer_names(run.case)
    by_funder = ", ".join(f"{format_cents(cents, currency)} of {names[name]}" for name, cents in step.more)
    shown = ", ".join(step.newcomers[:MOST_NAMES])
    if len(step.newcomers) > MOST_NAMES:
        shown += f" and {len(step.newcomers) - MOST_NAMES} more"
    return (
        f"The next step: {format_cents(step.more_cents, currency)} more ({by_funder}) would bring "
        f"participation from {decision.participation:,} to {step.decision.participation:,}; who would come "
        f"more often: {shown}."
    )
