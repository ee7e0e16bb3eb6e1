"""What the options of a plan say about what it is to do best."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from logistics.case.rules import Mode
    from logistics.planning.front import FrontRequest

BURDENS = ("cost", "hours", "nights", "trips")
WHOLE = ("nights", "trips")


def mode(text: str | None) -> Mode | None:
    """Return the mode that is asked for; None: that of the case."""
    from logistics.case.rules import Mode

    if text is None:
        return None
    if text not in set(Mode):
        raise typer.BadParameter(f"'{text}' is none of {', '.join(Mode)}", param_hint="--mode")
    return Mode(text)


def burden(text: str) -> str:
    """Return the kind of burden that is asked for."""
    if text not in BURDENS:
        raise typer.BadParameter(f"'{text}' is none of {', '.join(BURDENS)}", param_hint="--burden")
    return text


def most_each(texts: list[str]) -> tuple[tuple[str, Decimal], ...]:
    """Return the most that one person may bear, by kind."""
    found: dict[str, Decimal] = {}
    for text in texts:
        kind, sign, most = text.partition("=")
        if not sign or kind not in BURDENS or kind in found:
            hint = f"'{text}' is not KIND=MOST with one of {', '.join(BURDENS)}, each once"
            raise typer.BadParameter(hint, param_hint="--max-burden")
        found[kind] = _number(kind, most)
    return tuple(found.items())


def _number(kind: str, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or value < 0 or (kind in WHOLE and value != value.to_integral_value()):
        what = "a whole number" if kind in WHOLE else "a number"
        raise typer.BadParameter(f"'{text}' is not {what}, 0 or more", param_hint="--max-burden")
    return value


def front(text: str | None, kind: str, points: int) -> FrontRequest | None:
    """Return the front that is asked for; None: none."""
    if text is None:
        return None
    from logistics.planning.front import RESPECTS, FrontRequest

    names = tuple(name.strip() for name in text.split(","))
    if len(names) != 2 or names[0] == names[1] or not set(names) <= set(RESPECTS):  # noqa: PLR2004
        hint = f"'{text}' is not two of {', '.join(RESPECTS)}, parted by a comma"
        raise typer.BadParameter(hint, param_hint="--front")
    return FrontRequest((names[0], names[1]), kind, points)
