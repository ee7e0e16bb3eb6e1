"""Which currencies have an exchange rate: those of the case, and those of the European Central Bank."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from zipfile import ZipFile

from currency_converter import CURRENCY_FILE

_STALE_DAYS = 14


def has_published_rate(currency: str, day: date) -> bool:
    """Return whether the European Central Bank quoted a currency within two weeks before a day.

    Days after the last shipped rate are answered as that one.

    Args:
        currency: ISO 4217 code.
        day: day of the rate.
    """
    return currency == "EUR" or currency in _published(day)


@cache
def _published(day: date) -> frozenset[str]:
    with ZipFile(CURRENCY_FILE) as archive:
        heading, *lines = archive.read(archive.namelist()[0]).decode().splitlines()
    line = next((line for line in lines if line[:10] <= day.isoformat()), "")
    if not line or min(day, _day(lines[0])) - _day(line) > timedelta(days=_STALE_DAYS):
        return frozenset()
    pairs = zip(heading.split(",")[1:], line.split(",")[1:], strict=False)
    return frozenset(currency for currency, value in pairs if value not in {"", "N/A"})


def _day(line: str) -> date:
    return date.fromisoformat(line[:10])
