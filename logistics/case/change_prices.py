"""What it costs to change a plan once it is published."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ChangePrices:
    """The prices of changing a published plan, in the currency of the case, and how long it may be changed.

    Attributes:
        session: for each consultation whose dates or place change.
        day: for each day by which its first day moves.
        place: on top, when it moves to another place.
        person: for each person who was to come in person, as published.
        notice_days: no change of what begins within so many days, and none to a day within them [days].
        ticket_fee: for each journey of a person that is bought and has to be changed.
        ticket_share: share of the fare of such a journey that is lost [%].
    """

    session: Decimal = Decimal(0)
    day: Decimal = Decimal(0)
    place: Decimal = Decimal(0)
    person: Decimal = Decimal(0)
    notice_days: int = 0
    ticket_fee: Decimal = Decimal(0)
    ticket_share: Decimal = Decimal(0)
