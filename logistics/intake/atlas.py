"""Resolves references to places: ids of the case first, then IATA codes and cities of the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from logistics.case.places import Place
from logistics.errors import Where
from logistics.gazetteer import City, Gazetteer
from logistics.intake.collector import Collector
from logistics.intake.nearest import did_you_mean
from logistics.intake.reading import Entries, Entry
from logistics.intake.rows import PlaceCells
from logistics.intake.zones import nearest_zone, zones_of
from logistics.spelling import fold

Locate: TypeAlias = Callable[[str, str], tuple[float, float] | None]

_MOST_CANDIDATES = 5
_IATA = re.compile(r"[A-Z]{3}")
_CITY_AND_COUNTRY = re.compile(r"(.+?)\s*,\s*([A-Za-z]{2})")


class Atlas:
    """The places of a case, and those that its cells name directly.

    A reference is an id of the table places; else the city of exactly one row of it, with or without
    its country; else an IATA code; else a city of the gazetteer, as ``City`` or ``City, CC``; else,
    where ``locate`` is given, what it answers to the name and country [degrees north, degrees east].
    """

    def __init__(
        self,
        entries: Entries[PlaceCells],
        gazetteer: Gazetteer,
        findings: Collector,
        locate: Locate | None = None,
    ) -> None:
        self._gazetteer = gazetteer
        self._locate = locate
        self._findings = findings
        self._found: dict[str, Place | None] = {}
        self._added: dict[str, Place] = {}
        self._ids = entries.ids
        self._is_blind = not entries.is_known
        self._places: dict[str, Place] = {}
        for entry in entries.entries:
            place = self._place_of_row(entries, entry)
            if place:
                self._places.setdefault(place.id, place)
        self._names = _unique_names(self._places)

    @property
    def places(self) -> tuple[Place, ...]:
        """All places: those of the table in its order, then those that cells named directly."""
        return (*self._places.values(), *self._added.values())

    def resolve(self, text: str, where: Where) -> Place | None:
        """Return the place that a cell names; None after noting why there is none.

        Args:
            text: the cell.
            where: its place.
        """
        if not text:
            return None
        if text in self._places:
            return self._places[text]
        if text in self._ids:
            return None
        found = self._found.get(text)
        if found is None:
            found = self._names.get(fold(text)) or self._look_up(text, where)
            if found:
                self._found[text] = found
        return found

    def _look_up(self, text: str, where: Where) -> Place | None:
        airport = self._gazetteer.airport(text) if _IATA.fullmatch(text) else None
        if airport:
            return self._add(text.lower(), airport)
        match = _CITY_AND_COUNTRY.fullmatch(text)
        name, country = (match[1], match[2].upper()) if match else (text, "")
        city = self._city(name, country, where, known=self._ids)
        return (
            self._add(f"{fold(city.name).replace(' ', '-')}-{city.country.lower()}", city) if city else None
        )

    def _add(self, place_id: str, city: City) -> Place:
        spare = place_id
        while spare in self._ids:
            spare += "-2"
        place = Place(spare, city.name, city.country, city.latitude, city.longitude, city.time_zone)
        return self._added.setdefault(spare, place)

    def _city(
        self, name: str, country: str, where: Where, *, subdivision: str = "", known: Iterable[str] = ()
    ) -> City | None:
        cities = self._gazetteer.find(name, country)
        if not cities and country:
            # the two letters may be a state, as in 'Arlington, VA'
            cities = self._gazetteer.find(f"{name}, {country}")
        if len(cities) > 1 and subdivision:
            cities = tuple(city for city in cities if city.subdivision == subdivision) or cities
        if len(cities) == 1:
            return cities[0]
        if self._is_blind:
            return None
        quoted = f"{name}, {country}" if country else name
        if cities:
            self._tell_ambiguous(quoted, cities, where)
            return None
        located = self._located(name, country, where) if country else None
        if located is None:
            hint = did_you_mean(name, known) or self._near_city(name, country)
            self._findings.error(where, "unknown-city", f"{quoted!r} is not a known city", hint)
        return located

    def _tell_ambiguous(self, quoted: str, cities: tuple[City, ...], where: Where) -> None:
        listed = ", ".join(_describe(city) for city in cities[:_MOST_CANDIDATES])
        if len(cities) > _MOST_CANDIDATES:
            listed += f" and {len(cities) - _MOST_CANDIDATES} more"
        hint = "write the country too"
        if len({city.country for city in cities}) == 1:
            hint = "give it a row in the table places with subdivision, or with latitude and longitude"
        self._findings.error(where, "ambiguous-city", f"{quoted!r} may be {listed}", hint)

    def _located(self, name: str, country: str, where: Where) -> City | None:
        point = self._locate(name, country) if self._locate else None
        if point is None:
            return None
        latitude, longitude = point
        message = (
            f"'{name}, {country}' is not in the shipped table of cities; "
            f"online it is found at {latitude:.4f} {longitude:.4f}"
        )
        self._findings.warn(where, "located-online", message, "write latitude and longitude to keep it")
        zone = nearest_zone(country, latitude, longitude)
        return City(name, country, "", latitude, longitude, zone, 0)

    def _near_city(self, name: str, country: str) -> str:
        elsewhere = self._gazetteer.find(name) if country else ()
        if elsewhere:
            return f"there is {' and '.join(str(city) for city in elsewhere)}"
        near = self._gazetteer.nearest(name, country)
        if near:
            return f"did you mean {' or '.join(near)}?"
        return "give it a row in the table places with latitude and longitude"

    def _place_of_row(self, entries: Entries[PlaceCells], entry: Entry[PlaceCells]) -> Place | None:
        cells, row = entry.cells, entry.row
        if entry.bad:
            return None
        if (cells.latitude is None) != (cells.longitude is None):
            given, other = ("latitude", "longitude") if cells.longitude is None else ("longitude", "latitude")
            message = f"{given} is given without {other}"
            self._findings.error(entries.where(row, other), "half-a-point", message, "give both or none")
            return None
        if cells.latitude is not None and cells.longitude is not None:
            return self._point(entries, entry, float(cells.latitude), float(cells.longitude))
        where = entries.where(row, "iata" if cells.iata else "city")
        if cells.iata:
            city = self._airport(cells, where)
        else:
            city = self._city(cells.city, cells.country, where, subdivision=cells.subdivision)
        if city is None:
            return None
        zone = cells.time_zone or city.time_zone
        name, country, subdivision = cells.city, cells.country, cells.subdivision
        return Place(cells.id, name, country, city.latitude, city.longitude, zone, subdivision)

    def _airport(self, cells: PlaceCells, where: Where) -> City | None:
        city = self._gazetteer.airport(cells.iata)
        if city is None:
            hint = "leave it blank to look up the city, or give latitude and longitude"
            self._findings.error(where, "unknown-airport", f"{cells.iata!r} is not a known IATA code", hint)
        elif city.country != cells.country:
            message = f"{cells.iata!r} is {city}, and the country of the row is {cells.country}"
            self._findings.warn(where, "airport-abroad", message, "check the code")
        return city

    def _point(
        self, entries: Entries[PlaceCells], entry: Entry[PlaceCells], latitude: float, longitude: float
    ) -> Place:
        cells = entry.cells
        zone = cells.time_zone or nearest_zone(cells.country, latitude, longitude)
        if not cells.time_zone and len(zones_of(cells.country)) != 1:
            message = (
                f"the time zone is blank and {cells.country} has several; {zone} is taken as the nearest"
            )
            where = entries.where(entry.row, "time_zone")
            self._findings.warn(where, "assumed-time-zone", message, "write the time zone")
        return Place(cells.id, cells.city, cells.country, latitude, longitude, zone, cells.subdivision)


def _describe(city: City) -> str:
    division = f"-{city.subdivision}" if city.subdivision else ""
    return f"{city.name} ({city.country}{division}, {city.population:,} people)"


def _unique_names(places: dict[str, Place]) -> dict[str, Place]:
    names: dict[str, list[Place]] = {}
    for place in places.values():
        for name in (place.name, f"{place.name}, {place.country}"):
            names.setdefault(fold(name), []).append(place)
    return {name: found[0] for name, found in names.items() if len(found) == 1}
