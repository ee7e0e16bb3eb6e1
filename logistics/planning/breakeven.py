"""When not to move: from which overlap on a consultation beside an anchor costs less than by itself.

A consultation is compared with itself, anchor by anchor and nothing else in the calendar: by itself, a trip
of its own for everybody, on the allowed day and in the allowed place where that costs least; and beside the
anchor, on the allowed day in reach of it where it costs least with those who are at the anchor anyway.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from logistics.case.calendar import Session
from logistics.case.places import Place


@dataclass(frozen=True, slots=True)
class Home:
    """What a consultation costs people of one origin, each.

    Attributes:
        origin: where they live.
        invited: who are to come to the consultation in person [persons].
        there: those of them who are at the anchor anyway [persons].
        apart_cents: the consultation by itself [cents].
        beside_cents: the consultation beside the anchor, as a trip of its own [cents].
        saved_cents: what joining both trips saves who is at the anchor anyway; may be negative [cents].
    """

    origin: Place
    invited: int
    there: int
    apart_cents: int
    beside_cents: int
    saved_cents: int


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Whether a consultation pays beside an anchor.

    If a share of the invited, chosen at random, is at the anchor anyway, the consultation beside it is
    expected to cost ``extra - share * full`` more than by itself. ``share`` is where that is zero.

    Attributes:
        consultation: id.
        anchor: the anchor.
        apart: the consultation by itself.
        beside: the consultation beside the anchor; None: no allowed day is in reach.
        invited: who are to come in person [persons].
        there: those of them who are at the anchor anyway [persons].
        extra_cents: what the other day or place costs more when nobody is at the anchor, with
            the venue [cents].
        full_cents: what joining the trips would save if all invited were at the anchor [cents].
        joined_cents: what it saves those who are [cents].
        saved_kg: emissions saved beside the anchor, against apart; may be negative [kg CO2e].
        venue_cents: what the venue costs apart, and beside the anchor [cents].
        homes: the same by origin, each person.
    """

    consultation: str
    anchor: Session
    apart: Session
    beside: Session | None
    invited: int
    there: int
    extra_cents: int = 0
    full_cents: int = 0
    joined_cents: int = 0
    saved_kg: Fraction = Fraction(0)
    venue_cents: tuple[int, int] = (0, 0)
    homes: tuple[Home, ...] = ()

    @property
    def saved_cents(self) -> int:
        """What it costs less beside the anchor than by itself, person by person; may be negative [cents]."""
        return self.joined_cents - self.extra_cents

    @property
    def pays(self) -> bool:
        """True when it costs less beside the anchor than by itself."""
        return self.saved_cents > 0

    @property
    def share(self) -> Fraction | None:
        """Share of the invited who must be at the anchor anyway, 0 to 1; None: all are not enough."""
        if self.full_cents <= 0 or self.extra_cents > self.full_cents:
            return None
        return Fraction(self.extra_cents, self.full_cents)

    @property
    def needed(self) -> int | None:
        """The same as a number of people, the least that is enough [persons]; None: all are not enough."""
        return None if self.share is None else ceil(self.share * self.invited)


@dataclass(frozen=True, slots=True)
class Advice:
    """What placing a consultation beside other sessions is worth in the plan.

    Attributes:
        session: the consultation as planned.
        apart: by itself, on the allowed day and in the allowed place where that costs least.
        saved_cents: what all trips cost less as planned than with the consultation by itself [cents].
    """

    session: Session
    apart: Session
    saved_cents: int

    @property
    def is_worth_moving(self) -> bool:
        """True when the plan costs less than the consultation by itself."""
        return self.saved_cents > 0


@dataclass(frozen=True, slots=True)
class Moves:
    """What moving the consultations of a plan is worth.

    Attributes:
        pairs: each consultation beside each anchor, in order of time.
        advice: what the plan's own placements are worth, a consultation each.
    """

    pairs: tuple[BreakEven, ...] = ()
    advice: tuple[Advice, ...] = ()
