"""The closed list of codes of findings, as ``data/findings.csv`` says."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from logistics.errors import LogisticsError
from logistics.intake.nearest import did_you_mean
from logistics.library import data_path


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means.

    Attributes:
        code: as findings carry it.
        meaning: what is wrong, and why it matters.
        example: a finding as it is shown.
        remedy: what to do.
    """

    code: str
    meaning: str
    example: str
    remedy: str


class UnknownCodeError(LogisticsError):
    """No finding has this code.

    Attributes:
        code: what was asked for.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        hint = did_you_mean(code, _by_code())
        super().__init__(f"no finding has the code {code!r}{f'; {hint}' if hint else ''}")


@cache
def _by_code() -> dict[str, Explanation]:
    with data_path("findings.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: Explanation(**row) for row in csv.DictReader(file)}


def all_explanations() -> tuple[Explanation, ...]:
    """Return all explanations, in the order of the file."""
    return tuple(_by_code().values())


def explain(code: str) -> Explanation:
    """Return what a code means.

    Args:
        code: as findings carry it, in any case.

    Raises:
        UnknownCodeError: no finding has this code.
    """
    found = _by_code().get(code.strip().lower())
    if found is None:
        raise UnknownCodeError(code)
    return found
