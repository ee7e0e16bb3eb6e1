from __future__ import annotations

import math
import pickle
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from logistics.case.people import Funder
from logistics.case.uncertainty import RangeRules, Season, Slip, Uncertainty, What
from logistics.errors import VerificationError
from logistics.uncertainty.choices import choices_of
from logistics.uncertainty.ranges import percentile, ranges_of
from logistics.uncertainty.result import DrawRequest, Strain
from logistics.uncertainty.scene import ledger_of
from logistics.uncertainty.totals import Sum, Till
from logistics.uncertainty.worlds import BLOCK
from tests.logistics.planning.example import ADA, CASE, june, ready
from tests.logistics.uncertainty.example import UNCERTAIN, drawn, run_of

CERTAIN = replace(CASE, slips=(Slip(("forum",), 1, Decimal(100), "letter"),))
"""The forum, 14 and 15 June, is a day later for certain: the talks on the 13th are then a day too early."""


def test_a_certain_slip_is_worked_out_by_hand() -> None:
    """Planned 12 to 16 June: 2 x 500 and 4 x 150; then 12 to 17 June: one night more."""
    told = drawn(CERTAIN, 10, has_trials=False)

    cost = told.total(Sum.COST)
    assert (cost.planned, cost.p10, cost.p50, cost.p90) == (160_000, 175_000, 175_000, 175_000)
    assert [s.first_day for s in told.recommended.sessions] == [june(13)]
    assert (told.recommended.expected_cents, told.recommended.cvar_cents) == (175_000, 175_000)
    assert (told.recommended.expected_regret_cents, told.recommended.largest_regret_cents) == (15_000, 15_000)
    assert (told.recommended.best_draws, told.dates_best) == (0, (("talks", 0),))
    for best in (told.by_expected, told.by_cvar, told.by_regret, told.often[0]):
        assert ([s.first_day for s in best.sessions], best.expected_cents) == ([june(17)], 160_000)
    assert (told.within_draws, told.missed_draws) == (0, 0)
    assert (told.compared, told.is_complete) == (13, True)


def test_a_slip_onto_the_dates_counts_a_trip_of_its_own() -> None:
    """The forum moves to 13 and 14 June: 2 x 500 and 3 x 150 for it, 2 x 500 and 2 x 150 for the talks."""
    told = drawn(replace(CASE, slips=(Slip(("forum",), -1, Decimal(100)),)), 10, has_trials=False)

    assert told.total(Sum.COST).p50 == 145_000 + 130_000
    assert (told.total(Sum.MISSED).p10, told.missed_draws) == (1, 10)
    assert told.total(Sum.PEOPLE, "talks").p50 == 0
    assert [s.first_day for s in told.by_expected.sessions] == [june(16)]


def test_percentiles_are_values_that_so_many_draws_do_not_exceed() -> None:
    values = np.array([7.0, 1, 3, 10, 2, 9, 4, 8, 6, 5])

    assert [percentile(values, percent) for percent in (10, 11, 50, 90, 100)] == [1, 2, 5, 9, 10]
    assert percentile(np.array([5.0]), 10) == 5


def test_every_range_recounts_from_its_draws() -> None:
    done = run_of(UNCERTAIN)
    told = drawn(UNCERTAIN)
    choices = choices_of(done.formulation, done.outcome.choice)
    ledger = ledger_of(done.case, done.prices, done.formulation, choices)
    chosen = int(np.flatnonzero(ledger.costs(ledger.urn.central())[0] == done.plan.cost_cents)[0])
    totals = Till(ledger, chosen, {}).totals(ledger.urn.block(7, 0, 40))

    for each in told.totals:
        values = sorted(int(value) for value in totals[each.about, each.key])
        assert (each.p10, each.p50, each.p90) == tuple(values[math.ceil(40 * q) - 1] for q in (0.1, 0.5, 0.9))
    costs = totals[Sum.COST, ""]
    assert told.within_draws == sum(int(cost) <= done.plan.cost_cents for cost in costs)


def test_two_workers_give_the_bytes_of_one() -> None:
    draws = 2 * BLOCK + 100

    one, two = (
        replace(drawn(UNCERTAIN, draws, workers=workers), request=DrawRequest(draws)) for workers in (1, 2)
    )

    assert pickle.dumps(one) == pickle.dumps(two)


def test_rows_and_people_may_stand_in_any_order() -> None:
    turned = replace(
        UNCERTAIN,
        participants=UNCERTAIN.participants[::-1],
        slips=UNCERTAIN.slips[::-1],
    )

    assert replace(drawn(turned), slips=()) == replace(drawn(UNCERTAIN), slips=())


def test_more_draws_begin_with_the_same_ones() -> None:
    done = run_of(UNCERTAIN)
    ledger = ledger_of(
        done.case, done.prices, done.formulation, choices_of(done.formulation, done.outcome.choice)
    )

    few, many = ledger.urn.block(1, 0, 3), ledger.urn.block(1, 0, BLOCK)

    assert np.array_equal(ledger.costs(few), ledger.costs(many)[:3])
    assert not np.array_equal(many.people, ledger.urn.block(2, 0, BLOCK).people)


def test_a_ceiling_may_not_be_enough() -> None:
    fund = Funder("fund", "Fund", ceiling=Decimal(1700))
    paid = replace(ADA, funder="fund")
    told = drawn(replace(CERTAIN, participants=(paid,), funders=(fund,)), 10, has_trials=False)

    assert told.strains == (Strain("fund", 170_000, 10),)
    assert told.total(Sum.FUNDER, "fund").p50 == 175_000


def test_fares_of_one_season_rise_together() -> None:
    """With a correlation of 100 % the routes between Africa and Europe differ by nothing but rounding."""
    row = Uncertainty("fares", What.FARE, sigma=Decimal("0.5"))
    case = replace(CASE, fares=(), uncertainties=(row,), ranges=RangeRules(Decimal(100), Season.MONTH))
    prices, formulation = ready(case)
    ledger = ledger_of(case, prices, formulation, choices_of(formulation, ()))
    tables, fares = ledger.urn.prices, ledger.urn.block(1, 0, 100).fares

    home = [leg for leg, ends in enumerate(tables.geography.ends) if "nairobi" in {end.id for end in ends}]
    factors = fares[:, home] / tables.fare[home][None, :, None]

    assert len(ledger.urn.seasons) > 1
    assert factors[:, 0] == pytest.approx(factors[:, -1], rel=1e-3)
    assert np.abs(factors[:, 0, 0] - factors[:, 0, 1]).max() > 0.1


def test_a_plan_that_costs_something_else_is_a_defect() -> None:
    done = run_of(CASE)
    wrong = replace(done, plan=replace(done.plan, cost_cents=1))

    with pytest.raises(VerificationError) as caught:
        ranges_of(wrong, DrawRequest(5))

    assert caught.value.differences == (
        "ranges: 160000 by the table of costs, 160000 added up, 1 planned [cents]",
    )
