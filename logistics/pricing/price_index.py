"""Price indices: factors that carry an amount from one price year to another."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from logistics.library import UnknownNameError, read_reference


def price_factor(series: str, from_year: int, to_year: int) -> Decimal | None:
    """Return the factor that carries prices of one year to another.

    Args:
        series: ``airfare``, ``lodging`` or ``all-items``: annual means of US consumer prices.
        from_year: year of the prices at hand.
        to_year: year of the prices wanted.

    Returns:
        index of ``to_year`` / index of ``from_year``, with six decimals [1]; None: a year is not shipped.

    Raises:
        UnknownNameError: there is no such series.
    """
    rows = read_reference("price_index")
    known = tuple(dict.fromkeys(row["series"] for row in rows))
    if series not in known:
        raise UnknownNameError("price index", series, known)
    values = {int(row["year"]): Decimal(row["value"]) for row in rows if row["series"] == series}
    if from_year not in values or to_year not in values:
        return None
    return (values[to_year] / values[from_year]).quantize(Decimal("0.000001"), rounding=ROUND_HALF_UP)
