"""What is kept of the plan of one scenario."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.exhibits.purses import purses
from logistics.exhibits.summary import attending
from logistics.planning.comparison import cents_by_kind
from logistics.planning.run import Run
from logistics.pricing.quotes import PartKind
from logistics.sweep.task import Amount, Drawn, Figures, Placed
from logistics.uncertainty.result import Ranges
from logistics.uncertainty.totals import Sum


def figures_of(run: Run, ranges: Ranges | None = None) -> Figures:
    """Return what is kept of a plan.

    Args:
        run: the plan with its baseline.
        ranges: how it does in draws; None: nobody asked.
    """
    return Figures(
        cost_cents=run.plan.cost_cents,
        baseline_cents=run.baseline.cost_cents,
        bound_cents=run.bound_cents,
        people=_people(run),
        journeys=run.plan.journeys,
        hours=run.plan.hours,
        co2e_kg=run.plan.co2e_kg,
        placed=tuple(
            Placed(
                session.id,
                session.first_day.isoformat(),
                session.last_day.isoformat(),
                session.place.id,
                attending(run.case, session.id),
            )
            for session in run.plan.sessions
        ),
        amounts=(*_by_kind(run), *_by_group(run), *_by_funder(run)),
        drawn=None if ranges is None else _drawn(ranges),
    )


def _drawn(ranges: Ranges) -> Drawn:
    cost, judged = ranges.total(Sum.COST), ranges.recommended
    return Drawn(
        draws=ranges.request.draws,
        p10_cents=cost.p10,
        p50_cents=cost.p50,
        p90_cents=cost.p90,
        expected_cents=judged.expected_cents,
        cvar_cents=judged.cvar_cents,
        expected_regret_cents=judged.expected_regret_cents,
        largest_regret_cents=judged.largest_regret_cents,
        best_draws=judged.best_draws,
    )


def _people(run: Run) -> int:
    consultations = {session.id for session in run.plan.sessions}
    return sum(p.people for p in run.case.participants if p.in_person & consultations)


def _by_kind(run: Run) -> Iterator[Amount]:
    plan, baseline = cents_by_kind(run.plan), cents_by_kind(run.baseline)
    for kind in PartKind:
        if kind in plan or kind in baseline:
            yield Amount("kind", kind.value, plan.get(kind, 0), baseline.get(kind, 0))


def _by_group(run: Run) -> Iterator[Amount]:
    sums: dict[str, tuple[int, int]] = {}
    for line, apart in zip(run.plan.itineraries, run.baseline.itineraries, strict=True):
        cents, apart_cents = sums.get(line.participant.group, (0, 0))
        sums[line.participant.group] = (cents + line.cents, apart_cents + apart.cents)
    for name, (cents, apart_cents) in sorted(sums.items()):
        yield Amount("group", name, cents, apart_cents)


def _by_funder(run: Run) -> Iterator[Amount]:
    for purse in purses(run):
        yield Amount("funder", purse.id, purse.paid_cents, purse.baseline_cents)
