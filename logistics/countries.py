"""Countries: codes, names by which people call them, and the groups that funders ask for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from logistics.library import UnknownNameError, read_reference
from logistics.spelling import fold


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory.

    Attributes:
        code: ISO 3166-1 alpha-2 code; XK, which stands beside that list, for Kosovo.
        name: short English name.
        region: region of the UN standard M49; empty where it has none.
        subregion: subregion of M49; empty where it has none.
        income_level: of the World Bank (High, Upper middle, Lower middle, Low); empty where not classified.
        is_ldc: among the least developed countries, as listed in May 2026.
        is_lldc: among the landlocked developing countries.
        is_sids: among the small island developing states.
        note: what to beware of; may be empty.
    """

    code: str
    name: str
    region: str
    subregion: str
    income_level: str
    is_ldc: bool
    is_lldc: bool
    is_sids: bool
    note: str


def is_country(code: str) -> bool:
    """Return whether two capital letters are the code of a country."""
    return code in _countries()


def country(code: str) -> Country:
    """Return a country by its code.

    Raises:
        UnknownNameError: there is no such code.
    """
    countries = _countries()
    if code not in countries:
        raise UnknownNameError("country", code, tuple(countries))
    return countries[code]


def countries() -> tuple[Country, ...]:
    """Return every country, by code."""
    return tuple(_countries().values())


def country_name(code: str) -> str:
    """Return the short English name of a country by its code.

    Raises:
        UnknownNameError: there is no such code.
    """
    return country(code).name


def country_code(text: str) -> str | None:
    """Return the code that is meant by a code in any case, a name or a usual alias (UK, Suisse).

    Args:
        text: what was written.

    Returns:
        ISO 3166-1 alpha-2 code; None when it is none of these.
    """
    return text.upper() if is_country(text.upper()) else _names().get(fold(text))


@cache
def _countries() -> dict[str, Country]:
    return {
        row["country"]: Country(
            code=row["country"],
            name=row["name"],
            region=row["region"],
            subregion=row["subregion"],
            income_level=row["income_level"],
            is_ldc=row["ldc"] == "yes",
            is_lldc=row["lldc"] == "yes",
            is_sids=row["sids"] == "yes",
            note=row["note"],
        )
        for row in read_reference("countries")
    }


@cache
def _names() -> dict[str, str]:
    rows = read_reference("countries")
    return {
        fold(name): row["country"] for row in rows for name in (row["name"], *row["also"].split(";")) if name
    }
