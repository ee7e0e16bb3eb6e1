"""Public holidays of a place, from the library of that name."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays
import numpy as np
from numpy.typing import NDArray

from logistics.case.places import Place


def public_holidays(place: Place, first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the public holidays of a place over the years of the days given, as sorted ordinals.

    A country the library does not know has none; ``has_calendar`` tells.
    """
    if not len(first) or not has_calendar(place):
        return np.zeros(0, dtype=np.int64)
    years = range(date.fromordinal(int(first.min())).year, date.fromordinal(int(last.max())).year + 1)
    days = [day.toordinal() for year in years for day in _year(place.country, place.subdivision, year)]
    return np.array(sorted(days), dtype=np.int64)


def has_calendar(place: Place) -> bool:
    """Return True when the library has the country and, where given, the subdivision of the place."""
    subdivisions = _supported().get(place.country)
    return subdivisions is not None and (not place.subdivision or place.subdivision in subdivisions)


@lru_cache(maxsize=1)
def _supported() -> dict[str, frozenset[str]]:
    known = holidays.list_supported_countries(include_aliases=True)
    return {country: frozenset(subdivisions) for country, subdivisions in known.items()}


@lru_cache(maxsize=256)
def _year(country: str, subdivision: str, year: int) -> tuple[date, ...]:
    return tuple(sorted(holidays.country_holidays(country, subdiv=subdivision or None, years=year)))


def is_public_holiday(place: Place, day: date) -> bool:
    """Return True when the day is a public holiday at the place."""
    return has_calendar(place) and day in _year(place.country, place.subdivision, day.year)
