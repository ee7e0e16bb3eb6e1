"""Price indices: what carries an amount from one price year to another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from logistics.library import read_reference


@dataclass(frozen=True, slots=True)
class PriceIndex:
    """Annual means of a consumer price index, from which a case takes its price-year factors.

    Attributes:
        series: what it measures.
        values: year and mean, earliest first.
        source: id of the source.
        note: what to beware of; may be empty.
    """

    series: str
    values: tuple[tuple[int, Decimal], ...]
    source: str
    note: str

    def factor(self, from_year: int, to_year: int) -> Decimal | None:
        """Return the factor that carries prices of one year to another.

        Args:
            from_year: year of the prices at hand.
            to_year: year of the prices wanted.

        Returns:
            Mean of ``to_year`` / mean of ``from_year``, with six decimals [1]; None: a year is not shipped.
        """
        means = dict(self.values)
        if from_year not in means or to_year not in means:
            return None
        return (means[to_year] / means[from_year]).quantize(Decimal("0.000001"), rounding=ROUND_HALF_UP)

    @property
    def years(self) -> str:
        """Return the factors from the last year to each other one, as people read them."""
        last = self.values[-1][0]
        return "; ".join(f"{last} to {year}: {self.factor(last, year):.4f}" for year, _ in self.values[:-1])


def price_indices() -> tuple[PriceIndex, ...]:
    """Return every shipped price index, in the order of the table."""
    rows = read_reference("price_index")
    return tuple(_index(series, rows) for series in dict.fromkeys(row["series"] for row in rows))


def _index(series: str, rows: tuple[dict[str, str], ...]) -> PriceIndex:
    mine = [row for row in rows if row["series"] == series]
    values = tuple(sorted((int(row["year"]), Decimal(row["value"])) for row in mine))
    notes = "; ".join(f"{row['year']}: {row['note']}" for row in mine if row["note"])
    return PriceIndex(series, values, mine[0]["source"], notes)
