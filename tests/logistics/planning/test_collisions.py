"""Impossible rules are answered with a smallest set that collides, and how far each has to give."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from logistics.case.case import Case
from logistics.case.people import Funder, Participant, Quota, RemoteHub
from logistics.planning import collisions
from logistics.planning.assemble import assemble
from logistics.planning.collisions import collision
from logistics.pricing.price import price
from solver.clock import Clock
from solver.watch import SILENT
from tests.logistics.planning.example import (
    CASE,
    GENEVA,
    NAIROBI,
    PARIS,
    TALKS,
    person,
)

HEAD = "no plan satisfies these rules together:"


def invited(name: str, people: int = 1, *sessions: str, group: str = "civil") -> Participant:
    """Return people from Nairobi who may come to the sessions, or to the Talks; a return costs 1300 there."""
    return Participant(
        name, NAIROBI, group, people=people, either=frozenset(sessions or ("talks",)), source="made up"
    )


def fund(name: str = "fund", **changes: object) -> Funder:
    """Return a funder who pays everything."""
    return Funder(name, name.title(), **changes)  # type: ignore[arg-type]


def poor(participant: Participant) -> Participant:
    """Return the same people without own means."""
    return replace(participant, has_own_means=False)


BASE = replace(CASE, anchors=())
ROOM = (replace(TALKS, places=(replace(GENEVA, capacity=5),)),)
ADA = person("ada", NAIROBI, "talks")
FOUR = person("ada", NAIROBI, remote=("talks",), people=4)

IMPOSSIBLE: dict[str, tuple[Case, tuple[str, ...]]] = {
    "quorum above the invited": (
        replace(BASE, participants=(invited("a", 9),), quotas=(Quota("q1", group="civil", least=12),)),
        (
            (
                "at least 12 people of civil at talks in person (quota q1): "
                "12 cannot be met: at most 9 can be there, 9 are invited"
            ),
        ),
    ),
    "quorum against room": (
        replace(BASE, participants=(invited("a", 9),), consultations=ROOM, quotas=(Quota("q1", least=7),)),
        (
            (
                "at least 7 people at talks in person (quota q1): "
                "7 cannot be met: at most 5 can be there, 9 are invited"
            ),
            "talks has room for 5 people in Geneva, CH: 2 more seats are needed",
        ),
    ),
    "most against who must come": (
        replace(BASE, participants=(replace(ADA, people=4),), quotas=(Quota("q1", most=3),)),
        ("at most 3 people at talks in person (quota q1): 3 cannot be kept: at least 4 have to be there",),
    ),
    "share against quorum": (
        replace(
            BASE,
            participants=(invited("a", 4), invited("b", 9, group="state")),
            quotas=(Quota("q1", group="state", least=8), Quota("q2", group="civil", least_share=Decimal(40))),
        ),
        (
            (
                "at least 8 people of state at talks in person (quota q1): "
                "8 cannot be met: at most 6 can be there, 9 are invited"
            ),
            (
                "at least 40 % of the people at talks in person are people of civil (quota q2): "
                "40 % cannot be met: at most 33.33 % can be reached"
            ),
        ),
    ),
    "least share": (
        replace(
            BASE,
            participants=(invited("a", 2), person("bob", PARIS, "talks", people=6)),
            quotas=(Quota("q2", group="civil", least_share=Decimal(40)),),
        ),
        (
            (
                "at least 40 % of the people at talks in person are people of civil (quota q2): "
                "40 % cannot be met: at most 25 % can be reached"
            ),
        ),
    ),
    "most share": (
        replace(
            BASE,
            participants=(replace(ADA, group="civil"),),
            quotas=(Quota("q2", group="civil", most_share=Decimal(50)),),
        ),
        (
            (
                "at most 50 % of the people at talks in person are people of civil (quota q2): "
                "50 % cannot be kept: it is at least 100 %"
            ),
        ),
    ),
    "in person against remotely": (
        replace(
            BASE,
            participants=(invited("a", 6),),
            quotas=(Quota("q1", least=4), Quota("q2", is_remote=True, least=3)),
        ),
        (
            (
                "at least 4 people at talks in person (quota q1): "
                "4 cannot be met: at most 3 can be there, 6 are invited"
            ),
            (
                "at least 3 people at talks remotely (quota q2): "
                "3 cannot be met: at most 2 can join remotely, 6 are invited"
            ),
        ),
    ),
    "remote cap against ceiling": (
        replace(
            BASE,
            participants=(poor(invited("a", 4)),),
            quotas=(Quota("q3", is_remote=True, most=1),),
            funders=(fund(ceiling=Decimal(3000)),),
        ),
        (
            (
                "at most 1 person at talks remotely (quota q3): "
                "1 cannot be kept: at least 2 have to join remotely"
            ),
            "Fund (fund) pays at most 3,000.00 CHF: 3,900.00 CHF would be needed, 900.00 CHF more",
        ),
    ),
    "ceiling against who must come": (
        replace(BASE, participants=(poor(ADA),), funders=(fund(ceiling=Decimal(1000)),)),
        ("Fund (fund) pays at most 1,000.00 CHF: 1,300.00 CHF would be needed, 300.00 CHF more",),
    ),
    "ceilings of two funders": (
        replace(
            BASE,
            participants=(replace(poor(ADA), people=3),),
            funders=(fund(ceiling=Decimal(1500)), fund("second", ceiling=Decimal(2000))),
        ),
        (
            "Fund (fund) pays at most 1,500.00 CHF: 2,600.00 CHF would be needed, 1,100.00 CHF more",
            "Second (second) pays at most 2,000.00 CHF: 2,600.00 CHF would be needed, 600.00 CHF more",
        ),
    ),
    "nobody pays": (
        replace(BASE, participants=(poor(ADA),)),
        ("ada cannot pay what funders leave: 1,300.00 CHF would be left to them",),
    ),
    "hours": (
        replace(BASE, participants=(ADA,), rules=replace(BASE.rules, most_hours=Decimal(5))),
        ("nobody travels for more than 5 hours: somebody has to travel for 23.14 hours",),
    ),
    "cost of one": (
        replace(BASE, participants=(ADA,), rules=replace(BASE.rules, most_cost=Decimal(1000))),
        ("nobody's travel costs more than 1,000.00 CHF: somebody's has to cost 1,300.00 CHF",),
    ),
    "nights": (
        replace(BASE, participants=(ADA,), rules=replace(BASE.rules, most_nights=1)),
        ("nobody is away for more than 1 night: somebody has to be away for 2 nights",),
    ),
    "together against room": (
        replace(
            BASE,
            participants=(replace(invited("a", 6), stays_together=True),),
            consultations=ROOM,
            quotas=(Quota("q1", least=1),),
        ),
        (
            (
                "at least 1 person at talks in person (quota q1): "
                "1 cannot be met: at most 0 can be there, 6 are invited, some of them only together"
            ),
            "talks has room for 5 people in Geneva, CH: 1 more seat is needed",
        ),
    ),
    "seats of a hub": (
        replace(
            BASE,
            participants=(FOUR,),
            hubs=(RemoteHub("desk", "Africa", NAIROBI, cost=Decimal(50), seats=3),),
        ),
        (
            (
                "who joins talks remotely from Africa sits in the remote hub desk, "
                "which has room for 3 people: "
                "1 person would have to join from elsewhere"
            ),
        ),
    ),
    "hub against ceiling": (
        replace(
            BASE,
            participants=(FOUR,),
            hubs=(RemoteHub("desk", "Africa", NAIROBI, cost=Decimal(500), funder="fund"),),
            funders=(fund(ceiling=Decimal(300), groups=("x",)),),
        ),
        (
            "Fund (fund) pays at most 300.00 CHF: 500.00 CHF would be needed, 200.00 CHF more",
            (
                "who joins talks remotely from Africa sits in the remote hub desk: "
                "4 people would have to join from elsewhere"
            ),
        ),
    ),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_impossible_rules_are_named_with_what_each_has_to_give(name: str) -> None:
    case, expected = IMPOSSIBLE[name]
    prices = price(case)

    error = collision(case, prices, assemble(case, prices), Clock.started(SILENT, None))

    assert str(error) == "\n".join((HEAD, *(f"  - {line}" for line in expected)))
    assert [f"{rule}: {give}" for rule, give in zip(error.rules, error.gives, strict=True)] == list(expected)


def test_rules_that_can_be_kept_do_not_collide() -> None:
    case = replace(BASE, participants=(invited("a", 9),), quotas=(Quota("q1", group="civil", least=9),))
    prices = price(case)
    assembly = assemble(case, prices)

    with pytest.raises(ValueError, match=r"^the rules of the case can be kept together$"):
        collision(case, prices, assembly, Clock.started(SILENT, None))


def test_without_time_all_rules_are_named() -> None:
    case, _ = IMPOSSIBLE["quorum against room"]
    prices = price(case)

    error = collision(case, prices, assemble(case, prices), Clock.started(SILENT, 0.0))

    assert str(error) == (
        "no plan satisfies all of these rules; which of them collide is not known:\n"
        "  - at least 7 people at talks in person (quota q1)\n"
        "  - talks has room for 5 people in Geneva, CH\n"
        "  - nobody can be in two places at once"
    )


@pytest.mark.parametrize("seconds", [None, 60.0])
def test_without_time_to_explain_the_smallest_set_is_named_all_the_same(
    seconds: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, _ = IMPOSSIBLE["quorum against room"]
    prices = price(case)
    monkeypatch.setattr(collisions, "EXPLAIN_SECONDS", 0.0)

    error = collision(case, prices, assemble(case, prices), Clock.started(SILENT, seconds))

    assert str(error) == (
        f"{HEAD}\n"
        "  - at least 7 people at talks in person (quota q1)\n"
        "  - talks has room for 5 people in Geneva, CH\n"
        "  - every consultation sits on dates that the rules of the calendar allow"
    )
    assert error.gives == ("", "", "")
