"""Exchange rates of one case: its own first, then the reference rates of the price date."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from logistics import exchange
from logistics.case.rules import Rate


@dataclass(frozen=True, slots=True)
class RateDesk:
    """Looks rates up once and remembers which were used and which are missing.

    Attributes:
        into: currency of the case.
        day: price date.
        own: rates of the case's own.
        used: rates looked up so far, by currency.
        missing: currencies without a rate.
    """

    into: str
    day: date
    own: tuple[Rate, ...]
    used: dict[str, Rate] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    def rate(self, currency: str) -> Rate:
        """Return the rate into the case currency; 1 for a missing one, which is noted."""
        if currency not in self.used:
            found = self._find(currency)
            if found is None:
                self.missing.add(currency)
                return Rate(currency, Decimal(1), "missing")
            self.used[currency] = found
        return self.used[currency]

    def _find(self, currency: str) -> Rate | None:
        if currency == self.into:
            return Rate(currency, Decimal(1), "currency of the case")
        for own in self.own:
            if own.currency == currency:
                return own
        found = exchange.rate(currency, self.into, self.day)
        return None if found is None else Rate(currency, found[0], found[1])
