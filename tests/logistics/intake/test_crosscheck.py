from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]


def test_nobody_attends(small: Small, told: Told) -> None:
    changes = {
        "attendance.csv": "participant,assembly,experts\nA,yes,\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "warning consultations.csv:2 id: nobody attends 'experts', so any date costs the same; "
            "mark who attends it in the table attendance (nobody-attends)"
        ),
    )


def test_stay_or_home(small: Small, told: Told) -> None:
    changes = {
        "case.toml": (
            '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n[rules]\n'
            "longest_stay_nights = 2\nhome_nights = 4\n"
        ),
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error case.toml[rules] longest_stay_nights: '2' is less than home_nights - 1 = 3: a "
            "gap in between could neither be stayed nor gone home; allow longer stays, or shorter "
            "nights at home (stay-or-home)"
        ),
    )


def test_missing_rate(small: Small, told: Told) -> None:
    changes = {
        "allowances.csv": "place,lodging,meals,currency\ngeneva,300,90,TND\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error allowances.csv:2 currency: 'TND' has no exchange rate into EUR on 2025-01-15; "
            "set rates.TND: units of EUR for one unit of TND (no-rate)"
        ),
    )


def test_missing_rate_of_the_case(small: Small, told: Told) -> None:
    changes = {
        "case.toml": '[case]\ntitle = "Small"\ncurrency = "TND"\nprice_date = 2025-01-15\n',
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error case.toml[tariff] allowance_table: 'USD' has no exchange rate into TND on "
            "2025-01-15; set rates.USD: units of TND for one unit of USD (no-rate)"
        ),
        (
            "error case.toml[tariff] fare_model: 'EUR' has no exchange rate into TND on "
            "2025-01-15; set rates.EUR: units of TND for one unit of EUR (no-rate)"
        ),
    )


def test_two_places(small: Small, told: Told) -> None:
    changes = {
        "anchors.csv": (
            "id,place,first_day,last_day\nassembly,geneva,2026-06-15,2026-06-16\n"
            "congress,lyon,2026-06-16,2026-06-18\n"
        ),
        "attendance.csv": "participant,assembly,congress,experts\nA,yes,yes,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error attendance.csv:2 congress: 'A' is in two places at once: assembly in Geneva, CH "
            "from 2026-06-15 to 2026-06-16 and congress in Lyon, FR from 2026-06-16 to 2026-06-18; "
            "let one of them be remote or no (two-places-at-once)"
        ),
    )


def test_same_day(small: Small, told: Told) -> None:
    changes = {
        "anchors.csv": (
            "id,place,first_day,last_day\nassembly,geneva,2026-06-15,2026-06-16\n"
            "congress,geneva,2026-06-16,2026-06-18\n"
        ),
        "attendance.csv": "participant,assembly,congress,experts\nA,yes,yes,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error attendance.csv:2 congress: 'A' attends two anchors on one day: assembly in "
            "Geneva, CH from 2026-06-15 to 2026-06-16 and congress in Geneva, CH from 2026-06-16 "
            "to 2026-06-18; let one of them be remote or no, or set rules.same_day to yes "
            "(same-day)"
        ),
    )


def test_either_is_attendance(small: Small, told: Told) -> None:
    assert told(small({"attendance.csv": "participant,assembly,experts\nA,yes,either\n"})) == ()


def test_who_may_stay_at_home_is_not_in_two_places(small: Small, told: Told) -> None:
    changes = {
        "anchors.csv": (
            "id,place,first_day,last_day\nassembly,geneva,2026-06-15,2026-06-16\n"
            "congress,lyon,2026-06-16,2026-06-18\n"
        ),
        "attendance.csv": "participant,assembly,congress,experts\nA,yes,either,yes\n",
    }

    assert told(small(changes)) == ()


def test_missing_rates_of_funders_and_hubs(small: Small, told: Told) -> None:
    changes = {
        "funders.csv": "id,title,ceiling,lump_sum,currency\na,A,,,TND\nb,B,100,,TND\nc,C,,5,XOF\n",
        "hubs.csv": "id,region,place,cost,each,currency\nh,Europe,lyon,,,XOF\ni,Asia,lyon,,2,TND\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error funders.csv:3 currency: 'TND' has no exchange rate into EUR on 2025-01-15; set rates.TND: "
            "units of EUR for one unit of TND (no-rate)"
        ),
        (
            "error funders.csv:4 currency: 'XOF' has no exchange rate into EUR on 2025-01-15; set rates.XOF: "
            "units of EUR for one unit of XOF (no-rate)"
        ),
        (
            "error hubs.csv:3 currency: 'TND' has no exchange rate into EUR on 2025-01-15; set rates.TND: "
            "units of EUR for one unit of TND (no-rate)"
        ),
    )


def test_a_case_without_meetings_or_people_has_nothing_to_plan(small: Small, told: Told) -> None:
    changes = {
        "consultations.csv": "id,places,earliest,latest\n",
        "participants.csv": "id,origin\n",
        "attendance.csv": "participant,assembly\n",
    }

    assert told(small(changes)) == (
        "error consultations.csv: the table has no row; add a row: a meeting to be placed (no-rows)",
        "error participants.csv: the table has no row; add a row: somebody invited (no-rows)",
    )
