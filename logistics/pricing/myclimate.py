"""The formula of the myclimate flight calculator, version 3.

    E = (a x^2 + b x + c) / (S PLF) (1 - CF) CW (EF M + P) + AF x + A,   x = km + DC

with E [kg CO2e], a b c fuel burn, S seats, PLF load factor, CF share of freight, CW weight of the class,
EF and P emissions in flight and before it [kg CO2e/kg fuel], M multiplier for non-CO2 effects, AF and A
aircraft and airport, DC detour [km]. Short-haul values up to 1500 km, long-haul values from 2500 km;
between the two E moves evenly from the short-haul to the long-haul result at the same distance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

SHORT_KM = 1500
LONG_KM = 2500


@dataclass(frozen=True, slots=True)
class MyclimateFactors:
    """The parameters of one travel class, named as in the formula.

    Attributes:
        short: parameters up to 1500 km.
        long: parameters from 2500 km.
    """

    short: Mapping[str, Decimal]
    long: Mapping[str, Decimal]

    def kg(self, km: int) -> Decimal:
        """Return the emissions of a flight of a great-circle distance [km], one way, per person [kg CO2e]."""
        span = Decimal(LONG_KM - SHORT_KM)
        weight = min(max((km - SHORT_KM) / span, Decimal(0)), Decimal(1))
        return _kg(self.short, km) * (1 - weight) + _kg(self.long, km) * weight


def _kg(values: Mapping[str, Decimal], km: int) -> Decimal:
    x = km + values["DC"]
    fuel = values["a"] * x**2 + values["b"] * x + values["c"]
    share = fuel / (values["S"] * values["PLF"]) * (1 - values["CF"]) * values["CW"]
    return share * (values["EF"] * values["M"] + values["P"]) + values["AF"] * x + values["A"]
