"""Addresses of cells, the same everywhere: ``table.id.column`` or ``section.key``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ID = re.compile(r"[A-Za-z0-9_-]+")
_PATTERN = re.compile(r"[A-Za-z0-9_*-]+")


def is_id(text: str) -> bool:
    """Return whether a text may be an id: letters A to Z, digits, dash and underscore.

    Args:
        text: the text.
    """
    return _ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """The name of one cell of a case, or of one setting.

    Attributes:
        table: name of the table, or section of the settings.
        id: id of the row, in which ``*`` stands for any signs; empty for a setting.
        column: heading of the column, or key of the setting.
    """

    table: str
    id: str
    column: str

    @classmethod
    def parse(cls, text: str) -> Address:
        """Return the address written in a text.

        Args:
            text: ``table.id.column`` or ``section.key``.

        Raises:
            ValueError: the text has not two or three parts, or a part is no id.
        """
        table, *middle, column = parts if len(parts := text.strip().split(".")) > 1 else ("", text)
        is_row = all(_PATTERN.fullmatch(part) for part in middle)
        if len(middle) > 1 or not is_row or not is_id(table) or not is_id(column):
            message = f"{text!r} is no address; write table.id.column or section.key"
            raise ValueError(message)
        return cls(table, "".join(middle), column)

    @property
    def is_pattern(self) -> bool:
        """True when the address may name cells of several rows."""
        return "*" in self.id

    @property
    def is_setting(self) -> bool:
        """True for a setting, false for a cell of a table."""
        return not self.id

    def __str__(self) -> str:
        return f"{self.table}.{self.column}" if self.is_setting else f"{self.table}.{self.id}.{self.column}"
