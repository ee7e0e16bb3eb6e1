"""Grids and draws."""

from __future__ import annotations

import pytest

from logistics.sweep.axes import Axis, Over, Span
from logistics.sweep.points import count_points, points

FARES = Axis("tariff.fare_factor", ("0.8", "1"))
GAPS = Axis("rules.least_gap_days", ("7", "14"))
LODGING = Span("tariff.lodging_factor", "0.5", "1.5")


def test_grid_is_every_combination_in_order_of_addresses() -> None:
    assert list(points((FARES, GAPS), 0, 0)) == [
        (("rules.least_gap_days", "7"), ("tariff.fare_factor", "0.8")),
        (("rules.least_gap_days", "14"), ("tariff.fare_factor", "0.8")),
        (("rules.least_gap_days", "7"), ("tariff.fare_factor", "1")),
        (("rules.least_gap_days", "14"), ("tariff.fare_factor", "1")),
    ]


def test_nothing_varied_is_the_case_itself() -> None:
    assert list(points((), 0, 0)) == [()]


def test_draws_are_the_same_at_every_combination_and_stay_when_there_are_more() -> None:
    few = list(points((FARES, LODGING), 3, 5))
    many = list(points((LODGING, FARES), 4, 5))

    drawn = [dict(point)["tariff.lodging_factor"] for point in few]
    assert drawn[:3] == drawn[3:]
    assert len(set(drawn)) == 3
    assert set(few) < set(many)
    assert [dict(point)["draw"] for point in few] == ["1", "2", "3", "1", "2", "3"]


def test_another_seed_draws_others() -> None:
    assert set(points((LODGING,), 5, 1)).isdisjoint(points((LODGING,), 5, 2))


def test_draws_fill_the_span() -> None:
    drawn = [float(dict(point)["tariff.lodging_factor"]) for point in points((LODGING,), 1000, 0)]

    assert 0.5 <= min(drawn) < 0.51
    assert 1.49 < max(drawn) <= 1.5
    assert 0.98 < sum(drawn) / 1000 < 1.02


@pytest.mark.parametrize(
    ("overs", "draws"), [((FARES, GAPS), 0), ((FARES, LODGING), 7), ((), 0), ((LODGING,), 5)]
)
def test_count_is_how_many_there_are(overs: tuple[Over, ...], draws: int) -> None:
    assert count_points(overs, draws) == len(list(points(overs, draws, 0)))


BAD = (
    ((FARES, FARES), 0, "tariff.fare_factor is varied twice"),
    ((FARES, LODGING), 0, "tariff.lodging_factor is drawn at random: say how often with --draws"),
    ((FARES, LODGING), 600_000, "these are 1,200,000 scenarios; 1,000,000 work"),
)


@pytest.mark.parametrize(("overs", "draws", "message"), BAD)
def test_what_does_not_go_together_is_told(overs: tuple[Over, ...], draws: int, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 -- the whole text is compared
        next(points(overs, draws, 0))

    assert str(caught.value) == message
