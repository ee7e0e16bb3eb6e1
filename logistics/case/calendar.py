"""Sessions: anchors that are fixed, consultations still to be placed, days that are closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from logistics.case.conditions import Condition
from logistics.case.places import Place


@dataclass(frozen=True, slots=True)
class Session:
    """A dated gathering in one place: an anchor, or a consultation once it is placed.

    Attributes:
        id: identifier in the case.
        title: as shown to people.
        place: where.
        first_day: first day, included.
        last_day: last day, included.
    """

    id: str
    title: str
    place: Place
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Consultation:
    """A meeting still to be placed.

    Attributes:
        id: identifier in the case.
        title: as shown to people.
        days: length [days], weekends inside included.
        places: allowed places, in order of preference.
        earliest: first allowed first day.
        latest: last allowed last day.
        weekdays: weekdays on which it may sit, Monday = 0; every day of it must be one of them.
        beside: anchors to which it must be placed back-to-back (any one of them); empty: no such rule.
        beside_gap_days: most free days between it and that anchor [days].
        after: ids of sessions (anchors or consultations) it must follow.
        least_gap_days: least free days between it and each of ``after`` [days].
        most_gap_days: most free days between it and each of ``after`` [days]; None: no limit.
        start: hour at which those in the room would begin each day, local time; None: not said.
        hours: length of each day's session [h].
        host: id of the funder that pays the venue; empty: nobody named.
        pays_venue: its venue is paid for in this case; False where it is paid for elsewhere.
        only: conditions that each of ``places`` meets.
        sittings: most sittings a day that the session may be given in, one or two.
        series: name of the series it belongs to, which may rotate over regions; empty: none.
    """

    id: str
    title: str
    days: int
    places: tuple[Place, ...]
    earliest: date
    latest: date
    weekdays: frozenset[int] = frozenset(range(5))
    beside: tuple[str, ...] = ()
    beside_gap_days: int = 0
    after: tuple[str, ...] = ()
    least_gap_days: int = 0
    most_gap_days: int | None = None
    start: time | None = None
    hours: Decimal = Decimal(6)
    sittings: int = 1
    series: str = ""
    host: str = ""
    pays_venue: bool = True
    only: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Days on which no consultation sits: holidays of the case's own and blackout days.

    Attributes:
        name: as shown to people.
        first_day: first day, included.
        last_day: last day, included.
        place: closed there only; None: everywhere.
        consultation: id of the one consultation it concerns; empty: all.
    """

    name: str
    first_day: date
    last_day: date
    place: Place | None = None
    consultation: str = ""
