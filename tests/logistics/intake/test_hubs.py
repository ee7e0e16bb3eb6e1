from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from logistics.case.people import RemoteHub
from logistics.intake import load_case

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]

FUNDERS = "id,title\nhost,Host\n"


def test_a_hub_says_where_it_is_and_what_it_costs(small: Small) -> None:
    hubs = (
        "id,region,place,cost,each,currency,seats,funder,source\n"
        'east,Europe,"Nairobi, KE",900,12.50,usd,40,host,offer\nwest,Americas,geneva,,,,,,\n'
    )
    people = 'id,origin\nA,lyon\nB,"Lima, PE"\n'
    attends = "participant,assembly,experts\nA,yes,yes\nB,no,remote\n"

    case, warnings = load_case(
        small(
            {"hubs.csv": hubs, "funders.csv": FUNDERS, "participants.csv": people, "attendance.csv": attends}
        )
    )

    nairobi = next(place for place in case.places if place.id == "nairobi-ke")
    assert warnings == ()
    assert case.hubs == (
        RemoteHub(
            id="east",
            region="Europe",
            place=nairobi,
            cost=Decimal(900),
            each=Decimal("12.50"),
            currency="USD",
            seats=40,
            funder="host",
            source="offer",
        ),
        RemoteHub("west", "Americas", case.places[0]),
    )


def test_mistakes_in_hubs(small: Small, told: Told) -> None:
    changes = {
        "hubs.csv": (
            "id,region,place,cost,seats,funder\na,Europe,lyonn,-1,0,hots\nb,Europe,geneva,,,\n"
            "c,,geneva,,,purse\nd,,geneva,,,\n"
        ),
        "funders.csv": FUNDERS,
    }

    assert told(small(changes)) == (
        "error hubs.csv:2 cost: '-1' is less than 0; allowed is 0 or more [currency] (out-of-range)",
        "error hubs.csv:2 funder: 'hots' is not the id of a funder; did you mean 'host'? (unknown-id)",
        "error hubs.csv:2 place: 'lyonn' is not a known city; did you mean 'lyon'? (unknown-city)",
        "error hubs.csv:2 seats: '0' is less than 1; allowed is 1 or more [persons] (out-of-range)",
        (
            "error hubs.csv:3 region: the region 'Europe' has a hub in row 2 already; all who join from a "
            "region sit in one hub; keep one of them (duplicate-hub)"
        ),
        (
            "error hubs.csv:4 funder: 'purse' is not the id of a funder; add it to the table funders "
            "(unknown-id)"
        ),
        (
            "error hubs.csv:4 region: the cell is blank and must not be; needed: region whose people join "
            "there whenever they join remotely (missing-value)"
        ),
        (
            "error hubs.csv:5 region: the cell is blank and must not be; needed: region whose people join "
            "there whenever they join remotely (missing-value)"
        ),
    )


@pytest.mark.parametrize(
    ("funder", "is_told"),
    [
        ("everything,,", False),
        ("fare;remote,,", False),
        ("fare,,", True),
        ("remote,500,", True),
        (",,consultations", True),
    ],
)
def test_a_hub_is_paid_whole(small: Small, told: Told, funder: str, *, is_told: bool) -> None:
    changes = {
        "hubs.csv": "id,region,place,cost,funder\neast,Europe,geneva,900,host\n",
        "funders.csv": f"id,title,covers,lump_sum,pays_for\nhost,Host,{funder}\n",
    }

    found = told(small(changes))

    expected = (
        "error hubs.csv:2 funder: 'host' does not pay all that a hub costs, and nobody pays the rest; name a "
        "funder that covers remote, without a lump sum, for all trips; or leave it blank (hub-not-paid)"
    )
    assert found == ((expected,) if is_told else ())
