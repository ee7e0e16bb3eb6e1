"""Seasons: fares of journeys in one season have a part of their uncertainty in common."""

from __future__ import annotations

from datetime import date

import numpy as np

from logistics.case.uncertainty import Season
from logistics.planning.options import IntArray

MONTHS_IN_SEASON = 3
MONTHS_IN_YEAR = 12


def seasons_of(days: IntArray, season: Season) -> IntArray:
    """Return the number of the season of each day, rising with time.

    Args:
        days: ordinals of the proleptic Gregorian calendar, any shape.
        season: what is meant by a season; for ``YEAR`` every day has the number 0.
    """
    if season is Season.YEAR:
        return np.zeros(days.shape, dtype=np.int64)
    distinct, inverse = np.unique(days, return_inverse=True)
    dates = [date.fromordinal(int(day)) for day in distinct]
    months = np.array([day.year * MONTHS_IN_YEAR + day.month for day in dates], dtype=np.int64)
    # December, month 12, opens the winter that ends in February
    numbers = months if season is Season.MONTH else months // MONTHS_IN_SEASON
    return np.asarray(numbers[inverse.reshape(days.shape)], dtype=np.int64)
