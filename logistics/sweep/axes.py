"""What a sweep varies: an address and its values, as ``--over`` gives them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from logistics.address import Address
from logistics.intake.nearest import did_you_mean

SCENARIO = "scenario"
"""Name of the axis whose values are scenarios of the case."""
NONE = "none"
"""Value of that axis that stands for no scenario: the case as in its file."""
SHORT_NAMES = {
    "fares.factor": "tariff.fare_factor",
    "lodging.factor": "tariff.lodging_factor",
    "meals.factor": "tariff.meals_factor",
    "rules.gap_days": "rules.least_gap_days",
}
"""Words of planners for addresses of settings."""
MOST_VALUES = 100_000
"""Values of one axis, above which a step is a slip of the pen."""

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_RANGE_PARTS = 3


@dataclass(frozen=True, slots=True)
class Axis:
    """An address and the values it takes, one after the other.

    Attributes:
        address: of a cell or setting, or the word ``scenario``.
        values: texts of the cell, in canonical form, none twice.
    """

    address: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """An address whose value is drawn at random between two ends, both included, all equally likely.

    Attributes:
        address: of a cell or setting.
        low: lower end: a number or an ISO day.
        high: upper end.
    """

    address: str
    low: str
    high: str

    def value(self, share: float) -> str:
        """Return the value at a share of the span.

        Args:
            share: from 0, included, to 1, excluded.

        Returns:
            A day, or a whole number, where the ends are such; else a number with three more decimals than
            the ends.
        """
        if _DAY.fullmatch(self.low):
            first, last = date.fromisoformat(self.low), date.fromisoformat(self.high)
            return (first + timedelta(days=int(share * ((last - first).days + 1)))).isoformat()
        low, high = Decimal(self.low), Decimal(self.high)
        decimals = max(_decimals(low), _decimals(high))
        if not decimals:
            return str(int(low) + int(share * (int(high) - int(low) + 1)))
        unit = Decimal(1).scaleb(-decimals - 3)
        return canonical(str((low + (high - low) * Decimal(share)).quantize(unit)))


Over: TypeAlias = Axis | Span


def parse_over(text: str) -> Over:
    """Return what one ``--over`` says.

    Args:
        text: ``address=a:b:step`` (a range, both ends included), ``address=x,y,z`` (a list) or
            ``address=a..b`` (drawn at random).

    Raises:
        ValueError: the text has another form; the message says which.
    """
    name, sign, values = text.partition("=")
    if not sign or not values.strip():
        message = f"{text!r} is not of the form address=0.8:1.4:0.1, address=7,14,21 or address=0.8..1.4"
        raise ValueError(message)
    address = full_address(name.strip())
    if ".." in values:
        return _span(address, values)
    parts = [part.strip() for part in values.split(":")]
    if len(parts) == _RANGE_PARTS and address != SCENARIO:
        return Axis(address, _range(*parts))
    return Axis(address, _distinct(values))


def full_address(name: str) -> str:
    """Return the address that a name stands for: itself, or that of a short name.

    Raises:
        ValueError: it is neither an address nor a short name.
    """
    if name == SCENARIO:
        return name
    try:
        return SHORT_NAMES.get(name, str(Address.parse(name)))
    except ValueError as error:
        hint = did_you_mean(name, (*SHORT_NAMES, *SHORT_NAMES.values()))
        message = f"{error}; {hint}" if hint else str(error)
        raise ValueError(message) from None


def canonical(text: str) -> str:
    """Return a value in the one form that keys are made of: ``1.50`` is ``1.5``, other texts stay."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return text
    number = Decimal(text).normalize()
    return format(number or abs(number), "f")


def _distinct(values: str) -> tuple[str, ...]:
    found = [canonical(value) for value in values.split(",")]
    twice = sorted({value for value in found if found.count(value) > 1})
    if twice:
        message = f"{twice[0]!r} is there twice"
        raise ValueError(message)
    return tuple(found)


def _range(first: str, last: str, step: str) -> tuple[str, ...]:
    start, end, stride, shown = _scale(first, last, step)
    if stride <= 0:
        message = f"the step {step} does not lead from {first} to {last}"
        raise ValueError(message)
    if end < start:
        message = f"{last} comes before {first}"
        raise ValueError(message)
    count = int((end - start) // stride) + 1
    if count > MOST_VALUES:
        message = f"{first}:{last}:{step} has {count:,} values; {MOST_VALUES:,} work"
        raise ValueError(message)
    return tuple(shown(start + stride * index) for index in range(count))


def _scale(first: str, last: str, step: str) -> tuple[Decimal, Decimal, Decimal, Callable[[Decimal], str]]:
    """Return the ends and the step of a range as numbers, and who writes such a number."""
    if not _NUMBER.fullmatch(step):
        message = f"{step!r} is no step; write a number"
        raise ValueError(message)
    if _DAY.fullmatch(first) and _DAY.fullmatch(last):
        if _decimals(Decimal(step)):
            message = f"{step!r} is no step between days; write a whole number"
            raise ValueError(message)
        start, end = (Decimal(_day(text).toordinal()) for text in (first, last))
        return start, end, Decimal(step), lambda number: date.fromordinal(int(number)).isoformat()
    for text in (first, last):
        _refuse_no_number(text)
    return Decimal(first), Decimal(last), Decimal(step), lambda number: canonical(format(number, "f"))


def _span(address: str, values: str) -> Span:
    low, _, high = (part.strip() for part in values.partition(".."))
    if _DAY.fullmatch(low) and _DAY.fullmatch(high):
        is_rising = _day(low) <= _day(high)
    else:
        for text in (low, high):
            _refuse_no_number(text)
        is_rising = Decimal(low) <= Decimal(high)
    if not is_rising:
        message = f"{high} comes before {low}"
        raise ValueError(message)
    return Span(address, low, high)


def _refuse_no_number(text: str) -> None:
    if not _NUMBER.fullmatch(text):
        message = f"{text!r} is neither a number nor a day such as 2005-06-13"
        raise ValueError(message)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is no day"
        raise ValueError(message) from None


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
