from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from logistics.case.case import Case
from logistics.case.people import Cover, Funder, Participant
from logistics.case.rules import Tariff
from logistics.money import major
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.payments import Claim, Payment, paid_by, payments
from logistics.pricing.price import price
from tests.logistics.planning.example import ADA, CASE, GENEVA, NAIROBI, PARIS, person, session

TALKS = session("talks", GENEVA, 16)
"""Ada comes to the forum and the talks for 1600: fare 1000, four nights of lodging 100 and meals 50."""


def paid(case: Case, *, is_apart: bool = False, fund: int | None = None) -> list[tuple[str, str, int]]:
    """Return who pays what; ``fund`` pays at most so many cents for a person."""
    prices = price(case)
    if fund is not None:
        funders = tuple(replace(f, lump_sum=major(fund)) if f.id == "fund" else f for f in case.funders)
        case, prices = replace(case, funders=funders), replace(prices, lump_sums={"fund": fund})
    baseline = make_baseline(case, prices, (TALKS,))
    plan = baseline if is_apart else make_plan(case, prices, (TALKS,))
    found = payments(case, prices, plan, baseline)
    assert sum(payment.cents for payment in found) == plan.cost_cents
    return [(payment.participant, payment.payer, payment.cents) for payment in found]


def funded(who: Participant, *covers: Cover, is_extra_only: bool = False, second: str = "") -> Case:
    """Return the case in which one fund pays first and, where it is named, another one the rest."""
    fund = Funder("fund", "Fund", covers=frozenset(covers), is_extra_only=is_extra_only)
    who = replace(who, funder="fund", second_funder=second)
    return replace(CASE, participants=(who,), funders=(fund, Funder("host", "Host")))


def test_without_a_funder_own_means_pay_all() -> None:
    assert paid(CASE) == [("ada", "", 160_000)]


def test_a_second_payer_without_a_first_one_pays_nothing() -> None:
    case = replace(CASE, participants=(replace(ADA, second_funder="host"),))

    assert paid(case) == [("ada", "", 160_000)]


@pytest.mark.parametrize(
    ("covers", "expected"),
    [
        ([Cover.EVERYTHING], [("ada", "fund", 160_000)]),
        ([Cover.FARE], [("ada", "fund", 100_000), ("ada", "", 60_000)]),
        ([Cover.PER_DIEM], [("ada", "fund", 60_000), ("ada", "", 100_000)]),
        ([Cover.FARE, Cover.PER_DIEM], [("ada", "fund", 160_000)]),
        ([Cover.VISA], [("ada", "", 160_000)]),
    ],
)
def test_a_funder_pays_the_kinds_that_it_covers(
    covers: list[Cover], expected: list[tuple[str, str, int]]
) -> None:
    assert paid(funded(ADA, *covers)) == expected


@pytest.mark.parametrize(
    ("cover", "cents"),
    [
        (Cover.FARE, 100_000),
        (Cover.PER_DIEM, 30_000),
        (Cover.TERMINAL, 2 * 2 * 1_200),
        (Cover.VISA, 6_000),
        (Cover.INSURANCE, 555),
        (Cover.TIME, 2 * 1_157),
        (Cover.REMOTE, 2_000),
    ],
)
def test_every_kind_of_cost_is_some_cover(cover: Cover, cents: int) -> None:
    tariff = Tariff(
        terminal=Decimal(12),
        visa=Decimal(60),
        insurance=Decimal("5.55"),
        remote=Decimal(20),
        hour_rate=Decimal(1),
    )
    case = funded(person("eve", NAIROBI, "talks", remote=["forum"]), cover)

    assert paid(replace(case, tariff=tariff))[0] == ("eve", "fund", cents)


def test_a_lump_sum_is_paid_up_to_the_cost() -> None:
    case = funded(ADA, Cover.EVERYTHING)

    assert paid(case, fund=50_000) == [("ada", "fund", 50_000), ("ada", "", 110_000)]
    assert paid(case, fund=160_001) == [("ada", "fund", 160_000)]
    assert paid(funded(ADA, Cover.PER_DIEM), fund=60_001) == [("ada", "fund", 60_000), ("ada", "", 100_000)]


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        # the forum alone: fare 1000, three nights
        (Cover.EVERYTHING, [("ada", "fund", 15_000), ("ada", "", 145_000)]),
        (Cover.PER_DIEM, [("ada", "fund", 15_000), ("ada", "", 145_000)]),
        (Cover.FARE, [("ada", "", 160_000)]),
    ],
)
def test_what_the_anchors_alone_would_cost_is_left_to_others(
    cover: Cover, expected: list[tuple[str, str, int]]
) -> None:
    assert paid(funded(ADA, cover, is_extra_only=True)) == expected


def test_remote_connections_at_anchors_are_no_extra() -> None:
    who = person("bob", PARIS, remote=["forum", "talks"])
    case = replace(funded(who, Cover.REMOTE, is_extra_only=True), tariff=Tariff(remote=Decimal(10)))

    assert paid(case) == [("bob", "fund", 1_000), ("bob", "", 1_000)]


def test_who_comes_to_anchors_alone_has_no_extra() -> None:
    case = funded(person("eve", NAIROBI, "forum"), Cover.FARE, is_extra_only=True)

    assert paid(case) == [("eve", "", 145_000)]


def test_the_second_payer_pays_the_rest() -> None:
    case = funded(ADA, Cover.FARE, second="host")

    assert paid(case) == [("ada", "fund", 100_000), ("ada", "host", 60_000)]
    assert paid(funded(ADA, Cover.EVERYTHING, second="host")) == [("ada", "fund", 160_000)]


def test_a_row_of_several_people_is_paid_as_often() -> None:
    case = funded(replace(ADA, people=3), Cover.EVERYTHING)

    assert paid(case, fund=50_001) == [("ada", "fund", 150_003), ("ada", "", 329_997)]


def test_payments_are_in_order_of_the_participants_without_those_of_nothing() -> None:
    people = (
        person("zoe", PARIS, "talks"),
        person("hans", GENEVA, "talks"),
        replace(ADA, funder="fund", second_funder="host"),
        replace(person("bob", PARIS, "talks"), funder="host"),
    )
    case = replace(funded(ADA, Cover.FARE), participants=people)

    assert paid(case) == [
        ("zoe", "", 50_000),
        ("ada", "fund", 100_000),
        ("ada", "host", 60_000),
        ("bob", "host", 50_000),
    ]


def test_the_same_payers_pay_the_baseline() -> None:
    case = funded(ADA, Cover.FARE, second="host")

    assert paid(case, is_apart=True) == [("ada", "fund", 200_000), ("ada", "host", 75_000)]
    assert paid(funded(ADA, Cover.EVERYTHING, is_extra_only=True), is_apart=True) == [
        ("ada", "fund", 130_000),
        ("ada", "", 145_000),
    ]


def test_covered_costs_below_those_of_the_anchors_alone_are_paid_with_nothing() -> None:
    assert Claim(total_cents=900, covered_cents=300, base_cents=301).paid_cents == 0


def test_a_saving_to_all_may_be_a_cost_to_one_payer() -> None:
    """Staying on saves a journey of 1000 and costs nights, and the fund pays the nights.

    | forum 14-15, talks 20 | fare | nights | per diem |
    |-----------------------|------|--------|----------|
    | in one trip           | 1000 | 8      | 1200     |
    | apart                 | 2000 | 3 + 2  | 750      |
    """
    case = funded(ADA, Cover.PER_DIEM)
    prices, sessions = price(case), (session("talks", GENEVA, 20),)
    plan, baseline = make_plan(case, prices, sessions), make_baseline(case, prices, sessions)

    after = paid_by(payments(case, prices, plan, baseline))
    before = paid_by(payments(case, prices, baseline, baseline))

    assert (after, before) == ({"fund": 120_000, "": 100_000}, {"fund": 75_000, "": 200_000})


def test_payments_are_added_up_by_payer() -> None:
    made = (Payment("ada", "fund", 3), Payment("ada", "", 5), Payment("bob", "fund", 4))

    assert paid_by(made) == {"fund": 7, "": 5}
    assert paid_by(()) == {}
