"""Assumptions tried alone: how far each moves the cost, and from where on other dates cost less."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from logistics.case.case import Case
from logistics.case.uncertainty import WHOLE, Slip, Uncertainty, What
from logistics.planning.formulate import Formulation
from logistics.pricing.pricebook import PriceBook
from logistics.uncertainty.choices import Choices
from logistics.uncertainty.costing import Ledger
from logistics.uncertainty.party import Event
from logistics.uncertainty.result import Assumption, Dates, End, Turn
from logistics.uncertainty.scene import MOST_TRIED_DAYS, ledger_of
from logistics.uncertainty.spreads import FloatArray, tornado_factors
from logistics.uncertainty.switching import Switch, first_switch, switch_of_slip, switches_of_price
from logistics.uncertainty.trials import at_factors, at_refusals, at_shares, at_slip, best_of, expected
from logistics.uncertainty.worlds import Worlds, rounded

PERCENT = 100.0
ALL_FARES = Uncertainty("every-fare", What.FARE)
ALL_NIGHTS = Uncertainty("every-per-diem", What.PER_DIEM)
VISAS = Uncertainty("visa-refusals", What.VISA, source="table visas")
_PEOPLE = frozenset({What.SHOW_UP, What.ATTENDANCE})


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What assumptions are tried on.

    Attributes:
        ledger: prices draws.
        choice: number of the recommended choice.
        dates: what the number of a choice means.
    """

    ledger: Ledger
    choice: int
    dates: Callable[[int], Dates]

    def end(self, worlds: Worlds, value: float | None) -> End:
        """Return the end of an assumption at which there is one draw."""
        costs = np.round(self.ledger.costs(worlds)[0])
        best = best_of(costs)
        is_other = costs[best] < costs[self.choice]
        return End(value, int(costs[self.choice]), self.dates(best) if is_other else None, int(costs[best]))

    def turn(self, switch: Switch | None, scale: float = PERCENT) -> Turn | None:
        """Return a switching point in the unit in which it is told."""
        return None if switch is None else Turn(switch.value * scale, self.dates(switch.choice))


def assumptions_of(trial: Trial, prices: PriceBook, formulation: Formulation) -> tuple[Assumption, ...]:
    """Return every assumption of the case tried alone, the one that moves the cost most first.

    After them come those that the case is certain about and that are only asked after: all fares, all per
    diems, who attends each anchor, and on which days it is.

    Args:
        trial: what they are tried on.
        prices: prices of the case.
        formulation: its placement problem.
    """
    own = [_of_row(trial, number) for number in range(len(trial.ledger.urn.rows))]
    own += [*_of_slips(trial), *_of_visas(trial)]
    asked = [
        *_of_all_prices(trial, prices, formulation),
        *_of_anchors(trial, prices, formulation),
        *_of_moved_anchors(trial),
    ]
    return (*sorted(own, key=lambda each: -each.swing_cents), *asked)


def _of_row(trial: Trial, number: int) -> Assumption:
    row = trial.ledger.urn.rows[number]
    return _of_people(trial, number) if row.what in _PEOPLE else _of_price(trial, number)


def _of_price(trial: Trial, number: int) -> Assumption:
    urn = trial.ledger.urn
    row = urn.rows[number]
    spans = [urn.prices.fare_span(leg) for leg in range(len(urn.prices.geography.legs))]
    low, high = (np.array([span[side] for span in spans]).reshape(1, -1) for side in (0, 1))
    is_of_models = row.sigma is None and row.low is None
    ends = []
    for factors in tornado_factors(row, low, high):
        worlds = at_factors(urn, number, factors)
        whole = replace(
            worlds,
            fares=rounded(worlds.fares),
            lodging=rounded(worlds.lodging),
            meals=rounded(worlds.meals),
        )
        ends.append(trial.end(whole, None if is_of_models else float(factors.flat[0]) * PERCENT))
    below, above = switches_of_price(trial.ledger, number, trial.choice)
    return Assumption(row, low=ends[0], high=ends[1], below=trial.turn(below), above=trial.turn(above))


def _of_people(trial: Trial, number: int) -> Assumption:
    """Try a share of people: at its ends, if it has any, and from what the case says up and down."""
    row = trial.ledger.urn.rows[number]
    worlds_at = partial(at_shares, trial.ledger.urn, number)
    ends: list[End | None] = [
        None if end is None else trial.end(worlds_at(np.array([float(end / WHOLE)])), float(end))
        for end in (row.low, row.high)
    ]
    start = 1.0 if row.what is What.SHOW_UP else float(row.central / WHOLE)
    below, above = _switches_of_share(trial, worlds_at, start)
    return Assumption(row, low=ends[0], high=ends[1], below=trial.turn(below), above=trial.turn(above))


def _switches_of_share(
    trial: Trial, worlds_at: Callable[[FloatArray], Worlds], start: float
) -> tuple[Switch | None, Switch | None]:
    down, up = (
        first_switch(trial.ledger, worlds_at, np.array([start, end]), trial.choice) for end in (0.0, 1.0)
    )
    return (down if start > 0 else None), (up if start < 1 else None)


def _of_slips(trial: Trial) -> Iterator[Assumption]:
    """Yield anchors that may be moved together, at the earliest and at the latest of their slips."""
    urn = trial.ledger.urn
    for anchors in sorted({slip.anchors for slip in urn.case.slips}):
        rows = [slip for slip in urn.case.slips if slip.anchors == anchors]
        days = [0, *(slip.days for slip in rows)]
        ends = [trial.end(at_slip(urn, anchors, day), float(day)) for day in (min(days), max(days))]
        likeliest = max(rows, key=lambda slip: slip.probability)
        yield replace(_moved(trial, likeliest), low=ends[0], high=ends[1], is_asked=False)


def _of_visas(trial: Trial) -> Iterator[Assumption]:
    """Yield the refusal of visas: none at the one end, as often as the case says at the other."""
    urn = trial.ledger.urn
    if any(event.country for cohort in urn.party.cohorts for event in cohort.events):
        ends = (trial.end(urn.central(), 0.0), trial.end(at_refusals(urn), PERCENT))
        yield Assumption(VISAS, low=ends[0], high=ends[1])


def _of_moved_anchors(trial: Trial) -> Iterator[Assumption]:
    urn = trial.ledger.urn
    known = {slip.anchors for slip in urn.case.slips}
    for anchor in urn.movable:
        if (anchor,) not in known:
            yield _moved(trial, Slip((anchor,), 0, WHOLE * 0))


def _moved(trial: Trial, row: Slip) -> Assumption:
    later = tuple(range(1, MOST_TRIED_DAYS + 1))
    earlier = tuple(-day for day in later)
    below, above = (
        switch_of_slip(trial.ledger, row.anchors, days, trial.choice) for days in (earlier, later)
    )
    return Assumption(row, is_asked=True, below=trial.turn(below, 1.0), above=trial.turn(above, 1.0))


def _of_all_prices(trial: Trial, prices: PriceBook, formulation: Formulation) -> Iterator[Assumption]:
    """Yield all fares and all per diems, unless a row of the case is about just them."""
    asked = _on(trial, prices, formulation, (ALL_FARES, ALL_NIGHTS))
    for number, row in enumerate(asked.ledger.urn.rows):
        if not any(_is_for_all(own, row.what) for own in trial.ledger.urn.rows):
            below, above = switches_of_price(asked.ledger, number, asked.choice)
            yield Assumption(row, is_asked=True, below=asked.turn(below), above=asked.turn(above))


def _is_for_all(row: Uncertainty, what: What) -> bool:
    return row.what is what and not (row.region or row.countries or row.places)


def _of_anchors(trial: Trial, prices: PriceBook, formulation: Formulation) -> Iterator[Assumption]:
    """Yield for each anchor how many of those who attend it have to, and how many others may as well."""
    case = trial.ledger.slate.case
    consultations = {consultation.id for consultation in case.consultations}
    coming = {one.row_id: one for one in case.participants if one.in_person & consultations}
    for anchor in case.anchors:
        row = Uncertainty(f"attends-{anchor.id}", What.ATTENDANCE, tuple(sorted(coming)), session=anchor.id)
        attending = [one for one in coming.values() if anchor.id in one.in_person]
        asked = _on(trial, prices, formulation, (row,))
        if attending:
            yield _asked_share(asked, row, is_for_others=False)
        if len(attending) < len(coming):
            yield _asked_share(asked, row, is_for_others=True)


def _asked_share(trial: Trial, row: Uncertainty, *, is_for_others: bool) -> Assumption:
    urn = trial.ledger.urn

    def worlds_at(shares: FloatArray) -> Worlds:
        def chance(_: Event, is_planned: bool) -> FloatArray:  # noqa: FBT001 - as Chance has it
            return np.full(len(shares), np.nan) if is_planned is is_for_others else shares

        return expected(urn, len(shares), chance)

    below, above = _switches_of_share(trial, worlds_at, 0.0 if is_for_others else 1.0)
    return Assumption(
        row,
        is_asked=True,
        is_for_others=is_for_others,
        below=trial.turn(below),
        above=trial.turn(above),
    )


def _on(trial: Trial, prices: PriceBook, formulation: Formulation, rows: tuple[Uncertainty, ...]) -> Trial:
    """Return a trial of the same choices in which only some rows are uncertain."""
    case: Case = replace(trial.ledger.slate.case, uncertainties=rows, slips=())
    if not any(row.what is What.FARE for row in rows):
        case = replace(case, uncertainties=(*rows, replace(ALL_FARES, places=("",))))
    choices = Choices(trial.ledger.slate.choices, is_complete=True)
    return replace(trial, ledger=ledger_of(case, prices, formulation, choices))
