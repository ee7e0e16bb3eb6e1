"""What the options of hubs ask for."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from logistics.planning.asked_places import AskedPlaces
    from logistics.planning.hubs.request import HubsRequest, Reach

KINDS = ("km", "hours", "cost")


def request(
    what: tuple[str, int, list[str]],
    sizes: tuple[int | None, int | None],
    beyond: list[str],
    worth: str | None,
) -> HubsRequest:
    """Return what is asked of hubs.

    Args:
        what: id of the consultation, number of hubs, ids of places that must be among them.
        sizes: least and most people at a hub.
        beyond: limits of reach, each of the form KIND=MOST.
        worth: what it counts that a person is out of reach, as an amount; None: not said.

    Raises:
        typer.BadParameter: options contradict one another, or a text has another form.
    """
    from logistics.money import cents
    from logistics.planning.hubs.request import HubsRequest

    consultation, count, fixed = what
    least, most = sizes
    if len(set(fixed)) > count:
        raise typer.BadParameter(f"{len(set(fixed))} places, and {count} hubs", param_hint="--fixed")
    if least is not None and most is not None and least > most:
        raise typer.BadParameter(f"{least} is more than --most {most}", param_hint="--least")
    if worth is not None and not beyond:
        raise typer.BadParameter("says nothing without --remote-beyond", param_hint="--worth")
    amount = None if worth is None else cents(_number(worth, "--worth"))
    limits = tuple(_limits(beyond).items())
    return HubsRequest(consultation, count, tuple(dict.fromkeys(fixed)), None, least, most, limits, amount)


def places(candidates: str, only: list[str] | None) -> AskedPlaces:
    """Return which places may be hubs.

    Args:
        candidates: places and kinds of places, parted by semicolons.
        only: conditions on them.

    Raises:
        typer.BadParameter: a condition has another form.
    """
    from logistics.commands.conditions import conditions
    from logistics.intake.cells import parted
    from logistics.planning.asked_places import AskedPlaces

    return AskedPlaces(parted(candidates), conditions(only))


def minutes(hours: float | None) -> int | None:
    """Return the length of a sitting; None: none was asked for [min]."""
    return None if hours is None else round(hours * 60)


def _limits(texts: list[str]) -> dict[Reach, Decimal]:
    from logistics.planning.hubs.request import Reach

    found: dict[Reach, Decimal] = {}
    for text in texts:
        kind, sign, most = text.partition("=")
        if not sign or kind not in KINDS or Reach(kind) in found:
            hint = f"'{text}' is not KIND=MOST with one of {', '.join(KINDS)}, each once"
            raise typer.BadParameter(hint, param_hint="--remote-beyond")
        found[Reach(kind)] = _number(most, "--remote-beyond")
    return found


def _number(text: str, option: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or value < 0:
        raise typer.BadParameter(f"'{text}' is not a number, 0 or more", param_hint=option)
    return value
