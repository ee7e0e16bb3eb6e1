"""Conditions on places, such as ``accessible=yes`` or ``safety>=3``: on columns of the case and a few."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from operator import eq, ge, gt, le, lt, ne

from logistics.case.places import Place
from logistics.countries import country

_FORM = re.compile(r"\s*([^<>=!]+?)\s*(>=|<=|!=|=|>|<)\s*(.+?)\s*")
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": eq, "!=": ne, ">=": ge, "<=": le, ">": gt, "<": lt,
}  # fmt: skip
_BUILT_IN: dict[str, Callable[[Place], str]] = {
    "id": lambda place: place.id,
    "city": lambda place: place.name,
    "country": lambda place: place.country,
    "region": lambda place: country(place.country).region,
    "office": lambda place: "yes" if place.has_office else "no",
    "capacity": lambda place: "" if place.capacity is None else str(place.capacity),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """What is asked of a place.

    Numbers are compared as numbers, everything else as text in any case; what is more or less than something
    has to be a number. A place whose cell is blank, or that has no such column, does not meet a condition.

    Attributes:
        column: heading, in small letters.
        relation: ``=``, ``!=``, ``>=``, ``<=``, ``>`` or ``<``.
        value: what the cell is compared with.
    """

    column: str
    relation: str
    value: str

    def __str__(self) -> str:
        return f"{self.column}{self.relation}{self.value}"

    def is_met_by(self, place: Place) -> bool:
        """Return whether a place meets the condition."""
        return self.holds(value_of(place, self.column))

    def holds(self, text: str) -> bool:
        """Return whether a text, such as that of a cell, is what is asked for; a blank one never is."""
        if not text:
            return False
        number, wanted = _number(text), _number(self.value)
        if number is not None and wanted is not None:
            return _COMPARE[self.relation](number, wanted)
        is_same = text.casefold() == self.value.casefold()
        return {"=": is_same, "!=": not is_same}.get(self.relation, False)


def condition(text: str) -> Condition | None:
    """Return the condition that a text states; None when it states none.

    Args:
        text: such as ``safety >= 3``.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    column, relation, value = match[1].casefold(), match[2], match[3]
    is_order = relation not in ("=", "!=")
    return None if is_order and _number(value) is None else Condition(column, relation, value)


def value_of(place: Place, column: str) -> str:
    """Return what a place has in a column; empty: nothing.

    Args:
        place: the place.
        column: heading in small letters: of the case's own, or id, city, country, region, office, capacity.
    """
    if column in _BUILT_IN:
        return _BUILT_IN[column](place)
    return next((value for name, value in place.flags if name.casefold() == column), "")


def known_columns(places: tuple[Place, ...]) -> tuple[str, ...]:
    """Return the columns that conditions on some places may name."""
    own = {name.casefold() for place in places for name, _ in place.flags}
    return (*_BUILT_IN, *sorted(own))


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
