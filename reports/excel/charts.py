"""Native charts."""

from __future__ import annotations

from xlsxwriter.chart import Chart as NativeChart
from xlsxwriter.workbook import Workbook

from reports.excel.maps import native_map
from reports.excel.styles import FONT, GREY, INK, NAVY, RULE
from reports.formulas import absolute
from reports.layout import CHART_HEIGHT, CHART_WIDTH, Spot
from reports.table import Chart, ChartKind

TYPES: dict[ChartKind, dict[str, str]] = {
    ChartKind.COLUMN: {"type": "column"},
    ChartKind.BAR: {"type": "bar"},
    ChartKind.LINE: {"type": "line"},
    ChartKind.STACKED: {"type": "column", "subtype": "stacked"},
}
COLOURS = ("#2F5D8C", "#D98A29", "#5E9B76", "#A24C57", "#7A6AA8", "#8A8A8A")
"""Colours of series in order; told apart with common colour blindness and in grey."""


def native_chart(workbook: Workbook, chart: Chart, spots: dict[str, Spot]) -> NativeChart:
    """Return a chart over the cells of its blocks, ready to insert.

    Args:
        workbook: workbook that will hold it.
        chart: what to show.
        spots: where each block of the book stands, by id.
    """
    if chart.kind is ChartKind.MAP:
        return native_map(workbook, chart, spots)
    native = workbook.add_chart(TYPES[chart.kind])
    for index, (name, values) in enumerate(chart.series):
        colour = COLOURS[index % len(COLOURS)]
        paint = {"line": {"color": colour, "width": 2.25}} if chart.kind is ChartKind.LINE else _fill(colour)
        series = {
            "name": _text(name),
            "categories": f"={absolute(chart.categories, spots)}",
            "values": f"={absolute(values, spots)}",
            "gap": 60,
        }
        native.add_series(series | paint)
    native.set_title({"name": _text(chart.title), "overlay": False, "name_font": _font(13, NAVY)})
    _set_axes(native, chart)
    native.set_size({"width": CHART_WIDTH, "height": CHART_HEIGHT})
    native.set_chartarea({"border": {"color": RULE}})
    native.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom"})
    return native


def _set_axes(native: NativeChart, chart: Chart) -> None:
    values = {
        "name": _text(chart.value_title),
        "name_font": _font(9, GREY),
        "num_font": _font(9, INK),
        "num_format": "#,##0",
        "major_gridlines": {"visible": True, "line": {"color": RULE, "width": 0.5}},
        "line": {"none": True},
    }
    categories = {"num_font": _font(9, INK), "line": {"color": RULE}, "major_gridlines": {"visible": False}}
    if chart.kind is ChartKind.BAR:
        # For bars XlsxWriter names the axes as they are seen: x is the axis of values. The first category
        # stands on top, as in the table.
        native.set_x_axis(values)
        # names stand beside the chart, also where bars reach to the left of zero
        native.set_y_axis(categories | {"reverse": True, "crossing": "max", "label_position": "low"})
    else:
        native.set_x_axis(categories)
        native.set_y_axis(values)


def _fill(colour: str) -> dict[str, dict[str, str]]:
    return {"fill": {"color": colour}, "border": {"color": "#FFFFFF"}}


def _font(size: int, colour: str) -> dict[str, str | int | bool]:
    return {"name": FONT, "size": size, "color": colour, "bold": size > 12}  # noqa: PLR2004


def _text(name: str) -> str:
    """Return a name that XlsxWriter does not take for a formula: it does so for a leading ``=``."""
    return f" {name}" if name.startswith("=") else name
