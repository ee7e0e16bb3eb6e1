from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal

import pytest

from logistics.case.rules import Rules, Setting, Tariff


def test_defaults_of_the_rules() -> None:
    assert asdict(Rules()) == {
        "arrive_days": 1,
        "leave_days": 1,
        "home_nights": 1,
        "longest_stay_nights": 30,
        "transfer_days": 1,
        "local_km": 50,
        "is_same_day_allowed": False,
        "least_gap_days": 0,
        "most_gap_days": None,
        "latest_end": None,
        "has_public_holidays": True,
        "mode": "cost",
        "most_cost": None,
        "most_hours": None,
        "most_nights": None,
        "most_trips": None,
        "rotation": "none",
        "rotation_gap_days": None,
    }


def test_defaults_of_the_tariff_add_nothing() -> None:
    tariff = Tariff()

    assert (tariff.fare_model, tariff.allowance_table, tariff.emissions_method) == (
        "eu-unit-cost",
        "us-state-2026-04",
        "desnz-2025",
    )
    assert {tariff.fare_factor, tariff.lodging_factor, tariff.meals_factor} == {Decimal(1)}
    assert {tariff.terminal, tariff.visa, tariff.insurance, tariff.remote, tariff.hour_rate} == {Decimal(0)}


@pytest.mark.parametrize(
    ("setting", "is_assumed"),
    [
        (Setting("tariff.visa", "80", source="consulate"), False),
        (Setting("tariff.visa", "80", source="Assumption"), True),
        (Setting("tariff.visa", "80", source="assumed, as in 2004"), True),
        (Setting("tariff.visa", "80"), True),
        (Setting("tariff.visa", "0", source="default", is_default=True), True),
    ],
)
def test_setting_without_a_source_behind_it_is_assumed(setting: Setting, is_assumed: bool) -> None:  # noqa: FBT001
    assert setting.is_assumed is is_assumed
