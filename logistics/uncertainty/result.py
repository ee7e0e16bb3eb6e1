"""What came out of the draws: small, plain and picklable."""

from __future__ import annotations

from dataclasses import dataclass

from logistics.case.calendar import Session
from logistics.case.uncertainty import Slip, Uncertainty
from logistics.uncertainty.totals import Sum

Dates = tuple[Session, ...]
"""The consultations as placed, in order of time."""


@dataclass(frozen=True, slots=True)
class DrawRequest:
    """Which draws are wanted.

    Attributes:
        draws: how many.
        seed: of all of them; the same seed gives the same draws.
        workers: threads that share the work; the result does not hang on it.
        has_trials: assumptions are tried one at a time, too.
    """

    draws: int
    seed: int = 0
    workers: int = 1
    has_trials: bool = True


@dataclass(frozen=True, slots=True)
class Range:
    """One total of the plan over all draws; money in cents, hours in 1/100 h, CO2e in 1/10,000 kg.

    Attributes:
        about: what it is a total of.
        key: kind of cost, id of funder or consultation, name of group, where it is about one; else empty.
        planned: with everything as the case says.
        p10: at most this in one of ten draws: the smallest value that so many draws do not exceed.
        p50: the same for half of the draws.
        p90: the same for nine of ten.
    """

    about: Sum
    key: str
    planned: int
    p10: int
    p50: int
    p90: int


@dataclass(frozen=True, slots=True)
class Judged:
    """Dates decided before the draw, over all draws.

    Attributes:
        sessions: the consultations as placed.
        expected_cents: mean cost [cents].
        cvar_cents: mean cost of the costliest draws [cents].
        expected_regret_cents: mean of what they cost more than the best dates of each draw [cents].
        largest_regret_cents: most that they cost more than the best dates of a draw [cents].
        best_draws: draws in which no dates cost less.
    """

    sessions: Dates
    expected_cents: int
    cvar_cents: int
    expected_regret_cents: int
    largest_regret_cents: int
    best_draws: int


@dataclass(frozen=True, slots=True)
class Strain:
    """How often a funder's ceiling is passed.

    Attributes:
        funder: id.
        ceiling_cents: most it pays [cents].
        draws: draws in which its part of the plan would cost more.
    """

    funder: str
    ceiling_cents: int
    draws: int


@dataclass(frozen=True, slots=True)
class End:
    """One end of an assumption, all others as the case says.

    Attributes:
        value: percent of the price or of the people, or days; None where each route has its own.
        cents: cost of the recommended dates [cents].
        best: dates that cost least; None: the recommended ones do.
        best_cents: what those cost [cents].
    """

    value: float | None
    cents: int
    best: Dates | None
    best_cents: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Where other dates become the cheapest.

    Attributes:
        value: percent of the price or of the people, or days, beyond which they are.
        dates: the dates that cost less there.
    """

    value: float
    dates: Dates


@dataclass(frozen=True, slots=True)
class Assumption:
    """One assumption tried alone.

    Attributes:
        row: the row of the case, or one in its manner that is only asked after.
        is_asked: only asked after: no row of the case says how far it may be off.
        is_for_others: about those who do not attend the session, where it is about attendance; else about
            those who do.
        low: at its low end; None where no end is known.
        high: at its high end.
        below: the nearest value below what the case says beyond which other dates cost less; None: none does.
        above: the same above it.
    """

    row: Uncertainty | Slip
    is_asked: bool = False
    is_for_others: bool = False
    low: End | None = None
    high: End | None = None
    below: Turn | None = None
    above: Turn | None = None

    @property
    def has_ends(self) -> bool:
        """True when it is known how far it may be off."""
        return self.low is not None and self.high is not None

    @property
    def swing_cents(self) -> int:
        """How far its ends are apart in the cost of the recommended dates [cents]."""
        return 0 if self.low is None or self.high is None else abs(self.high.cents - self.low.cents)


@dataclass(frozen=True, slots=True)
class Ranges:
    """What came out of the draws.

    Attributes:
        request: which draws were wanted.
        rows: uncertainties drawn, the default one on fares included.
        slips: anchors that may be moved.
        compared: number of choices of dates compared.
        is_complete: they are all that the calendar allows; else cheap ones at the prices of the case.
        totals: totals of the recommended dates.
        within_draws: draws in which the plan costs no more than planned.
        missed_draws: draws in which somebody would have to be at two sessions at once.
        recommended: the recommended dates.
        dates_best: for each consultation, in order of time: id, and draws in which some best dates have it on
            its recommended date.
        by_expected: dates of least expected cost.
        by_cvar: dates of least CVaR.
        by_regret: dates of least largest regret.
        often: dates that are best in the most draws.
        strains: funders with a ceiling.
        assumptions: assumptions tried alone, the one that moves the cost most first.
    """

    request: DrawRequest
    rows: tuple[Uncertainty, ...]
    slips: tuple[Slip, ...]
    compared: int
    is_complete: bool
    totals: tuple[Range, ...]
    within_draws: int
    missed_draws: int
    recommended: Judged
    dates_best: tuple[tuple[str, int], ...]
    by_expected: Judged
    by_cvar: Judged
    by_regret: Judged
    often: tuple[Judged, ...]
    strains: tuple[Strain, ...]
    assumptions: tuple[Assumption, ...] = ()

    def total(self, about: Sum, key: str = "") -> Range:
        """Return one of the totals.

        Raises:
            KeyError: there is none of that name.
        """
        return {(each.about, each.key): each for each in self.totals}[about, key]
