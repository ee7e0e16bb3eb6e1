"""What holds for every case, from prices to the verified plan."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.errors import InfeasibleError
from logistics.planning.formulate import Formulation, formulate
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.plan import Plan
from logistics.planning.universe import infeasible
from logistics.planning.verify import verify
from logistics.pricing.price import price
from solver import Engine, Outcome, Status, solve
from tests.properties.cases import DAY, Size, cases, renamed, scaled

# A third of the random cases has no dates at all.
FEW_FEASIBLE = [HealthCheck.filter_too_much, HealthCheck.too_slow]
ENGINES = (Engine.ORTOOLS, Engine.PULP, Engine.EXHAUSTIVE)
T = TypeVar("T")
SMALL = Size(consultations=3, window=5)


def formulated(case: Case) -> Formulation | None:
    """Return the problem of a case; None when its rules leave a consultation no date."""
    try:
        return formulate(case, price(case))
    except InfeasibleError as error:
        assert error.rules  # noqa: PT017
        return None


def planned(case: Case, engine: Engine = Engine.SEARCH) -> Plan | None:
    """Return the verified plan; None when the rules collide."""
    formulation = formulated(case)
    if formulation is None:
        return None
    outcome = solve(formulation.problem, engine)
    if outcome.status is Status.INFEASIBLE:
        assert infeasible(case, formulation.rules).rules
        return None
    assert outcome.status is Status.OPTIMAL
    assert outcome.cost is not None
    prices = price(case)
    plan = make_plan(case, prices, formulation.sessions(outcome.choice))
    verify(case, prices, plan, outcome.cost + formulation.remote_cents)
    return plan


def feasible(case: Case) -> Plan:
    plan = planned(case)
    assume(plan is not None)
    assert plan is not None
    return plan


def dated(plan: Plan) -> list[tuple[str, str, str, str]]:
    return [(s.id, s.place.id, str(s.first_day), str(s.last_day)) for s in plan.sessions]


def summary(outcome: Outcome) -> tuple[Status, int | None, int | None, tuple[int, ...]]:
    return outcome.status, outcome.cost, outcome.bound, outcome.choice


@pytest.mark.slow
def test_engines_agree_on_cost_and_choice() -> None:
    compared = 0

    @settings(max_examples=200, suppress_health_check=FEW_FEASIBLE)
    @given(cases(SMALL))
    def check(case: Case) -> None:
        nonlocal compared
        formulation = formulated(case)
        assume(formulation is not None)
        assert formulation is not None
        found = summary(solve(formulation.problem, Engine.SEARCH))
        assert {engine: summary(solve(formulation.problem, engine)) for engine in ENGINES} == dict.fromkeys(
            ENGINES, found
        )
        compared += 1

    check()
    assert compared >= 200


@settings(max_examples=100, suppress_health_check=FEW_FEASIBLE)
@given(cases())
def test_plan_of_the_solver_is_verified_and_has_a_baseline(case: Case) -> None:
    plan = feasible(case)

    baseline = make_baseline(case, price(case), plan.sessions)

    assert all(line.cents >= 0 for line in plan.itineraries)
    assert sum(line.cents for line in plan.itineraries) == plan.cost_cents
    people = [line.participant for line in baseline.itineraries if line.participant.is_people]
    assert people == list(case.participants)


@settings(max_examples=100, suppress_health_check=FEW_FEASIBLE)
@given(cases(), st.integers(0, 2), st.booleans())
def test_one_more_allowed_day_never_costs_more(case: Case, index: int, at_end: bool) -> None:  # noqa: FBT001
    plan = feasible(case)
    chosen = case.consultations[index % len(case.consultations)]
    later = replace(chosen, latest=chosen.latest + DAY)
    earlier = replace(chosen, earliest=chosen.earliest - DAY)
    wider: Consultation = later if at_end else earlier
    consultations = tuple(wider if one is chosen else one for one in case.consultations)

    other = planned(replace(case, consultations=consultations))

    assert other is not None
    assert other.cost_cents <= plan.cost_cents


@settings(max_examples=80, suppress_health_check=FEW_FEASIBLE)
@given(cases(), st.sampled_from((1, 2, 5)), st.data())
def test_one_more_participant_never_costs_less(case: Case, people: int, data: st.DataObject) -> None:
    sessions = [anchor.id for anchor in case.anchors] + [one.id for one in case.consultations]
    attended = data.draw(st.frozensets(st.sampled_from(sessions)))
    origin = data.draw(st.sampled_from(case.places))
    newcomer = Participant("newcomer", origin, people=people, in_person=attended)
    more = replace(case, participants=(*case.participants, newcomer))

    plan = feasible(more)

    less = planned(case)
    assert less is not None
    assert plan.cost_cents >= less.cost_cents


@settings(max_examples=60, suppress_health_check=FEW_FEASIBLE)
@given(cases(), st.randoms(use_true_random=False))
def test_order_of_rows_changes_nothing(case: Case, random: Random) -> None:
    plan = feasible(case)

    def mixed(rows: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(random.sample(rows, len(rows)))

    other = planned(
        replace(
            case,
            places=mixed(case.places),
            anchors=mixed(case.anchors),
            consultations=mixed(case.consultations),
            participants=mixed(case.participants),
            fares=mixed(case.fares),
            allowances=mixed(case.allowances),
        )
    )

    assert other is not None
    assert (other.sessions, other.cost_cents) == (plan.sessions, plan.cost_cents)
    assert {line.participant.id: line for line in other.itineraries} == {
        line.participant.id: line for line in plan.itineraries
    }


@settings(max_examples=60, suppress_health_check=FEW_FEASIBLE)
@given(cases())
def test_names_in_the_same_order_change_nothing(case: Case) -> None:
    plan = feasible(case)

    other = planned(renamed(case, lambda name: f"x-{name}"))

    assert other is not None
    assert other.cost_cents == plan.cost_cents
    assert dated(other) == [(f"x-{name}", f"x-{place}", *days) for name, place, *days in dated(plan)]


@settings(max_examples=60, suppress_health_check=FEW_FEASIBLE)
@given(cases())
def test_names_in_another_order_do_not_change_the_cost(case: Case) -> None:
    # with two places on one day the order of names says which comes first
    case = replace(case, rules=replace(case.rules, transfer_days=max(case.rules.transfer_days, 1)))
    plan = feasible(case)

    other = planned(renamed(case, lambda name: name[::-1]))

    assert other is not None
    assert other.cost_cents == plan.cost_cents


@pytest.mark.parametrize("factor", [10, 1000])
@settings(max_examples=30, suppress_health_check=FEW_FEASIBLE)
@given(case=cases())
def test_unit_of_the_currency_changes_only_the_scale(case: Case, factor: int) -> None:
    # amounts that are whole cents, also by half, so that nothing is rounded
    whole = scaled(case, 200)
    plan = feasible(whole)

    other = planned(scaled(whole, factor))

    assert other is not None
    assert (dated(other), other.cost_cents) == (dated(plan), factor * plan.cost_cents)


@settings(max_examples=60, suppress_health_check=FEW_FEASIBLE)
@given(cases())
def test_sessions_are_those_of_the_case(case: Case) -> None:
    plan = feasible(case)

    placed: dict[str, Session] = {session.id: session for session in plan.sessions}
    assert {
        one.id: (one.title, one.days, placed[one.id].place in one.places) for one in case.consultations
    } == {name: (s.title, (s.last_day - s.first_day).days + 1, True) for name, s in placed.items()}
