from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from logistics.case.case import Case
from logistics.case.people import Participant, Role
from logistics.planning.burden import Burden, BurdenMeasure, Comparison, Share, burdens, comparisons
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.spread import Spread
from logistics.pricing.price import price
from tests.logistics.planning.example import CASE, GENEVA, NAIROBI, PARIS, person, session

TALKS = session("talks", GENEVA, 13)
ADA = replace(person("ada", NAIROBI, "forum", "talks", people=2), group="ngo")
BOB = replace(person("bob", PARIS, "talks"), group="")
EVE = replace(person("eve", GENEVA, "forum", "talks"), group="ngo")
JOE = replace(person("joe", NAIROBI, "forum", remote=["talks"]), group="ngo", region="Mars")
IDA = person("ida", NAIROBI, remote=["talks", "forum"])
NIL = person("nil", PARIS)
HUB = replace(person("hub", NAIROBI, remote=["talks"]), role=Role.HUB)

ONLINE = replace(CASE, tariff=replace(CASE.tariff, remote=Decimal(20)))
OUTSIDE = {("joe", "talks"): 90, ("ida", "talks"): 20, ("bob", "talks"): 999}


def case_of(*people: Participant) -> Case:
    return replace(ONLINE, participants=people)


def of(people: int, mean: Fraction | int, most: int, p90: int, gini: Fraction | int) -> Spread:
    return Spread(people, Fraction(mean), Fraction(most), Fraction(p90), Fraction(gini))


def test_burden_is_that_of_one_person() -> None:
    case = case_of(ADA, EVE, JOE, IDA)
    prices = price(case)
    hours = prices.leg(NAIROBI, GENEVA).hours

    found = burdens(make_plan(case, prices, (TALKS,)), OUTSIDE)

    # Ada: two legs of 500 and four nights of 150; Joe: three nights and one connection
    assert found == (
        Burden(ADA, 160_000, 2 * hours, 4, 1, 0),
        Burden(EVE, 0, Decimal(0), 0, 0, 0),
        Burden(JOE, 147_000, 2 * hours, 3, 1, 90),
        Burden(IDA, 4_000, Decimal(0), 0, 0, 20),
    )


def test_burden_of_the_baseline_counts_every_trip() -> None:
    case = case_of(ADA)
    prices = price(case)
    hours = prices.leg(NAIROBI, GENEVA).hours

    found = burdens(make_baseline(case, prices, (TALKS,)), {})

    # 1000 and two nights, 1000 and three nights
    assert found == (Burden(ADA, 275_000, 4 * hours, 5, 2, 0),)


def test_neither_hubs_nor_those_who_attend_nothing_are_counted() -> None:
    case = case_of(NIL, HUB, BOB)

    found = burdens(make_plan(case, price(case), (TALKS,)), {})

    assert [burden.participant for burden in found] == [BOB]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (BurdenMeasure.COST, Fraction(12_345)),
        (BurdenMeasure.HOURS, Fraction(15, 2)),
        (BurdenMeasure.NIGHTS, Fraction(3)),
        (BurdenMeasure.TRIPS, Fraction(2)),
        (BurdenMeasure.OUTSIDE, Fraction(1, 3)),
    ],
)
def test_burden_by_measure(measure: BurdenMeasure, expected: Fraction) -> None:
    assert Burden(ADA, 12_345, Decimal("7.5"), 3, 2, 20).of(measure) == expected


def test_comparison_over_all_groups_and_regions() -> None:
    before = tuple(
        Burden(who, cents, Decimal(0), 0, 0, 0) for who, cents in ((ADA, 600), (BOB, 100), (JOE, 300))
    )
    after = tuple(replace(burden, cents=cents) for burden, cents in zip(before, (200, 100, 300), strict=True))

    found = comparisons(before, after, BurdenMeasure.COST)

    # all before: 100, 300, 600, 600; 2*(100 + 600 + 1800 + 2400) / (4*1600) - 5/4 = 9/32
    # all after: 100, 200, 200, 300; 2*(100 + 400 + 600 + 1200) / (4*800) - 5/4 = 3/16
    # ngo before: 300, 600, 600; 2*(300 + 1200 + 1800) / (3*1500) - 4/3 = 2/15
    # ngo after: 200, 200, 300; 2*(200 + 400 + 900) / (3*700) - 4/3 = 2/21
    one, two = of(1, 100, 100, 100, 0), of(1, 300, 300, 300, 0)
    assert found == (
        Comparison(
            Share.ALL,
            "",
            BurdenMeasure.COST,
            of(4, 400, 600, 600, Fraction(9, 32)),
            of(4, 200, 300, 300, Fraction(3, 16)),
        ),
        Comparison(Share.GROUP, "", BurdenMeasure.COST, one, one),
        Comparison(
            Share.GROUP,
            "ngo",
            BurdenMeasure.COST,
            of(3, 500, 600, 600, Fraction(2, 15)),
            of(3, Fraction(700, 3), 300, 300, Fraction(2, 21)),
        ),
        Comparison(
            Share.REGION, "Africa", BurdenMeasure.COST, of(2, 600, 600, 600, 0),
            of(2, 200, 200, 200, 0),
        ),
        Comparison(Share.REGION, "Europe", BurdenMeasure.COST, one, one),
        Comparison(Share.REGION, "Mars", BurdenMeasure.COST, two, two),
    )  # fmt: skip


def test_comparison_over_nobody() -> None:
    nothing = of(0, 0, 0, 0, 0)

    assert comparisons((), (), BurdenMeasure.TRIPS) == (
        Comparison(Share.ALL, "", BurdenMeasure.TRIPS, nothing, nothing),
    )
