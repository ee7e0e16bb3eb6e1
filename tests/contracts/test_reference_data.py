"""Every shipped figure has a unit, a validity that does not overlap, and a known source."""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from logistics.countries import is_country
from logistics.gazetteer import Gazetteer
from logistics.library import read_reference, sources

# Two tables are one source each, which their rows do not repeat.
WHOLE_TABLES = {"cities": "geonames", "city_names": "geonames"}
TABLES = (
    *("airports", "allowance_tables", "allowances", "cities", "city_names", "countries", "emission_factors"),
    *(
        "emission_methods",
        "fare_models",
        "fare_spreads",
        "fare_values",
        "land",
        "metropolitan_codes",
        "price_index",
        "travel_time",
    ),
)
AMOUNTS = ("allowances", "emission_factors", "fare_values", "price_index", "travel_time")
KEYS = {
    "allowances": ("table", "country", "city"),
    "airports": ("code",),
    "countries": ("country",),
    "emission_factors": ("method", "mode", "travel_class", "from_km", "parameter"),
    "emission_methods": ("method",),
    "fare_models": ("model",),
    "fare_spreads": ("model",),
    "fare_values": ("table", "parameter", "from_km"),
    "land": ("ring", "point"),
    "metropolitan_codes": ("code",),
    "price_index": ("series", "year"),
    "travel_time": ("mode", "parameter"),
}
LICENCES = {
    *("CC-BY-4.0", "MIT", "OGL-UK-3.0", "PDDL-1.0", "LicenseRef-ECB-reuse", "LicenseRef-EU-reuse-2011-833"),
    *("LicenseRef-US-public-domain", "LicenseRef-facts", "LicenseRef-public-domain"),
}
MOST_BYTES = 7_000_000
PEOPLE = 30_000


def overlaps(rows: list[dict[str, str]]) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Return the pairs of rows whose days of validity have a day in common."""
    return [
        (one, other)
        for one, other in combinations(rows, 2)
        if first_day(one) <= last_day(other) and first_day(other) <= last_day(one)
    ]


def first_day(row: dict[str, str]) -> date:
    return date.fromisoformat(row["valid_from"]) if row.get("valid_from") else date.min


def last_day(row: dict[str, str]) -> date:
    return date.fromisoformat(row["valid_until"]) if row.get("valid_until") else date.max


def test_tables_are_those_described_here(root: Path) -> None:
    assert tuple(sorted(path.stem for path in (root / "data" / "reference").glob("*.csv"))) == TABLES


@pytest.mark.parametrize("table", [table for table in TABLES if table not in WHOLE_TABLES])
def test_every_row_names_known_sources(table: str) -> None:
    known = sources()

    unknown = [row for row in read_reference(table) if not set(row["source"].split(";")) <= known.keys()]

    assert unknown == []


def test_every_source_is_used(root: Path) -> None:
    named = {name for table in KEYS for row in read_reference(table) for name in row["source"].split(";")}
    allowances = (root / "data" / "cases").glob("*/allowances.csv")
    quoted = {
        row["source"]
        for path in allowances
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    }

    # the rates of the ECB come with a package
    assert named | set(WHOLE_TABLES.values()) | {"ecb"} | quoted - {"assumption"} == set(sources())


def test_sources_say_what_they_are() -> None:
    for source in sources().values():
        assert source.licence in LICENCES
        assert all((source.title, source.publisher, source.note))
        assert source.url.startswith("https://") or source.publisher == "backtoback"
        assert source.retrieved <= date(2026, 11, 27)


@pytest.mark.parametrize("table", AMOUNTS)
def test_every_amount_has_a_unit_and_is_not_negative(table: str) -> None:
    rows = read_reference(table)

    assert [row for row in rows if not row["unit"]] == []
    values = [row.get(column) for row in rows for column in ("value", "lodging", "meals", "all_in")]
    assert [value for value in values if value and Decimal(value) < 0] == []


@pytest.mark.parametrize("table", KEYS)
def test_rows_of_one_key_do_not_overlap(table: str) -> None:
    groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in read_reference(table):
        groups.setdefault(tuple(row[column] for column in KEYS[table]), []).append(row)

    assert [pair for rows in groups.values() for pair in overlaps(rows)] == []


def test_overlap_is_seen() -> None:
    march = {"valid_from": "2026-03-01", "valid_until": "2026-03-31"}
    april = {"valid_from": "2026-04-01", "valid_until": ""}

    assert overlaps([march, april]) == []
    assert overlaps([march, march]) == [(march, march)]
    assert overlaps([april, {}]) == [(april, {})]


def test_bands_of_fares_rise_without_gaps() -> None:
    tables: dict[str, list[dict[str, str]]] = {}
    for row in read_reference("fare_values"):
        if row["parameter"] == "amount":
            tables.setdefault(row["table"], []).append(row)

    assert list(tables) == ["ec-c-2021-35", "erasmus-2024-standard", "erasmus-2024-green"]
    for rows in tables.values():
        values = [Decimal(row["value"]) for row in rows]
        assert values == sorted(values)
        for before, after in pairwise(rows):
            # the published table has 600 km at the end of one band and 601 km at the start of the next
            assert int(after["from_km"]) == int(before["to_km"]) + 1
        assert rows[-1]["to_km"] == ""


def test_doubtful_amounts_are_flagged() -> None:
    flagged = [row["value"] for row in read_reference("fare_values") if row["note"].startswith("doubtful")]

    assert flagged == ["1180", "1180"]


def test_allowances_are_either_parted_or_all_in() -> None:
    for row in read_reference("allowances"):
        assert bool(row["all_in"]) != bool(row["meals"])
        assert row["lodging"] or row["all_in"] or row["note"].startswith("the source has no lodging rate")
        assert is_country(row["country"]) or row["country"] == "ZZ"


def test_every_country_of_a_table_has_a_rate_for_elsewhere() -> None:
    rows = read_reference("allowances")
    elsewhere = {(row["table"], row["country"]) for row in rows if not row["city"]}

    assert {(row["table"], row["country"]) for row in rows} - elsewhere == set()


def test_cities_are_many_and_sound() -> None:
    rows = read_reference("cities")
    zones = available_timezones()

    assert len(rows) > PEOPLE
    assert {row["time_zone"] for row in rows} - zones == set()
    assert [row for row in rows if not is_country(row["country"])] == []
    people = [int(row["population"]) for row in rows]
    assert people == sorted(people, reverse=True)


def test_names_of_cities_are_sorted_and_point_at_cities() -> None:
    rows = read_reference("city_names")
    last = len(read_reference("cities")) - 1

    names = [row["name"] for row in rows]
    ranks = {int(rank) for row in rows for rank in f"{row['primary']} {row['alternate']}".split()}

    assert names == sorted(set(names))
    assert (min(ranks), max(ranks), len(ranks)) == (0, last, last + 1)


def test_airports_are_sound() -> None:
    rows = read_reference("airports")

    assert {row["time_zone"] for row in rows} - available_timezones() == set()
    assert [row["code"] for row in rows if not is_country(row["country"])] == []
    assert {(row["size"], row["scheduled"]) for row in rows} == {
        ("", ""),
        *((size, scheduled) for size in ("large", "medium", "small") for scheduled in ("yes", "no")),
    }


def test_metropolitan_codes_name_one_city_and_known_airports() -> None:
    gazetteer = Gazetteer()
    airports = {row["code"] for row in read_reference("airports")}

    for row in read_reference("metropolitan_codes"):
        assert len(gazetteer.find(row["city"], row["country"])) == 1
        assert set(row["airports"].split()) <= airports


def test_readme_counts_the_rows(root: Path) -> None:
    text = (root / "data" / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ((?:`\w+\.csv`(?:, )?)+) \| ([\d, ]+) \|", text, flags=re.MULTILINE)

    counted = {
        name: int(count.replace(",", ""))
        for names, counts in listed
        for name, count in zip(re.findall(r"`(\w+)\.csv`", names), counts.split(", "), strict=True)
    }

    assert counted == {table: len(read_reference(table)) for table in TABLES}


def test_shipped_tables_are_small(root: Path) -> None:
    files = [path for path in (root / "data" / "reference").rglob("*") if path.is_file()]

    assert sum(path.stat().st_size for path in files) < MOST_BYTES
