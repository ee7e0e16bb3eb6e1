"""The time between two sessions of one trip: which nights are spent where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from logistics.case.rules import Rules


class Bridge(StrEnum):
    """What a person does between two sessions."""

    STAY = "stay on"
    HOME = "go home"


@dataclass(frozen=True, slots=True)
class Between:
    """Nights from the last day of one session to the first day of the next, and what is allowed.

    Attributes:
        at_first: nights that must be spent at the first place [nights].
        free: nights that may be spent at either [nights].
        at_second: nights that must be spent at the second place [nights].
        may_stay: staying on is allowed.
        may_go_home: going home and back is allowed.
    """

    at_first: int
    free: int
    at_second: int
    may_stay: bool
    may_go_home: bool


def between(rules: Rules, days: int) -> Between:
    """Return the nights between two sessions.

    A person leaves ``leave_days`` after the first session and arrives ``arrive_days`` before the second;
    where the gap is shorter than both, the stay at the first place is cut before that at the second.

    Args:
        rules: offsets and limits of the case.
        days: from the last day of the first session to the first day of the second [days], may be
            negative when sessions share days.
    """
    arrival = max(days - rules.arrive_days, 0)
    leaving = min(rules.leave_days, arrival)
    waiting = days - rules.arrive_days - rules.leave_days
    return Between(
        at_first=leaving,
        free=arrival - leaving,
        at_second=days - arrival,
        may_stay=waiting <= rules.longest_stay_nights,
        may_go_home=waiting >= rules.home_nights,
    )
