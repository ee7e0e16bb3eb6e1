from __future__ import annotations

from decimal import Decimal

import pytest

from logistics.pricing.curves import MidPoints, Power, Steps


@pytest.mark.parametrize(
    ("km", "price"),
    [(0, "10"), (100, "10"), (150, "15"), (200, "20"), (350, "25"), (500, "30"), (900, "30")],
)
def test_mid_points_joins_the_middles_and_is_level_outside(km: int, price: str) -> None:
    curve = MidPoints.of_bands(((50, 150, Decimal(10)), (150, 250, Decimal(20)), (500, None, Decimal(30))))

    assert curve.at(km) == Decimal(price)


def test_power_is_coefficient_times_km_to_the_exponent() -> None:
    assert Power(Decimal(3), Decimal("0.5")).at(400) == Decimal(60)


@pytest.mark.parametrize(("km", "price"), [(9, 0), (10, 28), (99, 28), (100, 211), (5000, 211)])
def test_steps_begin_at_their_lower_limits(km: int, price: int) -> None:
    assert Steps(((10, Decimal(28)), (100, Decimal(211)))).at(km) == price
