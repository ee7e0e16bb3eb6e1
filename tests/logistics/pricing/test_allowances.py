from __future__ import annotations

from decimal import Decimal

import pytest

from logistics.library import UnknownNameError
from logistics.pricing.allowances import Allowance, AllowanceTable, allowance, allowance_tables

STATE = "us-state-2026-04"
EU = "eu-intpa-2024-11"


def test_tables_are_listed() -> None:
    assert allowance_tables() == (
        AllowanceTable(
            name=STATE,
            title="US State Department per diem of April 2026, GSA for the United States",
            currency="USD",
            source="us-state-2026-04",
            note="ceilings, often above what others pay; Kabul, Baghdad and Mogadishu have no lodging rate",
            is_all_in=False,
        ),
        AllowanceTable(
            name=EU,
            title="EU per diem of November 2024",
            currency="EUR",
            source="eu-intpa-2024-11",
            note="one figure for room, meals, local travel and sundries; transcribed at second hand",
            is_all_in=True,
        ),
    )


@pytest.mark.parametrize(
    ("country", "city", "lodging", "meals", "label"),
    [
        ("CH", "Geneva", 434, 214, "Geneva, CH"),
        ("CH", "GENÈVE", 434, 214, "Geneva, CH"),
        ("CH", "Bern", 362, 199, "Bern, CH"),
        ("CH", "Zug", 292, 195, "CH, elsewhere"),
        ("CH", "", 292, 195, "CH, elsewhere"),
        ("TN", "Tunis", 245, 121, "Tunis, TN"),
        ("TN", "Hammamet", 104, 97, "Hammamet, TN"),
        ("ML", "Bamako", 346, 131, "Bamako, ML"),
        ("KE", "Nairobi", 250, 77, "Nairobi, KE"),
        ("IN", "New Delhi", 196, 116, "New Delhi, IN"),
        ("FR", "Paris", 511, 173, "Paris, FR"),
    ],
)
def test_state_rates_part_lodging_and_meals(
    country: str, city: str, lodging: int, meals: int, label: str
) -> None:
    expected = Allowance(Decimal(lodging), Decimal(meals), "USD", "us-state-2026-04", label)

    assert allowance(STATE, country, city) == expected


@pytest.mark.parametrize(
    ("city", "lodging", "meals", "label"),
    [("Washington D.C.", 241, 92, "Washington, US"), ("Providence", 110, 68, "US, elsewhere")],
)
def test_united_states_come_from_gsa(city: str, lodging: int, meals: int, label: str) -> None:
    expected = Allowance(Decimal(lodging), Decimal(meals), "USD", "us-gsa-conus-fy2026", label)

    assert allowance(STATE, "US", city) == expected


@pytest.mark.parametrize(
    ("country", "city", "all_in", "label"),
    [
        ("CH", "Geneva", 258, "CH, elsewhere"),
        ("US", "New York", 375, "New York, US"),
        ("US", "New York City", 375, "New York, US"),
        ("US", "Boston", 280, "US, elsewhere"),
        ("AQ", "", 205, "any other country"),
    ],
)
def test_eu_rates_are_one_figure(country: str, city: str, all_in: int, label: str) -> None:
    expected = Allowance(Decimal(0), Decimal(all_in), "EUR", "eu-intpa-2024-11", label, is_all_in=True)

    assert allowance(EU, country, city) == expected


@pytest.mark.parametrize(
    ("country", "city"), [("AF", "Kabul"), ("IQ", "Baghdad"), ("SO", "Mogadishu"), ("PS", "Ramallah")]
)
def test_unknown_lodging_is_never_free(country: str, city: str) -> None:
    assert allowance(STATE, country, city) is None


def test_unknown_table_lists_the_names() -> None:
    with pytest.raises(UnknownNameError) as caught:
        allowance("un-dsa", "CH", "Geneva")

    assert str(caught.value) == (
        "there is no allowance table 'un-dsa'; choose one of: eu-intpa-2024-11, us-state-2026-04"
    )
