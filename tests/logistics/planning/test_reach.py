from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from logistics.case.case import Case
from logistics.case.people import Cover, Funder, Group, Participant, Role
from logistics.case.rules import Tariff
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.reach import MOST_ROWS, Reach, reach
from logistics.pricing.price import price
from tests.logistics.planning.example import CASE, GENEVA, NAIROBI, PARIS, person, session

TALKS = session("talks", GENEVA, 16)
FUND = Funder("fund", "Fund")
BOB = person("bob", PARIS, remote=["talks"])
"""Coming to the talks costs Bob 500; Ada, who is at the forum anyway, 150; a seat at home costs 10."""


def invited(who: Participant) -> Participant:
    """Return somebody who may come to all that they are joined to remotely."""
    return replace(who, either=who.remote, remote=frozenset(), funder="", second_funder="")


def found(
    *people: Participant,
    funders: Iterable[Funder] = (FUND,),
    ceilings: dict[str, int] | None = None,
    asked: Iterable[Participant] | None = None,
    case: Case = CASE,
    lump_sums: dict[str, int] | None = None,
) -> list[Reach]:
    decided = replace(case, participants=people, funders=tuple(funders), tariff=Tariff(remote=Decimal(10)))
    prices = replace(price(decided), ceilings=ceilings or {}, lump_sums=lump_sums or {})
    was = replace(decided, participants=tuple(asked or map(invited, people)))
    plan, baseline = make_plan(decided, prices, (TALKS,)), make_baseline(decided, prices, (TALKS,))
    return list(reach(was, decided, prices, plan, baseline))


def test_who_joins_remotely_is_reached_for_the_extra_cost() -> None:
    assert found(BOB) == [
        Reach(
            participant="bob",
            people=1,
            sessions=("talks",),
            weight=1,
            extra_cents=49_000,
            funder="fund",
            second_funder="",
            funder_cents=50_000,
            left_cents=None,
            missing_cents=0,
        )
    ]


def test_what_the_funder_pays_already_is_no_extra() -> None:
    (one,) = found(replace(BOB, funder="fund", people=2), ceilings={"fund": 40_000})

    assert (one.funder_cents, one.left_cents, one.missing_cents) == (49_000, 38_000, 11_000)


def test_the_list_is_in_order_of_cost_for_weighted_attendance() -> None:
    people = (
        replace(BOB, group="ngo"),
        person("ada", NAIROBI, "forum", remote=["talks"]),
        replace(BOB, id="eve"),
        replace(BOB, id="dan", group="idle"),
    )
    case = replace(CASE, groups=(Group("ngo", 2), Group("idle", 0)))

    assert [(one.participant, one.weight, one.extra_cents) for one in found(*people, case=case)] == [
        ("ada", 1, 14_000),
        ("bob", 2, 49_000),
        ("eve", 1, 49_000),
    ]


def test_the_list_has_an_end() -> None:
    people = [replace(BOB, id=f"p-{number:02}") for number in range(MOST_ROWS + 1)]

    assert [one.participant for one in found(*people)] == [who.id for who in people[:MOST_ROWS]]


def test_only_those_are_listed_whom_the_plan_kept_at_home() -> None:
    asked = (replace(BOB, either=frozenset({"forum"})), person("eve", PARIS), person("dan", PARIS))
    decided = (BOB, person("eve", PARIS, "talks"), person("dan", PARIS, remote=["talks"]))

    assert found(*decided, asked=asked) == []


def test_parts_of_a_row_are_listed_by_themselves() -> None:
    parts = (
        replace(BOB, id="bob/1", row="bob", people=2),
        replace(BOB, id="bob/2", row="bob", in_person=frozenset({"talks"}), remote=frozenset()),
    )

    assert [(one.participant, one.people) for one in found(*parts, asked=[invited(BOB)])] == [("bob/1", 2)]


def test_hubs_are_nobody_to_be_reached() -> None:
    assert found(replace(BOB, role=Role.HUB)) == []


def test_nobody_is_listed_who_would_be_in_two_places() -> None:
    inside = session("retreat", PARIS, 16)
    case = replace(CASE, anchors=(*CASE.anchors, inside))

    assert found(person("ada", NAIROBI, "retreat", remote=["talks"]), case=case) == []


def test_only_funders_that_may_pay_are_named() -> None:
    funders = (Funder("africa", "Africa", countries=("KE",)), FUND)

    assert [one.funder for one in found(BOB, funders=funders)] == ["fund"]
    (one,) = found(replace(BOB, funders=("africa",)), funders=funders)
    assert (one.funder, one.funder_cents, one.left_cents, one.missing_cents) == ("", 0, None, 0)


def test_nobody_may_pay_for_who_has_no_means() -> None:
    (one,) = found(replace(BOB, has_own_means=False), funders=())

    assert (one.funder, one.second_funder, one.missing_cents) == ("", "", None)


def test_the_funder_is_named_that_lacks_least() -> None:
    funders = (FUND, Funder("host", "Host"), Funder("state", "State"))
    ceilings = {"fund": 30_000, "host": 45_000, "state": 45_000}

    (one,) = found(BOB, funders=funders, ceilings=ceilings)
    (preferring,) = found(replace(BOB, funders=("state", "host")), funders=funders, ceilings=ceilings)

    assert (one.funder, one.left_cents, one.missing_cents) == ("host", 45_000, 5_000)
    assert preferring.funder == "state"


def test_the_rest_goes_to_own_means_or_else_to_a_funder_that_pays_all() -> None:
    fare = Funder("fare", "Fare", covers=frozenset({Cover.FARE}))
    funders = (fare, Funder("food", "Food", covers=frozenset({Cover.PER_DIEM})), Funder("host", "Host"))
    ceilings = {"fare": 20_000, "host": 29_000, "food": 0}
    poor = replace(BOB, has_own_means=False)

    (rich,) = found(BOB, funders=funders, ceilings=ceilings)
    (one,) = found(poor, funders=funders, ceilings=ceilings)

    assert (rich.funder, rich.second_funder, rich.funder_cents, rich.missing_cents) == ("fare", "", 20_000, 0)
    assert (one.funder, one.second_funder, one.funder_cents, one.missing_cents) == (
        "fare",
        "host",
        20_000,
        1_000,
    )


def test_a_funder_that_leaves_nothing_needs_no_other() -> None:
    both = Funder("both", "Both", covers=frozenset({Cover.FARE, Cover.PER_DIEM}))

    (one,) = found(replace(BOB, has_own_means=False), funders=(both,))

    assert (one.funder, one.second_funder, one.funder_cents) == ("both", "", 50_000)
