"""Conditions on places, as options state them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from logistics.case.conditions import Condition


def conditions(texts: list[str] | None) -> tuple[Condition, ...]:
    """Return the conditions that ``--only`` states.

    Args:
        texts: one each; None: the option was not given.

    Raises:
        typer.BadParameter: a text states none.
    """
    from logistics.case.conditions import condition

    found = []
    for text in texts or []:
        one = condition(text)
        if one is None:
            raise typer.BadParameter(f"'{text}' is not a condition such as safety>=3", param_hint="--only")
        found.append(one)
    return tuple(found)
