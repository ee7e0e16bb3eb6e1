"""Single values of TOML as text, with who says so and a remark."""

from __future__ import annotations

from datetime import date, datetime, time

PARTS = ("value", "source", "note")


def toml_parts(given: object) -> tuple[str, str, str] | None:
    """Return value, source and note of what stands behind a key; None where it is no single value.

    Args:
        given: as tomllib gives it: a value, or a table of value, source and note.
    """
    parts = given if isinstance(given, dict) else {"value": given}
    texts = {name: toml_text(value) for name, value in parts.items()}
    if None in texts.values() or not set(texts) <= set(PARTS) or "value" not in texts:
        return None
    value, source, note = (texts.get(name) or "" for name in PARTS)
    return value, source, note


def toml_text(value: object) -> str | None:
    """Return a single value of TOML as text; None for a list or a table.

    Args:
        value: as tomllib gives it, floats left as text.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return str(value) if isinstance(value, int | date | time) else None
