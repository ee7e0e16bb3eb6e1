"""What may be counted of a journey: cents, cents by what funders cover, hours, emissions, nights, trips."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from logistics.case.people import Cover
from logistics.planning.payments import COVERED
from logistics.pricing.by_km import IntArray, LegArrays
from logistics.pricing.quotes import PartKind, Quote


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

    def of_legs(self, legs: LegArrays) -> IntArray:
        """Return what journeys count, in an array of their shape."""
        if self.name in ("hours", "co2e"):
            return legs.hours if self.name == "hours" else legs.co2e
        kinds = {PartKind.FARE: legs.fare, PartKind.TERMINAL: legs.terminal, PartKind.TIME: legs.time}
        counted = [cents for kind, cents in kinds.items() if kind in COVERED[self.covers]]
        is_cost = self.name in ("cost", "travel")
        return sum(counted, np.zeros_like(legs.fare)) if is_cost else np.zeros_like(legs.fare)

    def of_night(self, quote: Quote) -> int:
        """Return what one night away counts."""
        return 1 if self.name == "nights" else self.of_quote(quote)

    def of_remote(self, quote: Quote) -> int:
        """Return what joining one session remotely counts."""
        return self.of_quote(quote) if self.name == "cost" else 0

    def of_venue(self, quote: Quote) -> int:
        """Return what a day at a venue counts; nobody bears it as a burden of theirs."""
        return self.of_quote(quote) if self.name == "cost" else 0

    @property
    def of_departure(self) -> int:
        """What leaving home counts, beside the journey."""
        return 1 if self.name == "trips" else 0


COST = Measure("cost")
TRAVEL = Measure("travel")
HOURS = Measure("hours")
CO2E = Measure("co2e")
NIGHTS = Measure("nights")
TRIPS = Measure("trips")
BURDENS = {"cost": TRAVEL, "hours": HOURS, "nights": NIGHTS, "trips": TRIPS}
"""What one person may bear, by the words of the command line."""
