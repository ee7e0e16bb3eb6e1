"""What holds for every case that leaves open who comes or who pays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from logistics.case.case import Case
from logistics.errors import InfeasibleError
from logistics.planning.aims import aims_of
from logistics.planning.assemble import Assembly, assemble
from logistics.planning.decided import Decision, decision_of
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.payments import payments
from logistics.planning.verify import verify
from logistics.planning.verify_people import wrong_decision
from logistics.pricing.price import price
from solver.attendance.feasible import by_decomposition
from solver.attendance.question import Engine
from solver.attendance.referee import by_one_model, by_trying
from solver.attendance.stages import AttendanceOutcome, decide
from solver.clock import Clock
from solver.outcome import Status
from solver.watch import SILENT
from tests.properties.people_cases import people_cases


def assembled(case: Case) -> Assembly | None:
    """Return the problem of a case; None when its rules leave a consultation no date."""
    try:
        return assemble(case, price(case))
    except InfeasibleError as error:
        assert error.rules  # noqa: PT017
        return None


def answered(assembly: Assembly, engine: Engine) -> AttendanceOutcome:
    aims = aims_of(assembly)
    return decide(assembly.problem, aims, ("engine", engine), clock=Clock.started(SILENT, None))


def recounted(case: Case, decision: Decision) -> list[str]:
    """Return what the recount finds wrong with a decision."""
    prices = price(case)
    plan = make_plan(decision.case, prices, decision.sessions)
    baseline = make_baseline(decision.case, prices, decision.sessions)
    verify(decision.case, prices, plan, decision.outcome.values[-1])
    paid = tuple(
        (each.participant, each.payer, each.cents) for each in payments(decision.case, prices, plan, baseline)
    )
    return list(
        wrong_decision(case, decision.case, prices, plan, baseline, paid, allowed_missing=decision.missing)
    )


@pytest.mark.parametrize(("engine", "examples"), [(by_decomposition, 300), (by_one_model, 100)])
def test_engine_reaches_what_trying_everything_reaches(engine: Engine, examples: int) -> None:
    @settings(max_examples=examples)
    @given(people_cases(most_ways=200))
    def check(case: Case) -> None:
        assembly = assembled(case)
        if assembly is None:
            return
        referee = answered(assembly, by_trying)

        outcome = answered(assembly, engine)

        assert (outcome.status, outcome.values) == (referee.status, referee.values)
        if outcome.status is Status.OPTIMAL:
            assert outcome.bounds == outcome.values
            assert recounted(case, decision_of(assembly, outcome)) == []

    check()
