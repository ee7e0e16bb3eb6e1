"""How the rows of each table are named in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from logistics.address import is_id
from logistics.intake.dictionary import SECTIONS, columns_of
from logistics.spelling import fold
from logistics.tables import Row, Table

ROW_KEYS = {
    "attendance": ("participant",),
    "fares": ("from", "to"),
    "allowances": ("place", "country"),
    "holidays": ("name",),
    "groups": ("name",),
    "visas": ("nationality", "country"),
    "deadlines": ("what", "countries"),
    "slips": ("anchors", "days"),
}
"""Columns that name a row, by table, where they are not the column ``id``."""
JOINT = "--"
"""Parts the two ends of a route: ``fares.geneva--nairobi.amount``."""
PAIRS = frozenset({"deadlines", "fares", "slips", "visas"})
"""Tables whose rows are named by two columns, both of them."""
ALL = "all"
"""Stands for a blank cell in such a name: ``visas.IN--all.cost``."""


def key_columns(table: str) -> tuple[str, ...]:
    """Return the columns that name a row of a table.

    Args:
        table: name of the table.
    """
    return ROW_KEYS.get(table, ("id",))


def row_key(table: Table, row: Row) -> str:
    """Return how a row is named in addresses; empty when its key is blank.

    An id stands as it is. Other texts stand in small letters without accents, words parted by a
    dash: ``civil society`` is ``civil-society``.

    Args:
        table: the table.
        row: one of its rows.
    """
    cells = dict(zip(table.columns, row.cells, strict=True))
    texts = [cells.get(name, "").strip() for name in key_columns(table.name)]
    if table.name in PAIRS:
        texts = [text or ALL for text in texts]
    return JOINT.join(_as_id(text) for text in texts if text)


def _as_id(text: str) -> str:
    return text if is_id(text) else "-".join(fold(text).split())


def other_key(table: str, key: str) -> str:
    """Return the same route from the other end; the key itself where rows have no direction to lose.

    Args:
        table: name of the table.
        key: key of a row.
    """
    ends = key.split(JOINT)
    return JOINT.join(reversed(ends)) if table == "fares" and len(ends) == len(ROW_KEYS["fares"]) else key


def key_cells(table: str, key: str) -> dict[str, str]:
    """Return the cells that a new row needs so that it has the key.

    Args:
        table: name of the table.
        key: key of the row.
    """
    if table in PAIRS:
        ends = ("" if end == ALL else end for end in key.split(JOINT, 1))
        return dict(zip(key_columns(table), ends, strict=True))
    if table == "allowances":
        return {"country" if re.fullmatch("[A-Z]{2}", key) else "place": key}
    return {key_columns(table)[0]: key}


def matching(pattern: str, keys: Iterable[str]) -> tuple[str, ...]:
    """Return the keys that a pattern names, in which ``*`` stands for any signs.

    Args:
        pattern: a key with one ``*`` or more.
        keys: keys of the rows.
    """
    expression = re.compile(".*".join(re.escape(part) for part in pattern.split("*")))
    return tuple(key for key in keys if expression.fullmatch(key))


def known_settings() -> tuple[str, ...]:
    """Return the addresses of all settings of the dictionary but exchange rates."""
    return tuple(
        f"{section}.{column.name}"
        for section in SECTIONS
        for column in columns_of(section)
        if not column.is_free
    )
