from __future__ import annotations

from collections.abc import Callable
from datetime import time
from decimal import Decimal
from pathlib import Path

import openpyxl

from logistics.intake import convert, load_case

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]


def test_duplicate_id_of_sessions(small: Small, told: Told) -> None:
    changes = {
        "consultations.csv": "id,places,earliest,latest\nassembly,geneva,2026-06-01,2026-06-30\n",
        "attendance.csv": "participant,assembly\nA,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error consultations.csv:2 id: 'assembly' is the id of an anchor already; give every "
            "session an id of its own (duplicate-id)"
        ),
    )


def test_last_before_first(small: Small, told: Told) -> None:
    changes = {
        "anchors.csv": "id,place,first_day,last_day\nassembly,geneva,2026-06-15,2026-06-14\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error anchors.csv:2 last_day: '2026-06-14' is before the first day 2026-06-15; the "
            "last day is included and not earlier (last-before-first)"
        ),
    )


def test_latest_before_earliest(small: Small, told: Told) -> None:
    changes = {
        "consultations.csv": "id,places,earliest,latest\nexperts,geneva,2026-06-30,2026-06-01\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error consultations.csv:2 latest: '2026-06-01' is before the earliest day 2026-06-30; "
            "the last day is included and not earlier (last-before-first)"
        ),
    )


def test_short_window(small: Small, told: Told) -> None:
    changes = {
        "consultations.csv": ("id,places,days,earliest,latest\nexperts,geneva,4,2026-06-01,2026-06-03\n"),
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error consultations.csv:2 latest: '2026-06-03' leaves 3 of the 4 days it needs; widen "
            "the window or shorten the consultation (short-window)"
        ),
    )


def test_unknown_anchor(small: Small, told: Told) -> None:
    changes = {
        "consultations.csv": (
            "id,places,earliest,latest,beside,after\n"
            "experts,geneva,2026-06-01,2026-06-30,asembly,assembly;first\n"
        ),
    }

    findings = told(small(changes))

    assert findings == (
        "error consultations.csv:2 after: 'first' is not the id of a session (unknown-id)",
        (
            "error consultations.csv:2 beside: 'asembly' is not the id of an anchor; did you mean "
            "'assembly'? (unknown-id)"
        ),
    )


def test_circular_order(small: Small, told: Told) -> None:
    changes = {
        "consultations.csv": (
            "id,places,earliest,latest,after\nexperts,geneva,2026-06-01,2026-06-30,review\n"
            "review,geneva,2026-06-01,2026-06-30,experts\n"
        ),
        "attendance.csv": "participant,assembly,experts,review\nA,yes,yes,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error consultations.csv:2 after: the consultations follow one another in a ring: "
            "experts after review after experts; remove one of them (circular-order)"
        ),
    )


def test_most_below_least(small: Small, told: Told) -> None:
    changes = {
        "consultations.csv": (
            "id,places,earliest,latest,least_gap_days,most_gap_days\n"
            "experts,geneva,2026-06-01,2026-06-30,5,2\n"
        ),
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error consultations.csv:2 most_gap_days: '2' is less than least_gap_days, 5; the most "
            "is not less than the least (most-below-least)"
        ),
    )


def test_unknown_consultation_of_holiday(small: Small, told: Told) -> None:
    changes = {
        "holidays.csv": "first_day,last_day,name,consultation\n2026-06-20,2026-06-19,Feast,expert\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error holidays.csv:2 consultation: 'expert' is not the id of a consultation; did you "
            "mean 'experts'? (unknown-id)"
        ),
        (
            "error holidays.csv:2 last_day: '2026-06-19' is before the first day 2026-06-20; the "
            "last day is included and not earlier (last-before-first)"
        ),
    )


def test_hours_of_a_consultation(small: Small) -> None:
    changes = {
        "consultations.csv": (
            "id,places,earliest,latest,start,hours,sittings\nexperts,geneva,2026-06-01,2026-06-30,9:30,7.5,2\n"
            "second,geneva,2026-06-01,2026-06-30,14:00:00,12,\nthird,geneva,2026-06-01,2026-06-30,,,\n"
        ),
        "attendance.csv": "participant,assembly,experts,second,third\nA,yes,yes,yes,yes\n",
    }

    case, warnings = load_case(small(changes))

    assert warnings == ()
    assert [(each.start, each.hours, each.sittings) for each in case.consultations] == [
        (time(9, 30), Decimal("7.5"), 2),
        (time(14), Decimal(12), 1),
        (None, Decimal(6), 1),
    ]


def test_a_time_of_a_workbook_is_a_time_of_day(small: Small, tmp_path: Path) -> None:
    consultations = "id,places,earliest,latest,start\nexperts,geneva,2026-06-01,2026-06-30,09:30\n"
    convert(small({"consultations.csv": consultations}), tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    written = book["Consultations"]["E2"].value
    book["Consultations"]["E2"].value = time(9, 45)
    book.save(tmp_path / "m.xlsx")

    case, _ = load_case(tmp_path / "m.xlsx")

    assert written == "09:30"
    assert case.consultations[0].start == time(9, 45)
