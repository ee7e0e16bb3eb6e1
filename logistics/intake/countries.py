"""Codes and names of countries, from the ISO 3166 table of the time zone database."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from logistics.intake.nearest import nearest

# user-assigned, but what the World Bank, the EU and airlines write for Kosovo
_BESIDE_ISO = {"XK": "Kosovo"}
_USUAL = {"uk": "britain (uk)", "usa": "united states", "great britain": "britain (uk)"}
_CODE_LENGTH = 2


@cache
def country_names() -> dict[str, str]:
    """Return the name of each country by its ISO 3166-1 alpha-2 code."""
    text = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {line[0]: line[1] for line in lines} | _BESIDE_ISO


def is_country(code: str) -> bool:
    """Return whether there is a country of that code.

    Args:
        code: two capital letters.
    """
    return code in country_names()


def nearest_country(text: str) -> str:
    """Return the hint which code was meant.

    Args:
        text: what was written: a name, or a code that does not exist.
    """
    codes = {name.casefold(): code for code, name in country_names().items()}
    folded = _USUAL.get(text.casefold(), text.casefold())
    if folded in codes:
        return f"write {codes[folded]}"
    near = nearest(folded, codes) if len(text) > _CODE_LENGTH else None
    if near:
        return f"did you mean {codes[near]} ({country_names()[codes[near]]})?"
    return "write the two letters of ISO 3166-1, such as CH"
