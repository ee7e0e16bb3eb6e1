"""Reads the settings: the case itself, its rules, its tariff, its exchange rates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from logistics.case.change_prices import ChangePrices
from logistics.case.rules import Rate, Rules, Setting, Tariff
from logistics.case.uncertainty import RangeRules
from logistics.intake import cells
from logistics.intake.collector import Collector
from logistics.intake.dictionary import SECTIONS, Column, columns_of
from logistics.intake.draft import Draft, DraftSetting
from logistics.intake.nearest import did_you_mean
from logistics.intake.range_rows import RangeCells
from logistics.intake.reading import report_cell
from logistics.intake.rows import (
    CaseCells,
    ChangeCells,
    RateCells,
    RulesCells,
    TariffCells,
)  # fmt: skip

SettingsT = TypeVar("SettingsT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """The settings as understood.

    Attributes:
        case: title, currency, price date; None when they could not be read.
        rules: limits.
        tariff: prices chosen.
        change: prices of changing a published plan.
        ranges: how what is uncertain is drawn.
        rates: own exchange rates.
        settings: every setting with its source, defaults too.
    """

    case: CaseCells | None
    rules: Rules
    tariff: Tariff
    change: ChangePrices
    ranges: RangeRules
    rates: tuple[Rate, ...]
    settings: tuple[Setting, ...]


def read_settings(draft: Draft, findings: Collector) -> ReadSettings:
    """Return the settings of a draft.

    Args:
        draft: the case as written.
        findings: collects what is wrong.
    """
    given = _known(draft, findings)
    case = _read_section(draft, "case", CaseCells, given, findings)
    tariff = _read_section(draft, "tariff", TariffCells, given, findings)
    rules = _read_section(draft, "rules", RulesCells, given, findings)
    change = _read_section(draft, "change", ChangeCells, given, findings)
    ranges = _read_section(draft, "ranges", RangeCells, given, findings)
    return ReadSettings(
        case=case,
        rules=_rules(rules) if rules else Rules(),
        tariff=Tariff(**tariff.model_dump()) if tariff else Tariff(),
        change=ChangePrices(**change.model_dump()) if change else ChangePrices(),
        ranges=RangeRules(**ranges.model_dump()) if ranges else RangeRules(),
        rates=_read_rates(given, case.currency if case else "", findings),
        settings=_all_settings(given),
    )


def _known(draft: Draft, findings: Collector) -> dict[str, DraftSetting]:
    known = [f"{section}.{column.name}" for section in SECTIONS for column in columns_of(section)]
    given: dict[str, DraftSetting] = {}
    for setting in draft.settings:
        address = setting.address
        if address not in known and setting.section != "rates":
            hint = did_you_mean(address, known)
            findings.error(setting.where, "unknown-setting", f"there is no setting {address!r}", hint)
        elif address in given:
            findings.error(
                setting.where, "duplicate-setting", f"{address!r} is set twice", "keep one of them"
            )
        else:
            given[address] = setting
    return given


def _read_section(
    draft: Draft, section: str, model: type[SettingsT], given: dict[str, DraftSetting], findings: Collector
) -> SettingsT | None:
    columns = {column.name: column for column in columns_of(section)}
    texts = {name: given[f"{section}.{name}"] for name in columns if f"{section}.{name}" in given}
    try:
        return model.model_validate(
            {name: text for name, each in texts.items() if (text := each.value.strip())}
        )
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            name = str(detail["loc"][0])
            where = texts[name].where if name in texts else draft.where_setting(section, name)
            if "settings" in draft.unread:
                continue
            if detail["type"] == "missing":
                message = f"the setting {section}.{name} is missing"
                findings.error(where, "missing-setting", message, f"add it: {columns[name].meaning}")
            else:
                report_cell(where, columns[name], detail, findings)
    return None


def _rules(read: RulesCells) -> Rules:
    return Rules(
        arrive_days=read.arrive_days,
        leave_days=read.leave_days,
        home_nights=read.home_nights,
        longest_stay_nights=read.longest_stay_nights,
        transfer_days=read.transfer_days,
        local_km=read.local_km,
        is_same_day_allowed=read.same_day,
        least_gap_days=read.least_gap_days,
        most_gap_days=read.most_gap_days,
        latest_end=read.latest_end,
        has_public_holidays=read.public_holidays,
        rotation=read.rotation,
        rotation_gap_days=read.rotation_gap_days,
        mode=read.mode,
        most_cost=read.most_cost,
        most_hours=read.most_hours,
        most_nights=read.most_nights,
        most_trips=read.most_trips,
    )


def _read_rates(given: dict[str, DraftSetting], currency: str, findings: Collector) -> tuple[Rate, ...]:
    (column,) = columns_of("rates")
    rates = []
    for setting in given.values():
        if setting.section != "rates" or not setting.value.strip():
            continue
        try:
            code = cells.currency(setting.key)
            value = RateCells.model_validate({"value": setting.value.strip()}).value
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                report_cell(setting.where, column, detail, findings)
            continue
        except ValueError as error:
            hint = "the key of a rate is three letters, such as USD"
            findings.error(setting.where, "bad-currency", str(error), hint)
            continue
        if code == currency and value != 1:
            message = f"{setting.value!r} is the rate of {code} to itself"
            findings.error(
                setting.where, "out-of-range", message, f"everything is counted in {code}; leave it out"
            )
        rates.append(Rate(code, value, setting.source))
    return tuple(rates)


def _all_settings(given: dict[str, DraftSetting]) -> tuple[Setting, ...]:
    known = [column for section in SECTIONS for column in columns_of(section) if not column.is_free]
    rates = [_setting(each, columns_of("rates")[0]) for each in given.values() if each.section == "rates"]
    return (*(_given_or_default(column, given) for column in known), *rates)


def _given_or_default(column: Column, given: dict[str, DraftSetting]) -> Setting:
    setting = given.get(f"{column.table}.{column.name}")
    if setting is None or not setting.value.strip():
        return Setting(f"{column.table}.{column.name}", column.default, column.unit, is_default=True)
    return _setting(setting, column)


def _setting(given: DraftSetting, column: Column) -> Setting:
    return Setting(given.address, given.value.strip(), column.unit, given.source.strip(), given.note.strip())
