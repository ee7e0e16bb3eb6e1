"""What may be counted of a journey: cents, cents by what funders cover, hours, emissions, nights, trips."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from logistics.case.people import Cover
from logistics.planning.payments import COVERED
from logistics.pricing.quotes import LegPrice, Quote

HOUR_UNITS = 100
"""Units of the measure of hours in an hour: travel times have two decimals."""
CO2E_UNITS = 10_000
"""Units of the measure of emissions in a kilogram: emissions have four decimals."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted, in whole numbers.

    Attributes:
        name: ``cost`` [cents], ``travel`` (cost without remote connections) [cents], ``hours`` [1/100 h],
            ``co2e`` [1/10,000 kg], ``nights`` or ``trips``.
        covers: kinds of cost that count; only for ``cost``.
    """

    name: str
    covers: Cover = Cover.EVERYTHING

    def of_quote(self, quote: Quote) -> int:
        """Return what a quote counts."""
        if self.name not in ("cost", "travel"):
            return 0
        if self.covers is Cover.EVERYTHING:
            return quote.cents
        return sum(part.cents for part in quote.parts if part.kind in COVERED[self.covers])

    def of_leg(self, leg: LegPrice) -> int:
        """Return what one journey counts."""
        if self.name == "hours":
            return _whole(leg.hours * HOUR_UNITS)
        if self.name == "co2e":
            return _whole(leg.co2e_kg * CO2E_UNITS)
        return self.of_quote(leg.quote)

    def of_night(self, quote: Quote) -> int:
        """Return what one night away counts."""
        return 1 if self.name == "nights" else self.of_quote(quote)

    def of_remote(self, quote: Quote) -> int:
        """Return what joining one session remotely counts."""
        return self.of_quote(quote) if self.name == "cost" else 0

    @property
    def of_departure(self) -> int:
        """What leaving home counts, beside the journey."""
        return 1 if self.name == "trips" else 0


def _whole(units: Decimal) -> int:
    return int(units.to_integral_exact())


COST = Measure("cost")
TRAVEL = Measure("travel")
HOURS = Measure("hours")
CO2E = Measure("co2e")
NIGHTS = Measure("nights")
TRIPS = Measure("trips")
BURDENS = {"cost": TRAVEL, "hours": HOURS, "nights": NIGHTS, "trips": TRIPS}
"""What one person may bear, by the words of the command line."""
