"""One execution of the stages: everything a report needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from logistics.case.case import Case
from logistics.errors import Finding
from logistics.planning.alternatives import Alternative, DateCost
from logistics.planning.breakeven import Moves
from logistics.planning.decided import Decision
from logistics.planning.formulate import Formulation
from logistics.planning.front import Front
from logistics.planning.next_step import NextStep
from logistics.planning.plan import Itinerary, Plan
from logistics.pricing.pricebook import PriceBook
from solver.outcome import Outcome


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """One execution: what went in, what was decided, what it was compared with.

    Attributes:
        case: the case as decided: who attends what in person or remotely, and who pays.
        asked: the case as asked.
        warnings: doubtful things in the input that did not stop the run.
        prices: prices used.
        formulation: the problem that was solved.
        outcome: what the engine proved; costs without remote attendance [cents].
        plan: the verified plan.
        baseline: the same dates, each consultation a trip of its own.
        alternatives: next-best plans, cheapest first.
        dates: cost of the best plan for each allowed placement of each consultation.
        stamp: versions, case hash, seed and engine, by name.
        decision: who comes and who pays, as decided; None where the case leaves neither open.
        apart: what would have been decided on these dates, were each consultation a trip of its own; None
            where the cost alone is to be least.
        next_step: what the funders would have to give more so that more people could come; None: money does
            not help, is not short, or nobody asked for the most participation.
        front: plans between which a choice of two respects remains; None: nobody asked.
        moves: whether the consultations pay beside the anchors, and when not to move them.
        today: day from which days left to deadlines are counted; None: nothing is called late.
    """

    case: Case
    asked: Case
    warnings: tuple[Finding, ...]
    prices: PriceBook
    formulation: Formulation
    outcome: Outcome
    plan: Plan
    baseline: Plan
    alternatives: tuple[Alternative, ...]
    dates: tuple[DateCost, ...]
    stamp: tuple[tuple[str, str], ...]
    decision: Decision | None = None
    apart: Decision | None = None
    next_step: NextStep | None = None
    front: Front | None = None
    moves: Moves = field(default_factory=Moves)
    today: date | None = None

    @property
    def saving_cents(self) -> int:
        """Baseline minus plan [cents]."""
        return self.baseline.cost_cents - self.plan.cost_cents

    @property
    def bound_cents(self) -> int | None:
        """Proven least cost of any plan, with remote attendance [cents]."""
        bound = self.outcome.bound
        return None if bound is None else bound + self.formulation.remote_cents

    @property
    def anchors_cents(self) -> int:
        """What the trips to the anchors cost without any consultation, remote attendance included [cents]."""
        consultations = {session.id for session in self.plan.sessions}
        return sum(
            line.participant.people * _anchors_cents(line, consultations)
            for line in self.baseline.itineraries
        )


def _anchors_cents(line: Itinerary, consultations: set[str]) -> int:
    trips = (t for t in line.trips if not any(s.id in consultations for s in t.sessions))
    remote = sum(line.remote_quote.cents for s in line.remote if s.id not in consultations)
    return sum(trip.cents for trip in trips) + remote
