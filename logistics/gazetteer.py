"""Cities and airports of the world, without a network.

The rule of ``find``: a city is meant when its name, in any case and with or without accents, is the
primary name or one of the alternate names of the city (Geneve, Genf, Le Caire, Bombay). Where several
cities have the name, a city is left out only when

* another one has it as its primary name (or, where none has, as an alternate name) and more than ten
  times its population; or
* it is only a former or foreign name of the city, and a larger city has it as its primary name; a
  shortened name (Santiago for Santiago de los Caballeros) is not a foreign one; or
* it lies within 25 km, measured north and east, of one that stays: for travel they are the same place.

So Paris is the one in France, and Geneva without its country is ambiguous.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from math import cos, radians

from logistics.library import data_path, read_reference
from logistics.spelling import fold

DOMINANCE = 10
SAME_PLACE_DEGREES = 25 / 111.2
_LIKENESS = 0.75
_SPREAD = 0.08
_MOST_SUGGESTIONS = 3
_TAIL = 3


@dataclass(frozen=True, slots=True)
class City:
    """A city, or an airport under the name of its city.

    Attributes:
        name: primary name.
        country: ISO 3166-1 alpha-2 code.
        subdivision: ISO 3166-2 part after the dash; known for AT, AU, BE, CA, CH, DE, GB and US only.
        latitude: [degrees north].
        longitude: [degrees east].
        time_zone: IANA name.
        population: [persons]; 0 where it is not known.
    """

    name: str
    country: str
    subdivision: str
    latitude: float
    longitude: float
    time_zone: str
    population: int

    def __str__(self) -> str:
        return f"{self.name} ({self.country})"


class Gazetteer:
    """Looks up cities by name and airports by code; each table is read when it is first needed."""

    def find(self, city: str, country: str = "") -> tuple[City, ...]:
        """Return the city that is meant, or all that may be meant.

        Args:
            city: primary or alternate name; a subdivision may follow a comma, as in ``Arlington, VA``.
            country: ISO 3166-1 alpha-2 code; empty: anywhere.

        Returns:
            One city when the name is clear, several when it is ambiguous (those with the primary name
            first, then by population), none when it is unknown.
        """
        found = self._named(city, country)
        head, comma, tail = city.rpartition(",")
        if found or not comma:
            return found
        division = tail.strip().upper()
        return self._named(head, country, division)

    def nearest(self, city: str, country: str = "") -> tuple[str, ...]:
        """Return up to three cities whose names are spelt nearly so, such as ``Geneva (CH)``.

        Args:
            city: a name that ``find`` does not know.
            country: ISO 3166-1 alpha-2 code; empty: anywhere.
        """
        wanted = fold(city)
        if not wanted:
            return ()
        likely = self._likely(wanted, self._beginning(wanted[0]), country)
        likely = likely or self._likely(wanted, self._ending(wanted[-_TAIL:]), country)
        best = max(likely.values(), default=0.0)
        near = [rank for rank, likeness in likely.items() if likeness >= best - _SPREAD]
        ranks = sorted(near, key=lambda rank: (-likely[rank], rank))
        return tuple(dict.fromkeys(str(self._city(rank)) for rank in ranks))[:_MOST_SUGGESTIONS]

    def airport(self, code: str) -> City | None:
        """Return the airport of an IATA code, or the city of a metropolitan code such as LON.

        A code that is both (BER, SHA) stands for the city. Airports have the name of their city.

        Args:
            code: three letters in any case.

        Returns:
            Where it is; None when no such code is known.
        """
        row = self._metropolitan.get(code.upper())
        if row:
            return self.find(row["city"], row["country"])[0]
        airport = self._airports.get(code.upper())
        return _airport(airport) if airport else None

    def _named(self, name: str, country: str, division: str = "") -> tuple[City, ...]:
        folded = fold(name)
        primary, alternate = (
            tuple(city for city in cities if _fits(city, country, division)) for cities in self._all(folded)
        )
        return _plausible(folded, primary, alternate)

    def _all(self, folded: str) -> tuple[tuple[City, ...], tuple[City, ...]]:
        start = bisect_left(self._names, folded, key=_name)
        if start == len(self._names) or _name(self._names[start]) != folded:
            return (), ()
        _, primary, alternate = self._names[start].split(",")
        return (
            tuple(self._city(int(rank)) for rank in primary.split()),
            tuple(self._city(int(rank)) for rank in alternate.split()),
        )

    def _likely(self, wanted: str, lines: list[str], country: str) -> dict[int, float]:
        likely: dict[int, float] = {}
        matcher = SequenceMatcher(b=wanted, autojunk=False)
        for line in lines:
            name, primary, alternate = line.split(",")
            matcher.set_seq1(name)
            if matcher.real_quick_ratio() < _LIKENESS or matcher.quick_ratio() < _LIKENESS:
                continue
            likeness = matcher.ratio()
            if likeness < _LIKENESS:
                continue
            for rank in map(int, f"{primary} {alternate}".split()):
                if not country or self._city(rank).country == country:
                    likely[rank] = max(likeness, likely.get(rank, 0.0))
        return likely

    def _beginning(self, letter: str) -> list[str]:
        start = bisect_left(self._names, letter)
        return self._names[start : bisect_left(self._names, chr(ord(letter) + 1))]

    def _ending(self, tail: str) -> list[str]:
        return [line for line in self._names if ",," not in line and _name(line).endswith(tail)]

    def _city(self, rank: int) -> City:
        name, country, division, latitude, longitude, zone, people = next(csv.reader([self._cities[rank]]))
        return City(name, country, division, float(latitude), float(longitude), zone, int(people))

    @cached_property
    def _cities(self) -> list[str]:
        return _lines("cities")

    @cached_property
    def _names(self) -> list[str]:
        return _lines("city_names")

    @cached_property
    def _airports(self) -> dict[str, dict[str, str]]:
        return {row["code"]: row for row in read_reference("airports")}

    @cached_property
    def _metropolitan(self) -> dict[str, dict[str, str]]:
        return {row["code"]: row for row in read_reference("metropolitan_codes")}


def _lines(name: str) -> list[str]:
    text = data_path("reference", f"{name}.csv").read_text(encoding="utf-8")
    return text.removesuffix("\n").split("\n")[1:]


def _name(line: str) -> str:
    return line.partition(",")[0]


def _fits(city: City, country: str, division: str) -> bool:
    return country in {"", city.country} and division in {"", city.subdivision}


def _plausible(folded: str, primary: tuple[City, ...], alternate: tuple[City, ...]) -> tuple[City, ...]:
    ruling = max((city.population for city in primary or alternate), default=0)
    kept: list[City] = []
    for city in primary + alternate:
        is_foreign = bool(primary) and not _is_shortened(folded, city)
        least = ruling if is_foreign else ruling / DOMINANCE
        if city.population >= least and not any(_is_same_place(city, other) for other in kept):
            kept.append(city)
    return tuple(kept)


def _is_shortened(folded: str, city: City) -> bool:
    return fold(city.name).replace(" ", "").startswith(folded.replace(" ", ""))


def _is_same_place(city: City, other: City) -> bool:
    north = abs(city.latitude - other.latitude)
    east = abs(city.longitude - other.longitude) * cos(radians(city.latitude))
    return city.country == other.country and max(north, east) <= SAME_PLACE_DEGREES


def _airport(row: dict[str, str]) -> City:
    return City(
        name=row["city"],
        country=row["country"],
        subdivision="",
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        time_zone=row["time_zone"],
        population=0,
    )
