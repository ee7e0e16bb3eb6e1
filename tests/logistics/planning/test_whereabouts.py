from __future__ import annotations

from dataclasses import replace

from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.whereabouts import wrong_whereabouts
from logistics.pricing.price import price
from tests.logistics.planning.example import (
    BOSSEY,
    CASE,
    FORUM,
    GENEVA,
    NAIROBI,
    PARIS,
    TALKS,
    VIENNA,
    person,
    session,
)

RETREAT = session("retreat", BOSSEY, 16, 17)
CROWDED = replace(
    CASE,
    anchors=(FORUM, RETREAT),
    consultations=(replace(TALKS, places=(GENEVA, VIENNA)),),
    participants=(
        person("ada", NAIROBI, "forum", "retreat", "talks"),
        person("bob", NAIROBI, "forum", "retreat", "talks", people=2),
        person("eve", GENEVA, "forum", "talks", remote=("retreat",)),
        person("max", PARIS, remote=("forum", "talks")),
    ),
)
PRICES = price(CROWDED)
SESSIONS = (session("talks", VIENNA, 22),)
PLAN = make_plan(CROWDED, PRICES, SESSIONS)


def test_plans_and_baselines_hold_together() -> None:
    assert list(wrong_whereabouts(CROWDED, PRICES, PLAN)) == []
    assert list(wrong_whereabouts(CROWDED, PRICES, make_baseline(CROWDED, PRICES, SESSIONS))) == []


def test_each_of_those_who_share_a_wrong_trip_is_told() -> None:
    ada, bob, eve, _ = PLAN.itineraries
    plan = replace(PLAN, itineraries=(replace(ada, trips=()), replace(bob, trips=()), eve))

    assert list(wrong_whereabouts(CROWDED, PRICES, plan)) == [
        f"{name} is not at {missed}"
        for name in ("ada", "bob")
        for missed in ("forum in Geneva, CH", "retreat in Bossey, CH", "talks in Vienna, AT")
    ]


def test_local_people_are_there_without_a_journey() -> None:
    *_, eve, _ = PLAN.itineraries
    plan = replace(PLAN, itineraries=(replace(eve, trips=()),))

    assert list(wrong_whereabouts(CROWDED, PRICES, plan)) == ["eve is not at talks in Vienna, AT"]


def test_remote_seat_twice_is_told() -> None:
    *_, last = PLAN.itineraries
    plan = replace(PLAN, itineraries=(replace(last, remote=(*last.remote, *last.remote)),))

    assert list(wrong_whereabouts(CROWDED, PRICES, plan)) == ["max attends forum, talks remotely"]
