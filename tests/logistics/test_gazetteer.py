from __future__ import annotations

import time

import pytest

from logistics.gazetteer import City, Gazetteer

GENEVA = City("Geneva", "CH", "GE", 46.20222, 6.14569, "Europe/Zurich", 201741)
# The cities of the founding case, without the two that are ambiguous inside their country.
FOUNDING_CITIES = """
Aarhus DK|Abidjan CI|Accra GH|Addis Ababa ET|Almaty KZ|Amman JO|Amsterdam NL|Baku AZ|Bamako ML|Bangkok TH|
Beijing CN|Belgrade RS|Berlin DE|Bishkek KG|Bogotá CO|Brasília BR|Brussels BE|Bucharest RO|Budapest HU|
Buenos Aires AR|Cairo EG|Caracas VE|Chennai IN|Colombo LK|Dakar SN|Dar es Salaam TZ|Dhaka BD|Geneva CH|
Guatemala City GT|Hanoi VN|Harare ZW|Havana CU|Islamabad PK|Jakarta ID|Johannesburg ZA|Kampala UG|
Kathmandu NP|Kuala Lumpur MY|Kyiv UA|La Paz BO|Lagos NG|Lima PE|London GB|Luxembourg LU|Madrid ES|Manila PH|
Mexico City MX|Minsk BY|Montevideo UY|Montreal CA|Moscow RU|Nairobi KE|New Delhi IN|New York City US|Oslo NO|
Ottawa CA|Paris FR|Port Louis MU|Port of Spain TT|Pretoria ZA|Providence US|Quito EC|Rabat MA|
Rio de Janeiro BR|Riyadh SA|Rome IT|San Francisco US|San José CR|Santiago CL|Santo Domingo DO|São Paulo BR|
Seoul KR|Singapore SG|Sofia BG|Suva FJ|Tashkent UZ|Tbilisi GE|Tehran IR|Tokyo JP|Tunis TN|Turin IT|Vienna AT|
Warsaw PL|Washington US|Yaoundé CM|Yaounde CM|Yerevan AM|Zagreb HR
"""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def described(cities: tuple[City, ...]) -> list[str]:
    return [f"{city} {city.subdivision}".strip() for city in cities]


@pytest.mark.parametrize("text", FOUNDING_CITIES.replace("\n", "").split("|"))
def test_cities_of_the_founding_case_are_clear(text: str, gazetteer: Gazetteer) -> None:
    name, _, country = text.rpartition(" ")

    assert [city.country for city in gazetteer.find(name, country)] == [country]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Paris", "Paris (FR)"),
        ("pARIS", "Paris (FR)"),
        ("Geneve", "Geneva (CH)"),
        ("Genf", "Geneva (CH)"),
        ("Le Caire", "Cairo (EG)"),
        ("Bombay", "Mumbai (IN)"),
        ("Kiev", "Kyiv (UA)"),
        ("N'Djamena", "N'Djamena (TD)"),
        ("Ndjaména", "N'Djamena (TD)"),
        ("New York", "New York City (US)"),
        ("Bogota", "Bogotá (CO)"),
        ("Wien", "Vienna (AT)"),
        ("Rio", "Rio de Janeiro (BR)"),
    ],
)
def test_alternate_names_and_dominant_cities_are_clear(
    name: str, expected: str, gazetteer: Gazetteer
) -> None:
    assert [str(city) for city in gazetteer.find(name)] == [expected]


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Geneva", "", ["Geneva (CH) GE", "Geneva (US) IL"]),
        ("Birmingham", "", ["Birmingham (GB) ENG", "Birmingham (US) AL"]),
        ("San Jose", "", ["San Jose (US) CA", "San José (CR)", "San Jose (PH)"]),
        (
            "Santiago",
            "",
            ["Santiago (CL)", "Santiago de los Caballeros (DO)", "Santiago de Cuba (CU)"],
        ),
        (
            "Georgetown",
            "",
            [
                "Georgetown (GY)",
                "Georgetown (US) TX",
                "Georgetown (CA) ON",
                "Georgetown (US) KY",
                "George Town (MY)",
                "George Town (KY)",
            ],
        ),
        ("Arlington", "US", ["Arlington (US) TX", "Arlington (US) VA", "Arlington (US) MA"]),
        ("Pekin", "", ["Pekin (US) IL", "Beijing (CN)"]),
    ],
)
def test_ambiguous_names_give_all_that_may_be_meant(
    name: str, country: str, expected: list[str], gazetteer: Gazetteer
) -> None:
    assert described(gazetteer.find(name, country)) == expected


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Geneva", "CH", ["Geneva (CH) GE"]),
        ("Pekin", "CN", ["Beijing (CN)"]),
        ("Arlington, VA", "US", ["Arlington (US) VA"]),
        ("Pasadena, ca", "", ["Pasadena (US) CA"]),
        ("Paris", "CH", []),
        ("Arlington, XX", "US", []),
        ("Zzzzqq", "", []),
        ("", "", []),
        ("zzzzzzzzzzzzzzzz", "", []),
    ],
)
def test_country_and_subdivision_narrow_the_choice(
    name: str, country: str, expected: list[str], gazetteer: Gazetteer
) -> None:
    assert described(gazetteer.find(name, country)) == expected


def test_city_carries_its_fields(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Geneva", "CH") == (GENEVA,)


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Genvea", "CH", ("Geneva (CH)",)),
        ("Parris", "", ("Paris (FR)", "Parys (ZA)", "Paris (US)")),
        ("New Yrok", "", ("New York City (US)", "Newark (US)")),
        ("Bruxeles", "", ("Brussels (BE)",)),
        ("Kathmadu", "", ("Kathmandu (NP)",)),
        ("Geneva", "NP", ()),
        ("Zzzzqq", "", ()),
        ("???", "", ()),
    ],
)
def test_nearest_names_what_may_have_been_meant(
    name: str, country: str, expected: tuple[str, ...], gazetteer: Gazetteer
) -> None:
    assert gazetteer.nearest(name, country) == expected


def test_nearest_looks_at_endings_when_the_first_letter_is_wrong(gazetteer: Gazetteer) -> None:
    assert gazetteer.nearest("Xathmandu") == ("Kathmandu (NP)",)


def test_airport_is_known_by_its_code(gazetteer: Gazetteer) -> None:
    assert gazetteer.airport("gva") == City("Geneva", "CH", "", 46.2381, 6.10895, "Europe/Zurich", 0)
    assert gazetteer.airport("XXX") is None


@pytest.mark.parametrize(
    ("code", "city"),
    [
        ("LON", "London (GB)"),
        ("PAR", "Paris (FR)"),
        ("NYC", "New York City (US)"),
        ("WAS", "Washington (US)"),
        ("TYO", "Tokyo (JP)"),
        ("MIL", "Milan (IT)"),
        ("ROM", "Rome (IT)"),
        ("BUE", "Buenos Aires (AR)"),
        ("RIO", "Rio de Janeiro (BR)"),
        ("SAO", "São Paulo (BR)"),
        ("CHI", "Chicago (US)"),
        ("MOW", "Moscow (RU)"),
        ("STO", "Stockholm (SE)"),
        ("BER", "Berlin (DE)"),
    ],
)
def test_metropolitan_code_stands_for_its_city(code: str, city: str, gazetteer: Gazetteer) -> None:
    assert str(gazetteer.airport(code)) == city


def test_loading_and_a_hundred_lookups_are_quick() -> None:
    start = time.perf_counter()
    gazetteer = Gazetteer()
    for _ in range(50):
        gazetteer.find("Geneva", "CH")
        gazetteer.find("Le Caire")
    found = time.perf_counter()
    gazetteer.nearest("Sao Polo")
    near = time.perf_counter()

    assert found - start < 0.4
    assert near - found < 0.3
