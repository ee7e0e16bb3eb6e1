from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from logistics.distance import great_circle_km, great_circles_km

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
GENEVA = (46.2381, 6.10895)
TUNIS = (36.851, 10.2272)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        (GENEVA, TUNIS, 1097),
        (GENEVA, GENEVA, 0),
        ((0.0, 0.0), (0.0, 90.0), 10019),
        ((90.0, 0.0), (-90.0, 0.0), 20004),
        ((0.0, 179.5), (0.0, -179.5), 111),
    ],
)
def test_great_circle_is_a_geodesic_in_whole_km(
    a: tuple[float, float], b: tuple[float, float], km: int
) -> None:
    assert great_circle_km(*a, *b) == km


@given(st.lists(POINTS, max_size=3), st.lists(POINTS, max_size=3))
@example([(0.0, 0.0), (0.5, 0.0)], [(0.5, 179.7), (0.0, 180.0), (-0.5, 180.0)])
@example([GENEVA], [(-46.2381, -173.89105), GENEVA])
def test_all_pairs_equal_pair_by_pair(
    origins: list[tuple[float, float]], places: list[tuple[float, float]]
) -> None:
    expected = [[great_circle_km(*origin, *place) for place in places] for origin in origins]

    found = great_circles_km(origins, places)

    assert found.shape == (len(origins), len(places))
    assert found.tolist() == expected


def test_seventeen_thousand_pairs_take_less_than_a_second() -> None:
    origins = [(-60 + index * 0.07, -170 + index * 0.19) for index in range(1700)]
    places = [(index * 8.0 - 40, index * 31.0 - 150) for index in range(10)]

    start = time.perf_counter()
    great_circles_km(origins, places)

    assert time.perf_counter() - start < 1
