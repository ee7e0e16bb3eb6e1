from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from logistics.case.people import Cover, Funder, Participant
from logistics.case.rules import Tariff
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.verify_payments import Payments, recounted_payments, wrong_payments
from logistics.pricing.price import price
from tests.logistics.planning.decision import ASKED, DECIDED, PAID, PRICES, SESSIONS, told, with_part
from tests.logistics.planning.example import NAIROBI

PLAN = make_plan(DECIDED, PRICES, SESSIONS)
BASELINE = make_baseline(DECIDED, PRICES, SESSIONS)
DEAR = Tariff(
    terminal=Decimal(7),
    visa=Decimal(60),
    insurance=Decimal(30),
    remote=Decimal(10),
    hour_rate=Decimal(3),
)
RICH = Funder("rich", "Rich", lump_sum=None)
ADA = Participant(
    "ada",
    NAIROBI,
    people=2,
    in_person=frozenset({"forum", "talks"}),
    funder="first",
)


def claimed(*paid: tuple[str, str, int]) -> list[str]:
    return list(wrong_payments(ASKED, PRICES, PLAN, BASELINE, paid))


def test_right_payments_are_accepted() -> None:
    assert claimed(*PAID) == []
    assert claimed(*reversed(PAID)) == []


def test_cent_more_is_seen() -> None:
    assert claimed(("d/1", "fares", 200_001), *PAID[1:]) == [
        "d/1 has 200001 cents by fares; the recount says 200000"
    ]


def test_cent_moved_to_another_payer_is_seen() -> None:
    first, second, *rest = PAID

    assert claimed((*first[:2], 199_999), (*second[:2], 120_001), *rest) == [
        "d/1 has 199999 cents by fares; the recount says 200000",
        "d/1 has 120001 cents by fund; the recount says 120000",
    ]


def test_other_payer_is_seen() -> None:
    assert claimed(*PAID[:-1], ("hub", "", 20_000)) == [
        "hub has 20000 cents by own means; the recount says 0",
        "hub has 0 cents by fund; the recount says 20000",
    ]


def test_forgotten_payment_is_seen() -> None:
    assert claimed(*PAID[:6], PAID[7]) == ["zoe has 0 cents by own means; the recount says 500"]


def test_payment_for_a_stranger_is_seen() -> None:
    assert claimed(*PAID, ("yan", "fund", 1)) == ["yan has 1 cents by fund; the recount says 0"]


def test_payment_in_two_pieces_is_seen() -> None:
    assert claimed(*PAID[:6], ("zoe", "", 200), ("zoe", "", 300), PAID[7]) == [
        "zoe has 2 payments by own means"
    ]


def test_payment_of_nothing_is_seen() -> None:
    assert claimed(*PAID, ("d/2", "", 0)) == ["d/2 has a payment of 0 cents by own means"]


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        (
            "bob",
            {"funder": "fund"},
            ("fund may not pay for bob", "fund pays 365500 cents; its ceiling is 285500"),
        ),
        (
            "d/2",
            {"funder": "host"},
            ("host may not pay for d/2", "d/2 has no own means and pays 145000 cents"),
        ),
        ("bob", {"funder": "bank"}, ("bank pays for bob and is no funder of the case",)),
        ("bob", {"second_funder": "fares"}, ("fares pays the rest for bob and does not pay everything",)),
        ("d/2", {"second_funder": "fund"}, ("fund pays first and pays the rest for d/2",)),
        (
            "d/2",
            {"funder": "", "second_funder": "fund"},
            (
                "fund pays the rest for d/2, for whom nobody pays first",
                "d/2 has no own means and pays 145500 cents",
            ),
        ),
        ("d/1", {"second_funder": ""}, ("d/1 has no own means and pays 120000 cents",)),
        ("zoe", {"funder": "fund"}, ("fund pays 286000 cents; its ceiling is 285500",)),
    ],
)
def test_payer_who_may_not_is_seen(name: str, changes: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert told(with_part(name, **changes)) == expected


def test_ceiling_is_kept_to_the_cent() -> None:
    poorer = replace(PRICES, ceilings={"fund": 285_499})

    assert list(wrong_payments(ASKED, poorer, PLAN, BASELINE, PAID)) == [
        "fund pays 285500 cents; its ceiling is 285499"
    ]


def paid_by(funder: Funder, lump_sum_cents: int | None = None, **changes: Any) -> Payments:  # noqa: ANN401
    """Return what is paid for one row of two from Nairobi by one funder that is named first."""
    who = replace(ADA, **changes)
    case = replace(ASKED, participants=(who,), funders=(funder, RICH), tariff=DEAR, hubs=())
    prices = replace(price(case), lump_sums={} if lump_sum_cents is None else {"first": lump_sum_cents})
    plan, baseline = (make(case, prices, SESSIONS) for make in (make_plan, make_baseline))
    return recounted_payments(case, prices, plan, baseline)


# one person: fares 1000, terminals 4 * 7, 23.14 hours at 3, visa 60, insurance 30, lodging 400, meals 200
TOTAL = 178_742


@pytest.mark.parametrize(
    ("covers", "expected"),
    [
        ({Cover.EVERYTHING}, TOTAL),
        ({Cover.EVERYTHING, Cover.FARE}, TOTAL),
        ({Cover.FARE}, 100_000),
        ({Cover.PER_DIEM}, 60_000),
        ({Cover.TERMINAL}, 2_800),
        ({Cover.VISA}, 6_000),
        ({Cover.INSURANCE}, 3_000),
        ({Cover.TIME}, 6_942),
        ({Cover.FARE, Cover.VISA}, 106_000),
    ],
)
def test_funder_pays_the_kinds_it_covers(covers: set[Cover], expected: int) -> None:
    found = paid_by(Funder("first", "First", covers=frozenset(covers)))

    rest = {("ada", ""): 2 * (TOTAL - expected)} if expected < TOTAL else {}
    assert found == {("ada", "first"): 2 * expected, **rest}


def test_funder_that_covers_none_of_the_costs_has_no_payment() -> None:
    assert paid_by(Funder("first", "First", covers=frozenset({Cover.REMOTE}))) == {("ada", ""): 2 * TOTAL}


@pytest.mark.parametrize(
    ("lump_sum_cents", "expected"), [(0, 0), (99_999, 99_999), (100_000, 100_000), (100_001, 100_000)]
)
def test_lump_sum_is_the_most_for_one_person(lump_sum_cents: int, expected: int) -> None:
    funder = Funder("first", "First", covers=frozenset({Cover.FARE}), lump_sum=Decimal(1))

    found = paid_by(funder, lump_sum_cents, second_funder="rich")

    first = {("ada", "first"): 2 * expected} if expected else {}
    assert found == {**first, ("ada", "rich"): 2 * (TOTAL - expected)}


@pytest.mark.parametrize(
    ("covers", "changes", "expected"),
    [
        # the talks keep people one night longer
        (Cover.EVERYTHING, {}, 15_000),
        (Cover.PER_DIEM, {}, 15_000),
        (Cover.FARE, {}, 0),
        # whoever comes only to the talks has no trip to the anchors
        (Cover.FARE, {"in_person": frozenset({"talks"})}, 100_000),
        # two nights less; joining the forum costs the same without the talks
        (
            Cover.EVERYTHING,
            {"in_person": frozenset({"talks"}), "remote": frozenset({"forum"})},
            TOTAL - 30_000,
        ),
        (Cover.REMOTE, {"in_person": frozenset({"forum"}), "remote": frozenset({"talks"})}, 1_000),
        (Cover.REMOTE, {"in_person": frozenset(), "remote": frozenset({"forum"})}, 0),
    ],
)
def test_only_what_comes_on_top_of_the_anchors_is_paid(
    covers: Cover, changes: dict[str, Any], expected: int
) -> None:
    funder = Funder("first", "First", covers=frozenset({covers}), is_extra_only=True)

    assert paid_by(funder, **changes).get(("ada", "first"), 0) == 2 * expected
