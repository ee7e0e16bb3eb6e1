from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np

from logistics.case.rules import Tariff
from logistics.planning.alternatives import Alternative, DateCost, cost_by_date, next_best
from logistics.planning.formulate import Formulation
from solver import SILENT, Engine, Silent, solve
from tests.logistics.planning.example import (
    ADA,
    CASE,
    GENEVA,
    NAIROBI,
    PARIS,
    TALKS,
    june,
    person,
    ready,
    session,
    two_rounds,
)

# talks between 9 and 20 June: 1600 beside the forum, a night more for each day farther away
NEAR = replace(
    CASE,
    consultations=(replace(TALKS, earliest=june(9), latest=june(20)),),
    participants=(ADA, person("bob", PARIS, remote=("talks",))),
    tariff=Tariff(remote=Decimal(5)),
)
FRANCS = {9: 2200, 10: 2050, 13: 1600, 16: 1600, 17: 1750, 20: 2200}


class Stopped(Silent):
    def is_stopped(self) -> bool:
        return True


def best(formulation: Formulation) -> tuple[int, ...]:
    return solve(formulation.problem, Engine.SEARCH).choice


def test_next_best_plans_stand_by_cost_then_by_preference() -> None:
    _, formulation = ready(NEAR)

    found = next_best(formulation, best(formulation), 3, SILENT, None)

    assert found == tuple(
        Alternative((session("talks", GENEVA, day),), FRANCS[day] * 100 + 500) for day in (16, 17, 10)
    )


def test_fewer_plans_than_wanted() -> None:
    _, formulation = ready(NEAR)

    assert len(next_best(formulation, best(formulation), 99, SILENT, None)) == len(FRANCS) - 1


def test_chosen_plan_is_left_out_wherever_it_stands() -> None:
    _, formulation = ready(NEAR)
    seventeenth = int(np.flatnonzero(formulation.options[0].first == june(17).toordinal())[0])
    other = (seventeenth, *best(formulation)[1:])

    found = next_best(formulation, other, 2, SILENT, None)

    assert [alternative.sessions[0].first_day for alternative in found] == [june(13), june(16)]


def test_cost_of_every_date() -> None:
    _, formulation = ready(NEAR)

    assert cost_by_date(formulation, SILENT, None) == tuple(
        DateCost(session("talks", GENEVA, day), francs * 100 + 500) for day, francs in FRANCS.items()
    )


def test_cost_of_a_date_has_the_others_at_their_best() -> None:
    people = (person("ada", NAIROBI, "forum", "first", "second"),)
    _, formulation = ready(replace(CASE, consultations=two_rounds(least_gap_days=6), participants=people))

    found = {
        (cost.session.id, cost.session.first_day.day): cost
        for cost in cost_by_date(formulation, SILENT, None)
    }

    # six free days: 6 or 7 June go with 13, 7 to 9 with 16; the 10th only with the 17th
    total = 1000 + 150 * (17 - 8)
    assert found["first", 9].cost_cents == found["second", 16].cost_cents == total * 100
    assert found["first", 10].cost_cents == (1000 + 150 * (18 - 9)) * 100
    assert found["first", 6].cost_cents == (1000 + 150 * (16 - 5)) * 100
    assert ("second", 14) not in found


def test_date_without_a_partner_has_no_cost() -> None:
    people = (person("ada", NAIROBI, "first", "second"),)
    _, formulation = ready(replace(CASE, consultations=two_rounds(least_gap_days=9), participants=people))

    found = {
        (cost.session.id, cost.session.first_day.day): cost
        for cost in cost_by_date(formulation, SILENT, None)
    }

    # nine free days: 6 to the 16th, 7 to the 17th
    assert [day for (name, day), cost in found.items() if name == "first" and cost.cost_cents] == [6, 7]
    assert (found["first", 8].cost_cents, found["first", 8].is_known) == (None, True)


def test_stopped_search_proves_nothing() -> None:
    consultations = tuple(replace(TALKS, id=f"talks-{number}") for number in range(6))
    people = (person("ada", NAIROBI, *(one.id for one in consultations)),)
    _, formulation = ready(replace(CASE, consultations=consultations, participants=people))

    found = cost_by_date(formulation, Stopped(), None)

    assert {(cost.cost_cents, cost.is_known) for cost in found} == {(None, False)}
    # what it met on the way may be shown, but proves nothing
    shown = next_best(formulation, (), 3, Stopped(), None)
    assert [alternative for alternative in shown if alternative.is_proven] == []


def test_date_that_costs_nothing_has_a_cost_of_nothing() -> None:
    _, formulation = ready(replace(NEAR, participants=()))

    assert {cost.cost_cents for cost in cost_by_date(formulation, SILENT, None)} == {0}
