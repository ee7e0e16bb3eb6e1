from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports import Book, Chart, ChartKind, Sheet, Whole
from reports.excel.page import SQUEEZE, pages
from reports.layout import lay_out
from tests.reports.example import costs_sheet, month_block, rates_sheet

CATEGORIES, VALUES = Whole("costs", "id"), Whole("costs", "cost")


def pages_of(sheet: Sheet) -> float:
    sheets = (sheet, rates_sheet()) if sheet.name == "Costs" else (sheet,)
    return pages(lay_out(Book("Title", date(2005, 5, 2), sheets))[0])


def year(abreast: int, *, is_landscape: bool) -> Sheet:
    months = tuple(replace(month_block(2005, m), is_beside=m % abreast != 1) for m in range(1, 13))
    return Sheet("Year", "Year", months, is_landscape=is_landscape)


def test_a_year_fits_on_a_page_three_months_abreast_upright_or_four_across() -> None:
    upright, across = pages_of(year(3, is_landscape=False)), pages_of(year(4, is_landscape=True))

    assert upright <= 1
    assert across <= SQUEEZE
    assert pages_of(year(3, is_landscape=True)) > SQUEEZE


def test_pages_grow_with_rows_and_shrink_with_the_width_of_charts() -> None:
    line = 15 / 500
    short, long = costs_sheet(10), costs_sheet(11)
    charted = replace(long, charts=(Chart("C", ChartKind.BAR, CATEGORIES, (("Cost", VALUES),)),))

    assert pages_of(long) - pages_of(short) == pytest.approx(5 * line)
    assert pages_of(replace(rates_sheet(), blocks=())) == pytest.approx(26 / 500)
    assert pages_of(charted) < pages_of(long)
