"""Ranges of a plan: all draws, what its totals may be, and how its dates do against all others."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from logistics.case.case import Case
from logistics.errors import VerificationError
from logistics.planning.formulate import Formulation
from logistics.planning.run import Run
from logistics.pricing.pricebook import PriceBook
from logistics.uncertainty.choices import choices_of
from logistics.uncertainty.costing import Ledger
from logistics.uncertainty.result import Dates, DrawRequest, Judged, Range, Ranges, Strain
from logistics.uncertainty.scene import ledger_of
from logistics.uncertainty.spreads import FloatArray
from logistics.uncertainty.tornado import Trial, assumptions_of
from logistics.uncertainty.totals import Name, Sum, Till
from logistics.uncertainty.verdicts import Tally
from logistics.uncertainty.worlds import BLOCK
from solver.watch import SILENT, Watch

MOST_SHOWN = 5
"""Dates that are best in the most draws, as many as are told."""
QUANTILES = (10, 50, 90)
"""Percentiles told of every total [%]."""


def ranges_of(done: Run, request: DrawRequest, watch: Watch = SILENT) -> Ranges:
    """Return the ranges of a plan.

    Dates are decided before the draw and kept. In each draw people stay on or go home between two sessions,
    whichever is cheaper at its prices, as in every plan of the program.

    Args:
        done: the plan, whatever was left open decided.
        request: which draws are wanted.
        watch: hears of progress and may stop the work between two blocks.

    Raises:
        VerificationError: with everything as the case says, the table of costs differs from the plan.
    """
    watch.progress("lay out every choice of dates", None, None)
    scene = Scene.of(done.case, done.prices, done.formulation, done.outcome.choice)
    planned = scene.till.totals(scene.ledger.urn.central())
    scene.check(done.plan.cost_cents, planned)
    tally = scene.tally(request.draws)
    parts: list[dict[Name, FloatArray]] = []
    for costs, totals in scene.blocks(request, watch):
        tally.add(costs)
        parts.append(totals)
    drawn = {name: np.concatenate([part[name] for part in parts]) for name in planned}
    told = scene.told(replace(request, draws=tally.draws), tally, planned, drawn)
    if not request.has_trials:
        return told
    watch.progress("try every assumption alone", None, None)
    trial = Trial(scene.ledger, scene.recommended, scene.dates)
    return replace(told, assumptions=assumptions_of(trial, done.prices, done.formulation))


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What is drawn for, and how choices are read."""

    case: Case
    formulation: Formulation
    ledger: Ledger
    till: Till
    recommended: int
    is_complete: bool
    ceilings: Mapping[str, int]

    @classmethod
    def of(cls, case: Case, prices: PriceBook, formulation: Formulation, chosen: tuple[int, ...]) -> Scene:
        """Return the scene of a decided case and its recommended choice, anchors included."""
        choices = choices_of(formulation, chosen)
        ledger = ledger_of(case, prices, formulation, choices)
        starts = np.cumsum([0, *(len(some) for some in formulation.options)])[:-1]
        wanted = np.array(chosen[: len(starts)]) - starts
        recommended = int(np.flatnonzero((choices.options == wanted).all(axis=1))[0])
        till = Till(ledger, recommended, dict(prices.lump_sums))
        return cls(case, formulation, ledger, till, recommended, choices.is_complete, prices.ceilings)

    def dates(self, choice: int) -> Dates:
        """Return the consultations as a choice places them, in order of time."""
        placed = zip(self.formulation.options, self.ledger.slate.choices[choice], strict=True)
        sessions = (options.session(int(option)) for options, option in placed)
        return tuple(sorted(sessions, key=lambda s: (s.first_day, s.last_day, s.place.id, s.id)))

    def check(self, cents: int, planned: dict[Name, FloatArray]) -> None:
        """Compare the table of costs with the plan.

        Raises:
            VerificationError: they differ.
        """
        table = int(self.ledger.costs(self.ledger.urn.central())[0, self.recommended])
        added = int(planned[Sum.COST, ""][0])
        if not table == added == cents:
            told = f"ranges: {table} by the table of costs, {added} added up, {cents} planned [cents]"
            raise VerificationError((told,))

    def tally(self, draws: int) -> Tally:
        """Return an empty tally of the choices."""
        choices = self.ledger.slate.choices
        same = (choices == choices[self.recommended]).T
        return Tally(same, draws, self.case.ranges.worst_share)

    def blocks(
        self, request: DrawRequest, watch: Watch
    ) -> Iterator[tuple[FloatArray, dict[Name, FloatArray]]]:
        """Yield the costs of all choices and the totals of the recommended one, block by block, in order."""
        count = math.ceil(request.draws / BLOCK)
        with ThreadPoolExecutor(request.workers) as pool:
            for start in range(0, count, request.workers):
                if start and watch.is_stopped():
                    return
                numbers = range(start, min(start + request.workers, count))
                yield from pool.map(partial(self._block, request), numbers)

    def _block(self, request: DrawRequest, number: int) -> tuple[FloatArray, dict[Name, FloatArray]]:
        worlds = self.ledger.urn.block(request.seed, number, min(BLOCK, request.draws - number * BLOCK))
        return self.ledger.costs(worlds), self.till.totals(worlds)

    def told(
        self,
        request: DrawRequest,
        tally: Tally,
        planned: dict[Name, FloatArray],
        drawn: dict[Name, FloatArray],
    ) -> Ranges:
        """Return what came out."""
        recommended = self._judged(tally, self.recommended)
        order = [session.id for session in recommended.sessions]
        best = {
            options.consultation.id: int(count)
            for options, count in zip(self.formulation.options, tally.dates_best, strict=True)
        }
        return Ranges(
            request=request,
            rows=self.ledger.urn.rows,
            slips=self.case.slips,
            compared=len(self.ledger.slate.choices),
            is_complete=self.is_complete,
            totals=tuple(range_of(name, float(planned[name][0]), values) for name, values in drawn.items()),
            within_draws=int((drawn[Sum.COST, ""] <= planned[Sum.COST, ""]).sum()),
            missed_draws=int((drawn[Sum.MISSED, ""] > 0).sum()),
            recommended=recommended,
            dates_best=tuple((name, best[name]) for name in order),
            by_expected=self._judged(tally, tally.best_by_expected()),
            by_cvar=self._judged(tally, tally.best_by_cvar()),
            by_regret=self._judged(tally, tally.best_by_regret()),
            often=tuple(self._judged(tally, choice) for choice in tally.most_often_best(MOST_SHOWN)),
            strains=tuple(
                Strain(funder, ceiling, int((drawn[Sum.FUNDER, funder] > ceiling).sum()))
                for funder, ceiling in self.ceilings.items()
            ),
        )

    def _judged(self, tally: Tally, choice: int) -> Judged:
        verdict = tally.verdict(choice)
        return Judged(
            sessions=self.dates(choice),
            expected_cents=verdict.expected_cents,
            cvar_cents=verdict.cvar_cents,
            expected_regret_cents=verdict.expected_regret_cents,
            largest_regret_cents=verdict.largest_regret_cents,
            best_draws=verdict.best_draws,
        )


def range_of(name: Name, planned: float, values: FloatArray) -> Range:
    """Return the range of one total.

    Args:
        name: what it is a total of.
        planned: with everything as the case says.
        values: in each draw.
    """
    p10, p50, p90 = (percentile(values, percent) for percent in QUANTILES)
    return Range(name[0], str(name[1]), round(planned), p10, p50, p90)


def percentile(values: FloatArray, percent: int) -> int:
    """Return the smallest value that so many percent of the draws do not exceed."""
    position = math.ceil(len(values) * percent / 100) - 1
    return int(np.partition(values, position)[position])
