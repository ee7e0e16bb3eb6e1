from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from logistics import library
from logistics.library import LibraryError, UnknownNameError
from logistics.pricing.fares import fare_model, fare_models

NAMES = (
    "eu-unit-cost",
    "eu-unit-cost-2021",
    "gsa-discount",
    "gsa-flexible",
    "erasmus-plus",
    "erasmus-plus-green",
)
CONTINUOUS = NAMES[:4]
MODELS = {model.name: model for model in fare_models()}
# ECB, 1 April 2026


def test_models_are_listed_in_the_order_of_the_table() -> None:
    assert tuple(model.name for model in fare_models()) == NAMES


def test_unknown_model_lists_the_names() -> None:
    with pytest.raises(UnknownNameError) as caught:
        fare_model("ryanair")

    assert str(caught.value) == (
        "there is no fare model 'ryanair'; choose one of: eu-unit-cost, eu-unit-cost-2021, gsa-discount, "
        "gsa-flexible, erasmus-plus, erasmus-plus-green"
    )


def test_model_carries_currency_year_and_source() -> None:
    model = fare_model("eu-unit-cost")

    assert (model.currency, model.price_year, model.source) == ("EUR", 2023, "ec-c-2023-4928")


@pytest.mark.parametrize(
    ("name", "km", "fare"),
    [
        # 1.25 times the amounts of C(2021)35 at the middles of the bands
        ("eu-unit-cost", 500, "245.0000"),
        ("eu-unit-cost", 3001, "541.3088"),
        ("eu-unit-cost", 10001, "1376.2500"),
        ("eu-unit-cost", 19000, "1376.2500"),
        ("eu-unit-cost", 400, "245.0000"),
        ("eu-unit-cost", 200, "122.5000"),
        ("eu-unit-cost", 0, "0.0000"),
        ("eu-unit-cost-2021", 500, "196.0000"),
        # the power curves, USD 1089 and 1512 at 10,001 km
        ("gsa-discount", 10001, "1088.6229"),
        ("gsa-flexible", 10001, "1512.0523"),
        ("gsa-discount", 200, "64.4354"),
        ("erasmus-plus", 9, "0.0000"),
        ("erasmus-plus", 99, "28.0000"),
        ("erasmus-plus", 1999, "309.0000"),
        ("erasmus-plus", 4000, "1180.0000"),
        ("erasmus-plus", 8000, "1735.0000"),
        ("erasmus-plus-green", 3999, "785.0000"),
    ],
)
def test_return_fare_reproduces_the_sources(name: str, km: int, fare: str) -> None:
    assert str(MODELS[name].return_fare(km)) == fare


@cache
def fares_by_km(name: str) -> list[Decimal]:
    return [MODELS[name].return_fare(km) for km in range(20_038)]


@pytest.mark.parametrize("name", NAMES)
def test_longer_journey_is_never_cheaper(name: str) -> None:
    fares = fares_by_km(name)

    assert fares == sorted(fares)


@pytest.mark.parametrize("name", CONTINUOUS)
def test_one_kilometre_more_never_jumps(name: str) -> None:
    fares = fares_by_km(name)

    assert max(after - before for before, after in pairwise(fares)) < Decimal("0.8")


@pytest.mark.parametrize(
    ("name", "km", "mode", "is_assumed"),
    [
        ("eu-unit-cost", 0, "local", False),
        ("eu-unit-cost", 399, "ground", True),
        ("eu-unit-cost", 400, "air", False),
        ("erasmus-plus", 399, "ground", False),
        ("erasmus-plus-green", 3999, "ground", False),
        ("erasmus-plus-green", 4000, "air", False),
    ],
)
def test_mode_and_assumption_by_distance(name: str, km: int, mode: str, is_assumed: bool) -> None:  # noqa: FBT001
    assert (MODELS[name].mode_at(km), MODELS[name].is_assumed_at(km)) == (mode, is_assumed)


def test_unknown_form_in_the_table_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "logistics" / "data" / "reference"
    folder.mkdir(parents=True)
    models = library.data_path("reference", "fare_models.csv").read_text(encoding="utf-8")
    values = library.data_path("reference", "fare_values.csv").read_text(encoding="utf-8")
    (folder / "fare_models.csv").write_text(models.replace("mid-points", "spline"), encoding="utf-8")
    (folder / "fare_values.csv").write_text(values, encoding="utf-8")
    monkeypatch.setattr(library, "__file__", str(tmp_path / "logistics" / "library.py"))

    with pytest.raises(LibraryError) as caught:
        fare_models.__wrapped__()

    assert str(caught.value) == (
        "shipped data reference/fare_models.csv: unknown form 'spline'; install backtoback again"
    )
