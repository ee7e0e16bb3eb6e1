from __future__ import annotations

from hypothesis import HealthCheck, event, given, settings

from logistics.case.case import Case
from logistics.case.places import Place
from logistics.errors import InfeasibleError
from logistics.planning.hubs.decide import decide_hubs
from logistics.planning.hubs.plan import hubs_plan
from logistics.planning.hubs.question import Question, held_in
from logistics.planning.hubs.request import HubsRequest
from logistics.planning.hubs.verify import verify_hubs
from logistics.pricing.price import price
from solver.clock import Clock
from solver.outcome import Status
from solver.watch import SILENT
from tests.logistics.planning.hubs.cases import best_by_trying, questions


@given(questions())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_hubs_are_those_that_trying_everything_finds(
    asked: tuple[Case, HubsRequest, tuple[Place, ...]],
) -> None:
    case, request, candidates = asked
    held = held_in(case, request, candidates, ())
    prices = price(held)
    expected = best_by_trying(case, prices, request, candidates)
    question = Question(held, prices, request, ())
    try:
        decision = decide_hubs(question, tuple(question.groups()), Clock.started(SILENT, None))
    except InfeasibleError:
        decision = None

    event(f"{expected is not None}")
    if decision is None:
        assert expected is None
        return
    assert (decision.cost_cents, decision.first_day, tuple(place.id for place in decision.places)) == expected
    assert decision.status is Status.OPTIMAL
    assert decision.bound_cents == decision.cost_cents
    verify_hubs(hubs_plan(question, decision))
