"""Great-circle distances: geodesics on the WGS 84 ellipsoid, in whole kilometres, rounded half up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

import numpy as np
from geopy.distance import geodesic
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Point = tuple[float, float]

_EQUATOR_KM = 6378.137
_FLATTENING = 1 / 298.257223563
_POLE_KM = _EQUATOR_KM * (1 - _FLATTENING)
_ROUNDS = 20
_CONVERGED = 1e-10
_EQUATORIAL = 1e-12
_TIE_KM = 1e-4
_MOST_AT_ONCE = 200_000


def great_circle_km(a_latitude: float, a_longitude: float, b_latitude: float, b_longitude: float) -> int:
    """Return the distance between two points.

    Args:
        a_latitude: [degrees north].
        a_longitude: [degrees east].
        b_latitude: [degrees north].
        b_longitude: [degrees east].

    Returns:
        Length of the geodesic, rounded half up [km].
    """
    km: float = geodesic((a_latitude, a_longitude), (b_latitude, b_longitude)).km
    return floor(km + 0.5)


def great_circles_km(origins: Sequence[Point], places: Sequence[Point]) -> NDArray[np.int64]:
    """Return the distance of each origin to each place, the same as pair by pair but much faster.

    Vincenty's inverse formula (Survey Review 23, 1975) on all pairs at once; pairs for which it does
    not converge (nearly opposite points) or whose rounding it cannot settle are measured one by one.

    Args:
        origins: latitude and longitude [degrees].
        places: latitude and longitude [degrees].

    Returns:
        One row for each origin, one column for each place, rounded half up [km].
    """
    if not origins or not places:
        return np.zeros((len(origins), len(places)), dtype=np.int64)
    a, b = (np.radians(np.array(points, dtype=np.float64)) for points in (origins, places))
    result = np.zeros((len(origins), len(places)), dtype=np.int64)
    step = max(1, _MOST_AT_ONCE // len(places))
    for first in range(0, len(origins), step):
        some = slice(first, first + step)
        km, is_settled = _vincenty_km(a[some, None, :], b[None, :, :])
        is_settled &= np.abs(km + 0.5 - np.rint(km + 0.5)) > _TIE_KM
        result[some] = np.where(is_settled, np.floor(km + 0.5), 0)
        for row, column in np.argwhere(~is_settled):
            result[first + row, column] = great_circle_km(*origins[first + row], *places[column])
    return result


def _vincenty_km(a: Floats, b: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Return distances [km] and where they converged; angles in radians, notation of Vincenty."""
    u1 = np.arctan((1 - _FLATTENING) * np.tan(a[..., 0]))
    u2 = np.arctan((1 - _FLATTENING) * np.tan(b[..., 0]))
    shape = np.broadcast(u1, u2).shape
    ends = _Ends(*(np.broadcast_to(f(u), shape).ravel() for u in (u1, u2) for f in (np.sin, np.cos)))
    longitude = np.asarray(b[..., 1] - a[..., 1], dtype=np.float64).ravel()
    lam = longitude.copy()
    moving = np.arange(len(lam))
    for _ in range(_ROUNDS):
        if not moving.size:
            break
        sigma, sin_sigma, cos_sigma, cos2_alpha, cos_2m = ends.at(moving).on_sphere(lam[moving])
        sin_alpha = np.sqrt(np.clip(1 - cos2_alpha, 0, 1)) * np.sign(np.sin(lam[moving]))
        c = _FLATTENING / 16 * cos2_alpha * (4 + _FLATTENING * (4 - 3 * cos2_alpha))
        inner = cos_2m + c * cos_sigma * (2 * cos_2m**2 - 1)
        shifted = longitude[moving] + (1 - c) * _FLATTENING * sin_alpha * (sigma + c * sin_sigma * inner)
        step = np.abs(shifted - lam[moving])
        lam[moving] = shifted
        # only the pairs that still move go round again
        moving = moving[step >= _CONVERGED]
    sigma, sin_sigma, cos_sigma, cos2_alpha, cos_2m = ends.on_sphere(lam)
    squared = cos2_alpha * (_EQUATOR_KM**2 - _POLE_KM**2) / _POLE_KM**2
    is_settled = np.ones(len(lam), dtype=np.bool_)
    is_settled[moving] = False
    return _arc_km(squared, sigma, sin_sigma, cos_sigma, cos_2m).reshape(shape), is_settled.reshape(shape)


@dataclass(frozen=True, slots=True, eq=False)
class _Ends:
    """Sines and cosines of the reduced latitudes of both ends of some pairs."""

    sin_1: Floats
    cos_1: Floats
    sin_2: Floats
    cos_2: Floats

    def at(self, pairs: NDArray[np.intp]) -> _Ends:
        """Return those of some of the pairs."""
        return _Ends(self.sin_1[pairs], self.cos_1[pairs], self.sin_2[pairs], self.cos_2[pairs])

    def on_sphere(self, lam: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """Return the arc between the ends, its sine and cosine, and two cosines of its course."""
        sin_lam, cos_lam = np.sin(lam), np.cos(lam)
        both = self.sin_1 * self.sin_2
        across = self.cos_2 * sin_lam
        along = self.cos_1 * self.sin_2 - self.sin_1 * self.cos_2 * cos_lam
        sin_sigma = np.hypot(across, along)
        cos_sigma = both + self.cos_1 * self.cos_2 * cos_lam
        sin_alpha = self.cos_1 * across / np.where(sin_sigma == 0, 1, sin_sigma)
        cos2_alpha = 1 - sin_alpha**2
        cos_2m = cos_sigma - 2 * both / np.where(cos2_alpha < _EQUATORIAL, np.inf, cos2_alpha)
        return np.arctan2(sin_sigma, cos_sigma), sin_sigma, cos_sigma, cos2_alpha, cos_2m


def _arc_km(squared: Floats, sigma: Floats, sin_sigma: Floats, cos_sigma: Floats, cos_2m: Floats) -> Floats:
    a = 1 + squared / 16384 * (4096 + squared * (-768 + squared * (320 - 175 * squared)))
    b = squared / 1024 * (256 + squared * (-128 + squared * (74 - 47 * squared)))
    third = b / 6 * cos_2m * (4 * sin_sigma**2 - 3) * (4 * cos_2m**2 - 3)
    delta = b * sin_sigma * (cos_2m + b / 4 * (cos_sigma * (2 * cos_2m**2 - 1) - third))
    return _POLE_KM * a * (sigma - delta)
