from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logistics.address import Address
from logistics.case.changes import Change
from logistics.errors import CaseError, Where
from logistics.intake import load_case, load_draft
from logistics.intake.dictionary import TABLES, columns_of
from logistics.intake.draft import Draft
from logistics.intake.keys import key_columns, row_key
from logistics.intake.patches import Add, Drop, Edit, Patch, apply_patches, parse_patch, patched
from logistics.tables import Row, Table

Small = Callable[[dict[str, str]], Path]

FILES = {
    "participants.csv": "id,origin,group\nA,lyon,civil society\nB,geneva,business\nBB,lyon,\n",
    "attendance.csv": "participant,assembly,experts\nA,yes,yes\nB,no,yes\nBB,yes,no\n",
    "fares.csv": 'from,to,amount,currency\nlyon,geneva,80,EUR\n"Lyon, FR",Nairobi,700,EUR\n',
    "allowances.csv": "place,country,lodging,meals\ngeneva,,200,100\n,FR,150,80\n",
    "holidays.csv": "first_day,name\n2026-06-08,Founding day\n2026-06-24,Fête de l'été\n",
    "groups.csv": "name,weight\ncivil society,2\n",
    "funders.csv": "id,title\nfund,Fund\n",
    "slips.csv": "anchors,days,probability\nassembly,-7,10\n",
    "deadlines.csv": "what,days\nhotel,30\n",
    "visas.csv": "nationality,country,cost\nIN,,80\n,CH;FR,60\n",
}
HERE = Where("case.toml", "scenario.x", 0, "the address")


def patch(text: str) -> Patch:
    return replace(parse_patch(text), where=HERE, scenario="x")


def texts(draft: Draft) -> list[str]:
    """Return the findings of a draft as they are shown."""
    return [str(finding) for finding in draft.findings]


@pytest.mark.parametrize(
    ("text", "table", "column", "row"),
    [
        ("participants.B.origin=GVA", "participants", "origin", 1),
        ("participants.B.people=3", "participants", "people", 1),
        ("attendance.A.experts=remote", "attendance", "experts", 0),
        ("fares.lyon--geneva.amount=99", "fares", "amount", 0),
        ("fares.geneva--lyon.amount=99", "fares", "amount", 0),
        ("fares.Nairobi--lyon-fr.amount=99", "fares", "amount", 1),
        ("allowances.geneva.meals=1", "allowances", "meals", 0),
        ("allowances.FR.meals=1", "allowances", "meals", 1),
        ("holidays.fete-de-lete.last_day=2026-06-25", "holidays", "last_day", 1),
        ("groups.civil-society.weight=5", "groups", "weight", 0),
        ("funders.fund.title=", "funders", "title", 0),
        ("slips.assembly---7.probability=5", "slips", "probability", 0),
        ("deadlines.hotel--all.days=40", "deadlines", "days", 0),
        ("visas.IN--all.cost=90", "visas", "cost", 0),
        ("visas.all--ch-fr.cost=90", "visas", "cost", 1),
    ],
)
def test_every_table_has_addresses(text: str, table: str, column: str, row: int, small: Small) -> None:
    draft = apply_patches(load_draft(small(FILES)), [patch(text)])

    found = draft.table(table)
    assert found is not None
    assert draft.findings == ()
    assert found.rows[row].cells[found.columns.index(column)] == text.partition("=")[2]


def test_settings_given_or_only_known_are_set(small: Small) -> None:
    edits = [patch("case.currency=CHF"), patch("tariff.visa=80"), patch("rates.USD=0.9")]

    draft = apply_patches(load_draft(small({})), edits)

    assert {each.address: each.value for each in draft.settings} == {
        "case.title": "Small",
        "case.currency": "CHF",
        "case.price_date": "2025-01-15",
        "tariff.visa": "80",
        "rates.USD": "0.9",
    }
    assert draft.findings == ()


def test_a_patched_case_says_what_was_changed(small: Small) -> None:
    edits: list[Edit] = [
        patch("case.currency=CHF"),
        patch("attendance.B*.assembly=yes"),
        Add("participants", "C", HERE, "x"),
        patch("participants.C.origin=geneva"),
        Add("attendance", "C", HERE, "x"),
        Drop("participants", "A", HERE, "x"),
    ]

    case, _ = patched(load_draft(small(FILES | {"fares.csv": ""})), edits)

    assert case.changes == (
        Change("case.currency", "EUR", "CHF", "x"),
        Change("attendance.B.assembly", "no", "yes", "x"),
        Change("participants.C", "", "the row", "x"),
        Change("participants.C.origin", "", "geneva", "x"),
        Change("attendance.C", "", "the row", "x"),
        Change("participants.A", "the row", "", "x"),
    )
    assert [person.id for person in case.participants] == ["B", "BB", "C"]
    assert {change.where for change in case.changes} == {HERE}


def test_findings_point_at_the_patch(small: Small) -> None:
    edits: list[Edit] = [
        patch("anchors.assembly.last_day=soon"),
        Add("anchors", "late", HERE),
        patch("tariff.visa=-1"),
    ]

    with pytest.raises(CaseError) as caught:
        patched(load_draft(small({})), edits)

    prefix = "case.toml[scenario.x] the address: "
    assert [str(finding).removeprefix(prefix) for finding in caught.value.findings] == [
        (
            "attendance.csv:1: the session 'late' has no column, so nobody attends it; "
            "add a column headed by its id (missing-session)"
        ),
        "the cell is blank and must not be; needed: first day, included (missing-value)",
        "the cell is blank and must not be; needed: last day, included (missing-value)",
        f"the cell is blank and must not be; needed: {_PLACE} (missing-value)",
        "'soon' is not a date; write YYYY-MM-DD, such as 2026-06-13 (not-a-date)",
        "'-1' is less than 0; allowed is 0 or more [currency] (out-of-range)",
    ]


_PLACE = "where it is held: id of a place, IATA code, or city with country"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("anchors.asembly.first_day=x", "; did you mean 'anchors.assembly.first_day'?"),
        ("anchor.asembly.first_dy=x", "; did you mean 'anchors.assembly.first_day'?"),
        ("anchors.assembly.colour=x", "; the table anchors has no such column"),
        ("anchors.zzz.first_day=x", "; the table anchors has no such row"),
        ("participants.C*.origin=x", "; the table participants has no such row"),
        ("attendance.A.expert=x", "; did you mean 'attendance.A.experts'?"),
        ("fares.lyons--geneva.amount=1", "; did you mean 'fares.lyon--geneva.amount'?"),
        ("hubs.x.cost=1", ""),
        ("zzz.x.cost=1", ""),
        ("tarif.vsa=1", "; did you mean 'tariff.visa'?"),
        ("zzz.zzz=1", ""),
        ("anchors.asembly=1", "; name row and column, such as anchors.assembly.title"),
        ("fares.zzz=1", "; name row and column, such as fares.id.from"),
    ],
)
def test_what_meets_nothing_is_told_with_the_nearest(text: str, told: str, small: Small) -> None:
    draft = apply_patches(load_draft(small(FILES)), [patch(text)])

    address = text.partition("=")[0]
    assert texts(draft) == [
        f"case.toml[scenario.x] the address: {address!r} is no cell of the case{told} (unknown-address)"
    ]
    assert draft.changes == ()


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            Drop("anchors", "asembly"),
            "'anchors.asembly' is no row of the case; did you mean 'anchors.assembly'?",
        ),
        (
            Drop("anchor", "assembly"),
            "'anchor.assembly' is no row of the case; did you mean 'anchors.assembly'?",
        ),
        (Drop("zzz", "assembly"), "'zzz.assembly' is no row of the case"),
        (Drop("anchors", "zzz"), "'anchors.zzz' is no row of the case"),
        (Drop("tariff", "visa"), "'tariff.visa' is not set in the case"),
        (Add("anchor", "x"), "'anchor.x' is in no table of a case; did you mean 'anchors'?"),
        (
            Add("fares", "lyon"),
            (
                "'fares.lyon' names no single row; write table.id with the id of one new row, "
                "such as participants.P-07 or fares.geneva--nairobi"
            ),
        ),
    ],
)
def test_rows_that_are_not_there_are_told(edit: Edit, told: str, small: Small) -> None:
    draft = apply_patches(load_draft(small(FILES)), [replace(edit, where=HERE)])

    assert texts(draft) == [f"case.toml[scenario.x] the address: {told} (unknown-address)"]


def test_a_row_that_is_there_is_not_added_again(small: Small) -> None:
    draft = apply_patches(load_draft(small(FILES)), [Add("fares", "geneva--lyon", HERE)])

    assert texts(draft) == [
        (
            "case.toml[scenario.x] the address: the row 'fares.geneva--lyon' is there already; "
            "set its cells instead (duplicate-row)"
        )
    ]


@pytest.mark.parametrize(
    "edit", [patch("holidays.day-off.last_day=2026-06-25"), Drop("holidays", "day-off", HERE)]
)
def test_an_address_of_two_rows_is_told(edit: Edit, small: Small) -> None:
    holidays = "first_day,name\n2026-06-08,Day off\n2026-06-24,Day off\n"

    draft = apply_patches(load_draft(small({"holidays.csv": holidays})), [edit])

    name = "holidays.day-off" + (".last_day" if isinstance(edit, Patch) else "")
    assert texts(draft) == [
        (
            f"case.toml[scenario.x] the address: {name!r} names 2 rows; "
            "give each of these rows a key of its own (ambiguous-address)"
        )
    ]


def test_a_row_is_added_to_a_table_that_the_case_lacks(small: Small) -> None:
    edits: list[Edit] = [
        Add("fares", "geneva--lyon"),
        patch("fares.geneva--lyon.amount=90"),
        Add("visas", "all--CH"),
        Add("allowances", "CH"),
        patch("allowances.CH.lodging=1"),
        patch("allowances.CH.meals=2"),
        Add("allowances", "lyon"),
        patch("allowances.lyon.lodging=1"),
        patch("allowances.lyon.meals=2"),
    ]

    case, findings = patched(load_draft(small({})), edits)

    assert [(fare.origin.id, fare.destination.id, int(fare.amount)) for fare in case.fares] == [
        ("geneva", "lyon", 90)
    ]
    assert [(each.place and each.place.id, each.country) for each in case.allowances] == [
        (None, "CH"),
        ("lyon", ""),
    ]
    assert [(visa.nationalities, visa.countries) for visa in case.visas] == [((), ("CH",))]
    assert findings == ()


def test_a_session_is_dropped_with_its_attendance(small: Small) -> None:
    case, findings = patched(
        load_draft(small(FILES | {"fares.csv": "", "slips.csv": ""})), [Drop("anchors", "assembly")]
    )

    assert case.anchors == ()
    assert [person.in_person for person in case.participants] == [{"experts"}, {"experts"}, set()]
    assert findings == ()


def test_other_references_to_a_dropped_row_are_told(small: Small) -> None:
    files = FILES | {
        "fares.csv": "",
        "participants.csv": "id,origin,funder\nA,lyon,fund\nB,lyon,\nBB,lyon,\n",
    }

    with pytest.raises(CaseError) as caught:
        patched(load_draft(small(files)), [Drop("funders", "fund")])

    assert str(caught.value) == (
        "participants.csv:2 funder: 'fund' is not the id of a funder; "
        "add it to the table funders (unknown-id)"
    )


def test_a_setting_is_dropped(small: Small) -> None:
    draft = apply_patches(load_draft(small({})), [patch("tariff.visa=80"), Drop("tariff", "visa")])

    assert [each.address for each in draft.settings] == ["case.title", "case.currency", "case.price_date"]
    assert draft.changes == (Change("tariff.visa", "", "80", "x"), Change("tariff.visa", "80", ""))


def test_later_patches_win(small: Small) -> None:
    draft = apply_patches(load_draft(small({})), [patch("tariff.visa=1"), patch("tariff.visa=2")])

    assert draft.settings[-1].value == "2"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tariff.visa", "'tariff.visa' is not of the form address=value, such as tariff.fare_factor=1.25"),
        ("visa=1", "'visa' is no address; write table.id.column or section.key"),
    ],
)
def test_a_patch_of_another_form_is_refused(text: str, told: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared
        parse_patch(text)

    assert str(caught.value) == told


def test_edits_are_plain_data() -> None:
    visa = parse_patch("tariff.visa=80")
    edits: list[Edit] = [visa, Add("anchors", "a"), Drop("anchors", "a")]

    assert pickle.loads(pickle.dumps(edits)) == edits  # noqa: S301 - our own bytes
    assert str(visa.where) == "--set tariff.visa"


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_columns_that_name_its_rows(table: str) -> None:
    assert set(key_columns(table)) <= {column.name for column in columns_of(table)}


CELLS = st.sampled_from(["", "geneva", "yes", "2026-06-20", "civil society", "1.5", "remote"])


@given(st.data())
def test_a_patch_equals_an_edited_file(data: st.DataObject) -> None:
    tables = tuple(
        Table(name, (*key, "note"), tuple(Row(at, (*ids, "old")) for at, ids in enumerate(rows, 2)))
        for name, key, rows in (
            ("places", ("id",), (("a",), ("b",), ("c-c",))),
            ("attendance", ("participant",), (("P",), ("Q",))),
            ("fares", ("from", "to"), (("a", "b"), ("b", "c-c"))),
        )
    )
    table = data.draw(st.sampled_from(tables))
    row = data.draw(st.sampled_from(table.rows))
    value = data.draw(CELLS)
    address = Address(table.name, row_key(table, row), "note")

    draft = apply_patches(Draft(tables, ()), [Patch(address, value)])

    edited = tuple(
        Row(each.number, (*each.cells[:-1], value if each is row else "old")) for each in table.rows
    )
    assert draft == Draft(tuple(replace(t, rows=edited) if t is table else t for t in tables), ())
    assert len(draft.changes) == (value != "old")


def test_a_patched_case_equals_the_case_of_an_edited_file(tmp_path: Path, small: Small) -> None:
    path = small({})
    case, _ = patched(
        load_draft(path), [patch("anchors.assembly.last_day=2026-06-19"), patch("tariff.visa=80")]
    )
    anchors = (path / "anchors.csv").read_text().replace("2026-06-16", "2026-06-19")
    settings = (path / "case.toml").read_text() + "[tariff]\nvisa = 80\n"
    (path / "anchors.csv").write_text(anchors)
    (path / "case.toml").write_text(settings)

    assert load_case(path)[0] == case
