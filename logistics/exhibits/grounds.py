"""What an assumptions sheet is made of, whatever was decided on it."""

from __future__ import annotations

from typing import Protocol

from logistics.case.case import Case
from logistics.errors import Finding
from logistics.pricing.pricebook import PriceBook


class Grounds(Protocol):
    """A run, or anything else that was decided on a case and its prices."""

    @property
    def case(self) -> Case:
        """The case as decided."""

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Doubtful things in the input."""

    @property
    def prices(self) -> PriceBook:
        """Prices used."""

    @property
    def stamp(self) -> tuple[tuple[str, str], ...]:
        """Versions, case hash, seed and engine, by name."""
