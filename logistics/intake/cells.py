"""What the text of a cell may mean: one function for each type of the dictionary.

Each raises a ``PydanticCustomError`` whose type is the code of the finding, whose message says what
is wrong with the quoted value, and whose context holds the hint.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal, InvalidOperation

from pydantic_core import PydanticCustomError

from logistics.address import is_id
from logistics.case.conditions import Condition, condition
from logistics.case.regions import INCOME, LISTS
from logistics.countries import is_country
from logistics.intake.countries import nearest_country
from logistics.intake.nearest import did_you_mean, one_of
from logistics.intake.zones import is_time_zone, zone_names

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YES = frozenset({"yes", "true", "y", "1"})
NO = frozenset({"no", "false", "n", "0"})

_WHOLE = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOCAL_DATE = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2,4}")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(:00)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MOST_DIGITS = 15


def wrong(code: str, message: str, hint: str) -> PydanticCustomError:
    """Return the error that stands for a finding.

    Args:
        code: code of the finding; a literal wherever it is called.
        message: what is wrong, quoting the value.
        hint: what to do.
    """
    # pydantic takes braces for fields, so the message goes in as one
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def integer(text: str) -> int:
    """Return a whole number.

    Args:
        text: the cell.
    """
    if _WHOLE.fullmatch(text) and len(text) <= _MOST_DIGITS:
        return int(text)
    number = decimal(text)
    if number != number.to_integral_value():
        raise wrong("not-whole", f"{text!r} is not a whole number", "write it without decimals")
    return int(number)


def decimal(text: str) -> Decimal:
    """Return a number with a decimal point.

    Args:
        text: the cell.
    """
    if not _NUMBER.fullmatch(text) or len(text) > _MOST_DIGITS * 2:
        raise wrong("not-a-number", f"{text!r} is not a number", _number_hint(text))
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise wrong("not-a-number", f"{text!r} is not a number", _number_hint(text)) from error


def _number_hint(text: str) -> str:
    plain = re.sub(r"[\s'\u2019\u00a0\u202f]", "", text)
    if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", plain):
        return f"write the decimals with a point: {plain.replace(',', '.')}"
    if plain != text and _NUMBER.fullmatch(plain):
        return f"write it without separators: {plain}"
    return "write digits, such as 12 or 12.5"


def day(text: str) -> date:
    """Return a date written in ISO form.

    Args:
        text: the cell.
    """
    if not _ISO_DATE.fullmatch(text):
        raise wrong("not-a-date", f"{text!r} is not a date", _date_hint(text))
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise wrong("not-a-date", f"{text!r} is not a day of the calendar", "check month and day") from error


def _date_hint(text: str) -> str:
    if _LOCAL_DATE.fullmatch(text):
        return "day and month could be mistaken for each other; write YYYY-MM-DD, such as 2026-06-13"
    return "write YYYY-MM-DD, such as 2026-06-13"


def clock(text: str) -> time:
    """Return a time of day.

    Args:
        text: the cell, such as ``09:30``; workbooks add seconds.
    """
    match = _CLOCK.fullmatch(text)
    if not match:
        raise wrong("not-a-time", f"{text!r} is not a time of day", "write HH:MM, such as 09:30 or 14:00")
    try:
        return time(int(match[1]), int(match[2]))
    except ValueError as error:
        hint = "hours go from 00 to 23, minutes from 00 to 59"
        raise wrong("not-a-time", f"{text!r} is not a time of day", hint) from error


def identifier(text: str) -> str:
    """Return an id.

    Args:
        text: the cell.
    """
    if not is_id(text):
        raise wrong("bad-id", f"{text!r} is not an id", "use letters A to Z, digits, dash and underscore")
    return text


def identifiers(text: str) -> tuple[str, ...]:
    """Return a list of ids parted by semicolons.

    Args:
        text: the cell.
    """
    return tuple(identifier(part) for part in parted(text))


def parted(text: str) -> tuple[str, ...]:
    """Return the parts of a list parted by semicolons, without blank ones.

    Args:
        text: the cell.
    """
    return tuple(part.strip() for part in text.split(";") if part.strip())


def conditions(text: str) -> tuple[Condition, ...]:
    """Return conditions on places.

    Args:
        text: the cell, conditions parted by semicolons, such as ``accessible=yes; safety>=3``.
    """
    return tuple(_condition(part) for part in parted(text))


def _condition(text: str) -> Condition:
    found = condition(text)
    if found is None:
        hint = "write column, relation and value, such as accessible=yes or safety>=3"
        raise wrong("bad-condition", f"{text!r} is not a condition on a place", hint)
    return found


def weekdays(text: str) -> frozenset[int]:
    """Return weekdays, Monday = 0.

    Args:
        text: the cell, such as ``mon;tue``.
    """
    return frozenset(WEEKDAYS.index(_choose(part, WEEKDAYS)) for part in parted(text))


def boolean(text: str) -> bool:
    """Return yes or no.

    Args:
        text: the cell.
    """
    folded = text.casefold()
    if folded in YES:
        return True
    if folded in NO:
        return False
    raise wrong("bad-choice", f"{text!r} is neither yes nor no", "write yes or no")


def choice(text: str, allowed: Sequence[str]) -> str:
    """Return the one of a closed list that is meant, whatever its case.

    Args:
        text: the cell.
        allowed: the closed list.
    """
    return _choose(text, allowed)


def choices(text: str, allowed: Sequence[str]) -> frozenset[str]:
    """Return those of a closed list that are meant, parted by semicolons.

    Args:
        text: the cell.
        allowed: the closed list.
    """
    return frozenset(_choose(part, allowed) for part in parted(text) or (text,))


def _choose(text: str, allowed: Sequence[str]) -> str:
    folded = text.casefold()
    if folded in allowed:
        return folded
    raise wrong(
        "bad-choice", f"{text!r} is not a choice here", did_you_mean(text, allowed) or one_of(allowed)
    )


def currency(text: str) -> str:
    """Return an ISO 4217 code in capitals.

    Args:
        text: the cell.
    """
    if not _CURRENCY.fullmatch(text.upper()):
        raise wrong("bad-currency", f"{text!r} is not a currency code", "write three letters, such as CHF")
    return text.upper()


def country(text: str) -> str:
    """Return an ISO 3166-1 code in capitals.

    Args:
        text: the cell.
    """
    if not is_country(text.upper()):
        raise wrong("unknown-country", f"{text!r} is not a country code", nearest_country(text))
    return text.upper()


def countries(text: str) -> tuple[str, ...]:
    """Return countries and lists of countries, as ``case.regions.is_country_in`` reads them.

    Args:
        text: the cell, codes and words parted by semicolons.
    """
    return tuple(dict.fromkeys(_country_or_list(part) for part in parted(text)))


def _country_or_list(text: str) -> str:
    words = (*LISTS, *INCOME)
    if text.casefold() in words:
        return text.casefold()
    if is_country(text.upper()):
        return text.upper()
    near = did_you_mean(text, words) if len(text) > len("CH") else ""
    hint = near or nearest_country(text)
    raise wrong("unknown-country", f"{text!r} is neither a country code nor a list of countries", hint)


def time_zone(text: str) -> str:
    """Return an IANA name of a time zone.

    Args:
        text: the cell.
    """
    if not is_time_zone(text):
        hint = did_you_mean(text, zone_names()) or "write an IANA name, such as Europe/Zurich"
        raise wrong("unknown-time-zone", f"{text!r} is not a time zone", hint)
    return text
