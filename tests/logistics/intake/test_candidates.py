from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from logistics.case.case import Case
from logistics.case.conditions import Condition
from logistics.intake import load_case
from logistics.intake.airports import airport_cities

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]

PLACES = "id,city,country,safety,Accessible\ngeneva,Geneva,CH,4,yes\nlyon,Lyon,FR,2,no\nkigali,Kigali,RW,3,\n"


def consultations(places: str, only: str = "") -> dict[str, str]:
    text = f'id,places,earliest,latest,only\nexperts,"{places}",2026-06-01,2026-06-30,{only}\n'
    return {"consultations.csv": text, "places.csv": PLACES}


@pytest.fixture
def case_with(small: Small) -> Callable[..., Case]:
    def load(places: str, only: str = "") -> Case:
        return load_case(small(consultations(places, only)))[0]

    return load


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ("anchors", ["geneva"]),
        ("case", ["geneva", "kigali", "lyon"]),
        ("case@Africa", ["kigali"]),
        ("case@FR+ldc", ["kigali", "lyon"]),
        ("case@Western Europe", ["geneva", "lyon"]),
        ("lyon; anchors; lyon", ["lyon", "geneva"]),
        ("case;-geneva", ["kigali", "lyon"]),
        ("-case@Europe; case", ["kigali"]),
        ("case;-anchors", ["kigali", "lyon"]),
        # Kigali and Geneva are places of the case, and named as it names them
        ("airports:large@CH", ["eap", "geneva", "zrh"]),
        ("airports:large@CH;-ZRH;-EAP", ["geneva"]),
        ("airports@RW+SC;-airports:small", ["kigali", "kme", "pri", "sez"]),
        ("airports:large@GB;-airports:medium", ["bhx", "edi", "man"]),
    ],
)
def test_places_of_a_kind(case_with: Callable[..., Case], places: str, found: list[str]) -> None:
    assert [place.id for place in case_with(places).consultations[0].places] == found


def test_a_place_that_is_found_has_everything_a_place_needs(case_with: Callable[..., Case]) -> None:
    case = case_with("airports:large@JP;-airports:large@US")

    tokyo = next(place for place in case.consultations[0].places if place.name == "Tokyo")

    assert (tokyo.id, tokyo.country, tokyo.time_zone, tokyo.is_found) == ("tyo", "JP", "Asia/Tokyo", True)
    assert tokyo in case.places
    assert [place.name for place in case.places].count("Tokyo") == 1


def test_airports_of_one_city_are_one_candidate() -> None:
    cities = {city.code: city for city in airport_cities()}

    codes = ("LON", "LHR", "LGW", "TYO", "NRT", "WAS", "BWI", "NYC", "ISP")
    assert [code for code in codes if code in cities] == ["LON", "TYO", "WAS", "NYC"]
    # namesakes that are far apart are two cities
    assert [cities[code].city.name for code in ("PDX", "PWM")] == ["Portland", "Portland"]
    assert sum("large" in city.sizes for city in cities.values()) == 406
    assert len(cities) == 3608


def test_columns_of_the_case_choose_places(case_with: Callable[..., Case]) -> None:
    (consultation,) = case_with("case", "safety>=3; ACCESSIBLE != no").consultations

    assert [place.id for place in consultation.places] == ["geneva"]
    assert consultation.places[0].flags == (("safety", "4"), ("Accessible", "yes"))
    assert consultation.only == (Condition("safety", ">=", "3"), Condition("accessible", "!=", "no"))


@pytest.mark.parametrize(
    ("places", "only", "finding"),
    [
        (
            "airports@Afrika", "",
            ("places: 'Afrika' in 'airports@Afrika' is neither a country nor a region; did you "
             "mean 'Africa'? (bad-selector)"),
        ),
        (
            "airports:huge", "",
            ("places: 'airports:huge' names no size of airports; sizes are large, medium, small, as in "
             "airports:large (bad-selector)"),
        ),
        (
            "case:large", "",
            ("places: 'case:large' names no size of airports; sizes are large, medium, small, as in "
             "airports:large (bad-selector)"),
        ),
        (
            "case@", "",
            ("places: 'case@' names no region; write a country or region after @, as in airports@Africa "
             "(bad-selector)"),
        ),
        (
            "case;-case", "",
            "places: 'case; -case' leaves no place; name a place, or take back an exception (no-place)",
        ),
        (
            "case@Oceania", "",
            "places: 'case@Oceania' leaves no place; name a place, or take back an exception (no-place)",
        ),
        (
            "case", "safety>9",
            ("only: none of the 3 places meets 'safety>9'; columns are id, city, country, region, "
             "office, capacity, accessible, safety (no-place)"),
        ),
        (
            "case", "accessible",
            ("only: 'accessible' is not a condition on a place; write column, relation and value, such as "
             "accessible=yes or safety>=3 (bad-condition)"),
        ),
    ],
)  # fmt: skip
def test_mistakes_in_candidates(small: Small, told: Told, places: str, only: str, finding: str) -> None:
    assert told(small(consultations(places, only))) == (f"error consultations.csv:2 {finding}",)


def test_a_column_that_is_nearly_one_of_ours_is_doubted(small: Small, told: Told) -> None:
    places = "id,city,country,capacty,safety\ngeneva,Geneva,CH,40,1\nlyon,Lyon,FR,,\n"

    assert told(small({"places.csv": places})) == (
        (
            "warning places.csv:1 capacty: the column 'capacty' is taken as one of the case's own, to choose "
            "places by; did you mean 'capacity'? (unknown-column)"
        ),
    )


def test_ids_of_the_case_come_before_kinds(small: Small) -> None:
    places = "id,city,country\ngeneva,Geneva,CH\ncase,Lyon,FR\n-geneva,Basel,CH\nlyon,Lyon,FR\n"
    changes = consultations("case;-geneva") | {
        "places.csv": places,
        "participants.csv": "id,origin\nA,geneva\n",
    }

    case, _ = load_case(small(changes))

    assert [place.id for place in case.consultations[0].places] == ["case", "-geneva"]
