"""Per diems by city or country: what a night away costs, lodging and meals apart where the source does so."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from logistics.library import UnknownNameError, read_reference
from logistics.spelling import fold

ANY_COUNTRY = "ZZ"


@dataclass(frozen=True, slots=True)
class AllowanceTable:
    """A named list of per diems.

    Attributes:
        name: as a case names it.
        title: as shown to people.
        currency: ISO 4217 code of its amounts.
        source: id of the source.
        note: what to beware of.
        is_all_in: one figure for everything, instead of lodging and meals apart.
    """

    name: str
    title: str
    currency: str
    source: str
    note: str
    is_all_in: bool


@dataclass(frozen=True, slots=True)
class Allowance:
    """The per diem of a place, per night.

    Attributes:
        lodging: room [units of ``currency`` a night]; zero in an all-in table.
        meals: meals and incidentals [units of ``currency`` a night]; the whole rate in an all-in table.
        currency: ISO 4217 code.
        source: id of the source.
        label: which rate it is, such as ``Geneva, CH`` or ``CH, elsewhere``.
        is_all_in: ``meals`` is one figure for room, meals, local travel and sundries.
        is_elsewhere: it is not that of the city, but of wherever no city of its own is named.
    """

    lodging: Decimal
    meals: Decimal
    currency: str
    source: str
    label: str
    is_all_in: bool = False
    is_elsewhere: bool = field(default=False, compare=False)


def allowance_tables() -> tuple[AllowanceTable, ...]:
    """Return every shipped table of per diems, in the order of the list."""
    return tuple(
        AllowanceTable(
            name=row["table"],
            title=row["title"],
            currency=row["currency"],
            source=row["source"],
            note=row["note"],
            is_all_in=row["form"] == "all-in",
        )
        for row in read_reference("allowance_tables")
    )


def allowance(table: str, country: str, city: str = "") -> Allowance | None:
    """Return the per diem of a city: its own rate, else the rate for elsewhere in the country.

    Args:
        table: name of the table.
        country: ISO 3166-1 alpha-2 code.
        city: name of the city, in any case and with or without accents; empty for elsewhere.

    Returns:
        The per diem; None where the table has no row, or where its lodging rate is not known: a
        missing rate is never taken as free.

    Raises:
        UnknownNameError: there is no such table; the error lists the names there are.
    """
    rates = _rates()
    if table not in rates:
        raise UnknownNameError("allowance table", table, tuple(rates))
    rows = rates[table]
    keys = ((country, fold(city)), (country, ""), (ANY_COUNTRY, ""))
    row = next((rows[key] for key in keys if key in rows), None)
    return _allowance(row) if row else None


def _allowance(row: dict[str, str]) -> Allowance | None:
    where = f"{row['city']}, {row['country']}" if row["city"] else f"{row['country']}, elsewhere"
    is_elsewhere = not row["city"]
    if row["country"] == ANY_COUNTRY:
        where = "any other country"
    if row["all_in"]:
        rate = Decimal(row["all_in"])
        return Allowance(
            Decimal(0), rate, row["currency"], row["source"], where, is_all_in=True, is_elsewhere=is_elsewhere
        )
    if not row["lodging"]:
        return None
    lodging, meals = Decimal(row["lodging"]), Decimal(row["meals"])
    return Allowance(lodging, meals, row["currency"], row["source"], where, is_elsewhere=is_elsewhere)


@cache
def _rates() -> dict[str, dict[tuple[str, str], dict[str, str]]]:
    tables: dict[str, dict[tuple[str, str], dict[str, str]]] = {}
    for row in read_reference("allowances"):
        rates = tables.setdefault(row["table"], {})
        for name in (row["city"], *row["also"].split(";")):
            if name or not row["city"]:
                rates[row["country"], fold(name)] = row
    return tables
