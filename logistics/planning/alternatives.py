"""What else could have been decided: next-best plans, and the cost of every allowed date."""

from __future__ import annotations

from dataclasses import dataclass

from logistics.case.calendar import Session
from logistics.planning.formulate import Formulation
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
        cost_cents: total of that plan [cents]; None when the time ran out or no such plan exists.
        is_known: False when the time ran out.
    """

    session: Session
    cost_cents: int | None
    is_known: bool = True


def next_best(
    formulation: Formulation, chosen: tuple[int, ...], count: int, watch: Watch, seconds: float | None
) -> tuple[Alternative, ...]:
    """Return the cheapest plans other than the chosen one, cheapest first."""
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
    """Return the cost of every allowed placement of every consultation, the others at their best."""
    costs = cost_by_option(formulation.problem, watch=watch, seconds=seconds)
    found: list[DateCost] = []
    start = 0
    for options in formulation.options:
        for index in range(len(options)):
            cost = int(costs[start + index])
            total = cost + formulation.remote_cents if cost >= 0 else None
            found.append(DateCost(options.session(index), total, is_known=cost != NOT_KNOWN))
        start += len(options)
    return tuple(found)
