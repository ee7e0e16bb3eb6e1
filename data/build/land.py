"""Make data/reference/land.csv, outlines of the land, of land-110m.json in the npm package world-atlas 2.0.2.

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
python data/build/land.py package/land-110m.json
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "reference" / "land.csv"
SOUTHERNMOST = -58.0
"""No meeting is south of this, so that the map leaves it out [degrees north]."""
HALF_TURN = 180.0
DECIMALS = 1

Point = tuple[float, float]


def main() -> None:
    """Write the outlines, one row a point, rings parted by their number."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rings = [line for ring in _rings(topology) for line in _parted(ring) if len(line) > 1]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("ring", "point", "longitude", "latitude", "source"))
        for number, line in enumerate(rings, start=1):
            rows = ((number, at, x, y, "natural-earth-land") for at, (x, y) in enumerate(line, start=1))
            writer.writerows(rows)


def _rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Yield each ring of the land in degrees: arcs are whole numbers, each the step from the one before."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    for shape in topology["objects"]["land"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for polygon in polygons:
            for ring in polygon:
                yield [p for index in ring for p in (arcs[index] if index >= 0 else arcs[~index][::-1])]


def _parted(ring: list[Point]) -> Iterator[list[Point]]:
    """Yield the parts of a ring that are on the map, without jumps from one edge of it to the other."""
    line: list[Point] = []
    for x, y in ring:
        point = (round(x, DECIMALS), round(y, DECIMALS))
        is_off = y < SOUTHERNMOST
        if line and (is_off or abs(point[0] - line[-1][0]) > HALF_TURN):
            yield line
            line = []
        if not is_off and (not line or line[-1] != point):
            line.append(point)
    yield line


if __name__ == "__main__":
    main()
