from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from logistics.case.places import VenuePrice
from logistics.intake import load_case

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]

PLACES = (
    "id,city,country,venue,currency,office,source\n"
    "geneva,Geneva,CH,1200.50,chf,,offer\nlyon,Lyon,FR,,,yes,\nvienna,Vienna,AT,,,no,\n"
)


def test_places_say_what_a_venue_costs_and_where_an_office_is(small: Small) -> None:
    case, warnings = load_case(small({"places.csv": PLACES}))

    assert warnings == ()
    assert [(place.id, place.venue, place.has_office) for place in case.places] == [
        ("geneva", VenuePrice(Decimal("1200.50"), "CHF", "offer"), False),
        ("lyon", None, True),
        ("vienna", None, False),
    ]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ("offices", ["lyon"]),
        ("venues", ["geneva", "lyon"]),
        ("venues@CH", ["geneva"]),
        ("case;-venues", ["vienna"]),
    ],
)
def test_offices_and_venues_are_kinds_of_places(small: Small, places: str, expected: list[str]) -> None:
    changes = {
        "places.csv": PLACES,
        "consultations.csv": f"id,places,earliest,latest\nexperts,{places},2026-06-01,2026-06-30\n",
    }

    (consultation,) = load_case(small(changes))[0].consultations

    assert [place.id for place in consultation.places] == expected


def test_an_office_is_something_to_ask_for(small: Small) -> None:
    row = "id,places,only,host,earliest,latest\nexperts,case,office=yes,host,2026-06-01,2026-06-30\n"
    changes = {"places.csv": PLACES, "consultations.csv": row, "funders.csv": "id,title\nhost,Host\n"}

    (consultation,) = load_case(small(changes))[0].consultations

    assert [place.id for place in consultation.places] == ["lyon"]
    assert consultation.host == "host"


@pytest.mark.parametrize(
    ("funder", "is_told"),
    [
        ("everything,,", False),
        ("fare;venue,,", False),
        ("fare,,", True),
        ("venue,500,", True),
        (",,consultations", True),
    ],
)
def test_a_venue_is_paid_whole(small: Small, told: Told, funder: str, *, is_told: bool) -> None:
    changes = {
        "consultations.csv": "id,places,host,earliest,latest\nexperts,geneva,host,2026-06-01,2026-06-30\n",
        "funders.csv": f"id,title,covers,lump_sum,pays_for\nhost,Host,{funder}\n",
    }

    found = told(small(changes))

    expected = (
        "error consultations.csv:2 host: 'host' does not pay all that a venue costs, and nobody pays the "
        "rest; name a funder that covers venue, without a lump sum, for all trips; or leave it blank "
        "(venue-not-paid)"
    )
    assert found == ((expected,) if is_told else ())


def test_mistakes_in_venues(small: Small, told: Told) -> None:
    changes = {
        "places.csv": "id,city,country,venue,currency,office\ngeneva,Geneva,CH,-5,xy,maybe\n",
        "consultations.csv": "id,places,host,earliest,latest\nexperts,lyon,hots,2026-06-01,2026-06-30\n",
        "funders.csv": "id,title\nhost,Host\n",
    }

    assert told(small(changes)) == (
        "error consultations.csv:2 host: 'hots' is not the id of a funder; did you mean 'host'? (unknown-id)",
        (
            "error places.csv:2 currency: 'xy' is not a currency code; write three letters, such as CHF "
            "(bad-currency)"
        ),
        "error places.csv:2 office: 'maybe' is neither yes nor no; write yes or no (bad-choice)",
        (
            "error places.csv:2 venue: '-5' is less than 0; allowed is 0 or more [currency per day] "
            "(out-of-range)"
        ),
    )
