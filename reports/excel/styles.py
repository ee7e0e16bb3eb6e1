"""How things look: properties of cell formats, by mark, kind and part of the sheet."""

from __future__ import annotations

from enum import StrEnum

from reports.cells import Kind, Mark
from reports.display import DECIMALS

Look = dict[str, str | int | bool]
"""Properties of a cell format as XlsxWriter names them."""

FONT = "Calibri"
NAVY, INK, GREY, WHITE = "#1F3A5F", "#1B1B1B", "#5A5A5A", "#FFFFFF"
HEADING_FILL, RULE = "#E6ECF3", "#C9D1DB"
HEAT = ("#C8E6C9", "#FFF6CC", "#F6C4BC")
"""Pale green, yellow and red: lowest, middle, highest; dark text stays readable on each."""
THIN, MEDIUM, DOTTED = 1, 2, 4
"""Border styles of XlsxWriter."""

MARKS: dict[Mark, Look] = {
    Mark.NONE: {},
    Mark.TOTAL: {"bold": True, "bg_color": "#F1F4F8", "top": THIN, "top_color": NAVY},
    Mark.INPUT: {"font_color": "#0B3FA8", "bg_color": "#FFF9DB", "border": THIN, "border_color": "#C8B560"},
    Mark.ASSUMED: {"italic": True, "font_color": "#7A3E00", "bg_color": "#FDEBD8"},
    Mark.CHOSEN: {
        "bold": True,
        "font_color": NAVY,
        "bg_color": "#CFE3F8",
        "border": MEDIUM,
        "border_color": NAVY,
    },
    Mark.ANCHOR: {"bold": True, "font_color": "#4A2472", "bg_color": "#E7DDF3"},
    Mark.CLOSED: {"font_color": "#595959", "bg_color": "#E9E9E9"},
    Mark.GOOD: {"font_color": "#14602A", "bg_color": "#E6F4E8"},
    Mark.BAD: {"font_color": "#98201B", "bg_color": "#FBE7E5"},
}
"""What a mark changes. On a colour scale only font and border show."""


class Part(StrEnum):
    """Parts of a sheet that hold no data."""

    TITLE = "title"
    INTRO = "intro"
    BLOCK_TITLE = "block title"
    NOTE = "note"
    HEADING = "heading"
    LEGEND = "legend"


PARTS: dict[Part, Look] = {
    Part.TITLE: {"bold": True, "font_size": 16, "font_color": NAVY, "valign": "vcenter"},
    Part.INTRO: {"font_color": INK, "text_wrap": True, "valign": "top"},
    Part.BLOCK_TITLE: {"bold": True, "font_size": 12, "font_color": NAVY, "valign": "vcenter"},
    Part.NOTE: {"font_color": GREY, "italic": True, "text_wrap": True, "valign": "top"},
    Part.HEADING: {
        "bold": True,
        "font_color": NAVY,
        "bg_color": HEADING_FILL,
        "text_wrap": True,
        "valign": "bottom",
        "bottom": MEDIUM,
        "bottom_color": NAVY,
    },
    Part.LEGEND: {"font_color": GREY, "indent": 1},
}


def part_look(part: Part) -> Look:
    """Return the look of a part of a sheet."""
    base: Look = {"font_name": FONT, "font_size": 11}
    return base | PARTS[part]


def cell_look(mark: Mark, kind: Kind, decimals: int | None, *, is_text: bool) -> Look:
    """Return the look of a data cell; a day has no rule below it, so that it belongs to the row below.

    Args:
        mark: why it stands out.
        kind: what its value is.
        decimals: digits after the point; None takes the default of the kind.
        is_text: whether its value is text, whatever its kind.
    """
    look: Look = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "top"}
    look |= {"align": alignment(kind)}
    if kind is Kind.DAY:
        look |= {"font_size": 9, "font_color": GREY}
    else:
        look |= {"bottom": THIN, "bottom_color": RULE}
    if is_text and kind is Kind.TEXT:
        look["text_wrap"] = True
    if not is_text:
        look["num_format"] = number_format(kind, decimals)
    return look | MARKS[mark]


def swatch_look(mark: Mark) -> Look:
    """Return the look of the sample of a mark in the legend."""
    return {"border": THIN, "border_color": RULE, **MARKS[mark]}


def alignment(kind: Kind) -> str:
    """Return left for text, centre for dates, right for numbers."""
    if kind is Kind.TEXT:
        return "left"
    return "center" if kind is Kind.DATE else "right"


def number_format(kind: Kind, decimals: int | None = None) -> str:
    """Return the number format of a kind; negative numbers are red and keep their sign."""
    fixed = {Kind.TEXT: "General", Kind.DATE: "yyyy-mm-dd", Kind.DAY: "d"}
    if kind in fixed:
        return fixed[kind]
    digits = DECIMALS.get(kind, 2 if kind is Kind.MONEY else 0)
    if decimals is not None and kind in DECIMALS:
        digits = decimals
    point = "." + "0" * digits if digits else ""
    if kind is Kind.PERCENT:
        return f"0{point}%;[Red]-0{point}%"
    return f"#,##0{point};[Red]-#,##0{point}"
