"""Candidate places: what a list of places, of kinds of places and of exceptions stands for.

A list is parted by semicolons. An item is a place; or ``anchors``, ``case``, ``offices`` (places with an own
office), ``venues`` (those with an own office or a price of the venue) or ``airports``, the latter also with
sizes as in ``airports:large+medium``; each of these also with countries or regions, as in
``airports:large@Africa+CH``. An item after a minus sign takes away what it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from math import cos, hypot, radians

from logistics.case.places import Place
from logistics.case.regions import is_country_of, region_names
from logistics.gazetteer import City
from logistics.intake.airports import SIZES, AirportCity, airport_cities
from logistics.intake.nearest import did_you_mean
from logistics.spelling import fold

ANCHORS, CASE, OFFICES, VENUES, AIRPORTS = KINDS = ("anchors", "case", "offices", "venues", "airports")
SERVED_KM = 40
"""An airport so near to a place of the case, in its country, is that of the place [km]."""
_DEGREE_KM = 111.2
Resolve = Callable[[str], Place | None]
Refuse = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Pool:
    """What kinds of places stand for in a case.

    Attributes:
        anchors: places of the anchors.
        places: places of the table places, and where participants live.
        ids: ids that are taken.
    """

    anchors: tuple[Place, ...]
    places: tuple[Place, ...]
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Selector:
    """A kind of places.

    Attributes:
        kind: one of ``KINDS``.
        sizes: sizes of airports.
        regions: countries and regions; empty: everywhere.
    """

    kind: str
    sizes: tuple[str, ...] = SIZES
    regions: tuple[str, ...] = ()


def candidates(items: tuple[str, ...], pool: Pool, resolve: Resolve, refuse: Refuse) -> tuple[Place, ...]:
    """Return the places that a list stands for, each once, in its order.

    Args:
        items: items of the list.
        pool: what kinds of places stand for.
        resolve: returns the place that a text names; None after telling why there is none.
        refuse: told what is wrong with an item, and what to do.
    """
    found: dict[str, Place] = {}
    excluded: set[str] = set()
    for item in items:
        is_place = item in pool.ids
        name = item[1:].strip() if item.startswith("-") and not is_place else item
        places = tuple(_named(name, pool, resolve, refuse))
        if name != item:
            excluded |= {place.id for place in places}
        else:
            found.update({place.id: place for place in places if place.id not in found})
    return tuple(place for name, place in found.items() if name not in excluded)


def _named(name: str, pool: Pool, resolve: Resolve, refuse: Refuse) -> Iterator[Place]:
    is_kind = name.partition("@")[0].partition(":")[0].strip().casefold() in KINDS
    if not is_kind or name in pool.ids:
        place = resolve(name)
        if place is not None:
            yield place
        return
    selector = _selector(name, refuse)
    if selector is not None:
        yield from (p for p in _of_kind(selector, pool) if is_country_of(p.country, selector.regions))


def _selector(text: str, refuse: Refuse) -> Selector | None:
    head, _, tail = text.partition("@")
    kind, colon, given = (part.strip().casefold() for part in head.partition(":"))
    sizes = _words(given)
    regions = _words(tail)
    if colon and (kind != AIRPORTS or not sizes or not set(sizes) <= set(SIZES)):
        refuse(f"{text!r} names no size of airports", f"sizes are {', '.join(SIZES)}, as in airports:large")
        return None
    if "@" in text and not regions:
        refuse(f"{text!r} names no region", "write a country or region after @, as in airports@Africa")
        return None
    known = region_names()
    for region in regions:
        if region.casefold() not in known:
            hint = did_you_mean(region, known.values()) or "write a country code, or a region such as Africa"
            refuse(f"{region!r} in {text!r} is neither a country nor a region", hint)
            return None
    return Selector(kind, sizes or SIZES, tuple(known[region.casefold()] for region in regions))


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("+") if part.strip())


def _of_kind(selector: Selector, pool: Pool) -> Iterator[Place]:
    """Yield the places of a kind, by id."""
    if selector.kind == AIRPORTS:
        wanted = set(selector.sizes)
        yield from (p for at, p in _airports(pool) if at.sizes & wanted)
        return
    places = pool.anchors if selector.kind == ANCHORS else pool.places
    found = {place.id: place for place in places if _is_of(selector.kind, place)}
    yield from sorted(found.values(), key=lambda place: place.id)


def _is_of(kind: str, place: Place) -> bool:
    if kind == OFFICES:
        return place.has_office
    return kind != VENUES or place.has_office or place.venue is not None


def _airports(pool: Pool) -> Iterator[tuple[AirportCity, Place]]:
    """Yield the cities with airports: that of the case where it has one there, else one that is found."""
    own: dict[tuple[str, str], Place] = {}
    for place in sorted(pool.places, key=lambda place: place.id):
        own.setdefault((fold(place.name), place.country), replace(place, passport=""))
    for airport in sorted(airport_cities(), key=lambda airport: airport.code):
        city = airport.city
        known = own.get((fold(city.name), city.country)) or _nearby(city, own.values())
        if known is not None:
            yield airport, known
            continue
        name = airport.code.lower()
        while name in pool.ids:
            name += "-2"
        point = (city.latitude, city.longitude, city.time_zone)
        yield airport, Place(name, city.name, city.country, *point, is_found=True)


def _nearby(city: City, places: Iterable[Place]) -> Place | None:
    """Return a place of the case that the airport serves under another name, such as Bamako for Senou."""
    for place in places:
        if place.country == city.country:
            north = place.latitude - city.latitude
            east = (place.longitude - city.longitude) * cos(radians(place.latitude))
            if hypot(north, east) * _DEGREE_KM <= SERVED_KM:
                return place
    return None
