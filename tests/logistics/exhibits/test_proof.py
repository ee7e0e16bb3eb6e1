"""Sentences on what was proven, and on the next step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logistics.case.rules import Mode
from logistics.exhibits.proof import next_step_sentence, proof_sentence
from logistics.planning.decided import Decision
from logistics.planning.next_step import NextStep
from logistics.planning.run import Run
from solver.attendance.stages import AttendanceOutcome
from solver.attendance.ways import ways_of
from solver.outcome import Status
from tests.solver.attendance.small import small

WAYS = ways_of(small())


def proven(run: Run, mode: Mode, values: tuple[int, ...], bounds: tuple[int | None, ...]) -> Run:
    """Return a run of which so much was proven."""
    is_proven = values == bounds
    status = Status.OPTIMAL if is_proven else Status.FEASIBLE
    outcome = AttendanceOutcome(status, None, WAYS, values, bounds, "any", 0.0)
    decision = Decision(run.case, run.plan.sessions, outcome, 0, 7)
    rules = replace(run.case.rules, mode=mode)
    cost, bound = values[-1], bounds[-1]
    return replace(
        run,
        case=replace(run.case, rules=rules),
        decision=decision,
        outcome=replace(run.outcome, status=status, cost=cost, bound=bound),
    )


@pytest.mark.parametrize(
    ("mode", "values", "told"),
    [
        (Mode.COST, (100,), "nothing that the rules allow costs less: cost equals bound"),
        (
            Mode.PARTICIPATION,
            (-7, 100),
            "nothing that the rules allow has more participation, and nothing with as much costs less",
        ),
        (
            Mode.PARTICIPATION,
            (2, -7, 100),
            (
                "nothing that the rules allow has fewer people missing from the quotas; with as few nothing "
                "has more participation, and nothing with as much costs less"
            ),
        ),
        (
            Mode.BURDEN,
            (900, 100),
            (
                "nothing that the rules allow spares more to whoever bears most, and nothing that spares as "
                "much costs less"
            ),
        ),
    ],
)
def test_what_is_proven_is_said_as_the_mode_has_it(
    decided: Run, mode: Mode, values: tuple[int, ...], told: str
) -> None:
    assert proof_sentence(proven(decided, mode, values, values)) == told


@pytest.mark.parametrize(
    ("mode", "values", "bounds", "told"),
    [
        (Mode.COST, (200,), (150,), "not proven: at most 25.0% above the least cost"),
        (Mode.COST, (200,), (None,), "not proven: nothing is proven"),
        (
            Mode.PARTICIPATION,
            (-7, 100),
            (-9, None),
            "not proven: participation is 7, at most 9 is possible",
        ),
        (
            Mode.PARTICIPATION,
            (-7, 100),
            (None, None),
            "not proven: participation is 7, nothing is proven of how much more is possible",
        ),
        (
            Mode.PARTICIPATION,
            (3, -7, 100),
            (1, -7, 100),
            "not proven: 3 people are missing from the quotas, at least 1 have to be",
        ),
        (Mode.PARTICIPATION, (-7, 200), (-7, 150), "not proven: at most 25.0% above the least cost"),
        (Mode.BURDEN, (900, 100), (800, 100), "not proven: whoever bears most may be spared more"),
    ],
)
def test_what_is_not_proven_is_said_with_how_far_it_may_be_off(
    decided: Run, mode: Mode, values: tuple[int, ...], bounds: tuple[int | None, ...], told: str
) -> None:
    assert proof_sentence(proven(decided, mode, values, bounds)) == told


def test_without_anything_open_the_dates_alone_are_proven(decided: Run) -> None:
    assert (
        proof_sentence(replace(decided, decision=None))
        == "no other allowed dates cost less: cost equals bound"
    )


def test_the_next_step_names_the_money_and_the_first_newcomers(decided: Run) -> None:
    run = proven(decided, Mode.PARTICIPATION, (-7, 100), (-7, 100))
    assert run.decision is not None
    then = replace(run.decision, participation=1009)
    step = NextStep(then, (("fund", 123_456), ("host", 1)), ("a", "b", "c", "d", "e", "f", "g"))

    assert next_step_sentence(run) == ""
    assert next_step_sentence(replace(run, next_step=step)) == (
        "The next step: 1,234.57 CHF more (1,234.56 CHF of Fellowships, 0.01 CHF of The host) would bring "
        "participation from 7 to 1,009; who would come more often: a, b, c, d, e and 2 more."
    )
