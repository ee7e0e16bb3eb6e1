from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]


def test_negative_people(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin,people\nA,lyon,-2\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2 people: '-2' is less than 1; allowed is 1 or more [persons] "
            "(out-of-range)"
        ),
    )


def test_zero_people(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin,people\nA,lyon,0\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2 people: '0' is less than 1; allowed is 1 or more [persons] "
            "(out-of-range)"
        ),
    )


def test_text_for_a_number(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin,people\nA,lyon,two\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2 people: 'two' is not a number; write digits, such as 12 or "
            "12.5 (not-a-number)"
        ),
    )


def test_half_a_person(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin,people\nA,lyon,1.5\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2 people: '1.5' is not a whole number; write it without "
            "decimals (not-whole)"
        ),
    )


def test_decimal_comma(small: Small, told: Told) -> None:
    changes = {
        "fares.csv": 'from,to,amount\nlyon,geneva,"120,50"\n',
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error fares.csv:2 amount: '120,50' is not a number; write the decimals with a point: "
            "120.50 (not-a-number)"
        ),
    )


def test_thousands(small: Small, told: Told) -> None:
    changes = {
        "fares.csv": "from,to,amount\nlyon,geneva,1'120\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            'error fares.csv:2 amount: "1\'120" is not a number; write it without separators: '
            "1120 (not-a-number)"
        ),
    )


def test_not_a_date(small: Small, told: Told) -> None:
    changes = {
        "anchors.csv": "id,place,first_day,last_day\nassembly,geneva,15/06/2026,2026-06-16\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error anchors.csv:2 first_day: '15/06/2026' is not a date; day and month could be "
            "mistaken for each other; write YYYY-MM-DD, such as 2026-06-13 (not-a-date)"
        ),
    )


def test_not_a_day_of_the_calendar(small: Small, told: Told) -> None:
    changes = {
        "anchors.csv": "id,place,first_day,last_day\nassembly,geneva,2026-06-15,2026-06-31\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error anchors.csv:2 last_day: '2026-06-31' is not a day of the calendar; check month "
            "and day (not-a-date)"
        ),
    )


def test_text_for_a_date(small: Small, told: Told) -> None:
    changes = {
        "anchors.csv": "id,place,first_day,last_day\nassembly,geneva,June,2026-06-16\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error anchors.csv:2 first_day: 'June' is not a date; write YYYY-MM-DD, such as "
            "2026-06-13 (not-a-date)"
        ),
    )


def test_bad_currency(small: Small, told: Told) -> None:
    changes = {
        "fares.csv": "from,to,amount,currency\nlyon,geneva,120,Euro\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error fares.csv:2 currency: 'Euro' is not a currency code; write three letters, such "
            "as CHF (bad-currency)"
        ),
    )


def test_bad_trip(small: Small, told: Told) -> None:
    changes = {
        "fares.csv": "from,to,amount,trip\nlyon,geneva,120,single\n",
    }

    findings = told(small(changes))

    assert findings == (
        ("error fares.csv:2 trip: 'single' is not a choice here; write return or one-way (bad-choice)"),
    )


def test_latitude_out_of_range(small: Small, told: Told) -> None:
    changes = {
        "places.csv": ("id,city,country,latitude,longitude\ngeneva,Geneva,CH,96.2,6.1\nlyon,Lyon,FR,,\n"),
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error places.csv:2 latitude: '96.2' is more than 90; allowed is -90 to 90 [degrees "
            "north] (out-of-range)"
        ),
    )


def test_unknown_time_zone(small: Small, told: Told) -> None:
    changes = {
        "places.csv": "id,city,country,time_zone\ngeneva,Geneva,CH,Europe/Zurick\nlyon,Lyon,FR,\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error places.csv:2 time_zone: 'Europe/Zurick' is not a time zone; did you mean "
            "'Europe/Zurich'? (unknown-time-zone)"
        ),
    )


def test_unknown_country(small: Small, told: Told) -> None:
    changes = {
        "places.csv": "id,city,country\ngeneva,Geneva,Switzerland\nlyon,Lyon,FX\nrome,Rome,Itly\n",
    }

    findings = told(small(changes))

    assert findings == (
        ("error places.csv:2 country: 'Switzerland' is not a country code; write CH (unknown-country)"),
        (
            "error places.csv:3 country: 'FX' is not a country code; write the two letters of ISO "
            "3166-1, such as CH (unknown-country)"
        ),
        (
            "error places.csv:4 country: 'Itly' is not a country code; did you mean IT (Italy)? "
            "(unknown-country)"
        ),
    )


def test_bad_id(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin\nJane Doe,lyon\n",
        "attendance.csv": "participant,assembly,experts\nJane Doe,yes,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2 id: 'Jane Doe' is not an id; use letters A to Z, digits, "
            "dash and underscore (bad-id)"
        ),
    )


def test_bad_weekday(small: Small, told: Told) -> None:
    changes = {
        "consultations.csv": (
            "id,places,earliest,latest,weekdays\nexperts,geneva,2026-06-01,2026-06-30,mon;tues\n"
        ),
    }

    findings = told(small(changes))

    assert findings == (
        ("error consultations.csv:2 weekdays: 'tues' is not a choice here; did you mean 'tue'? (bad-choice)"),
    )


def test_not_a_time_of_day(small: Small, told: Told) -> None:
    changes = {
        "consultations.csv": (
            "id,places,earliest,latest,start\nexperts,geneva,2026-06-01,2026-06-30,9h30\n"
            "second,geneva,2026-06-01,2026-06-30,24:00\nthird,geneva,2026-06-01,2026-06-30,09:30:01\n"
        ),
        "attendance.csv": "participant,assembly,experts,second,third\nA,yes,yes,yes,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error consultations.csv:2 start: '9h30' is not a time of day; write HH:MM, such as 09:30 or "
            "14:00 (not-a-time)"
        ),
        (
            "error consultations.csv:3 start: '24:00' is not a time of day; hours go from 00 to 23, minutes "
            "from 00 to 59 (not-a-time)"
        ),
        (
            "error consultations.csv:4 start: '09:30:01' is not a time of day; write HH:MM, such as 09:30 or "
            "14:00 (not-a-time)"
        ),
    )


def test_hours_and_sittings_out_of_range(small: Small, told: Told) -> None:
    changes = {
        "consultations.csv": (
            "id,places,earliest,latest,hours,sittings\nexperts,geneva,2026-06-01,2026-06-30,0,3\n"
            "second,geneva,2026-06-01,2026-06-30,12.5,0\n"
        ),
        "attendance.csv": "participant,assembly,experts,second\nA,yes,yes,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error consultations.csv:2 hours: '0' is not more than 0; allowed is more than 0, at most 12 "
            "[hours] (out-of-range)"
        ),
        "error consultations.csv:2 sittings: '3' is more than 2; allowed is 1 to 2 [sittings] (out-of-range)",
        (
            "error consultations.csv:3 hours: '12.5' is more than 12; allowed is more than 0, at most 12 "
            "[hours] (out-of-range)"
        ),
        "error consultations.csv:3 sittings: '0' is less than 1; allowed is 1 to 2 [sittings] (out-of-range)",
    )


def test_a_room_for_nobody(small: Small, told: Told) -> None:
    changes = {"places.csv": "id,city,country,capacity\ngeneva,Geneva,CH,0\nlyon,Lyon,FR,\n"}

    assert told(small(changes)) == (
        "error places.csv:2 capacity: '0' is less than 1; allowed is 1 or more [persons] (out-of-range)",
    )
