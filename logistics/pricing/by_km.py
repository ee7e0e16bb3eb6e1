"""What a journey costs and takes by its whole kilometres: each distance is priced once, then looked up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from logistics.pricing.desk import Desk
from logistics.pricing.emissions import co2e_kg
from logistics.pricing.quotes import PartKind
from logistics.pricing.travel_time import travel_hours

IntArray: TypeAlias = NDArray[np.int64]

HOUR_UNITS = 100
"""Units in an hour: travel times have two decimals."""
CO2E_UNITS = 10_000
"""Units in a kilogram: emissions have four decimals."""
LONGEST_KM = 20_040
"""No two points on Earth are farther apart than this [km]."""
_COLUMNS = 5
_FARE, _TERMINAL, _TIME, _HOURS, _CO2E = range(_COLUMNS)


@dataclass(frozen=True, slots=True, eq=False)
class LegArrays:
    """Journeys one way, per person; zero where local.

    Attributes:
        fare: fare [cents].
        terminal: terminal expenses [cents].
        time: value of the hours [cents].
        hours: travel time [1/100 h].
        co2e: emissions [1/10,000 kg].
    """

    fare: IntArray
    terminal: IntArray
    time: IntArray
    hours: IntArray
    co2e: IntArray

    @property
    def cents(self) -> IntArray:
        """Everything that a journey costs [cents]."""
        return self.fare + self.terminal + self.time


@dataclass(frozen=True, slots=True, eq=False)
class ByKm:
    """Prices by whole kilometres, filled as they are asked for.

    Attributes:
        desk: makes the prices.
    """

    desk: Desk
    _known: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(LONGEST_KM + 1, dtype=np.bool_))
    _table: IntArray = field(
        default_factory=lambda: np.zeros((LONGEST_KM + 1, _COLUMNS), dtype=np.int64), repr=False
    )

    def __post_init__(self) -> None:
        """Note that local journeys cost nothing and take no time."""
        self._known[: self.desk.case.rules.local_km + 1] = True

    def arrays(self, km: IntArray) -> LegArrays:
        """Return journeys over some distances by the fare model, in fresh arrays of the same shape.

        Args:
            km: great-circle distances, of any shape [km].
        """
        wanted = np.zeros(len(self._known), dtype=np.bool_)
        wanted[km] = True
        for distance in np.flatnonzero(wanted & ~self._known).tolist():
            self._table[distance] = self._row(distance)
            self._known[distance] = True
        found = (self._table[km, column] for column in range(_COLUMNS))
        return LegArrays(*found)

    def _row(self, km: int) -> list[int]:
        desk = self.desk
        mode = desk.central.mode_at(km)
        hours = travel_hours(km, mode)
        row = [0] * _COLUMNS
        row[_FARE] = desk.modelled_cents(desk.central, km)
        row[_HOURS] = int((hours * HOUR_UNITS).to_integral_exact())
        emitted = co2e_kg(desk.case.tariff.emissions_method, km, mode=mode)
        row[_CO2E] = int((emitted * CO2E_UNITS).to_integral_exact())
        tariff = desk.case.tariff
        if tariff.terminal or tariff.hour_rate:
            for part in desk.extras(hours):
                row[_TERMINAL if part.kind is PartKind.TERMINAL else _TIME] = part.cents
        return row
