"""Cities with scheduled flights: the airports of one city are one candidate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, hypot, radians

from logistics.gazetteer import City, Gazetteer
from logistics.library import read_reference
from logistics.spelling import fold

SIZES = ("large", "medium", "small")
"""Sizes of airports, as OurAirports has them."""
SAME_CITY_KM = 100
"""Airports that bear the name of one city serve different cities when they are farther apart [km]."""
_DEGREE_KM = 111.2


@dataclass(frozen=True, slots=True)
class AirportCity:
    """A city with scheduled flights.

    Attributes:
        code: IATA code of the city, or of its largest airport.
        city: where it is: the city of a metropolitan code, else that airport.
        sizes: sizes of its airports.
    """

    code: str
    city: City
    sizes: frozenset[str]


@cache
def airport_cities() -> tuple[AirportCity, ...]:
    """Return every city with scheduled flights."""
    metropolitan = _metropolitan_codes()
    groups: dict[str, list[dict[str, str]]] = {}
    by_name: dict[tuple[str, str], list[str]] = {}
    # cities with a code of their own first, so that namesakes join them
    for row in sorted(_scheduled(), key=lambda row: row["code"] not in metropolitan):
        code = metropolitan.get(row["code"]) or _namesake(row, by_name, groups) or row["code"]
        if code not in groups:
            groups[code] = []
            by_name.setdefault(_name(row), []).append(code)
        groups[code].append(row)
    gazetteer = Gazetteer()
    return tuple(
        AirportCity(code, city, frozenset(row["size"] for row in rows))
        for code, rows in groups.items()
        if (city := gazetteer.airport(code)) is not None
    )


def _scheduled() -> list[dict[str, str]]:
    rows = [row for row in read_reference("airports") if row["scheduled"] == "yes" and row["size"] in SIZES]
    return sorted(rows, key=lambda row: (SIZES.index(row["size"]), row["code"]))


def _metropolitan_codes() -> dict[str, str]:
    """Return the code of the city of each airport that has one."""
    codes: dict[str, str] = {}
    for row in read_reference("metropolitan_codes"):
        for airport in row["airports"].split():
            codes.setdefault(airport, row["code"])
    return codes


def _namesake(
    row: dict[str, str], by_name: dict[tuple[str, str], list[str]], groups: dict[str, list[dict[str, str]]]
) -> str:
    """Return the group of an airport of the same city; empty: there is none yet."""
    near = (code for code in by_name.get(_name(row), ()) if _km(groups[code][0], row) <= SAME_CITY_KM)
    return next(near, "")


def _name(row: dict[str, str]) -> tuple[str, str]:
    return fold(row["city"]), row["country"]


def _km(one: dict[str, str], other: dict[str, str]) -> float:
    north = float(one["latitude"]) - float(other["latitude"])
    east = (float(one["longitude"]) - float(other["longitude"])) * cos(radians(float(one["latitude"])))
    return hypot(north, east) * _DEGREE_KM
