"""A case too hard to be proven in seconds: seven consultations in a year, each on a weekday of its own."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from random import Random

from logistics.library import read_reference

SETTINGS = """[case]
title = "Generated"
currency = "EUR"
price_date = 2025-06-02

[rules]
public_holidays = false
"""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CONSULTATIONS = tuple(f"meeting-{weekday}" for weekday in WEEKDAYS)
ANCHORS = tuple(f"anchor-{month}" for month in (2, 4, 6, 8, 10, 12))


def write_hard_case(folder: Path, people: int = 150) -> Path:
    """Write the case as a folder; the same call writes the same case."""
    random = Random(2005)  # noqa: S311
    folder.mkdir()
    (folder / "case.toml").write_text(SETTINGS, encoding="utf-8")
    cities = random.sample([row for row in read_reference("airports") if row["latitude"]], people)
    homes = [
        (f"home-{n}", row["city"] or "x", row["country"], row["latitude"], row["longitude"], "UTC")
        for n, row in enumerate(cities)
    ]
    geneva = ("geneva", "Geneva", "CH", "46.2044", "6.1432", "Europe/Zurich")
    _write(
        folder, "places", ("id", "city", "country", "latitude", "longitude", "time_zone"), [geneva, *homes]
    )
    _write(
        folder,
        "anchors",
        ("id", "place", "first_day", "last_day"),
        [(name, "geneva", f"2026-{int(name[7:]):02}-10", f"2026-{int(name[7:]):02}-12") for name in ANCHORS],
    )
    _write(
        folder,
        "consultations",
        ("id", "places", "earliest", "latest", "weekdays"),
        [(name, "geneva", "2026-01-01", "2026-12-31", name[8:]) for name in CONSULTATIONS],
    )
    _write(folder, "participants", ("id", "origin"), [(f"p{n}", home[0]) for n, home in enumerate(homes)])
    sessions = (*ANCHORS, *CONSULTATIONS)
    _write(
        folder,
        "attendance",
        ("participant", *sessions),
        [(f"p{n}", *(random.choice(("yes", "no")) for _ in sessions)) for n in range(people)],
    )
    return folder


def _write(folder: Path, table: str, heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)
