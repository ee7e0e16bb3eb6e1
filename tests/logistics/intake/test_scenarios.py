from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from logistics.errors import CaseError
from logistics.intake import convert, load_case, load_draft
from logistics.intake.draft import Draft
from logistics.intake.patches import parse_patch
from logistics.intake.scenarios import Variation, read_scenarios, vary

Small = Callable[[dict[str, str]], Path]

SETTINGS = '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n\n[tariff]\nvisa = 10\n'
SLIPS = """
[scenario.slips]
says = "The assembly slips"
set.anchors.assembly.first_day = 2026-06-16
set.anchors.assembly.last_day = 2026-06-17
set.tariff.visa = { value = 20, source = "embassy", note = "from June on" }

[scenario.dear]
extends = "slips"
set.tariff.visa = 30
drop = ["participants.B"]

[scenario.full]
extends = ["dear"]
add = ["participants.C", "attendance.C"]
set.participants.C.origin = "lyon"
set.attendance.C.assembly = "yes"
set.attendance."*".experts = "remote"
"""
PEOPLE = {
    "participants.csv": "id,origin\nA,lyon\nB,geneva\n",
    "attendance.csv": "participant,assembly,experts\nA,yes,yes\nB,yes,yes\n",
}


def varied(path: Path, names: str = "", *patches: str) -> Draft:
    wanted = tuple(name for name in names.split(",") if name)
    return vary(load_draft(path), Variation(wanted, tuple(map(parse_patch, patches))))


def visa(draft: Draft) -> str:
    return next(setting.value for setting in draft.settings if setting.address == "tariff.visa")


@pytest.fixture
def slips(small: Small) -> Path:
    return small({**PEOPLE, "case.toml": SETTINGS + SLIPS})


@pytest.mark.parametrize(
    ("names", "patches", "expected"),
    [
        ("", (), "10"),
        ("slips", (), "20"),
        ("dear", (), "30"),
        ("full", (), "30"),
        ("dear,slips", (), "30"),
        ("slips,dear", (), "30"),
        ("slips", ("tariff.visa=40",), "40"),
        ("full", ("tariff.visa=40", "tariff.visa=50"), "50"),
        ("", ("tariff.visa=40",), "40"),
    ],
)
def test_file_then_extended_then_scenario_then_command_line(
    names: str, patches: tuple[str, ...], expected: str, slips: Path
) -> None:
    assert visa(varied(slips, names, *patches)) == expected


def test_of_several_scenarios_the_later_holds(small: Small) -> None:
    text = "[scenario.base]\nset.tariff.visa = 1\nset.tariff.insurance = 1\n"
    for name, value in (("a", 2), ("b", 3)):
        text += f'[scenario.{name}]\nextends = "base"\nset.tariff.visa = {value}\n'
    path = small({"case.toml": SETTINGS + text + "[scenario.c]\nset.tariff.insurance = 9\n"})

    assert [visa(varied(path, names)) for names in ("a,b", "b,a", "a,base", "a,c")] == ["3", "2", "2", "2"]


def test_a_scenario_says_what_it_supposes_and_changes(slips: Path) -> None:
    scenarios = read_scenarios(load_draft(slips))

    case, _ = load_case(slips, variation=Variation(("full",)))

    assert [(each.name, each.says) for each in scenarios.values()] == [
        ("slips", "The assembly slips"),
        ("dear", ""),
        ("full", ""),
    ]
    assert (case.scenarios, case.heading) == (("full",), "Small [full]")
    assert [(each.address, each.was, each.now, each.scenario, each.source) for each in case.changes] == [
        ("anchors.assembly.first_day", "2026-06-15", "2026-06-16", "slips", ""),
        ("anchors.assembly.last_day", "2026-06-16", "2026-06-17", "slips", ""),
        ("tariff.visa", "10", "20", "slips", "embassy"),
        ("tariff.visa", "20", "30", "dear", ""),
        ("participants.B", "the row", "", "dear", ""),
        ("participants.C", "", "the row", "full", ""),
        ("attendance.C", "", "the row", "full", ""),
        ("participants.C.origin", "", "lyon", "full", ""),
        ("attendance.C.assembly", "", "yes", "full", ""),
        ("attendance.A.experts", "yes", "remote", "full", ""),
        ("attendance.C.experts", "", "remote", "full", ""),
    ]


def test_the_case_as_filed_has_no_scenario(slips: Path) -> None:
    case, _ = load_case(slips)

    assert (case.scenarios, case.changes, case.heading) == ((), (), "Small")


def test_a_scenario_equals_an_edited_file(slips: Path, small: Small, tmp_path: Path) -> None:
    case, _ = load_case(slips, variation=Variation(("slips",)))
    edited = (slips / "anchors.csv").read_text().replace("15,2026-06-16", "16,2026-06-17")
    (slips / "anchors.csv").write_text(edited)
    setting = 'visa = { value = 20, source = "embassy", note = "from June on" }'
    (slips / "case.toml").write_text(SETTINGS.replace("visa = 10", setting))

    assert load_case(slips)[0] == case


def test_a_folder_and_a_workbook_say_the_same(slips: Path, tmp_path: Path) -> None:
    book, again = tmp_path / "book.xlsx", tmp_path / "again"

    convert(slips, book)
    convert(book, again)

    assert load_draft(book) == load_draft(again) == load_draft(slips)
    assert load_draft(book).scenarios != ()
    assert (again / "case.toml").read_text() == (slips / "case.toml").read_text().replace(
        '["dear"]', '"dear"'
    )
    for name in ("slips", "dear", "full"):
        wanted = Variation((name,))
        assert load_case(book, variation=wanted)[0] == load_case(slips, variation=wanted)[0]


def sheet_of(book: Path, rows: Sequence[tuple[str, ...]]) -> Path:
    opened = openpyxl.load_workbook(book)
    sheet = opened.create_sheet("Scenarios")
    for row in rows:
        sheet.append(row)
    opened.save(book)
    return book


def test_a_sheet_of_scenarios_is_read(small: Small, tmp_path: Path) -> None:
    book = tmp_path / "m.xlsx"
    convert(small({**PEOPLE, "case.toml": SETTINGS}), book)
    rows = [
        ("scenario", "address", "value", "note"),
        ("dear", "tariff.visa", "20", "guess"),
        ("all", "extends", "dear; gone", ""),
        ("gone", "drop", "participants.B; tariff.visa", ""),
        ("dear", "says", "Visas are dear", ""),
    ]

    draft = varied(sheet_of(book, rows), "all")

    assert [(each.address, each.now) for each in draft.changes] == [
        ("tariff.visa", "20"),
        ("participants.B", ""),
        ("tariff.visa", ""),
    ]
    assert [each.address for each in draft.settings] == ["case.title", "case.currency", "case.price_date"]
    assert read_scenarios(draft)["dear"].says == "Visas are dear"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("slip", "--scenario: 'slip' is no scenario of the case; did you mean 'slips'? (unknown-scenario)"),
        (
            "zzzzz",
            (
                "--scenario: 'zzzzz' is no scenario of the case; its scenarios: slips, dear, full "
                "(unknown-scenario)"
            ),
        ),
    ],
)
def test_an_unknown_scenario_is_told_with_the_nearest(names: str, told: str, slips: Path) -> None:
    assert [str(finding) for finding in varied(slips, names).findings] == [told]


def test_a_case_without_scenarios_says_so(small: Small) -> None:
    assert [str(finding) for finding in varied(small({}), "slips").findings] == [
        "--scenario: 'slips' is no scenario of the case; it has none (unknown-scenario)"
    ]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        (
            '[scenario.a]\nextends = "a"\n',
            "a",
            (
                "[scenario.a] extends: the scenarios extend one another in a ring: a extends a; "
                "remove one of them (circular-scenario)"
            ),
        ),
        (
            '[scenario.a]\nextends = "b"\n[scenario.b]\nextends = "c"\n[scenario.c]\nextends = "b"\n',
            "a",
            (
                "[scenario.c] extends: the scenarios extend one another in a ring: b extends c extends b; "
                "remove one of them (circular-scenario)"
            ),
        ),
        (
            '[scenario.a]\nextends = "bb"\n[scenario.b]\nset.tariff.visa = 1\n',
            "a",
            "[scenario.a] extends: 'bb' is no scenario of the case; did you mean 'b'? (unknown-scenario)",
        ),
        (
            "[scenario.a]\nset.anchors.asembly.first_day = 2026-06-16\n",
            "a",
            (
                "[scenario.a] anchors.asembly.first_day: 'anchors.asembly.first_day' is no cell of the case; "
                "did you mean 'anchors.assembly.first_day'? (unknown-address)"
            ),
        ),
        (
            "[scenario.a]\nset.visa = 1\n",
            "a",
            (
                "[scenario.a] visa: 'visa' is no address; write table.id.column or section.key, "
                "or one of says, extends, add, drop (bad-address)"
            ),
        ),
        (
            '[scenario.a]\ndrop = "assembly"\n',
            "a",
            (
                "[scenario.a] drop: 'assembly' is no row; write table.id, such as consultations.follow-up, "
                "or section.key (bad-address)"
            ),
        ),
        (
            '[scenario.a]\nset.tariff.visa = 1\nset."tariff.visa" = 2\n',
            "a",
            "[scenario.a] tariff.visa: 'tariff.visa' is set twice; keep one of them (duplicate-setting)",
        ),
        (
            '[scenario."a b"]\nset.tariff.visa = 1\n',
            "a b",
            (
                "[scenario.a b] tariff.visa: 'a b' is not an id; use letters A to Z, digits, dash "
                "and underscore (bad-id)"
            ),
        ),
    ],
)
def test_what_a_scenario_says_wrong_is_told(text: str, name: str, told: str, small: Small) -> None:
    draft = varied(small({"case.toml": SETTINGS + text}), name)

    assert [str(finding) for finding in draft.findings] == [f"case.toml{told}"]


_HOW = 'write set.table.id.column = value, says = "...", extends = "...", add = [...] or drop = [...]'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("scenario = 5\n" + SETTINGS, f"case.toml scenario: is no table of scenarios; {_HOW}"),
        (SETTINGS + "[scenario]\nslips = 5\n", f"case.toml[scenario] slips: is no scenario; {_HOW}"),
        (SETTINGS + "[scenario.a]\n", f"case.toml[scenario.a]: this scenario says nothing; {_HOW}"),
        (
            SETTINGS + "[scenario.a]\nsay = 5\n",
            "case.toml[scenario.a] say: 'say' is no part of a scenario; did you mean 'says'?",
        ),
        (
            SETTINGS + "[scenario.a]\nzzz = 5\n",
            (
                "case.toml[scenario.a] zzz: 'zzz' is no part of a scenario; "
                "write says, extends, add, drop or set"
            ),
        ),
        (
            SETTINGS + "[scenario.a]\nset.tariff.visa = [1, 2]\n",
            f"case.toml[scenario.a] tariff.visa: is not a single value; {_HOW}",
        ),
        (SETTINGS + "[scenario.a]\nset = {}\n", f"case.toml[scenario.a] set: is not a single value; {_HOW}"),
        (
            SETTINGS + "[scenario.a]\ndrop = [[1]]\n",
            f"case.toml[scenario.a] drop: is not a single value; {_HOW}",
        ),
    ],
)
def test_what_is_no_scenario_is_told(text: str, told: str, small: Small) -> None:
    with pytest.raises(CaseError) as caught:
        load_case(small({"case.toml": text}))

    assert str(caught.value) == f"{told} (not-a-scenario)"


def test_rows_of_the_sheet_need_scenario_and_address(small: Small, tmp_path: Path) -> None:
    book = tmp_path / "m.xlsx"
    convert(small({"case.toml": SETTINGS}), book)
    sheet_of(book, [("scenario", "address", "value"), ("", "tariff.visa", "20"), ("dear", "", "20")])

    with pytest.raises(CaseError) as caught:
        load_case(book)

    how = "write both; the address is that of a cell, or says, extends, add or drop (not-a-scenario)"
    assert [str(finding) for finding in caught.value.findings] == [
        f"m.xlsx[Scenarios]:2 tariff.visa: scenario and address are not both given; {how}",
        f"m.xlsx[Scenarios]:3 dear: scenario and address are not both given; {how}",
    ]


def test_the_sheet_needs_its_columns(small: Small, tmp_path: Path) -> None:
    book = tmp_path / "m.xlsx"
    convert(small({"case.toml": SETTINGS}), book)

    with pytest.raises(CaseError) as caught:
        load_case(sheet_of(book, [("scenario", "cell"), ("a", "tariff.visa")]))

    assert [str(finding) for finding in caught.value.findings] == [
        "m.xlsx[Scenarios]: the column 'address' is missing; add it (missing-column)",
        "m.xlsx[Scenarios]: the column 'value' is missing; add it (missing-column)",
    ]


def test_a_finding_in_a_patched_cell_names_the_scenario(small: Small, tmp_path: Path) -> None:
    text = '[scenario.late]\nset.anchors.assembly.last_day = "31 June"\n'
    folder, book = small({"case.toml": SETTINGS + text}), tmp_path / "m.xlsx"
    convert(folder, book)

    told = []
    for path in (folder, book):
        with pytest.raises(CaseError) as caught:
            load_case(path, variation=Variation(("late",)))
        told.append(str(caught.value))

    what = (
        "anchors.assembly.last_day: '31 June' is not a date; "
        "write YYYY-MM-DD, such as 2026-06-13 (not-a-date)"
    )
    assert told == [f"case.toml[scenario.late] {what}", f"m.xlsx[Scenarios]:2 late {what}"]
