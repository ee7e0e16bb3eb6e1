from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logistics.errors import OutputError
from logistics.intake import convert, load_draft
from logistics.intake.draft import Draft, DraftSetting, ScenarioLine, in_order
from logistics.intake.scenario_lines import lines_in_order
from logistics.intake.writing import write_book, write_folder
from logistics.library import data_path
from logistics.tables import Row, Table

Small = Callable[[dict[str, str]], Path]

TRICKY = (
    "NA",
    "007",
    " =1+1",
    "=SUM(A1:A2)",
    "+5",
    "-0",
    "1.50",
    "1e5",
    "1_000",
    "0x10",
    "nan",
    "TRUE",
    "true",
    "yes",
    "#N/A",
    "2026-06-13",
    "2026-06-13 09:30:00",
    "13/06/2026",
    "1899-12-31",
    "09:30:00",
    '"quoted"',
    "a;b,c\td",
    "two\nlines",
    " outer spaces ",
    "'apostrophe",
    "Zürich — Genève, 東京",
    "\\",
    "# no comment",
    "_x0041_",
)
ANY = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")) | st.just("\n"), max_size=12
)
CELL = st.just("") | st.sampled_from(TRICKY) | ANY
FILLED = st.text(string.ascii_letters + string.digits + "-_", min_size=1, max_size=6)
COLUMNS = {
    "places": ("id", "city", "latitude", "my remarks"),
    "anchors": ("id", "first_day", "note"),
    "consultations": ("id", "start", "hours", "sittings"),
    "attendance": ("participant", "assembly", "experts"),
    "fares": ("from", "amount", "trip"),
    "funders": ("id", "title", "ceiling", "covers", "a;b;c"),
    "quotas": ("id", "sessions", "least", "least_share"),
    "groups": ("name", "weight", "note"),
    "hubs": ("id", "place", "cost", "funder"),
    "visas": ("nationality", "country", "needed", "lead_days"),
    "deadlines": ("what", "countries", "days"),
}
KEYS = (
    ("case", "title"),
    ("case", "price_date"),
    ("tariff", "visa"),
    ("tariff", "fare_factor"),
    ("rules", "local_km"),
    ("rules", "same_day"),
    ("rules", "mode"),
    ("rules", "most_hours"),
    ("rates", "USD"),
    ("my section", "my key"),
)
ADDRESSES = (
    *("says", "extends", "drop", "add", "set", "tariff", "tariff.visa", "tariff.value", "tariff.note"),
    *("anchors.a.first_day", "anchors.b.first_day", "anchors.a.last_day", "anchors.a", "anchors.*.note"),
    *(".a", "a..b", "rates.USD", "anchors.a b.note", 'anchors."a".value', "value", "rules.same_day.x"),
)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Draw a draft whose cells hold anything, and whose tables may be empty or missing."""
    names = draw(st.sets(st.sampled_from(sorted(COLUMNS)), min_size=1))
    tables = tuple(draw(tables_of(name)) for name in COLUMNS if name in names)
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True))
    given_settings = [DraftSetting(*key, draw(CELL), draw(CELL), draw(CELL)) for key in keys]
    lines = [
        ScenarioLine(name, address, draw(CELL), draw(CELL), draw(CELL))
        for name in draw(st.lists(st.sampled_from(("a", "b b", "c.c")), unique=True))
        for address in draw(st.lists(st.sampled_from(ADDRESSES), unique=True, min_size=1))
    ]
    return Draft(tables, in_order(given_settings), scenarios=lines_in_order(draw(st.permutations(lines))))


@st.composite
def tables_of(draw: st.DrawFn, name: str) -> Table:
    width = len(COLUMNS[name])
    rows = draw(st.lists(st.tuples(FILLED, *[CELL] * (width - 1)), max_size=4))
    return Table(name, COLUMNS[name], tuple(Row(at, cells) for at, cells in enumerate(rows, 2)))


@given(drafts())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_draft_survives_folder_and_workbook(draft: Draft) -> None:
    with TemporaryDirectory() as name:
        folder, book, again = Path(name, "a"), Path(name, "b.xlsx"), Path(name, "c")
        write_folder(draft, folder)

        convert(folder, book)
        convert(book, again)

        assert load_draft(folder) == draft
        assert load_draft(book) == draft
        assert load_draft(again) == draft
        assert sorted(path.read_bytes() for path in folder.iterdir()) == sorted(
            path.read_bytes() for path in again.iterdir()
        )


def test_the_shipped_case_survives(tmp_path: Path) -> None:
    shipped = data_path("cases", "wsis-2005")

    warnings = convert(shipped, tmp_path / "wsis.xlsx") + convert(tmp_path / "wsis.xlsx", tmp_path / "wsis")

    assert warnings == ()
    assert load_draft(tmp_path / "wsis") == load_draft(shipped)
    assert (tmp_path / "wsis" / "attendance.csv").read_bytes() == (shipped / "attendance.csv").read_bytes()


def test_dates_and_numbers_become_real_ones(tmp_path: Path, small: Small) -> None:
    convert(small({}), tmp_path / "m.xlsx")

    book = openpyxl.load_workbook(tmp_path / "m.xlsx")

    assert book["Anchors"]["C2"].is_date
    assert book["Anchors"]["C2"].number_format == "yyyy-mm-dd"
    assert book["Anchors"]["A2"].data_type == "s"


def test_text_that_looks_like_a_formula_is_none(tmp_path: Path, small: Small) -> None:
    convert(small({"funders.csv": "id,title\nf,=1+1\n"}), tmp_path / "m.xlsx")

    cell = openpyxl.load_workbook(tmp_path / "m.xlsx")["Funders"]["B2"]

    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_exists_is_replaced_only_by_force(tmp_path: Path, small: Small) -> None:
    source, target = small({"fares.csv": "from,to,amount\n"}), tmp_path / "target"
    target.mkdir()
    (target / "README.md").write_text("story")
    (target / "funders.csv").write_text("id,title\n")

    with pytest.raises(OutputError) as caught:
        convert(source, target)
    convert(source, target, force=True)

    assert str(caught.value) == (
        "target could not be written: it exists already; is it open in another program?"
    )
    assert sorted(path.name for path in target.iterdir()) == sorted(
        ["README.md", *(path.name for path in source.iterdir())]
    )


def test_nothing_is_left_when_a_cell_does_not_fit(tmp_path: Path, small: Small) -> None:
    source = small({"funders.csv": "id,title\nf,bell \x07\n"})

    with pytest.raises(OutputError) as caught:
        convert(source, tmp_path / "m.xlsx")

    assert str(caught.value) == (
        "m.xlsx[Funders]:2 could not be written: 'bell \\x07' has a control character; "
        "is it open in another program?"
    )
    assert list(tmp_path.iterdir()) == [source]


def test_a_setting_given_twice_is_not_written(tmp_path: Path) -> None:
    visa = DraftSetting("tariff", "visa", "80")

    with pytest.raises(OutputError) as caught:
        write_folder(Draft((), (visa, visa)), tmp_path / "case")

    assert str(caught.value) == (
        "case could not be written: the setting tariff.visa is given twice; is it open in another program?"
    )


def test_a_cell_set_twice_in_a_scenario_is_not_written(tmp_path: Path) -> None:
    line = ScenarioLine("dear", "tariff.visa", "80")

    with pytest.raises(OutputError) as caught:
        write_folder(Draft((), (), scenarios=(line, line)), tmp_path / "case")

    assert str(caught.value) == (
        "case could not be written: tariff.visa is set twice in the scenario dear; "
        "is it open in another program?"
    )


def test_sheets_that_are_no_tables_are_told(tmp_path: Path, small: Small) -> None:
    convert(small({}), tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    book.create_sheet("Budget").append(("my", "own"))
    book.save(tmp_path / "m.xlsx")

    warnings = convert(tmp_path / "m.xlsx", tmp_path / "out")

    assert [f"{finding.severity} {finding}" for finding in warnings] == [
        "warning m.xlsx[Budget]: this sheet is no table of a case and is not read (unknown-table)"
    ]


def test_a_table_without_columns_survives(tmp_path: Path) -> None:
    draft = Draft((Table("funders", (), ()),), ())

    write_book(draft, tmp_path / "m.xlsx")
    convert(tmp_path / "m.xlsx", tmp_path / "m")

    assert load_draft(tmp_path / "m") == draft
