from __future__ import annotations

from logistics.exhibits.register import Register
from tests.logistics.exhibits.example import CASE


def test_participants_are_numbered_in_order_of_the_case() -> None:
    assert Register.of(CASE).participants == {"1": 1, "01": 2, "A": 3, "a": 4, "p-5": 5, "p-6": 6}


def test_groups_and_funders_are_numbered_in_order_of_the_alphabet() -> None:
    register = Register.of(CASE)

    assert register.groups == {"": 1, "=1+1": 2, ">0": 3, "NGO": 4, "ngo": 5, "wh*t?": 6}
    assert register.funders == {"": 1, "fund": 2, "purse": 3}
