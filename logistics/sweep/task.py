"""What one scenario of a sweep asks and answers: plain data that travels between processes."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from logistics.intake.draft import Draft
from logistics.sweep.points import Params


class Status(StrEnum):
    """How a scenario ended."""

    OPTIMAL = "optimal"
    """A plan whose cost equals the proven bound."""
    FEASIBLE = "feasible"
    """A plan; time ran out before it was proven."""
    INFEASIBLE = "infeasible"
    """The rules collide."""
    INVALID = "invalid"
    """The changed case cannot be used."""
    UNDECIDED = "undecided"
    """Time ran out before there was a plan."""
    FAILED = "failed"
    """A defect of ours, or of the machines: it is tried again when the sweep is."""


@dataclass(frozen=True, slots=True)
class Options:
    """How every scenario of a sweep is solved.

    Attributes:
        seed: of the engines and of the draws.
        draws: in so many worlds, drawn from the uncertainties of the case, dates are judged; 0: in none.
        seconds: limit of time for one scenario [s]; None: none.
        mode: what plans are to do best; None: what the case says.
        engine: who solves; every one finds the same plan, and the search is the quickest to start.
    """

    seed: int = 0
    seconds: float | None = None
    mode: str | None = None
    engine: str = "search"
    draws: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """One scenario to be solved.

    Attributes:
        key: names it among all scenarios of all cases, versions and options.
        params: what it changes.
        draft: the case as written; it travels with the task, so that no disk has to be shared.
        options: how it is solved.
        version: of the program that asks; another one refuses to answer.
    """

    key: str
    params: Params
    draft: Draft
    options: Options
    version: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where and when a consultation takes place.

    Attributes:
        id: of the consultation.
        first_day: ISO day.
        last_day: ISO day.
        place: id of the place.
        in_person: who come [persons].
    """

    id: str
    first_day: str
    last_day: str
    place: str
    in_person: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A part of the cost.

    Attributes:
        respect: ``kind``, ``group`` or ``funder``.
        name: kind of cost, group, or id of the funder; empty: no group, own means.
        cents: of the plan [cents].
        baseline_cents: of the baseline [cents].
    """

    respect: str
    name: str
    cents: int
    baseline_cents: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """How the dates of a plan do when prices, people and anchors are drawn, as the case allows.

    Attributes:
        draws: how many.
        p10_cents: cost that one of ten draws does not exceed [cents].
        p50_cents: the same for half of the draws [cents].
        p90_cents: the same for nine of ten [cents].
        expected_cents: mean cost [cents].
        cvar_cents: mean cost of the costliest draws [cents].
        expected_regret_cents: mean of what the dates cost more than the best of each draw [cents].
        largest_regret_cents: most that they cost more than the best of a draw [cents].
        best_draws: draws in which no dates cost less.
    """

    draws: int
    p10_cents: int
    p50_cents: int
    p90_cents: int
    expected_cents: int
    cvar_cents: int
    expected_regret_cents: int
    largest_regret_cents: int
    best_draws: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What a plan comes to.

    Attributes:
        cost_cents: of the plan [cents].
        baseline_cents: same dates, each consultation a trip of its own [cents].
        bound_cents: proven least cost [cents]; None: nothing is proven.
        people: who come to at least one consultation [persons].
        journeys: one way, of all people.
        hours: of travel of all people [h].
        co2e_kg: emissions of all travel [kg CO2e].
        placed: the consultations, in order of time.
        amounts: the cost by kind, group and funder.
        drawn: how the dates do in draws; None: nobody asked.
    """

    cost_cents: int
    baseline_cents: int
    bound_cents: int | None
    people: int
    journeys: int
    hours: Decimal
    co2e_kg: Decimal
    placed: tuple[Placed, ...]
    amounts: tuple[Amount, ...]
    drawn: Drawn | None = None

    @property
    def saving_cents(self) -> int:
        """Baseline minus plan [cents]."""
        return self.baseline_cents - self.cost_cents


@dataclass(frozen=True, slots=True)
class Result:
    """How one scenario ended.

    Attributes:
        key: of its task.
        params: of its task.
        status: how it ended.
        figures: what the plan comes to; None: there is none.
        error: why there is none; empty where there is one.
        seconds: time it took [s]; not compared, since it is never twice the same.
    """

    key: str
    params: Params
    status: Status
    figures: Figures | None
    error: str = ""
    seconds: float = field(default=0.0, compare=False)
