from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import islice, product

import pytest
from hypothesis import HealthCheck, given, settings

from logistics.case.case import Case
from logistics.case.rules import Tariff
from logistics.errors import InfeasibleError
from logistics.planning.formulate import Formulation, formulate
from logistics.planning.itineraries import make_plan
from logistics.planning.verify import verify
from logistics.pricing.price import price
from solver.evaluate import cost_of, is_allowed
from tests.logistics.planning.example import (
    ADA,
    BOSSEY,
    CASE,
    FORUM,
    GENEVA,
    NAIROBI,
    PARIS,
    TALKS,
    VIENNA,
    june,
    person,
    ready,
    session,
    two_rounds,
)
from tests.properties.cases import Size, cases

MOST_CHOICES = 60


def choices(formulation: Formulation) -> list[tuple[int, ...]]:
    """Return the first allowed choices."""
    problem = formulation.problem
    every = product(*(problem.options_of(meeting).tolist() for meeting in range(problem.meetings)))
    return list(islice((choice for choice in every if is_allowed(problem, choice)), MOST_CHOICES))


def test_small_case_as_arrays() -> None:
    talks = replace(TALKS, earliest=june(13), latest=june(17))
    _, formulation = ready(replace(CASE, consultations=(talks,)))
    problem = formulation.problem

    # 13, 16 and 17 June, then the forum
    assert problem.meeting.tolist() == [0, 0, 0, 1]
    assert problem.rank.tolist() == [0, 2, 3, 1]
    assert problem.stops.tolist() == [[True, True, True, True]]
    assert problem.single.tolist() == [[130_000, 130_000, 130_000, 145_000]]
    # the 13th and the 16th touch the forum: two fares and a night saved; from the 17th one night less
    saving = problem.saving[0][problem.pair_class]
    assert (saving[0, 3], saving[3, 1], saving[3, 2]) == (115_000, 115_000, 100_000)
    assert problem.clashes.tolist() == []
    assert [cost_of(problem, (option, 3)) for option in range(3)] == [160_000, 160_000, 175_000]


def test_choice_means_sessions() -> None:
    _, formulation = ready(replace(CASE, consultations=two_rounds(least_gap_days=5)))
    choice = (1, 8, 10)

    sessions = formulation.sessions(choice)

    assert sessions == (session("first", GENEVA, 7), session("second", GENEVA, 16))


def test_anchors_that_nobody_attends_are_left_out() -> None:
    fair = session("fair", VIENNA, 6, 24)
    case = replace(CASE, anchors=(fair, FORUM))

    _, formulation = ready(case)

    assert formulation.anchors == (FORUM,)
    assert formulation.sessions((5, 13)) == (session("talks", GENEVA, 13),)


def test_remote_attendance_is_the_same_for_every_choice() -> None:
    people = (ADA, person("eve", PARIS, remote=("forum", "talks"), people=3))
    _, formulation = ready(replace(CASE, participants=people, tariff=Tariff(remote=Decimal("12.50"))))

    assert formulation.remote_cents == 6 * 1250


def test_nobody_makes_every_choice_free() -> None:
    _, formulation = ready(replace(CASE, participants=()))

    assert {cost_of(formulation.problem, choice) for choice in choices(formulation)} == {0}


def test_case_without_dates_is_refused() -> None:
    weekend = replace(CASE, consultations=(replace(TALKS, earliest=june(11), latest=june(12)),))

    with pytest.raises(InfeasibleError):
        formulate(weekend, price(weekend))


def count_equal(case: Case) -> int:
    """Compare the arrays, the itineraries and the recount choice by choice; return how many were compared."""
    prices = price(case)
    formulation = formulate(case, prices)
    compared = choices(formulation)
    for choice in compared:
        cost = cost_of(formulation.problem, choice) + formulation.remote_cents
        plan = make_plan(case, prices, formulation.sessions(choice))
        assert plan.cost_cents == cost
        verify(case, prices, plan, cost)
    return len(compared)


def test_arrays_itineraries_and_recount_agree_on_the_small_case() -> None:
    people = (
        *(
            person(f"p{n}", origin, "forum", "first", "second")
            for n, origin in enumerate((NAIROBI, PARIS, GENEVA))
        ),
        person("q", NAIROBI, "first", "second", people=7),
        person("r", PARIS, "second", remote=("first",)),
    )
    first, second = two_rounds()
    rounds = (replace(first, places=(VIENNA, GENEVA, BOSSEY)), replace(second, places=(GENEVA, VIENNA)))
    tariff = Tariff(visa=Decimal(80), insurance=Decimal(20), terminal=Decimal(15), remote=Decimal(5))

    assert (
        count_equal(replace(CASE, consultations=rounds, participants=people, tariff=tariff)) == MOST_CHOICES
    )


def test_two_sessions_on_one_day_in_two_places_stand_in_one_order() -> None:
    anchors = (session("a", GENEVA, 14), session("c", VIENNA, 15))
    talks = (replace(TALKS, id="b"), replace(TALKS, id="d"))
    rules = replace(CASE.rules, transfer_days=0, is_same_day_allowed=True, arrive_days=0, leave_days=0)
    people = (person("ada", VIENNA, "a", "b", "c", "d"), person("bob", NAIROBI, "a", "b", "c", "d"))
    case = replace(CASE, anchors=anchors, consultations=talks, participants=people, rules=rules)

    assert count_equal(case) == MOST_CHOICES


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(cases(Size(consultations=2, window=5)))
def test_arrays_itineraries_and_recount_agree_on_any_case(case: Case) -> None:
    try:
        count_equal(case)
    except InfeasibleError as error:
        assert error.rules  # noqa: PT017
