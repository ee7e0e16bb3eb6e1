from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from logistics.errors import CaseError, OutputError
from logistics.tables import Row, Table, read_delimited, read_workbook, write_delimited
from logistics.tables.output import new_file, new_folder
from logistics.tables.sheets import Heading, Sheet, typed, write_workbook

Value = str | int | float | date | datetime | time | None


def told(read: Callable[[Path], object], path: Path) -> tuple[str, ...]:
    """Return the findings of a file that cannot be read."""
    with pytest.raises(CaseError) as caught:
        read(path)
    return tuple(str(finding) for finding in caught.value.findings)


def csv_of(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "Participants.csv"
    path.write_bytes(content)
    return path


def book_of(tmp_path: Path, *rows: tuple[Value, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Participants"
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "case.xlsx")
    return tmp_path / "case.xlsx"


@pytest.mark.parametrize(
    "content",
    [
        b"id,origin\nA,lyon\n",
        b"\xef\xbb\xbfid,origin\r\nA,lyon\r\n",
        b"id;origin\nA;lyon\n",
        b"id\torigin\nA\tlyon\n",
        b'"id","origin"\n"A","lyon"',
        b" id , origin,,\nA,lyon,,\n,,\n",
    ],
    ids=["plain", "byte order mark", "semicolon", "tab", "quoted", "blank columns and rows"],
)
def test_csv_is_read_alike_in_every_dress(tmp_path: Path, content: bytes) -> None:
    table = read_delimited(csv_of(tmp_path, content))

    assert table == Table("participants", ("id", "origin"), (Row(2, ("A", "lyon")),))
    assert table.findings == ()


def test_csv_rows_are_counted_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    table = read_delimited(csv_of(tmp_path, b'\nid,note\nA,"two\nlines"\n\nB,\n,\nC\n'))

    assert [(row.number, row.cells) for row in table.rows] == [
        (3, ("A", "two\nlines")),
        (5, ("B", "")),
        (7, ("C", "")),
    ]
    assert table.heading == 2
    assert str(table.where(table.rows[1], "note")) == "Participants.csv:5 note"


def test_csv_keeps_text_as_it_is(tmp_path: Path) -> None:
    table = read_delimited(csv_of(tmp_path, b"id,country,note\n007,NA, =1+1\n"))

    assert table.rows == (Row(2, ("007", "NA", " =1+1")),)


def test_csv_of_an_old_spreadsheet_is_read_with_a_warning(tmp_path: Path) -> None:
    table = read_delimited(csv_of(tmp_path, "id,city\nA,Zürich\n".encode("cp1252")))

    assert table.rows == (Row(2, ("A", "Zürich")),)
    assert [f"{finding.severity} {finding}" for finding in table.findings] == [
        (
            "warning Participants.csv: is not UTF-8; it was read as Windows-1252; "
            "check the accented letters, or save it as 'CSV UTF-8' (not-utf-8)"
        )
    ]


def test_an_empty_csv_is_a_table_without_columns(tmp_path: Path) -> None:
    assert read_delimited(csv_of(tmp_path, b"")) == Table("participants", (), ())


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert told(read_delimited, tmp_path / "case.csv") == (
        "case.csv: there is no such file or folder; check the name (missing-file)",
    )


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "case.csv"
    path.mkdir()

    (finding,) = told(read_delimited, path)

    assert finding.endswith("; close it in other programs and check that you may read it (unreadable-file)")


def test_a_table_with_a_confusing_heading_is_read_as_written() -> None:
    file = io.StringIO()
    write_delimited(file, ("a;b;c", "d"), [("1", "2;3")])

    assert file.getvalue() == '"a;b;c","d"\n1,2;3\n'


def test_workbook_values_become_text(tmp_path: Path) -> None:
    path = book_of(
        tmp_path,
        ("id", "value"),
        ("date", date(2026, 6, 13)),
        ("midnight", datetime(2026, 6, 13)),  # noqa: DTZ001 - a cell has no zone
        ("moment", datetime(2026, 6, 13, 9, 30)),  # noqa: DTZ001
        ("time", time(9, 30)),
        ("whole", 3.0),
        ("integer", 12),
        ("decimal", 46.35),
        ("sum", 0.1 + 0.2),
        ("truth", True),
        ("text", "NA"),
        ("digits", "007"),
        ("blank", None),
    )

    (table,) = read_workbook(path)

    assert {row.cells[0]: row.cells[1] for row in table.rows} == {
        "date": "2026-06-13",
        "midnight": "2026-06-13",
        "moment": "2026-06-13 09:30:00",
        "time": "09:30:00",
        "whole": "3",
        "integer": "12",
        "decimal": "46.35",
        "sum": "0.3",
        "truth": "true",
        "text": "NA",
        "digits": "007",
        "blank": "",
    }


def test_workbook_dates_follow_the_date_system_of_the_file(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.append(("first_day",))
    sheet.append((date(2005, 6, 13),))
    book.save(tmp_path / "mac.xlsx")
    with zipfile.ZipFile(tmp_path / "mac.xlsx") as archive:
        stored = archive.read("xl/worksheets/sheet1.xml").decode()

    (table,) = read_workbook(tmp_path / "mac.xlsx")

    assert "<v>37054</v>" in stored
    assert table.rows == (Row(2, ("2005-06-13",)),)


def test_workbook_rows_are_counted_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    path = book_of(tmp_path, (), ("id", "origin"), (), ("A",), (None, None), ("B", "lyon"), (" ", None))

    (table,) = read_workbook(path)

    assert [(row.number, row.cells) for row in table.rows] == [(4, ("A", "")), (6, ("B", "lyon"))]
    assert str(table.where(table.rows[0], "origin")) == "case.xlsx[Participants]:4 origin"


def test_text_beside_the_table_is_a_warning(tmp_path: Path) -> None:
    (table,) = read_workbook(book_of(tmp_path, ("id",), ("A", "ask Mia")))

    assert table.rows == (Row(2, ("A",)),)
    assert [f"{finding.severity} {finding}" for finding in table.findings] == [
        (
            "warning case.xlsx[Participants]:2: 'ask Mia' stands beyond the last of 1 headings; "
            "it is not read; give its column a heading (surplus-cell)"
        )
    ]


def test_a_formula_without_a_value_is_told(tmp_path: Path) -> None:
    (table,) = read_workbook(book_of(tmp_path, ("id", "people"), ("A", "=1+1"), ("B", 3)))

    assert [str(finding) for finding in table.findings] == [
        (
            "case.xlsx[Participants]:2 people: the cell holds a formula without a stored value; "
            "open the workbook in the spreadsheet program and save it, or write the value "
            "(formula-without-value)"
        )
    ]


def test_a_formula_that_fails_is_told(tmp_path: Path) -> None:
    (table,) = read_workbook(book_of(tmp_path, ("id", "people"), ("A", 3), ("B", "#DIV/0!")))

    assert [str(finding) for finding in table.findings] == [
        (
            "case.xlsx[Participants]:3 people: the formula gives '#DIV/0!'; "
            "correct the formula, or write the value (formula-fault)"
        )
    ]


def test_a_range_that_is_too_small_does_not_cut_the_sheet(tmp_path: Path) -> None:
    path = book_of(tmp_path, ("id", "origin"), ("A", "lyon"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1"')
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)

    (table,) = read_workbook(path)

    assert table.rows == (Row(2, ("A", "lyon")),)


def test_a_file_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    (tmp_path / "case.xlsx").write_text("id,origin\n")

    assert told(read_workbook, tmp_path / "case.xlsx") == (
        "case.xlsx: is not a workbook; give an .xlsx workbook or a folder with case.toml (not-a-workbook)",
    )


def test_a_workbook_of_the_old_kind_is_told(tmp_path: Path) -> None:
    (tmp_path / "case.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))

    assert told(read_workbook, tmp_path / "case.xls") == (
        (
            "case.xls: is a workbook of the old kind (.xls); "
            "open it in the spreadsheet program and save it as .xlsx (not-a-workbook)"
        ),
    )


def test_an_encrypted_workbook_is_told(tmp_path: Path) -> None:
    mark = "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "case.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + mark)

    assert told(read_workbook, tmp_path / "case.xlsx") == (
        (
            "case.xlsx: is encrypted; open it in the spreadsheet program, "
            "remove the password and save it again (encrypted-workbook)"
        ),
    )


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_workbook_is_told(tmp_path: Path, share: float) -> None:
    path = book_of(tmp_path, ("id", "origin"), ("A", "lyon"))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    assert told(read_workbook, path) == (
        (
            "case.xlsx: is a damaged workbook: it breaks off, or parts of it are missing; "
            "open it in the spreadsheet program, save it again, or take an earlier copy (damaged-workbook)"
        ),
    )


@pytest.mark.parametrize("lost", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_a_workbook_without_one_of_its_parts_is_told(tmp_path: Path, lost: str) -> None:
    path = book_of(tmp_path, ("id", "origin"), ("A", "lyon"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != lost}
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)

    assert told(read_workbook, path) == (
        (
            "case.xlsx: is a damaged workbook: it breaks off, or parts of it are missing; "
            "open it in the spreadsheet program, save it again, or take an earlier copy (damaged-workbook)"
        ),
    )


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("2026-06-13", "date", date(2026, 6, 13)),
        ("1899-06-13", "date", "1899-06-13"),
        ("13/06/2026", "date", "13/06/2026"),
        ("20260613", "date", "20260613"),
        ("12", "integer", 12),
        ("007", "integer", "007"),
        ("1.5", "decimal", 1.5),
        ("1.50", "decimal", "1.50"),
        ("-3", "decimal", -3),
        ("nan", "decimal", "nan"),
        ("12", "text", "12"),
    ],
)
def test_text_becomes_a_value_only_if_it_can_be_read_back(text: str, kind: str, value: object) -> None:
    assert typed(text, kind) == value


def test_a_text_that_does_not_fit_into_a_cell_is_refused(tmp_path: Path) -> None:
    sheet = Sheet("Funders", (Heading("id"),), (("x" * 32_768,),))

    with pytest.raises(OutputError) as caught:
        write_workbook(tmp_path / "case.xlsx", [sheet])

    assert str(caught.value) == (
        "case.xlsx[Funders]:2 could not be written: a cell holds 32,767 characters, "
        "and the text has 32,768; is it open in another program?"
    )


def test_a_control_character_is_refused(tmp_path: Path) -> None:
    sheet = Sheet("Funders", (Heading("id"),), (("bell \x07",),))

    with pytest.raises(OutputError) as caught:
        write_workbook(tmp_path / "case.xlsx", [sheet])

    assert str(caught.value) == (
        "case.xlsx[Funders]:2 could not be written: 'bell \\x07' has a control character; "
        "is it open in another program?"
    )


def test_a_new_file_is_not_there_when_writing_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with new_file(tmp_path / "case.xlsx") as path:
            path.write_text("half")
            raise OutputError("case.xlsx", "the pen broke")

    with pytest.raises(OutputError):
        fail()

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_replaced_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "case.xlsx"
    target.write_text("old")

    with pytest.raises(OutputError) as caught, new_file(target):
        pass
    with new_file(target, force=True) as path:
        path.write_text("new")

    assert str(caught.value) == (
        "case.xlsx could not be written: it exists already; is it open in another program?"
    )
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_exists_keeps_its_other_files(tmp_path: Path) -> None:
    target = tmp_path / "case"
    target.mkdir()
    (target / "README.md").write_text("story")

    with new_folder(target, force=True) as folder:
        (folder / "case.toml").write_text("[case]")

    assert sorted(path.name for path in target.iterdir()) == ["README.md", "case.toml"]
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_does_not_replace_a_file(tmp_path: Path) -> None:
    (tmp_path / "case").write_text("a file")

    with pytest.raises(OutputError) as caught, new_folder(tmp_path / "case", force=True):
        pass

    assert str(caught.value) == (
        "case could not be written: it is a file and not a folder; is it open in another program?"
    )


def test_a_file_in_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught, new_file(tmp_path / "nowhere" / "case.xlsx"):
        pass

    assert str(caught.value) == (
        "case.xlsx could not be written: No such file or directory; is it open in another program?"
    )
