from __future__ import annotations

import pytest

from logistics.case.rules import Rules
from logistics.planning.bridges import Between, between


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        # on one day; overlapping by two days
        (0, Between(0, 0, 0, may_stay=True, may_go_home=False)),
        (-2, Between(0, 0, -2, may_stay=True, may_go_home=False)),
        # the next day: the one night belongs to the second place
        (1, Between(0, 0, 1, may_stay=True, may_go_home=False)),
        (2, Between(1, 0, 1, may_stay=True, may_go_home=False)),
        # home for one night, the least
        (3, Between(1, 1, 1, may_stay=True, may_go_home=True)),
        (32, Between(1, 30, 1, may_stay=True, may_go_home=True)),
        (33, Between(1, 31, 1, may_stay=False, may_go_home=True)),
    ],
)
def test_nights_between_by_default(days: int, expected: Between) -> None:
    assert between(Rules(), days) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (2, Between(0, 0, 2, may_stay=True, may_go_home=False)),
        (3, Between(1, 0, 2, may_stay=True, may_go_home=False)),
        (6, Between(3, 1, 2, may_stay=True, may_go_home=False)),
        (9, Between(3, 4, 2, may_stay=True, may_go_home=True)),
        (10, Between(3, 5, 2, may_stay=False, may_go_home=True)),
    ],
)
def test_stay_at_the_first_place_is_cut_first(days: int, expected: Between) -> None:
    rules = Rules(arrive_days=2, leave_days=3, home_nights=4, longest_stay_nights=4)

    assert between(rules, days) == expected


def test_without_offsets_all_nights_are_free() -> None:
    rules = Rules(arrive_days=0, leave_days=0, home_nights=0)

    assert between(rules, 0) == Between(0, 0, 0, may_stay=True, may_go_home=True)
    assert between(rules, 4) == Between(0, 4, 0, may_stay=True, may_go_home=True)
