from __future__ import annotations

import pytest

from logistics.countries import Country, country, country_code, country_name, is_country
from logistics.library import UnknownNameError


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CH", "CH"),
        ("ch", "CH"),
        ("Switzerland", "CH"),
        ("Suisse", "CH"),
        ("UK", "GB"),
        ("united kingdom", "GB"),
        ("USA", "US"),
        ("Côte d'Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Viet Nam", "VN"),
        ("Democratic Republic of the Congo", "CD"),
        ("Congo", "CG"),
        ("NA", "NA"),
        ("Kosovo", "XK"),
        ("Narnia", None),
        ("", None),
    ],
)
def test_code_of_what_people_write(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_country_carries_its_groups() -> None:
    assert country("ML") == Country(
        code="ML",
        name="Mali",
        region="Africa",
        subregion="Sub-Saharan Africa",
        income_level="Low",
        is_ldc=True,
        is_lldc=True,
        is_sids=False,
        note="",
    )
    assert country("ST").note == "listed as an LDC although it graduated in December 2024"


def test_names_and_codes() -> None:
    assert country_name("NA") == "Namibia"
    assert (is_country("XK"), is_country("UK"), is_country("ch")) == (True, False, False)


def test_unknown_country_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="there is no country 'UK'; choose one of: AD, AE, AF"):
        country_name("UK")
