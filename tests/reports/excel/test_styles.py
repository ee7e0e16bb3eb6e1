from __future__ import annotations

import pytest

from reports import Kind, Mark
from reports.excel.styles import HEAT, INK, Part, cell_look, number_format, part_look

READABLE = 4.5
"""Least contrast of text (WCAG 2.2, success criterion 1.4.3)."""


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == 21


@pytest.mark.parametrize("mark", list(Mark))
@pytest.mark.parametrize("kind", [Kind.MONEY, Kind.DAY])
def test_marked_cells_are_readable(mark: Mark, kind: Kind) -> None:
    look = cell_look(mark, kind, None, is_text=False)

    assert contrast(str(look["font_color"]), str(look.get("bg_color", "#FFFFFF"))) >= READABLE


@pytest.mark.parametrize("colour", HEAT)
def test_cells_on_the_colour_scale_are_readable_with_every_mark_that_may_stand_there(colour: str) -> None:
    chosen = cell_look(Mark.CHOSEN, Kind.WHOLE_MONEY, None, is_text=False)

    assert contrast(INK, colour) >= READABLE
    assert contrast(str(chosen["font_color"]), colour) >= READABLE


@pytest.mark.parametrize("part", list(Part))
def test_headings_and_prose_are_readable(part: Part) -> None:
    look = part_look(part)

    assert contrast(str(look["font_color"]), str(look.get("bg_color", "#FFFFFF"))) >= READABLE


def test_marks_differ_in_more_than_their_fill() -> None:
    looks = [cell_look(mark, Kind.MONEY, None, is_text=False) for mark in Mark]
    without_fill = [{key: value for key, value in look.items() if key != "bg_color"} for look in looks]

    assert all(without_fill.count(look) == 1 for look in without_fill)


@pytest.mark.parametrize(
    ("kind", "decimals", "expected"),
    [
        (Kind.TEXT, None, "General"),
        (Kind.INTEGER, 2, "#,##0;[Red]-#,##0"),
        (Kind.NUMBER, None, "#,##0.0;[Red]-#,##0.0"),
        (Kind.NUMBER, 0, "#,##0;[Red]-#,##0"),
        (Kind.RATE, None, "#,##0.0000;[Red]-#,##0.0000"),
        (Kind.MONEY, None, "#,##0.00;[Red]-#,##0.00"),
        (Kind.WHOLE_MONEY, None, "#,##0;[Red]-#,##0"),
        (Kind.PERCENT, None, "0.0%;[Red]-0.0%"),
        (Kind.PERCENT, 0, "0%;[Red]-0%"),
        (Kind.DATE, None, "yyyy-mm-dd"),
        (Kind.DAY, None, "d"),
    ],
)
def test_number_formats(kind: Kind, decimals: int | None, expected: str) -> None:
    assert number_format(kind, decimals) == expected
