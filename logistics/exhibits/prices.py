"""The prices sheet: every part of every quote in use, as a live product of its factors."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.exhibits.lines import Line, price_key
from logistics.pricing.quotes import Part, Quote
from reports.table import At, Block, Cell, Column, Formula, Here, Kind, Mark, Reference, Row, Sheet


def prices_sheet(currency: str, *tables: tuple[Line, ...]) -> Sheet:
    """Return the sheet of the quotes that the lines use; their rates are inputs."""
    quotes = {quote.id: quote for lines in tables for line in lines for quote in line.quotes}
    columns = (
        Column("quote", "Price of"),
        Column("part", "Part"),
        Column("source", "Source"),
        Column("currency", "Currency"),
        Column("unit", "Unit"),
        Column("quantity", "Quantity", Kind.NUMBER, decimals=2),
        Column("rate", "Rate", Kind.RATE),
        Column("factor", "Factor", Kind.RATE),
        Column("exchange", f"{currency} for one", Kind.RATE, decimals=6),
        Column("amount", "Amount", Kind.MONEY, currency=currency),
    )
    rows = tuple(row for key in sorted(quotes) for row in _rows(quotes[key]))
    intro = (
        "Every amount is quantity x rate x factor x exchange rate, rounded once, half up. Change a rate and "
        "all totals follow. Factors and exchange rates are changed on sheet Assumptions."
    )
    block = Block("prices", columns, rows, has_filter=True)
    return Sheet("Prices", "Prices in use", (block,), intro=intro)


def _rows(quote: Quote) -> Iterator[Row]:
    for number, part in enumerate(quote.parts):
        yield Row(
            {
                "quote": quote.label,
                "part": part.label,
                "quantity": part.quantity,
                "unit": part.unit,
                "rate": Cell(part.rate, mark=Mark.ASSUMED if part.is_assumed else Mark.INPUT),
                "currency": part.currency,
                "factor": _factor(part),
                "exchange": Cell(part.exchange, Formula("{0}", (At("rates", part.currency, "value"),))),
                "amount": Cell(part.cents, Formula("ROUND({0}*{1}*{2}*{3},2)", _factors())),
                "source": part.source,
            },
            price_key(quote, number),
        )


def _factor(part: Part) -> Cell:
    if not part.factor_id:
        return Cell(part.factor)
    return Cell(part.factor, Formula("{0}", (At("factors", part.factor_id, "value"),)))


def _factors() -> tuple[Reference, ...]:
    return tuple(Here(column) for column in ("quantity", "rate", "factor", "exchange"))
