from __future__ import annotations

from decimal import Decimal

import pytest

from logistics.planning.hubs.collide import hubs_collision
from logistics.planning.hubs.decide import decide_hubs
from logistics.planning.hubs.request import HubsRequest, Reach
from tests.logistics.planning.hubs.example import clock, question

HELD = "talks is held in {} places, for 10 people invited"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (HubsRequest("talks", 5), [(HELD.format(5), "4 would do")]),
        (
            HubsRequest("talks", 2, fixed=("boston", "manila"), sitting_minutes=120, least=1),
            [
                (HELD.format(2), ""),
                ("boston is one of the hubs", ""),
                ("manila is one of the hubs", ""),
                ("all hubs have a common sitting of 2 h within 08-20 local time", ""),
            ],
        ),
        (
            HubsRequest("talks", 2, fixed=("geneva", "boston"), sitting_minutes=450),
            [
                (HELD.format(2), "1 would do"),
                ("boston is one of the hubs", ""),
                ("all hubs have a common sitting of 7.5 h within 08-20 local time", "6 h would do"),
            ],
        ),
        (
            HubsRequest("talks", 3, least=4),
            [(HELD.format(3), "2 would do"), ("at least 4 people go to each hub", "3 would do")],
        ),
        (
            HubsRequest("talks", 2, most=4),
            [(HELD.format(2), "3 would do"), ("at most 4 people go to each hub", "5 would do")],
        ),
    ],
)
def test_smallest_set_of_rules_and_how_far_each_has_to_give(
    asked: HubsRequest, expected: list[tuple[str, str]]
) -> None:
    asks = question(asked)
    error = hubs_collision(asks, clock())

    assert decide_hubs(asks, tuple(asks.groups()), clock()) is None
    assert list(zip(error.rules, error.gives, strict=True)) == expected
    assert str(error).startswith("no hubs satisfy these rules together:\n  - talks is held in")


def test_reach_never_collides() -> None:
    """Who is out of reach of everything joins remotely."""
    asks = question(HubsRequest("talks", 2, beyond=((Reach.KM, Decimal(1)),), worth_cents=0))

    assert decide_hubs(asks, tuple(asks.groups()), clock()) is not None
