from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from logistics.intake import load_case

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]


def test_unknown_city_with_nearest(small: Small, told: Told) -> None:
    changes = {
        "places.csv": "id,city,country\ngeneva,Geneva,CH\nlyon,Lyonn,FR\n",
    }

    findings = told(small(changes))

    assert findings == (
        ("error places.csv:3 city: 'Lyonn, FR' is not a known city; did you mean Lyon (FR)? (unknown-city)"),
    )


def test_unknown_city_in_that_country(small: Small, told: Told) -> None:
    changes = {
        "places.csv": "id,city,country\ngeneva,Geneva,CH\nlyon,Lyon,CH\n",
    }

    findings = told(small(changes))

    assert findings == (
        "error places.csv:3 city: 'Lyon, CH' is not a known city; there is Lyon (FR) (unknown-city)",
    )


def test_unknown_city_nothing_near(small: Small, told: Told) -> None:
    changes = {
        "places.csv": "id,city,country\ngeneva,Geneva,CH\nlyon,Xqzwvkk,FR\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error places.csv:3 city: 'Xqzwvkk, FR' is not a known city; give it a row in the "
            "table places with latitude and longitude (unknown-city)"
        ),
    )


def test_unknown_place_of_the_case(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin\nA,lyonn\n",
    }

    findings = told(small(changes))

    assert findings == (
        ("error participants.csv:2 origin: 'lyonn' is not a known city; did you mean 'lyon'? (unknown-city)"),
    )


def test_ambiguous_city(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin\nA,Birmingham\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2 origin: 'Birmingham' may be Birmingham (GB-ENG, 1,157,603 "
            "people), Birmingham (US-AL, 196,357 people); write the country too (ambiguous-city)"
        ),
    )


def test_ambiguous_city_in_a_country(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": 'id,origin\nA,"Springfield, US"\n',
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2 origin: 'Springfield, US' may be Springfield (US-MO, 170,188 "
            "people), Springfield (US-MA, 154,341 people), Springfield (US-IL, 114,394 people), "
            "Springfield (US-OR, 60,870 people), Springfield (US-OH, 59,680 people) and 3 more; "
            "give it a row in the table places with subdivision, or with latitude and longitude "
            "(ambiguous-city)"
        ),
    )


def test_half_a_point(small: Small, told: Told) -> None:
    changes = {
        "places.csv": ("id,city,country,latitude,longitude\ngeneva,Geneva,CH,46.2,\nlyon,Lyon,FR,,4.8\n"),
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error places.csv:2 longitude: latitude is given without longitude; give both or none "
            "(half-a-point)"
        ),
        (
            "error places.csv:3 latitude: longitude is given without latitude; give both or none "
            "(half-a-point)"
        ),
    )


def test_assumed_time_zone(small: Small, told: Told) -> None:
    changes = {
        "places.csv": (
            "id,city,country,latitude,longitude\ngeneva,Geneva,CH,46.2,6.1\nlyon,Lyon,FR,,\n"
            "flagstaff,Flagstaff,US,35.2,-111.65\n"
        ),
    }

    findings = told(small(changes))

    assert findings == (
        (
            "warning places.csv:4 time_zone: the time zone is blank and US has several; "
            "America/Phoenix is taken as the nearest; write the time zone (assumed-time-zone)"
        ),
    )


def test_unknown_airport(small: Small, told: Told) -> None:
    changes = {
        "places.csv": "id,city,country,iata\ngeneva,Geneva,CH,QQQ\nlyon,Lyon,FR,\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error places.csv:2 iata: 'QQQ' is not a known IATA code; leave it blank to look up "
            "the city, or give latitude and longitude (unknown-airport)"
        ),
    )


def test_airport_abroad(small: Small, told: Told) -> None:
    changes = {
        "places.csv": "id,city,country,iata\ngeneva,Geneva,CH,GVX\nlyon,Lyon,FR,\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "warning places.csv:2 iata: 'GVX' is Gavle / Sandviken (SE), and the country of the "
            "row is CH; check the code (airport-abroad)"
        ),
    )


def test_a_typo_in_several_rows_is_told_for_each(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin\nA,lyonn\nB,geneva\nC,lyonn\n",
        "attendance.csv": "participant,assembly,experts\nA,yes,yes\nB,yes,yes\nC,yes,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        "error participants.csv:2 origin: 'lyonn' is not a known city; did you mean 'lyon'? (unknown-city)",
        "error participants.csv:4 origin: 'lyonn' is not a known city; did you mean 'lyon'? (unknown-city)",
    )


def test_rooms_have_seats_where_the_table_says_so(small: Small) -> None:
    places = (
        "id,city,country,latitude,longitude,capacity\ngeneva,Geneva,CH,,,120\nlyon,Lyon,FR,45.76,4.84,30\n"
        "paris,Paris,FR,,,\n"
    )
    people = 'id,origin\nA,"Nairobi, KE"\n'

    case, warnings = load_case(small({"places.csv": places, "participants.csv": people}))

    assert warnings == ()
    assert [(place.id, place.capacity) for place in case.places] == [
        ("geneva", 120),
        ("lyon", 30),
        ("paris", None),
        ("nairobi-ke", None),
    ]
