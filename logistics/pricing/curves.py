"""Three forms of a price by distance: between mid-points, by a power, by steps."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Protocol


class Curve(Protocol):
    """A price by distance that never falls when the distance grows."""

    def at(self, km: int) -> Decimal:
        """Return the price [units of the currency] at a great-circle distance [km]."""
        ...


@dataclass(frozen=True, slots=True)
class MidPoints:
    """Straight lines between points, level before the first and after the last one.

    Attributes:
        points: distance [km] and price, by rising distance.
    """

    points: tuple[tuple[Decimal, Decimal], ...]

    @classmethod
    def of_bands(cls, bands: tuple[tuple[int, int | None, Decimal], ...]) -> MidPoints:
        """Return the curve through the middle of each band (lower limit, upper limit, price).

        The open last band has no middle: its price is reached at its lower limit.
        """
        return cls(tuple((_middle(low, high), price) for low, high, price in bands))

    def at(self, km: int) -> Decimal:
        """Return the price [units of the currency] at a great-circle distance [km]."""
        after = bisect_right(self.points, Decimal(km), key=lambda point: point[0])
        if after in (0, len(self.points)):
            return self.points[min(after, len(self.points) - 1)][1]
        (left_km, left), (right_km, right) = self.points[after - 1 : after + 1]
        return left + (right - left) * (km - left_km) / (right_km - left_km)


@dataclass(frozen=True, slots=True)
class Power:
    """Price = coefficient * km ^ exponent.

    Attributes:
        coefficient: price at 1 km [units of the currency].
        exponent: elasticity of the price by distance [1].
    """

    coefficient: Decimal
    exponent: Decimal

    def at(self, km: int) -> Decimal:
        """Return the price [units of the currency] at a great-circle distance [km]."""
        return self.coefficient * _power(km, self.exponent)


@dataclass(frozen=True, slots=True)
class Steps:
    """One price for each band; nothing below the first one.

    Attributes:
        bands: lower limit, included [km] and price, by rising distance.
    """

    bands: tuple[tuple[int, Decimal], ...]

    def at(self, km: int) -> Decimal:
        """Return the price [units of the currency] at a great-circle distance [km]."""
        after = bisect_right(self.bands, km, key=lambda band: band[0])
        return self.bands[after - 1][1] if after else Decimal(0)


@lru_cache(maxsize=100_000)
def _power(km: int, exponent: Decimal) -> Decimal:
    """Return a power to the precision of the context, once: it takes a fifth of a millisecond."""
    return Decimal(km) ** exponent


def _middle(low: int, high: int | None) -> Decimal:
    return Decimal(low) if high is None else Decimal(low + high) / 2
