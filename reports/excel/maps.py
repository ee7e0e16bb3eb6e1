"""Maps as native charts: outlines of the land as lines, places as points of one colour and form a series."""

from __future__ import annotations

from xlsxwriter.chart import Chart as NativeChart
from xlsxwriter.workbook import Workbook

from reports.excel.styles import FONT, INK, NAVY, RULE
from reports.formulas import absolute
from reports.layout import CHART_HEIGHT, CHART_WIDTH, Spot
from reports.table import Chart

LAND = "#9AA5AF"
MARKERS = (
    ("diamond", 12, "#1F3A5F"),
    ("square", 6, "#2F7D57"),
    ("circle", 5, "#8FBF9F"),
    ("circle", 5, "#E3A34B"),
    ("triangle", 5, "#A24C57"),
)
"""Form, size [points] and colour of the points of each series; told apart by form, too."""
WEST, EAST, SOUTH, NORTH = -180, 180, -60, 85
"""Edges of the map [degrees]."""
TIMES_WIDER, TIMES_HIGHER = 1.5, 1.6
"""A map needs more room than a chart."""


def native_map(workbook: Workbook, chart: Chart, spots: dict[str, Spot]) -> NativeChart:
    """Return a map over the cells of its blocks, ready to insert.

    Args:
        workbook: workbook that will hold it.
        chart: what to show; its first series are the outlines.
        spots: where each block of the book stands, by id.
    """
    native = workbook.add_chart({"type": "scatter", "subtype": "straight"})
    for number, (name, latitudes) in enumerate(chart.series):
        longitudes = chart.categories if number == 0 else chart.longitudes or chart.categories
        native.add_series(
            {
                "name": name,
                "categories": f"={absolute(longitudes, spots)}",
                "values": f"={absolute(latitudes, spots)}",
                **(_outline() if number == 0 else _points(number - 1)),
            }
        )
    title_font = {"name": FONT, "size": 13, "color": NAVY, "bold": True}
    native.set_title({"name": chart.title, "overlay": False, "name_font": title_font})
    bare = {"visible": False, "major_gridlines": {"visible": False}}
    native.set_x_axis({"min": WEST, "max": EAST, **bare})
    native.set_y_axis({"min": SOUTH, "max": NORTH, **bare})
    native.show_blanks_as("gap")
    native.set_size({"width": round(CHART_WIDTH * TIMES_WIDER), "height": round(CHART_HEIGHT * TIMES_HIGHER)})
    native.set_chartarea({"border": {"color": RULE}})
    font = {"name": FONT, "size": 10, "color": INK}
    native.set_legend({"position": "bottom", "font": font, "delete_series": [0]})
    return native


def _outline() -> dict[str, object]:
    return {"line": {"color": LAND, "width": 0.75}, "marker": {"type": "none"}}


def _points(number: int) -> dict[str, object]:
    form, size, colour = MARKERS[number % len(MARKERS)]
    paint = {"fill": {"color": colour}, "border": {"color": "#FFFFFF", "width": 0.5}}
    return {"line": {"none": True}, "marker": {"type": form, "size": size, **paint}}
