from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Literal

import openpyxl
import pytest

from logistics.errors import OutputError
from logistics.intake import load_case, load_draft, write_template
from logistics.intake.dictionary import SECTIONS, TABLES, columns_of, dictionary
from logistics.intake.scenarios import Variation, read_scenarios, vary
from logistics.intake.template import example
from logistics.intake.validate import validate

KINDS: tuple[Literal["workbook", "folder"], ...] = ("workbook", "folder")


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_loads_as_it_is(tmp_path: Path, kind: Literal["workbook", "folder"]) -> None:
    path = tmp_path / ("new.xlsx" if kind == "workbook" else "new")

    write_template(path, kind)

    case, warnings = load_case(path)
    assert warnings == ()
    assert (len(case.anchors), len(case.consultations), len(case.participants)) == (1, 2, 6)
    assert [(each.id, each.ceiling) for each in case.funders] == [
        ("fellowships", Decimal(20_000)),
        ("budget", None),
    ]
    assert [(each.sessions, each.group, each.least) for each in case.quotas] == [
        (("follow-up",), "civil society", 2)
    ]
    assert [each.id for each in case.participants if each.either] == ["P-05"]
    assert load_draft(path) == example()


def test_the_template_has_every_table_with_every_column() -> None:
    draft = example()

    assert [table.name for table in draft.tables] == list(TABLES)
    for table in draft.tables:
        known = [column.name for column in columns_of(table.name) if not column.is_free]
        assert list(table.columns[: len(known)]) == known


def test_the_template_names_every_setting_that_has_a_value() -> None:
    named = {setting.address for setting in example().settings}
    with_default = {
        f"{column.table}.{column.name}"
        for column in dictionary()
        if column.table in SECTIONS and column.default
    }

    assert named == with_default | {"case.title", "case.currency", "case.price_date"}


def test_every_scenario_of_the_template_is_good() -> None:
    names = list(read_scenarios(example()))

    checked = {name: validate(vary(example(), Variation((name,))))[1] for name in names}

    assert checked == {"dearer-fares": (), "assembly-slips": (), "without-business": ()}


def test_the_workbook_offers_choices_and_explains_its_columns(tmp_path: Path) -> None:
    write_template(tmp_path / "new.xlsx")

    book = openpyxl.load_workbook(tmp_path / "new.xlsx")

    assert book.sheetnames == [
        "README",
        "Settings",
        *(name.capitalize() for name in TABLES),
        "Scenarios",
        "Lists",
    ]
    assert book["Lists"].sheet_state == "hidden"
    offered = {
        str(each.sqref): (each.formula1, each.errorStyle)
        for each in book["Attendance"].data_validations.dataValidation
    }
    assert offered == {
        "A2:A5000": ("='Participants'!$A$2:$A$5000", "warning"),
        "B2:B5000": ("=list_3", "stop"),
        "C2:C5000": ("=list_3", "stop"),
        "D2:D5000": ("=list_3", "stop"),
    }
    offered_marks = [cell.value for cell in book["Lists"]["C"] if cell.value]
    assert offered_marks == ["assembly", "yes", "remote", "either", "no"]
    assert book["Participants"]["E1"].comment.text == (
        "identical travellers in this row\nunit: persons\nallowed: >= 1\nblank: 1\nmay be blank"
    )


def test_the_readme_sheet_holds_the_dictionary(tmp_path: Path) -> None:
    write_template(tmp_path / "new.xlsx")

    rows = list(openpyxl.load_workbook(tmp_path / "new.xlsx")["README"].iter_rows(values_only=True))

    assert rows[0] == ("sheet", "column", "type", "unit", "required", "default", "allowed", "meaning")
    assert len(rows) == len(dictionary()) + 1


def test_a_template_replaces_nothing(tmp_path: Path) -> None:
    (tmp_path / "new.xlsx").write_text("mine")

    with pytest.raises(OutputError) as caught:
        write_template(tmp_path / "new.xlsx")

    assert str(caught.value) == (
        "new.xlsx could not be written: it exists already; is it open in another program?"
    )
    assert (tmp_path / "new.xlsx").read_text() == "mine"
