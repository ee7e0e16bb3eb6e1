from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from time import perf_counter, sleep

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from reports import Block, Book, Cell, Column, Kind, Mark, ReportError, Row, Sheet, write_workbook
from tests.reports.example import CREATED, costs_sheet, example_book, month_block, rates_sheet, total_cents
from tests.reports.recalculate import formulas, stored_values

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(1)", "{=1}", "http://example.org", "mailto:a@b.c", "\t=1", "00123")


@pytest.fixture(name="example")
def fixture_example(tmp_path: Path) -> Path:
    path = tmp_path / "example.xlsx"
    write_workbook(example_book(), path)
    return path


def sheets_of(path: Path) -> dict[str, Worksheet]:
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(path).worksheets}


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def written(tmp_path: Path, *blocks: Block, sheet: str = "Sheet") -> Path:
    path = tmp_path / "written.xlsx"
    write_workbook(Book("Title", CREATED, (Sheet(sheet, "Title", blocks),)), path)
    return path


def test_the_same_book_gives_the_same_bytes(example: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    sleep(1.1)  # a clock in the file would show

    write_workbook(example_book(), again)

    assert again.read_bytes() == example.read_bytes()


def test_text_of_users_stays_text(tmp_path: Path) -> None:
    rows = tuple(Row({"a": text}) for text in DANGEROUS)
    block = Block("a", (Column("a", "=2+2"),), rows, title="=3+3", note="@x")

    path = written(tmp_path, block, sheet="=Sheet")

    assert formulas(path) == {}
    values = stored_values(path)
    assert [values["=Sheet", f"A{row}"] for row in range(3, 15)] == ["=3+3", "@x", "=2+2", *DANGEROUS]
    assert "hyperlink" not in part(path, "xl/worksheets/sheet1.xml")


def test_chart_texts_stay_text(example: Path) -> None:
    chart = part(example, "xl/charts/chart2.xml")

    assert re.findall(r"<a:t>([^<]*)</a:t>", chart) == [" =Share by group", "CHF"]


def test_values_have_their_types_and_formats(tmp_path: Path) -> None:
    columns = tuple(Column(kind.value, kind.value, kind) for kind in Kind)
    cells: dict[str, Cell | str | int | float | Decimal | date | None] = {
        "text": "a",
        "integer": 12,
        "number": 1.5,
        "rate": Decimal("1.2345"),
        "money": -123_457,
        "whole_money": 123_457,
        "percent": 0.25,
        "date": date(2005, 6, 13),
        "day": date(2005, 6, 13),
    }

    sheet = sheets_of(written(tmp_path, Block("a", columns, (Row(cells),))))["Sheet"]

    day = datetime(2005, 6, 13)  # noqa: DTZ001
    assert [cell.value for cell in sheet[4]] == ["a", 12, 1.5, 1.2345, -1234.57, 1234.57, 0.25, day, day]
    assert [sheet["E4"].number_format, sheet["H4"].number_format] == ["#,##0.00;[Red]-#,##0.00", "yyyy-mm-dd"]


def test_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    path = written(tmp_path, Block("a", (Column("a", "A"),), (Row({"a": ""}),)))

    assert stored_values(path) == {("Sheet", "A1"): "Title", ("Sheet", "A3"): "A"}


def test_headings_stay_in_sight_and_rows_can_be_filtered(example: Path) -> None:
    sheets = sheets_of(example)

    assert {name: sheet.freeze_panes for name, sheet in sheets.items()} == {
        "Summary": "A6",
        "Costs": "A5",
        "Rates": "A6",
        "Calendar": "A2",
    }
    assert {name: sheet.auto_filter.ref for name, sheet in sheets.items() if sheet.auto_filter.ref} == {
        "Costs": "A4:G9"
    }


def test_pages_are_ready_to_print(example: Path) -> None:
    sheet = sheets_of(example)["Costs"]

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$4:$4"
    footer = re.findall(r"<oddFooter>(.*)</oddFooter>", part(example, "xl/worksheets/sheet2.xml"))
    assert footer == [
        "&amp;L&amp;9Consultations &amp;&amp; anchors&amp;C&amp;9Costs&amp;R&amp;9Page &amp;P of &amp;N"
    ]


def test_pages_are_one_wide_and_short_sheets_one_high(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    write_workbook(Book("Title", CREATED, (rates_sheet(), costs_sheet(40))), path)

    fits = [re.findall(r'fitTo\w+="\d"', part(path, f"xl/worksheets/sheet{number}.xml")) for number in (1, 2)]

    # One page wide and one high is the default of the format; 0 is as high as it takes.
    assert fits == [['fitToPage="1"'], ['fitToPage="1"', 'fitToHeight="0"']]


def test_a_sheet_can_stand_upright(tmp_path: Path) -> None:
    path = tmp_path / "upright.xlsx"

    write_workbook(Book("Title", CREATED, (replace(rates_sheet(), is_landscape=False),)), path)

    assert sheets_of(path)["Rates"].page_setup.orientation == "portrait"


def test_months_share_one_colour_scale(example: Path) -> None:
    scales = list(sheets_of(example)["Calendar"].conditional_formatting)

    assert len(scales) == 1
    assert len(str(scales[0].sqref).split()) == 15
    assert [value.type for value in scales[0].rules[0].colorScale.cfvo] == ["min", "percentile", "max"]


def test_a_colour_scale_over_two_sheets_has_common_limits(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    months = (Sheet("May", "May", (month_block(2005, 5),)), Sheet("June", "June", (month_block(2005, 6),)))

    write_workbook(Book("Title", CREATED, months), path)

    limits = [
        [value.val for value in scale.rules[0].colorScale.cfvo]
        for sheet in sheets_of(path).values()
        for scale in sheet.conditional_formatting
    ]
    assert limits == [[18_900.0, 26_942.7, 38_770.2]] * 2


def test_total_and_text_take_no_part_in_the_colour_scale(tmp_path: Path) -> None:
    columns = (Column("a", "A", Kind.MONEY), Column("b", "B", Kind.MONEY))
    rows = (Row({"a": 100, "b": 200}), Row({"a": "closed", "b": 300}), Row({"a": 600}, mark=Mark.TOTAL))

    sheet = sheets_of(written(tmp_path, Block("x", columns, rows, heat="cost")))["Sheet"]

    assert [str(scale.sqref) for scale in sheet.conditional_formatting] == ["A6:B6 B7"]


def test_numbers_take_part_in_the_colour_scale_and_other_kinds_do_not(tmp_path: Path) -> None:
    columns = (Column("a", "A", Kind.INTEGER), Column("b", "B", Kind.NUMBER), Column("c", "C", Kind.PERCENT))
    rows = (Row({"a": 1, "b": 2.5, "c": 0.5}), Row({"a": 2, "b": Decimal("0.5")}), Row({"a": 3}))

    sheet = sheets_of(written(tmp_path, Block("x", columns, rows, heat="hours")))["Sheet"]

    assert [str(scale.sqref) for scale in sheet.conditional_formatting] == ["B6 B7"]


def test_colour_scale_of_numbers_over_two_sheets_is_in_their_unit(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    column = Column("a", "A", Kind.NUMBER)
    blocks = [
        Block(name, (column,), tuple(Row({"a": value}) for value in values), heat="hours")
        for name, values in (("x", (1.5, 7)), ("y", (4,)))
    ]
    sheets = tuple(Sheet(block.id, block.id, (block,)) for block in blocks)

    write_workbook(Book("Title", CREATED, sheets), path)

    limits = [
        [value.val for value in scale.rules[0].colorScale.cfvo]
        for sheet in sheets_of(path).values()
        for scale in sheet.conditional_formatting
    ]
    assert limits == [[1.5, 4.0, 7.0]] * 2


def test_a_colour_scale_without_amounts_is_left_out(tmp_path: Path) -> None:
    sheet = sheets_of(written(tmp_path, Block("x", (Column("a", "A"),), (), heat="cost")))["Sheet"]

    assert list(sheet.conditional_formatting) == []


def test_a_filter_needs_headings(tmp_path: Path) -> None:
    block = Block("x", (Column("a", "A"),), (Row({"a": "b"}),), has_heading=False, has_filter=True)

    assert sheets_of(written(tmp_path, block))["Sheet"].auto_filter.ref is None


def test_prose_is_merged_only_over_several_columns(tmp_path: Path) -> None:
    note = "A note that wraps"
    wide = Block("a", (Column("a", "A", width=120),), (), note=note)
    narrow = Block("a", (Column("a", "A", width=90),), (), note=note)

    merged = [
        [str(cells) for cells in sheets_of(written(tmp_path, block))["Sheet"].merged_cells.ranges]
        for block in (wide, narrow)
    ]

    assert merged == [[], ["A3:C3"]]


def test_notes_are_comments(example: Path) -> None:
    cells = [cell for row in sheets_of(example)["Costs"].iter_rows() for cell in row]
    notes = {cell.coordinate: cell.comment.text for cell in cells if cell.comment}

    assert notes == {"F7": "No quote yet: distance model, great circle 10,513 km."}


def test_the_file_says_what_it_is(example: Path) -> None:
    workbook = openpyxl.load_workbook(example)

    assert (workbook.properties.title, workbook.properties.subject) == (
        "Consultations & anchors",
        "What the plan costs",
    )
    assert workbook.properties.created == datetime(2005, 5, 2)  # noqa: DTZ001
    custom = re.findall(r'name="(\w+)"><vt:lpwstr>(\w+)<', part(example, "docProps/custom.xml"))
    assert custom == [("Case", "example"), ("Version", "1")]
    assert workbook.defined_names["total_cost"].value == "'Costs'!$G$10"


def test_charts_point_at_the_cells_of_their_blocks(example: Path) -> None:
    charts = [part(example, f"xl/charts/chart{number}.xml") for number in (1, 2)]

    addresses = [re.findall(r"<c:f>([^<]*)</c:f>", chart) for chart in charts]
    assert addresses == [["'Summary'!$A$6:$A$9", "'Summary'!$B$6:$B$9"]] * 2


def test_twenty_thousand_lines_take_seconds(tmp_path: Path) -> None:
    book = Book("Long", CREATED, (costs_sheet(4000), rates_sheet()))
    path = tmp_path / "long.xlsx"
    start = perf_counter()

    write_workbook(book, path)

    assert perf_counter() - start < 30
    assert stored_values(path)["Costs", "G20005"] == 4000 * total_cents() / 100


def test_nothing_is_left_behind_where_the_file_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.mkdir()

    with pytest.raises(ReportError) as raised:
        write_workbook(example_book(), path)

    assert (
        str(raised.value) == f"{path}: could not be written: Is a directory; is it open in another program?"
    )
    assert list(tmp_path.iterdir()) == [path]
    assert list(path.iterdir()) == []
