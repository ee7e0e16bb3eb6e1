from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from string import ascii_uppercase

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reports import Book, Chart, ChartKind, Sheet, Whole
from reports.excel import write_workbook
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


def printed(tmp_path: Path, sheet: Sheet) -> Worksheet:
    path = tmp_path / "book.xlsx"
    write_workbook(Book("Title", date(2005, 5, 2), (sheet, rates_sheet())), path)
    return openpyxl.load_workbook(path)["Costs"]


def test_charts_beside_long_tables_have_pages_of_their_own(tmp_path: Path) -> None:
    charts = (Chart("C", ChartKind.BAR, CATEGORIES, (("Cost", VALUES),)),)
    below, beside = (printed(tmp_path, replace(costs_sheet(rows), charts=charts)) for rows in (1, 60))

    assert not below.print_area
    first, second = beside.print_area.replace("'Costs'!", "").replace("$", "").split(",")
    assert first.startswith("A1:")
    assert beside.max_row <= int(first.partition(":")[2].lstrip(ascii_uppercase))
    assert second.startswith(get_column_letter(beside.max_column + 2))


def test_rows_for_a_chart_alone_are_not_printed(tmp_path: Path) -> None:
    sheet = printed(tmp_path, replace(costs_sheet(60), is_printed=False))

    (first, last) = sheet.print_area.partition("!")[2].replace("$", "").split(":")
    assert (first, int(last.lstrip(ascii_uppercase))) == ("A1", 2)


def test_pages_grow_with_rows_and_shrink_with_the_width_of_charts() -> None:
    line = 15 / 500
    short, long = costs_sheet(10), costs_sheet(11)
    charted = replace(long, charts=(Chart("C", ChartKind.BAR, CATEGORIES, (("Cost", VALUES),)),))

    assert pages_of(long) - pages_of(short) == pytest.approx(5 * line)
    assert pages_of(replace(rates_sheet(), blocks=())) == pytest.approx(26 / 500)
    assert pages_of(charted) < pages_of(long)
