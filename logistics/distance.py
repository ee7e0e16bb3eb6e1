"""Great-circle distances: geodesics on the WGS 84 ellipsoid, in whole kilometres, rounded half up."""

from __future__ import annotations

from collections.abc import Sequence
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
_CONVERGED = 1e-12
_TIE_KM = 1e-4


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
    a = np.radians(np.array(origins, dtype=np.float64))[:, None, :]
    b = np.radians(np.array(places, dtype=np.float64))[None, :, :]
    km, is_settled = _vincenty_km(a, b)
    whole = np.floor(km + 0.5)
    is_settled &= np.abs(km + 0.5 - np.rint(km + 0.5)) > _TIE_KM
    result = np.where(is_settled, whole, 0).astype(np.int64)
    for row, column in np.argwhere(~is_settled):
        result[row, column] = great_circle_km(*origins[row], *places[column])
    return result


def _vincenty_km(a: Floats, b: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Return distances [km] and where they converged; angles in radians, notation of Vincenty."""
    u1 = np.arctan((1 - _FLATTENING) * np.tan(a[..., 0]))
    u2 = np.arctan((1 - _FLATTENING) * np.tan(b[..., 0]))
    longitude = b[..., 1] - a[..., 1]
    lam = longitude
    step = np.full(np.broadcast(u1, u2).shape, np.inf)
    for _ in range(_ROUNDS):
        sigma, sin_sigma, cos_sigma, cos2_alpha, cos_2m = _on_sphere(u1, u2, lam)
        sin_alpha = np.sqrt(np.clip(1 - cos2_alpha, 0, 1)) * np.sign(np.sin(lam))
        c = _FLATTENING / 16 * cos2_alpha * (4 + _FLATTENING * (4 - 3 * cos2_alpha))
        inner = cos_2m + c * cos_sigma * (2 * cos_2m**2 - 1)
        shifted = longitude + (1 - c) * _FLATTENING * sin_alpha * (sigma + c * sin_sigma * inner)
        step = np.abs(shifted - lam)
        lam = shifted
        if np.all(step < _CONVERGED):
            break
    sigma, sin_sigma, cos_sigma, cos2_alpha, cos_2m = _on_sphere(u1, u2, lam)
    squared = cos2_alpha * (_EQUATOR_KM**2 - _POLE_KM**2) / _POLE_KM**2
    return _arc_km(squared, sigma, sin_sigma, cos_sigma, cos_2m), step < _CONVERGED


def _on_sphere(u1: Floats, u2: Floats, lam: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    across = np.cos(u2) * np.sin(lam)
    along = np.cos(u1) * np.sin(u2) - np.sin(u1) * np.cos(u2) * np.cos(lam)
    sin_sigma = np.hypot(across, along)
    cos_sigma = np.sin(u1) * np.sin(u2) + np.cos(u1) * np.cos(u2) * np.cos(lam)
    sin_alpha = np.cos(u1) * across / np.where(sin_sigma == 0, 1, sin_sigma)
    cos2_alpha = 1 - sin_alpha**2
    cos_2m = cos_sigma - 2 * np.sin(u1) * np.sin(u2) / np.where(cos2_alpha < _CONVERGED, np.inf, cos2_alpha)
    return np.arctan2(sin_sigma, cos_sigma), sin_sigma, cos_sigma, cos2_alpha, cos_2m


def _arc_km(squared: Floats, sigma: Floats, sin_sigma: Floats, cos_sigma: Floats, cos_2m: Floats) -> Floats:
    a = 1 + squared / 16384 * (4096 + squared * (-768 + squared * (320 - 175 * squared)))
    b = squared / 1024 * (256 + squared * (-128 + squared * (74 - 47 * squared)))
    third = b / 6 * cos_2m * (4 * sin_sigma**2 - 3) * (4 * cos_2m**2 - 3)
    delta = b * sin_sigma * (cos_2m + b / 4 * (cos_sigma * (2 * cos_2m**2 - 1) - third))
    return _POLE_KM * a * (sigma - delta)
