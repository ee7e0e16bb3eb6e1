from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from logistics.case.places import Place

GENEVA = Place("geneva", "Geneva", "CH", 46.2, 6.15, "Europe/Zurich", "GE")


def test_place_is_shown_with_its_country() -> None:
    assert str(GENEVA) == "Geneva, CH"


def test_place_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        GENEVA.name = "Genf"  # type: ignore[misc]


def test_places_are_equal_by_value_and_can_be_keys() -> None:
    again = Place("geneva", "Geneva", "CH", 46.2, 6.15, "Europe/Zurich", "GE")
    national = Place("geneva", "Geneva", "CH", 46.2, 6.15, "Europe/Zurich")

    assert {GENEVA: 1}[again] == 1
    assert national != GENEVA


def test_a_place_has_seats_for_everybody_by_default() -> None:
    assert GENEVA.capacity is None
