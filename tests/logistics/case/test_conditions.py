from __future__ import annotations

from dataclasses import replace

import pytest

from logistics.case.conditions import Condition, condition, known_columns, value_of
from logistics.case.places import Place

GENEVA = Place(
    "geneva", "Geneva", "CH", 46.2, 6.15, "Europe/Zurich",
    capacity=120, flags=(("Safety", "4.5"), ("step free", "partly")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "is_met"),
    [
        ("safety>=4.50", True),
        ("safety > 4.5", False),
        ("safety=4.50", True),
        ("safety!=4.5", False),
        ("SAFETY<5", True),
        ("safety<=4", False),
        ("step free = PARTLY", True),
        ("step free!=no", True),
        ("step free>=3", False),
        ("other=yes", False),
        ("other!=yes", False),
        ("country=ch", True),
        ("region=Europe", True),
        ("capacity>=121", False),
        ("city=geneva", True),
        ("id!=geneva", False),
    ],
)
def test_conditions_on_a_place(text: str, is_met: bool) -> None:  # noqa: FBT001
    found = condition(text)

    assert found is not None
    assert found.is_met_by(GENEVA) is is_met


@pytest.mark.parametrize("text", ["accessible", "=yes", "safety>=", "safety>high", "", "safety>=nan"])
def test_what_is_no_condition(text: str) -> None:
    assert condition(text) is None


def test_a_condition_is_shown_as_it_may_be_written() -> None:
    assert str(condition(" Safety >= 3 ")) == "safety>=3"
    assert condition("a!=b c") == Condition("a", "!=", "b c")


def test_columns_of_places() -> None:
    assert known_columns((GENEVA,))[-2:] == ("safety", "step free")
    assert value_of(replace(GENEVA, capacity=None), "capacity") == ""
