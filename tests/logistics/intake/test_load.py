from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from logistics.case.case import Case
from logistics.errors import CaseError
from logistics.intake import convert, load_case, load_draft, validate
from logistics.library import data_path

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]

PLANTED: dict[str, list[tuple[str | int | float | date | None, ...]]] = {
    "Settings": [
        ("section", "key", "value", "unit", "source", "note"),
        ("case", "title", "Twenty mistakes", "", "", ""),
        ("case", "currency", "EUR", "", "", ""),
        ("case", "price_date", datetime(2025, 1, 15), "", "", ""),  # noqa: DTZ001 - a cell has no zone
        ("tariff", "visas", 80, "", "", ""),
        ("tariff", "fare_model", "eu-unit-costs", "", "", ""),
        ("rules", "home_nights", "one", "", "", ""),
    ],
    "Places": [
        ("id", "city", "country", "latitude", "longitude", "time_zone"),
        ("geneva", "Geneva", "CH", None, None, None),
        ("lyon", "Lyonn", "FR", None, None, None),
        ("windhoek", "Windhoek", "NA", None, None, None),
        ("bossey", "Bossey", "CH", 146.35, 6.19, "Europe/Zurich"),
        ("rome", "Rome", "Italy", None, None, None),
    ],
    "Anchors": [
        ("id", "place", "first_day", "last_day"),
        ("assembly", "geneva", date(2026, 6, 15), date(2026, 6, 16)),
        ("retreat", "geneva", "17/06/2026", date(2026, 6, 18)),
        ("congress", "windhoek", date(2026, 6, 16), date(2026, 6, 15)),
    ],
    "Consultations": [
        ("id", "places", "days", "earliest", "latest", "beside", "weekdays"),
        ("experts", "geneva", 5, date(2026, 6, 1), date(2026, 6, 3), "assembly", "mon;tue"),
        ("review", "geneva", 1, date(2026, 6, 1), date(2026, 6, 30), "asembly", "mon;tues"),
    ],
    "Participants": [
        ("id", "origin", "group", "people"),
        ("A", "geneva", "experts", 1),
        (),
        ("B", "Birmingham", "experts", 1),
        ("C", "windhoek", "experts", -2),
        ("C", "geneva", "experts", 1),
        ("D", None, "experts", 1),
        ("E", "geneva", "experts", "two"),
    ],
    "Attendance": [
        ("participant", "assembly", "retreat", "congress", "experts", "review", "expert"),
        ("A", "yes", "no", "no", "yes", "maybe", None),
        ("B", "yes", "no", "no", "yes", "yes", None),
        ("C", "yes", "no", "no", "yes", "yes", None),
        ("D", "yes", "no", "no", "yes", "yes", None),
        ("E", "yes", "no", "no", "yes", "yes", None),
        ("F", "yes", "no", "no", "yes", "yes", None),
    ],
    "Fares": [
        ("from", "to", "amount", "currency"),
        ("geneva", "windhoek", 900, "NAD"),
    ],
}


def workbook(path: Path) -> Path:
    """Write the workbook with the planted mistakes."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in PLANTED.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_twenty_planted_mistakes_are_told_at_once(tmp_path: Path, told: Told) -> None:
    path = workbook(tmp_path / "m.xlsx")

    findings = told(path)

    assert findings == (
        (
            "error m.xlsx[Anchors]:3 first_day: '17/06/2026' is not a date; day and month could be "
            "mistaken for each other; write YYYY-MM-DD, such as 2026-06-13 (not-a-date)"
        ),
        (
            "error m.xlsx[Anchors]:4 last_day: '2026-06-15' is before the first day 2026-06-16; "
            "the last day is included and not earlier (last-before-first)"
        ),
        (
            "error m.xlsx[Attendance]:1 expert: the column 'expert' is not the id of a session; "
            "did you mean 'experts'? (unknown-session)"
        ),
        (
            "error m.xlsx[Attendance]:2 review: 'maybe' is not a choice here; write yes, remote, "
            "either or no, or leave it blank (bad-choice)"
        ),
        ("error m.xlsx[Attendance]:7 participant: 'F' is not the id of a participant (unknown-id)"),
        (
            "error m.xlsx[Consultations]:2 latest: '2026-06-03' leaves 3 of the 5 days it needs; "
            "widen the window or shorten the consultation (short-window)"
        ),
        (
            "error m.xlsx[Consultations]:3 beside: 'asembly' is not the id of an anchor; did you "
            "mean 'assembly'? (unknown-id)"
        ),
        (
            "error m.xlsx[Consultations]:3 weekdays: 'tues' is not a choice here; did you mean "
            "'tue'? (bad-choice)"
        ),
        (
            "error m.xlsx[Fares]:2 currency: 'NAD' has no exchange rate into EUR on 2025-01-15; "
            "set rates.NAD: units of EUR for one unit of NAD (no-rate)"
        ),
        (
            "error m.xlsx[Participants]:4 origin: 'Birmingham' may be Birmingham (GB-ENG, "
            "1,157,603 people), Birmingham (US-AL, 196,357 people); write the country too "
            "(ambiguous-city)"
        ),
        (
            "error m.xlsx[Participants]:5 people: '-2' is less than 1; allowed is 1 or more "
            "[persons] (out-of-range)"
        ),
        (
            "error m.xlsx[Participants]:6 id: 'C' is the id of row 5 already; give every row an id "
            "of its own (duplicate-id)"
        ),
        (
            "error m.xlsx[Participants]:7 origin: the cell is blank and must not be; needed: where "
            "trips start and end: id of a place, IATA code, or city with country (missing-value)"
        ),
        (
            "error m.xlsx[Participants]:8 people: 'two' is not a number; write digits, such as 12 "
            "or 12.5 (not-a-number)"
        ),
        (
            "error m.xlsx[Places]:3 city: 'Lyonn, FR' is not a known city; did you mean Lyon (FR)? "
            "(unknown-city)"
        ),
        (
            "error m.xlsx[Places]:5 latitude: '146.35' is more than 90; allowed is -90 to 90 "
            "[degrees north] (out-of-range)"
        ),
        ("error m.xlsx[Places]:6 country: 'Italy' is not a country code; write IT (unknown-country)"),
        (
            "error m.xlsx[Settings]:5 value: there is no setting 'tariff.visas'; did you mean "
            "'tariff.visa'? (unknown-setting)"
        ),
        (
            "error m.xlsx[Settings]:6 value: 'eu-unit-costs' is not a choice here; did you mean "
            "'eu-unit-cost'? (bad-choice)"
        ),
        (
            "error m.xlsx[Settings]:7 value: 'one' is not a number; write digits, such as 12 or "
            "12.5 (not-a-number)"
        ),
    )
    assert list(tmp_path.iterdir()) == [path]


def test_folder_and_workbook_are_equal_cases(tmp_path: Path) -> None:
    shipped = data_path("cases", "wsis-2005")
    convert(shipped, tmp_path / "wsis.xlsx")

    assert load_case(tmp_path / "wsis.xlsx") == load_case(shipped)


def test_the_shipped_case_is_read_as_it_stands() -> None:
    case, warnings = load_case(data_path("cases", "wsis-2005"))

    assert warnings == ()
    assert (case.currency, case.price_date) == ("CHF", date(2005, 6, 13))
    assert case.tariff.fare_factor == Decimal("0.924")
    assert [anchor.id for anchor in case.anchors] == [
        "wgig-4-open",
        "wgig-4-closed",
        "wgig-report",
        "prepcom-3",
    ]
    assert [consultation.least_gap_days for consultation in case.consultations] == [0, 20]
    assert len(case.participants) == 127
    defaults = [setting.address for setting in case.settings if setting.is_default]
    assert defaults[:3] == ["tariff.allowance_table", "tariff.insurance", "tariff.remote"]


def test_na_is_namibia(small: Small) -> None:
    places = "id,city,country\ngeneva,Geneva,CH\nlyon,Windhoek,NA\n"

    case, _ = load_case(small({"places.csv": places}))

    assert [str(place) for place in case.places] == ["Geneva, CH", "Windhoek, NA"]


def test_places_named_in_cells_join_the_case(small: Small) -> None:
    participants = 'id,origin\nA,LON\nB,"Jakarta, ID"\nC,Geneva\nD,"jakarta, id"\n'
    attendance = "participant,assembly,experts\nA,yes,yes\nB,yes,\nC,,yes\nD,,remote\n"

    case, warnings = load_case(small({"participants.csv": participants, "attendance.csv": attendance}))

    assert warnings == ()
    assert [place.id for place in case.places] == ["geneva", "lyon", "lon", "jakarta-id"]
    assert [person.origin.id for person in case.participants] == ["lon", "jakarta-id", "geneva", "jakarta-id"]
    assert case.participants[3].remote == frozenset({"experts"})


def test_a_case_is_equal_whatever_the_separator_and_the_blank_rows(small: Small, tmp_path: Path) -> None:
    plain = load_case(small({}))[0]
    (tmp_path / "small").rename(tmp_path / "plain")
    dressed = "\ufeffid;origin\r\n\r\nA;lyon\r\n;\r\n"

    other = load_case(small({"participants.csv": dressed}))[0]

    assert other == plain


def test_a_damaged_sheet_of_settings_is_told_with_the_rest(tmp_path: Path, told: Told) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Places"
    sheet.append(("id", "city", "country"))
    sheet.append(("rome", "Rome", "Italy"))
    settings = book.create_sheet("settings")
    settings.append(("section", "key"))
    book.create_sheet("Particpants")
    book.save(tmp_path / "m.xlsx")

    assert told(tmp_path / "m.xlsx") == (
        (
            "error m.xlsx[Anchors]: this sheet is missing; "
            "add it with the columns id, place, first_day, last_day (missing-table)"
        ),
        (
            "error m.xlsx[Attendance]: this sheet is missing; "
            "add it with the columns participant, <session> (missing-table)"
        ),
        (
            "error m.xlsx[Consultations]: this sheet is missing; "
            "add it with the columns id, places, earliest, latest (missing-table)"
        ),
        (
            "error m.xlsx[Participants]: this sheet is missing; "
            "add it with the columns id, origin (missing-table)"
        ),
        (
            "warning m.xlsx[Particpants]: this sheet is no table of a case and is not read; "
            "did you mean 'participants'? (unknown-table)"
        ),
        "error m.xlsx[Places]:2 country: 'Italy' is not a country code; write IT (unknown-country)",
        "error m.xlsx[Settings]: the column 'value' is missing; add it (missing-column)",
    )


def test_settings_of_a_workbook_are_checked(tmp_path: Path, told: Told, small: Small) -> None:
    convert(small({}), tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    book["Settings"].append(("tariff", "visa", 80))
    book["Settings"].append(("tariff", "visa", 90))
    book["Settings"].append(("", "visa", 90))
    book.save(tmp_path / "m.xlsx")

    assert told(tmp_path / "m.xlsx") == (
        ("error m.xlsx[Settings]:6 value: 'tariff.visa' is set twice; keep one of them (duplicate-setting)"),
        (
            "error m.xlsx[Settings]:7 value: section and key are not both given; "
            "write both, such as tariff and visa (not-a-setting)"
        ),
    )


def test_a_workbook_of_something_else_is_told(tmp_path: Path, told: Told) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "m.xlsx")

    assert told(tmp_path / "m.xlsx") == (
        (
            "error m.xlsx: no sheet of this workbook is a table of a case; "
            "`backtoback new NAME --workbook` writes one to start from (not-a-case)"
        ),
    )


def test_a_missing_case_is_told(tmp_path: Path, told: Told) -> None:
    assert told(tmp_path / "nowhere") == (
        "error nowhere: there is no such file or folder; check the name (missing-file)",
    )


def test_a_draft_of_broken_files_is_refused(small: Small) -> None:
    folder = small({"participants.csv": 'id,origin\nA,"lyon\n', "anchors.csv": "id\nA,B\n"})

    with pytest.raises(CaseError) as caught:
        load_draft(folder)

    assert [finding.code for finding in caught.value.findings] == ["surplus-cell", "broken-csv"]


def test_online_places_are_used_and_told(small: Small) -> None:
    asked: list[tuple[str, str]] = []

    def locate(city: str, country: str) -> tuple[float, float] | None:
        asked.append((city, country))
        return (46.35, 6.19) if city == "Bossey Castle" else None

    places = "id,city,country\ngeneva,Geneva,CH\nlyon,Bossey Castle,CH\n"

    case, warnings = load_case(small({"places.csv": places}), locate=locate)

    assert asked == [("Bossey Castle", "CH")]
    assert (case.places[1].latitude, case.places[1].time_zone) == (46.35, "Europe/Zurich")
    assert [f"{finding.severity} {finding}" for finding in warnings] == [
        (
            "warning places.csv:3 city: 'Bossey Castle, CH' is not in the shipped table of cities; "
            "online it is found at 46.3500 6.1900; write latitude and longitude to keep it (located-online)"
        )
    ]


def test_a_case_without_mistakes_keeps_every_figure(small: Small) -> None:
    folder = small(
        {
            "fares.csv": "from,to,amount,currency,trip,source\nlyon,geneva,12.50,chf,One-Way,quote\n",
            "allowances.csv": "place,country,lodging,meals\n,FR,120,45.5\n",
            "holidays.csv": "first_day,name,place\n2026-06-18,Feast,geneva\n",
        }
    )

    case = validate(load_draft(folder))[0]

    assert isinstance(case, Case)
    assert [(fare.amount, fare.currency, fare.is_return) for fare in case.fares] == [
        (Decimal("12.50"), "CHF", False)
    ]
    assert [(each.country, each.meals, each.currency) for each in case.allowances] == [
        ("FR", Decimal("45.5"), "EUR")
    ]
    assert [(each.first_day, each.last_day, str(each.place)) for each in case.closed] == [
        (date(2026, 6, 18), date(2026, 6, 18), "Geneva, CH")
    ]
