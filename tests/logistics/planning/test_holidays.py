from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from logistics.case.places import Place
from logistics.planning.holidays import has_calendar, is_public_holiday, public_holidays
from tests.logistics.planning.example import GENEVA, VIENNA

SWITZERLAND = replace(GENEVA, subdivision="")
NOWHERE = Place("atlantis", "Atlantis", "XX", 0.0, 0.0, "UTC")
ODD = replace(GENEVA, subdivision="XX")


def ordinals(*days: date) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([day.toordinal() for day in days], dtype=np.int64)


@pytest.mark.parametrize(
    ("day", "is_closed"),
    [
        (date(2005, 3, 25), True),  # Good Friday
        (date(2005, 3, 28), True),  # Easter Monday
        (date(2005, 5, 5), True),  # Ascension
        (date(2005, 5, 16), True),  # Whit Monday
        (date(2005, 6, 13), False),
        (date(2005, 7, 19), False),
        (date(2005, 8, 1), True),  # national day
        (date(2005, 9, 8), True),  # Jeûne genevois, in this canton only
    ],
)
def test_holidays_of_geneva_in_2005(day: date, is_closed: bool) -> None:  # noqa: FBT001
    assert is_public_holiday(GENEVA, day) is is_closed


def test_holiday_of_the_canton_needs_the_subdivision() -> None:
    assert not is_public_holiday(SWITZERLAND, date(2005, 9, 8))
    assert is_public_holiday(SWITZERLAND, date(2005, 8, 1))


@pytest.mark.parametrize(("place", "known"), [(GENEVA, True), (VIENNA, True), (NOWHERE, False), (ODD, False)])
def test_countries_and_subdivisions_with_a_calendar(place: Place, known: bool) -> None:  # noqa: FBT001
    assert has_calendar(place) is known


@pytest.mark.parametrize("place", [NOWHERE, ODD])
def test_place_without_a_calendar_has_no_holidays(place: Place) -> None:
    new_year = date(2005, 1, 1)

    assert public_holidays(place, ordinals(new_year), ordinals(new_year)).tolist() == []
    assert not is_public_holiday(place, new_year)


def test_arrays_and_single_days_agree_over_two_years() -> None:
    days = [date(2004, 12, 1) + timedelta(days=n) for n in range(400)]

    found = set(public_holidays(GENEVA, ordinals(days[0]), ordinals(days[-1])).tolist())

    assert {day for day in days if day.toordinal() in found} == {
        day for day in days if is_public_holiday(GENEVA, day)
    }


def test_no_options_have_no_holidays() -> None:
    assert public_holidays(GENEVA, ordinals(), ordinals()).tolist() == []
