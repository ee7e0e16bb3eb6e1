"""Money: counted as int in hundredths of the currency, rounded in one place only.

Every currency of a case is counted in hundredths, those without such a coin (JPY, XOF, CLP) and those with a
thousandth (KWD, TND) too, so that one amount means the same in every table and in the solver.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def cents(amount: Decimal | Fraction) -> int:
    """Return an amount as a whole number of hundredths, rounded half up as spreadsheets round.

    Ties go away from zero for negative amounts too: ``ROUND(-0.125, 2)`` is -0.13. The amount is
    taken exactly, whatever the precision of the decimal context.

    Args:
        amount: amount [units of the currency].

    Returns:
        The amount [cents].

    Raises:
        ValueError: the amount is not a number.
        OverflowError: the amount is infinite.
    """
    numerator, denominator = amount.as_integer_ratio()
    size = (200 * abs(numerator) + denominator) // (2 * denominator)
    return -size if numerator < 0 else size


def major(cents: int) -> Decimal:
    """Return an amount in units of the currency.

    Args:
        cents: amount [cents].

    Returns:
        The same amount, exactly, with two decimals [units of the currency].
    """
    sign = 1 if cents < 0 else 0
    digits = tuple(int(digit) for digit in str(abs(cents)))
    return Decimal((sign, digits, -2))


def format_cents(cents: int, currency: str) -> str:
    """Return an amount as people read it, such as ``53,020.90 CHF``.

    Args:
        cents: amount [cents].
        currency: ISO 4217 code.

    Returns:
        Thousands parted by commas, two decimals, then the code.
    """
    return f"{major(cents):,.2f} {currency}"
