"""Which uncertainty holds for which price, and the factor that it makes of a shock."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from logistics.case.case import Case
from logistics.case.places import Place
from logistics.case.uncertainty import WHOLE, Uncertainty, What
from logistics.library import read_reference
from logistics.pricing.fares import LOW_MODEL

FloatArray = NDArray[np.float64]
DEFAULT_ID = "default-fares"
"""Id of the row on fares that stands in for those a case does not give."""

_erf: Callable[[FloatArray], NDArray[np.object_]] = np.frompyfunc(math.erf, 1, 1)


def uncertainties_of(case: Case) -> tuple[Uncertainty, ...]:
    """Return the rows of a case; where it has none on fares, the published scatter of its fare model.

    A fare model of which no scatter was published takes that of ``LOW_MODEL``, which is an assumption.
    """
    if any(row.what is What.FARE for row in case.uncertainties):
        return case.uncertainties
    published = {row["model"]: row for row in read_reference("fare_spreads")}
    own = published.get(case.tariff.fare_model)
    found = own or published[LOW_MODEL]
    source = found["source"] if own else f"assumption: the scatter of {LOW_MODEL}, {found['source']}"
    default = Uncertainty(DEFAULT_ID, What.FARE, sigma=Decimal(found["log_sigma"]), source=source)
    return (default, *case.uncertainties)


def row_of_route(rows: tuple[Uncertainty, ...], ends: tuple[Place, Place]) -> int | None:
    """Return the number of the row that holds for the modelled fare of a route; None: it is certain."""
    return _first(rows, What.FARE, lambda row: any(row.selects_place(end) for end in ends))


def row_of_night(rows: tuple[Uncertainty, ...], place: Place) -> int | None:
    """Return the number of the row that holds for the per diem of a place; None: it is certain."""
    return _first(rows, What.PER_DIEM, lambda row: row.selects_place(place))


def _first(
    rows: tuple[Uncertainty, ...], what: What, is_selected: Callable[[Uncertainty], bool]
) -> int | None:
    return next((n for n, row in enumerate(rows) if row.what is what and is_selected(row)), None)


def price_factor(row: Uncertainty, shock: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """Return what multiplies a price.

    With ``sigma`` = s and a standard normal shock z it is exp(s z), whose median is 1, or exp(s z - s^2 / 2),
    whose mean is 1; else the quantile of a triangle at the rank of z.

    Args:
        row: the uncertainty; of a price.
        shock: standard normal, any shape.
        low: the low price where the row gives none, as a factor; broadcasts to ``shock``.
        high: the high price where the row gives none, as a factor; broadcasts to ``shock``.
    """
    if row.sigma is not None:
        sigma = float(row.sigma)
        return np.asarray(np.exp(sigma * shock - (sigma**2 / 2 if row.is_mean else 0)), dtype=np.float64)
    if row.low is not None and row.high is not None:
        low, high = (np.array([float(end / WHOLE)]) for end in (row.low, row.high))
    return triangle(normal_rank(shock), low, np.float64(row.central / WHOLE), high)


def share_of(row: Uncertainty, shock: FloatArray) -> FloatArray:
    """Return the share of people for a standard normal shock."""
    central = np.float64(row.central / WHOLE)
    if row.low is None or row.high is None:
        return np.full(shock.shape, central)
    return triangle(normal_rank(shock), np.float64(row.low / WHOLE), central, np.float64(row.high / WHOLE))


def normal_rank(shock: FloatArray) -> FloatArray:
    """Return the share of a standard normal distribution below each shock."""
    return np.asarray((1 + _erf(shock / math.sqrt(2)).astype(np.float64)) / 2, dtype=np.float64)


def triangle(
    rank: FloatArray, low: FloatArray | float, peak: FloatArray | float, high: FloatArray | float
) -> FloatArray:
    """Return the quantile of a triangular distribution.

    Below the peak it is low + sqrt(rank (high - low) (peak - low)), above it the same from the other side.

    Args:
        rank: share of the distribution below, 0 to 1.
        low: least value.
        peak: most likely value.
        high: most value.
    """
    width = np.asarray(high - low)
    below = low + np.sqrt(rank * width * (peak - low))
    above = high - np.sqrt((1 - rank) * width * (high - peak))
    return np.asarray(np.where(rank * width <= peak - low, below, above), dtype=np.float64)


def tornado_factors(row: Uncertainty, low: FloatArray, high: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the low and the high factor of a price at which a row is tried alone.

    Args:
        row: the uncertainty; of a price.
        low: the low price where the row gives none, as a factor.
        high: the high price where the row gives none, as a factor.

    Returns:
        The ends of its triangle, or P10 and P90 of its log-normal distribution.
    """
    if row.sigma is not None:
        ends = np.array([-P90, P90])
        factors = price_factor(row, ends, low, high)
        return factors[:1], factors[1:]
    if row.low is not None and row.high is not None:
        return np.array([float(row.low / WHOLE)]), np.array([float(row.high / WHOLE)])
    return low, high


P90 = 1.2815515655446004
"""P90 of the standard normal distribution."""
