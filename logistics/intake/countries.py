"""The hint which country was meant."""

from __future__ import annotations

from logistics.countries import country_code, country_name
from logistics.intake.nearest import nearest
from logistics.library import read_reference

_CODE_LENGTH = 2


def nearest_country(text: str) -> str:
    """Return the hint which code was meant.

    Args:
        text: what was written: a name, or a code that does not exist.
    """
    code = country_code(text)
    if code:
        return f"write {code}"
    names = {row["name"].casefold(): row["country"] for row in read_reference("countries")}
    near = nearest(text, names) if len(text) > _CODE_LENGTH else None
    if near:
        return f"did you mean {names[near]} ({country_name(names[near])})?"
    return "write the two letters of ISO 3166-1, such as CH"
