"""Time zones: their names, and the one that holds at a point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians
from zoneinfo import available_timezones

_POINT = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?")


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone and its principal location.

    Attributes:
        name: IANA name.
        latitude: [degrees north].
        longitude: [degrees east].
    """

    name: str
    latitude: float
    longitude: float


@cache
def zone_names() -> frozenset[str]:
    """Return the IANA names of all time zones."""
    return frozenset(available_timezones())


def is_time_zone(name: str) -> bool:
    """Return whether there is a time zone of that name.

    Args:
        name: such as ``Europe/Zurich``.
    """
    return name in zone_names()


@cache
def zones_of(country: str) -> tuple[Zone, ...]:
    """Return the time zones of a country, in the order of the time zone database.

    Args:
        country: ISO 3166-1 alpha-2 code.
    """
    text = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(_zone(parts[2], parts[1]) for parts in lines if parts[0] == country)


def nearest_zone(country: str, latitude: float, longitude: float) -> str:
    """Return the time zone of the country whose principal location is nearest.

    Args:
        country: ISO 3166-1 alpha-2 code.
        latitude: [degrees north].
        longitude: [degrees east].

    Returns:
        IANA name; ``UTC`` when the country has none.
    """

    def squared(zone: Zone) -> float:
        east = (zone.longitude - longitude + 180) % 360 - 180
        return (zone.latitude - latitude) ** 2 + (east * cos(radians(latitude))) ** 2

    zones = zones_of(country)
    return min(zones, key=squared).name if zones else "UTC"


def _zone(name: str, point: str) -> Zone:
    match = _POINT.fullmatch(point)
    if match is None:
        message = f"{point!r} is not a point as the time zone database writes it"
        raise ValueError(message)
    parts = match.groups()
    return Zone(name, _degrees(*parts[:4]), _degrees(*parts[4:]))


def _degrees(sign: str, degrees: str, minutes: str, seconds: str | None) -> float:
    size = int(degrees) + int(minutes) / 60 + int(seconds or 0) / 3600
    return -size if sign == "-" else size
