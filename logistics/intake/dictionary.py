"""The data dictionary: every column of every table, and every setting, as ``data/dictionary.csv`` says."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from logistics.library import data_path

SECTIONS = ("case", "tariff", "rules", "change", "ranges", "rates")
REQUIRED_TABLES = ("places", "anchors", "consultations", "participants", "attendance")
OPTIONAL_TABLES = (
    "fares", "allowances", "holidays", "funders", "quotas", "groups", "hubs", "visas", "deadlines",
    "uncertainty", "slips",
)  # fmt: skip
TABLES = REQUIRED_TABLES + OPTIONAL_TABLES
_CLOSED = frozenset({"choice", "choices", "boolean", "weekdays"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, or one setting.

    Attributes:
        table: name of the table, or section of the settings.
        name: heading, or key of the setting; in angle brackets when the case chooses it.
        type: kind of the text: id, text, integer, decimal, date, choice, place and so on.
        unit: unit of the number; empty when it has none.
        is_required: a blank cell is an error.
        default: what a blank cell stands for; empty: nothing.
        allowed: choices parted by semicolons, bounds such as ``>= 0`` or ``> 0, <= 12``, or the table
            of the ids.
        meaning: what it says, for people.
    """

    table: str
    name: str
    type: str
    unit: str
    is_required: bool
    default: str
    allowed: str
    meaning: str

    @property
    def choices(self) -> tuple[str, ...]:
        """The closed list of values; empty when there is none."""
        return tuple(self.allowed.split(";")) if self.type in _CLOSED else ()

    @property
    def is_free(self) -> bool:
        """True when the case chooses the heading, as with sessions and currencies."""
        return self.name.startswith("<")


@cache
def dictionary() -> tuple[Column, ...]:
    """Return the whole dictionary, in the order of the file."""
    with data_path("dictionary.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Column(
                table=row["table"],
                name=row["column"],
                type=row["type"],
                unit=row["unit"],
                is_required=row["required"] == "yes",
                default=row["default"],
                allowed=row["allowed"],
                meaning=row["meaning"],
            )
            for row in csv.DictReader(file)
        )


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, or the settings of a section.

    Args:
        table: name of the table or section.
    """
    return tuple(column for column in dictionary() if column.table == table)


@cache
def column(table: str, name: str) -> Column:
    """Return one column of a table, or one setting of a section.

    Args:
        table: name of the table or section.
        name: heading or key.

    Raises:
        KeyError: the dictionary has no such column.
    """
    found = {each.name: each for each in columns_of(table)}
    return found[name]
