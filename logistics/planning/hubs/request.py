"""What is asked of hubs: how many, which are given, how large, and who joins remotely."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Reach(StrEnum):
    """What may be limited for one person who goes to a hub."""

    KM = "km"
    """Great-circle distance from the origin to the hub [km]."""
    HOURS = "hours"
    """Hours of the journey to the hub, one way [h]."""
    COST = "cost"
    """What the consultation costs on top of everything else the person attends, in the case currency."""


@dataclass(frozen=True, slots=True)
class HubsRequest:
    """A consultation that is to be held in several places at once.

    Attributes:
        consultation: its id.
        count: number of hubs, at least one.
        fixed: ids of places that must be hubs.
        sitting_minutes: length of a common sitting that must lie within 08-20 local time, on the same local
            day, at every hub; None: no such rule [min].
        least: least people at a hub; None: no limit [persons].
        most: most people at a hub; None: no limit but the capacity of its place [persons].
        beyond: a person for whom every hub is farther, longer or dearer than this joins remotely.
        worth_cents: what it counts, beside the price of the connection, that one person is remote because
            no hub is within reach; None: as much as the dearest attendance within reach [cents].
        seconds: limit of time; None: none [s].
    """

    consultation: str
    count: int
    fixed: tuple[str, ...] = ()
    sitting_minutes: int | None = None
    least: int | None = None
    most: int | None = None
    beyond: tuple[tuple[Reach, Decimal], ...] = ()
    worth_cents: int | None = None
    seconds: float | None = None
