"""Values as text: for widths, terminals and golden files."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from reports.cells import MONEY_KINDS, Kind, Scalar

DECIMALS = {Kind.NUMBER: 1, Kind.RATE: 4, Kind.PERCENT: 1}
"""Digits after the point where a column does not say."""


def shown(value: Scalar, kind: Kind, decimals: int | None = None) -> str:
    """Return a value as a spreadsheet shows it: ``-1,234.50``, ``25.0%``, ``2005-06-13``.

    Args:
        value: value as in a ``Cell``; money in cents.
        kind: what it is.
        decimals: digits after the point for NUMBER, RATE and PERCENT; None takes the default.
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return str(value.day) if kind is Kind.DAY else value.isoformat()
    number = Decimal(str(value))
    if kind in MONEY_KINDS:
        return _grouped(number / 100, 2 if kind is Kind.MONEY else 0)
    digits = DECIMALS.get(kind, 0) if decimals is None else decimals
    if kind is Kind.PERCENT:
        return f"{_grouped(number * 100, digits)}%"
    return _grouped(number, digits if kind in DECIMALS else 0)


def plain(value: Scalar, kind: Kind) -> str:
    """Return a value for machines: no thousands separators, a point, ISO dates, money in major units."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return value.isoformat()
    if kind in MONEY_KINDS:
        return f"{Decimal(value) / 100:.2f}"
    return str(value)


def _grouped(number: Decimal, digits: int) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded:,}"
