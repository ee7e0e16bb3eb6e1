"""Places: where people live, where sessions are held."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class VenuePrice:
    """What the venue of a consultation costs in a place.

    Attributes:
        a_day: for each day of the consultation, in ``currency``.
        currency: ISO 4217 code; empty: that of the case.
        source: where the row comes from; may be empty.
    """

    a_day: Decimal
    currency: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map.

    Attributes:
        id: identifier in the case, ``[A-Za-z0-9_-]+``.
        name: name of the city as shown.
        country: ISO 3166-1 alpha-2 code.
        latitude: [degrees north].
        longitude: [degrees east].
        time_zone: IANA name.
        subdivision: ISO 3166-2 part after the dash, for public holidays; empty for national ones only.
        capacity: most people in person at a consultation held here; None: no limit [persons].
        venue: price of the venue; None: that of the tariff.
        has_office: the organisers have an office here, so that the venue costs nothing.
        flags: columns of the case's own, heading and cell, without blank cells.
        is_found: found by a kind of places, such as all large airports, and not named by the case.
        passport: country whose passport somebody who lives here travels on, ISO 3166-1 alpha-2; only for
            origins, and empty where it is that of ``country``.
    """

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    time_zone: str
    subdivision: str = ""
    capacity: int | None = None
    venue: VenuePrice | None = None
    has_office: bool = False
    flags: tuple[tuple[str, str], ...] = ()
    is_found: bool = False
    passport: str = ""

    @property
    def nationality(self) -> str:
        """Country whose passport somebody who lives here travels on."""
        return self.passport or self.country

    def __str__(self) -> str:
        return f"{self.name}, {self.country}"
