"""Resolves references to places: ids of the case first, then IATA codes and cities of the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from logistics.case.places import Place, VenuePrice
from logistics.errors import Finding, Where
from logistics.gazetteer import City, Gazetteer
from logistics.intake.collector import Collector
from logistics.intake.dictionary import columns_of
from logistics.intake.nearest import did_you_mean
from logistics.intake.reading import Entries, Entry
from logistics.intake.rows import PlaceCells
from logistics.intake.zones import nearest_zone, zones_of
from logistics.spelling import fold

Locate: TypeAlias = Callable[[str, str], tuple[float, float] | None]

_MOST_CANDIDATES = 5
# looking for near names takes a tenth of a second each
_MOST_SUGGESTIONS = 30
_IATA = re.compile(r"[A-Z]{3}")
_CITY_AND_COUNTRY = re.compile(r"(.+?)\s*,\s*([A-Za-z]{2})")


@dataclass(frozen=True, slots=True)
class _Query:
    """A city as a cell names it."""

    name: str
    country: str
    subdivision: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.country}" if self.country else self.name


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
        self._found: dict[str, tuple[Place | None, tuple[Finding, ...]]] = {}
        self._added: dict[str, Place] = {}
        self._ids: Collection[str] = entries.ids
        self._suggestions = 0
        self._is_blind = not entries.is_known
        self._places: dict[str, Place] = {}
        for entry in entries.entries:
            place = self._place_of_row(entries, entry)
            if place:
                place = replace(place, flags=_flags(entries, entry))
                self._places.setdefault(place.id, place)
        self._names = _unique_names(self._places)

    @classmethod
    def of_places(cls, places: tuple[Place, ...], findings: Collector) -> Atlas:
        """Return the atlas of a case that is read already.

        Args:
            places: places of the case.
            findings: collects what is wrong.
        """
        atlas = cls(Entries(None, (), {}), Gazetteer(), findings)
        atlas._places = {place.id: place for place in places}
        atlas._ids = atlas._places
        atlas._names = _unique_names(atlas._places)
        return atlas

    @property
    def listed(self) -> tuple[Place, ...]:
        """The places of the table, in its order."""
        return tuple(self._places.values())

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all places, of unreadable rows too."""
        return frozenset((*self._ids, *self._added))

    def adopt(self, place: Place) -> None:
        """Add a place that was found by its kind."""
        if place.id not in self._places:
            self._added.setdefault(place.id, place)

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
        if text not in self._found:
            found = self._names.get(fold(text))
            told = Collector()
            self._found[text] = (found or self._look_up(text, where, told), told.findings)
            self._findings.extend(told.findings)
            return self._found[text][0]
        place, findings = self._found[text]
        if place is None:
            self._findings.extend(tuple(replace(finding, where=where) for finding in findings))
        return place

    def _look_up(self, text: str, where: Where, told: Collector) -> Place | None:
        airport = self._gazetteer.airport(text) if _IATA.fullmatch(text) else None
        if airport:
            return self._add(text.lower(), airport)
        match = _CITY_AND_COUNTRY.fullmatch(text)
        name, country = (match[1], match[2].upper()) if match else (text, "")
        city = self._city(_Query(name, country), where, told, self._ids)
        if city is None:
            return None
        return self._add(f"{fold(city.name).replace(' ', '-')}-{city.country.lower()}", city)

    def _add(self, place_id: str, city: City) -> Place:
        spare = place_id
        while spare in self._ids:
            spare += "-2"
        place = Place(spare, city.name, city.country, city.latitude, city.longitude, city.time_zone)
        return self._added.setdefault(spare, place)

    def _city(self, query: _Query, where: Where, told: Collector, known: Iterable[str] = ()) -> City | None:
        name, country = query.name, query.country
        cities = self._gazetteer.find(name, country)
        if not cities and country:
            # the two letters may be a state, as in 'Arlington, VA'
            cities = self._gazetteer.find(f"{name}, {country}")
        if len(cities) > 1 and query.subdivision:
            cities = tuple(city for city in cities if city.subdivision == query.subdivision) or cities
        if len(cities) == 1:
            return cities[0]
        if self._is_blind:
            return None
        if cities:
            told.error(where, "ambiguous-city", f"{str(query)!r} may be {_listed(cities)}", _narrower(cities))
            return None
        located = self._located(query, where, told) if country else None
        if located is None:
            hint = did_you_mean(name, known) or self._near_city(name, country)
            told.error(where, "unknown-city", f"{str(query)!r} is not a known city", hint)
        return located

    def _located(self, query: _Query, where: Where, told: Collector) -> City | None:
        point = self._locate(query.name, query.country) if self._locate else None
        if point is None:
            return None
        latitude, longitude = point
        message = (
            f"{str(query)!r} is not in the shipped table of cities; "
            f"online it is found at {latitude:.4f} {longitude:.4f}"
        )
        told.warn(where, "located-online", message, "write latitude and longitude to keep it")
        zone = nearest_zone(query.country, latitude, longitude)
        return City(query.name, query.country, "", latitude, longitude, zone, 0)

    def _near_city(self, name: str, country: str) -> str:
        self._suggestions += 1
        if self._suggestions > _MOST_SUGGESTIONS:
            return "give it a row in the table places with latitude and longitude"
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
            city = self._city(_Query(cells.city, cells.country, cells.subdivision), where, self._findings)
        if city is None:
            return None
        zone = cells.time_zone or city.time_zone
        return _listed_place(cells, city.latitude, city.longitude, zone)

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
        return _listed_place(cells, latitude, longitude, zone)


def _listed_place(cells: PlaceCells, latitude: float, longitude: float, zone: str) -> Place:
    name, country, subdivision = cells.city, cells.country, cells.subdivision
    return Place(
        id=cells.id,
        name=name,
        country=country,
        latitude=latitude,
        longitude=longitude,
        time_zone=zone,
        subdivision=subdivision,
        capacity=cells.capacity,
        venue=None if cells.venue is None else VenuePrice(cells.venue, cells.currency, cells.source),
        has_office=cells.office,
    )


def _flags(entries: Entries[PlaceCells], entry: Entry[PlaceCells]) -> tuple[tuple[str, str], ...]:
    """Return the cells of the columns that are the case's own."""
    known = {column.name for column in columns_of("places")}
    columns = entries.table.columns if entries.table else ()
    cells = zip(columns, (cell.strip() for cell in entry.row.cells), strict=True)
    return tuple((name, cell) for name, cell in cells if name and name not in known and cell)


def _listed(cities: tuple[City, ...]) -> str:
    most = ", ".join(_describe(city) for city in cities[:_MOST_CANDIDATES])
    rest = len(cities) - _MOST_CANDIDATES
    return f"{most} and {rest} more" if rest > 0 else most


def _describe(city: City) -> str:
    division = f"-{city.subdivision}" if city.subdivision else ""
    return f"{city.name} ({city.country}{division}, {city.population:,} people)"


def _narrower(cities: tuple[City, ...]) -> str:
    if len({city.country for city in cities}) > 1:
        return "write the country too"
    return "give it a row in the table places with subdivision, or with latitude and longitude"


def _unique_names(places: dict[str, Place]) -> dict[str, Place]:
    names: dict[str, list[Place]] = {}
    for place in places.values():
        for name in (place.name, f"{place.name}, {place.country}"):
            names.setdefault(fold(name), []).append(place)
    return {name: found[0] for name, found in names.items() if len(found) == 1}
