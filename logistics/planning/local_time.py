"""Instants and local time: when a session is held elsewhere, and how much of it outside 08-20 there.

The time zone database knows the offset of every instant, so that daylight saving time is right on the very
date, also where it begins or ends in the middle of a session.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OPENS, CLOSES = time(8), time(20)
"""Local times between which it is no burden to attend."""
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def instant(day: date, clock: time, zone: str) -> datetime:
    """Return the instant at which a clock in a zone shows a time, in UTC.

    A time that a clock leaves out, or shows twice, is read with the offset that held before.

    Args:
        day: local day.
        clock: local time, without a zone.
        zone: IANA name.
    """
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)


def shown(moment: datetime, zone: str) -> datetime:
    """Return what a clock and a calendar in a zone show at an instant."""
    return moment.astimezone(ZoneInfo(zone))


def minutes_outside(start: datetime, end: datetime, zone: str) -> int:
    """Return how much of the time between two instants is outside 08-20 in a zone [min].

    Args:
        start: first instant, in UTC.
        end: instant at which it is over, in UTC.
        zone: IANA name.
    """
    inside = timedelta(0)
    reached = start
    day, last = shown(start, zone).date(), shown(end, zone).date()
    while day <= last:
        # a day that a zone leaves out (Apia, 30 December 2011) would otherwise count twice
        opens = max(instant(day, OPENS, zone), reached)
        closes = min(instant(day, CLOSES, zone), end)
        if closes > opens:
            inside += closes - opens
            reached = closes
        day += DAY
    return (end - start - inside) // MINUTE
