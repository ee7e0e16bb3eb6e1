"""Exchange rates without a network: the euro reference rates of the European Central Bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from functools import cache
from zipfile import ZipFile

from currency_converter import CURRENCY_FILE

_TEN_DIGITS = Context(prec=10)


@dataclass(frozen=True, slots=True)
class _Book:
    """The published rates: one line of text a day, the last day first."""

    currencies: tuple[str, ...]
    lines: tuple[str, ...]


def rate(currency: str, into: str, day: date) -> tuple[Decimal, str] | None:
    """Return what one unit of a currency was worth in another one, and who says so.

    On a day without rates (weekends, holidays, days after the last shipped one) the last rates before
    it count, and the source says so. Rates between two currencies other than the euro are crossed.

    Args:
        currency: ISO 4217 code of the foreign currency.
        into: ISO 4217 code of the wanted currency.
        day: day of the rate.

    Returns:
        The rate, to ten digits [units of ``into`` for one unit of ``currency``], and its source; None
        where those rates lack one of the currencies, as they lack TND.
    """
    if currency == into:
        return Decimal(1), "same currency"
    book = _book()
    wanted = day.isoformat()
    line = next((line for line in book.lines if line[:10] <= wanted), None)
    if line is None or {currency, into} - {"EUR", *book.currencies}:
        return None
    per_euro = {"EUR": "1"} | dict(zip(book.currencies, line.split(",")[1:], strict=False))
    if "N/A" in {per_euro[currency], per_euro[into]}:
        return None
    value = _TEN_DIGITS.divide(Decimal(per_euro[into]), Decimal(per_euro[currency]))
    return value, _source(line[:10], day)


def _source(published: str, day: date) -> str:
    late = "" if published == day.isoformat() else f", the last before {day.isoformat()}"
    return f"ECB euro reference rates of {published}{late}"


@cache
def _book() -> _Book:
    with ZipFile(CURRENCY_FILE) as archive:
        text = archive.read(archive.namelist()[0]).decode()
    heading, *lines = text.splitlines()
    return _Book(tuple(heading.rstrip(",").split(",")[1:]), tuple(lines))
