"""What else could have been decided: next-best plans, and the cost of every allowed date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from logistics.case.calendar import Session
from logistics.planning.formulate import Formulation
from logistics.planning.options import Options
from solver.alternatives import NOT_KNOWN, alternatives, cost_by_option
from solver.outcome import Status
from solver.watch import Watch


@dataclass(frozen=True, slots=True)
class Alternative:
    """A plan by its dates.

    Attributes:
        sessions: the consultations as placed.
        cost_cents: total, remote attendance included [cents].
        is_proven: no plan between this one and those before it was left out.
    """

    sessions: tuple[Session, ...]
    cost_cents: int
    is_proven: bool = True


@dataclass(frozen=True, slots=True)
class DateCost:
    """The best plan that puts a consultation on a date.

    Attributes:
        session: the consultation on that date and place.
        cost_cents: total of that plan [cents]; None when it is not known or no such plan exists.
        is_known: False when the time ran out, or the placement was left out by bounds.
        above_cents: the plan costs more than this, as bounds prove [cents]; None where they were not asked.
    """

    session: Session
    cost_cents: int | None
    is_known: bool = True
    above_cents: int | None = None


def next_best(
    formulation: Formulation, chosen: tuple[int, ...], count: int, watch: Watch, seconds: float | None
) -> tuple[Alternative, ...]:
    """Return the cheapest plans other than the chosen one, cheapest first."""
    if not count:
        return ()
    found = alternatives(formulation.problem, count + 1, watch=watch, seconds=seconds)
    return tuple(
        Alternative(
            formulation.sessions(outcome.choice),
            outcome.cost + formulation.remote_cents,
            is_proven=outcome.status is Status.OPTIMAL,
        )
        for outcome in found
        if outcome.cost is not None and outcome.choice != chosen
    )[:count]


def cost_by_date(formulation: Formulation, watch: Watch, seconds: float | None) -> tuple[DateCost, ...]:
    """Return the cost of every allowed placement of every consultation, the others at their best.

    Of the placements left out by bounds only the first of each day is given on which no other is left.
    """
    costs = cost_by_option(formulation.problem, watch=watch, seconds=seconds)
    found: list[DateCost] = []
    start = 0
    for options, excluded in zip(formulation.options, formulation.narrowed.excluded, strict=True):
        mine = costs[start : start + len(options)].tolist()
        found += (_of_option(formulation, options.session(at), cost) for at, cost in enumerate(mine))
        found += _of_excluded(formulation, options, excluded)
        start += len(options)
    return tuple(found)


def _of_option(formulation: Formulation, session: Session, cost: int) -> DateCost:
    """Return the cost of a placement that was not left out.

    Beyond the cost that all plans wanted keep, what a placement goes best with may have been left out.
    """
    most = formulation.narrowed.most_cents
    if cost == NOT_KNOWN:
        return DateCost(session, None, is_known=False)
    if most is not None and not 0 <= cost <= most:
        return DateCost(session, None, is_known=False, above_cents=most + formulation.remote_cents)
    return DateCost(session, cost + formulation.remote_cents if cost >= 0 else None)


def _of_excluded(formulation: Formulation, options: Options, excluded: Options) -> Iterator[DateCost]:
    most = formulation.narrowed.most_cents
    if most is None:
        return
    days, at = np.unique(excluded.first, return_index=True)
    for index in at[~np.isin(days, options.first)].tolist():
        above = most + formulation.remote_cents
        yield DateCost(excluded.session(index), None, is_known=False, above_cents=above)
