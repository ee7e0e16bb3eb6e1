from __future__ import annotations

from decimal import Decimal

import pytest

from logistics.library import UnknownNameError
from logistics.pricing.travel_time import travel_hours


@pytest.mark.parametrize(
    ("km", "mode", "hours"),
    [
        (800, "air", "5.00"),
        (1098, "air", "5.37"),
        (9369, "air", "15.71"),
        (399, "ground", "4.99"),
        (40, "local", "0.00"),
        (0, "air", "0.00"),
    ],
)
def test_hours_by_mode_and_distance(km: int, mode: str, hours: str) -> None:
    assert travel_hours(km, mode) == Decimal(hours)


def test_unknown_mode_is_an_error() -> None:
    with pytest.raises(UnknownNameError) as caught:
        travel_hours(100, "sea")

    assert str(caught.value) == "there is no mode of travel 'sea'; choose one of: air, ground, local"
