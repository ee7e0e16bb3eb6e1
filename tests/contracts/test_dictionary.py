from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest
from pydantic import BaseModel, ValidationError

from logistics.case.change_prices import ChangePrices
from logistics.case.deadlines import Task
from logistics.case.people import Cover
from logistics.case.regions import INCOME, LISTS
from logistics.case.rules import Mode, Rotation, Rules, Tariff
from logistics.case.uncertainty import RangeRules, Season, StillPaid, What
from logistics.intake.cells import WEEKDAYS
from logistics.intake.dictionary import SECTIONS, TABLES, Column, columns_of, dictionary
from logistics.intake.range_rows import RangeCells, SlipCells, UncertaintyCells
from logistics.intake.rows import (
    AllowanceCells,
    AnchorCells,
    CaseCells,
    ChangeCells,
    ConsultationCells,
    DeadlineCells,
    FareCells,
    FunderCells,
    GroupCells,
    HolidayCells,
    HubCells,
    ParticipantCells,
    PlaceCells,
    QuotaCells,
    RateCells,
    RulesCells,
    TariffCells,
    VisaCells,
)
from logistics.intake.scenario_lines import SCENARIO_COLUMNS, SCENARIOS
from logistics.library import read_reference

MODELS: dict[str, type[BaseModel]] = {
    "places": PlaceCells,
    "anchors": AnchorCells,
    "consultations": ConsultationCells,
    "participants": ParticipantCells,
    "fares": FareCells,
    "allowances": AllowanceCells,
    "holidays": HolidayCells,
    "funders": FunderCells,
    "quotas": QuotaCells,
    "groups": GroupCells,
    "hubs": HubCells,
    "visas": VisaCells,
    "deadlines": DeadlineCells,
    "uncertainty": UncertaintyCells,
    "slips": SlipCells,
    "case": CaseCells,
    "tariff": TariffCells,
    "rules": RulesCells,
    "ranges": RangeCells,
    "change": ChangeCells,
}
SAMPLES = {
    "id": "geneva",
    "text": "text",
    "texts": "civil society; business",
    "integer": "1",
    "decimal": "3.5",
    "date": "2026-06-13",
    "time": "09:30",
    "boolean": "yes",
    "place": "Geneva, CH",
    "places": "geneva;lyon",
    "conditions": "safety>=3;accessible=yes",
    "ids": "assembly;congress",
    "weekdays": "mon;sat",
    "latitude": "46.2",
    "longitude": "6.1",
    "country": "CH",
    "countries": "ldc;CH",
    "currency": "CHF",
    "time-zone": "Europe/Zurich",
    "iata": "GVA",
}
NO_LIMIT = 10**6
COLUMNS = [column for column in dictionary() if column.table in MODELS and not column.is_free]


def accepts(column: Column, text: str) -> bool:
    """Return whether the model of a table takes a text in one column, the others being good."""
    model = MODELS[column.table]
    record = {each.name: sample(each) for each in columns_of(column.table) if each.is_required}
    try:
        model.model_validate(record | {column.name: text})
    except ValidationError:
        return False
    return True


def sample(column: Column) -> str:
    return column.choices[-1] if column.type in {"choice", "choices"} else SAMPLES[column.type]


def test_the_dictionary_knows_every_table_and_section() -> None:
    assert list(dict.fromkeys(column.table for column in dictionary())) == [
        "places",
        "anchors",
        "consultations",
        "participants",
        "attendance",
        "fares",
        "allowances",
        "holidays",
        "funders",
        "quotas",
        "groups",
        "hubs",
        "visas",
        "deadlines",
        "uncertainty",
        "slips",
        SCENARIOS,
        *SECTIONS,
    ]
    assert {column.table for column in dictionary()} == {*TABLES, SCENARIOS, *SECTIONS}


def test_the_sheet_of_scenarios_has_the_columns_listed() -> None:
    assert [column.name for column in columns_of(SCENARIOS)] == [*SCENARIO_COLUMNS]


@pytest.mark.parametrize("table", MODELS)
def test_every_column_reaches_a_field(table: str) -> None:
    model = MODELS[table]
    named = [info.alias or name for name, info in model.model_fields.items()]

    assert sorted(named) == sorted(column.name for column in columns_of(table) if not column.is_free)


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_required_columns_are_those_without_a_default(column: Column) -> None:
    infos = {info.alias or name: info for name, info in MODELS[column.table].model_fields.items()}

    assert infos[column.name].is_required() == column.is_required


@pytest.mark.parametrize("column", [column for column in COLUMNS if column.default], ids=str)
def test_the_default_is_what_a_blank_cell_gives(column: Column) -> None:
    model = MODELS[column.table]
    record = {each.name: sample(each) for each in columns_of(column.table) if each.is_required}
    blank = model.model_validate(record)
    written = model.model_validate(record | {column.name: column.default})

    assert blank == written


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_good_sample_is_taken(column: Column) -> None:
    assert accepts(column, sample(column))


@pytest.mark.parametrize("column", [column for column in COLUMNS if column.choices], ids=str)
def test_choices_are_taken_and_nothing_else(column: Column) -> None:
    assert [choice for choice in column.choices if not accepts(column, choice)] == []
    assert not accepts(column, "something else")


@pytest.mark.parametrize(
    "column", [column for column in COLUMNS if column.type in {"integer", "decimal"}], ids=str
)
def test_bounds_hold_as_the_dictionary_says(column: Column) -> None:
    least, most, is_least_allowed = bounds(column)

    assert accepts(column, str(least)) == is_least_allowed
    assert not accepts(column, str(least - 1))
    assert accepts(column, str(most))
    assert accepts(column, str(most + 1)) == (most == NO_LIMIT)


def bounds(column: Column) -> tuple[int, int, bool]:
    return {
        ">= 0": (0, NO_LIMIT, True),
        ">= 1": (1, NO_LIMIT, True),
        "> 0": (0, NO_LIMIT, False),
        "> 0, <= 12": (0, 12, False),
        "> 0, <= 100": (0, 100, False),
        "-366..366": (-366, 366, True),
        "0..100": (0, 100, True),
        "1..2": (1, 2, True),
    }[column.allowed]


@pytest.mark.parametrize(("name", "limit"), [("latitude", 90), ("longitude", 180)])
def test_coordinates_are_bounded(name: str, limit: int) -> None:
    (column,) = (each for each in columns_of("places") if each.name == name)

    taken = [text for text in (-limit - 1, -limit, limit, limit + 1) if accepts(column, str(text))]

    assert taken == [-limit, limit]
    assert column.allowed == f"-{limit}..{limit}"


def test_settings_reach_the_rules_and_the_tariff() -> None:
    renamed = {"same_day": "is_same_day_allowed", "public_holidays": "has_public_holidays"}

    rules = [renamed.get(column.name, column.name) for column in columns_of("rules")]
    tariff = [column.name for column in columns_of("tariff")]

    assert rules == [field.name for field in fields(Rules)]
    assert tariff == [field.name for field in fields(Tariff)]
    assert [column.name for column in columns_of("ranges")] == [field.name for field in fields(RangeRules)]


def test_defaults_are_those_of_the_rules_and_the_tariff() -> None:
    assert TariffCells().model_dump() == {
        field.name: getattr(Tariff(), field.name) for field in fields(Tariff)
    }
    assert list(RulesCells().model_dump().values()) == [
        getattr(Rules(), field.name) for field in fields(Rules)
    ]


def test_settings_of_changes_are_those_of_their_prices() -> None:
    names = [field.name for field in fields(ChangePrices)]

    assert [column.name for column in columns_of("change")] == names
    assert ChangeCells().model_dump() == {name: getattr(ChangePrices(), name) for name in names}


def test_tasks_are_those_that_have_deadlines() -> None:
    (column,) = (each for each in columns_of("deadlines") if each.name == "what")

    assert column.choices == tuple(Task)


def test_defaults_and_choices_of_ranges_are_those_of_the_case() -> None:
    assert RangeRules(**RangeCells().model_dump()) == RangeRules()
    assert {column.name: column.choices for column in columns_of("ranges") if column.choices} == {
        "season": tuple(Season),
        "no_show": tuple(StillPaid),
        "refused": (StillPaid.NOTHING, StillPaid.FARES),
    }


def test_what_is_uncertain_is_what_a_row_may_be_about() -> None:
    (column,) = (each for each in columns_of("uncertainty") if each.name == "what")

    assert column.choices == tuple(what for what in What if what is not What.VISA)


@pytest.mark.parametrize(("name", "choices"), [("mode", Mode), ("rotation", Rotation)])
def test_choices_are_those_of_the_rules(name: str, choices: type[StrEnum]) -> None:
    (column,) = (each for each in columns_of("rules") if each.name == name)

    assert column.choices == tuple(choices)


def test_rates_are_positive() -> None:
    assert RateCells.model_validate({"value": "0.5"}).value == Decimal("0.5")
    with pytest.raises(ValidationError):
        RateCells.model_validate({"value": "0"})


def test_weekdays_are_monday_to_sunday() -> None:
    (column,) = (each for each in columns_of("consultations") if each.name == "weekdays")

    assert column.choices == WEEKDAYS
    assert [date(2026, 6, 15 + at).strftime("%a").lower() for at in range(7)] == list(WEEKDAYS)


@pytest.mark.parametrize(
    ("name", "table", "key"),
    [
        ("fare_model", "fare_models", "model"),
        ("allowance_table", "allowance_tables", "table"),
        ("emissions_method", "emission_methods", "method"),
    ],
)
def test_choices_of_the_tariff_are_those_shipped(name: str, table: str, key: str) -> None:
    (column,) = (each for each in columns_of("tariff") if each.name == name)

    assert sorted(column.choices) == sorted({row[key] for row in read_reference(table)})


def test_countries_may_be_named_by_every_list_there_is() -> None:
    columns = [column for column in dictionary() if column.type == "countries"]

    assert [(column.table, accepts(column, ";".join((*LISTS, *INCOME)))) for column in columns] == [
        ("funders", True),
        ("quotas", True),
        ("visas", True),
        ("visas", True),
        ("deadlines", True),
        ("uncertainty", True),
    ]
    assert [word for word in (*LISTS, *INCOME) if word not in columns[0].meaning] == []


def test_kinds_of_cost_are_those_a_funder_may_cover() -> None:
    (column,) = (each for each in columns_of("funders") if each.name == "covers")

    assert column.choices == tuple(Cover)


def test_every_column_says_what_it_means() -> None:
    incomplete = [
        column
        for column in dictionary()
        if not column.meaning
        or not column.type
        or (column.type in {"integer", "decimal"} and not column.unit)
    ]

    assert incomplete == []
