"""Courses after publication: booked, billed and recounted, with people settled or still to be decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.errors import OutOfTimeError, VerificationError
from logistics.planning.amendment import Course
from logistics.planning.bill import bill_of, constant_cents
from logistics.planning.collisions import collision
from logistics.planning.decide import Manner
from logistics.planning.formulate import Formulation
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.options import BoolArray
from logistics.planning.people_plan import people_plan
from logistics.planning.plan import Plan
from logistics.planning.promise import Promise, kept_options
from logistics.planning.promised import formulate_promised
from logistics.planning.request import Request
from logistics.planning.tickets import Ticket
from logistics.planning.universe import infeasible
from logistics.planning.verify import verify
from logistics.planning.verify_changes import wrong_changes
from logistics.pricing.pricebook import PriceBook
from solver.clock import Clock
from solver.outcome import Outcome, Status
from solver.solve import solve
from solver.watch import Quiet


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """What every course is booked from."""

    case: Case
    prices: PriceBook
    promise: Promise
    tickets: tuple[Ticket, ...]

    @property
    def constant_cents(self) -> int:
        """Part of the price of changes that no choice of dates changes [cents]."""
        return constant_cents(self.case, self.promise, self.tickets)

    def course(self, case: Case, plan: Plan, baseline: Plan) -> Course:
        """Return the course that a plan is, its price recounted."""
        bill = bill_of(self.case, self.promise, self.tickets, plan)
        wrong = tuple(wrong_changes(self.case, self.prices, self.promise, plan, bill.cents))
        if wrong:
            raise VerificationError(wrong)
        return Course(case, plan, baseline, bill)

    def booked(self, sessions: tuple[Session, ...]) -> Course:
        """Return the course that puts the consultations where they are given, the people being settled."""
        plan = make_plan(self.case, self.prices, sessions)
        return self.course(self.case, plan, make_baseline(self.case, self.prices, sessions))


class Settled:
    """Answers where it is settled who comes and who pays."""

    def __init__(self, desk: Desk, request: Request, clock: Clock) -> None:
        self.desk, self.request, self.clock = desk, request, clock
        clock.watch.progress("formulate", None, None)
        self.formulation: Formulation = formulate_promised(desk.case, desk.prices, desk.promise)
        self.constant = desk.constant_cents + self.formulation.remote_cents

    def best(self) -> tuple[Course, bool, str]:
        """Return the course that costs least, whether that is proven, and who found it."""
        outcome = self._solved(np.ones(len(self.formulation.problem.meeting), dtype=np.bool_))
        if outcome.status is Status.INFEASIBLE:
            raise infeasible(self.desk.case, self.formulation.rules, self.desk.promise.days())
        if not outcome.choice:
            raise OutOfTimeError(self.request.seconds)
        return self._course(outcome), outcome.status is Status.OPTIMAL, outcome.engine

    def within(self, most_changes: int) -> Course | None:
        """Return the course that costs least with so many changes; None: there is none.

        Raises:
            OutOfTimeError: time ran out.
        """
        found: list[tuple[int, Outcome]] = []
        for free in combinations(self._published(), most_changes):
            if self.clock.is_over():
                raise OutOfTimeError(self.request.seconds)
            outcome = self._only(set(free))
            if outcome is not None and outcome.cost is not None:
                found.append((outcome.cost, outcome))
        if not found:
            return None
        return self._course(min(found, key=lambda pair: (pair[0], pair[1].choice))[1])

    def _only(self, free: set[str]) -> Outcome | None:
        """Return the best outcome when published consultations that are not free stay; None: they cannot."""
        allowed: list[BoolArray] = []
        for options in self.formulation.options:
            name = options.consultation.id
            is_free = name in free or self.desk.promise.published.session(name) is None
            kept = kept_options(options, self.desk.promise)
            if not is_free and not kept.any():
                return None
            allowed.append(np.ones(len(options), dtype=np.bool_) if is_free else kept)
        allowed.append(np.ones(len(self.formulation.anchors), dtype=np.bool_))
        outcome = self._solved(np.concatenate(allowed))
        if outcome.status is Status.UNKNOWN or outcome.status is Status.FEASIBLE:
            raise OutOfTimeError(self.request.seconds)
        return outcome if outcome.choice else None

    def _published(self) -> list[str]:
        names = [options.consultation.id for options in self.formulation.options]
        return [name for name in names if self.desk.promise.published.session(name)]

    def _solved(self, allowed: BoolArray) -> Outcome:
        """Return the outcome with some options only, its choice in the numbers of all options."""
        smaller, numbers = self.formulation.problem.restrict(allowed)
        engine, seed = self.request.engine, self.request.seed
        outcome = solve(smaller, engine, watch=Quiet(self.clock.watch), seconds=self.clock.left, seed=seed)
        return replace(outcome, choice=tuple(numbers[list(outcome.choice)].tolist()))

    def _course(self, outcome: Outcome) -> Course:
        sessions = self.formulation.sessions(outcome.choice)
        course = self.desk.booked(sessions)
        claimed = (outcome.cost or 0) + self.constant
        verify(self.desk.case, self.desk.prices, course.plan, claimed - course.bill.cents)
        return course


class Open:
    """Answers where it is open who comes or who pays: dates, people and payers are decided at once.

    The prices of moved consultations are part of what is decided; tickets are counted afterwards.
    """

    def __init__(self, desk: Desk, request: Request, clock: Clock) -> None:
        self.desk, self.request, self.clock = desk, request, clock
        self.manner = Manner(request.burden, request.seed, promise=desk.promise)

    def best(self) -> tuple[Course, bool, str]:
        """Return the course that is best, whether that is proven, and who found it."""
        assembly, made = people_plan(self.desk.case, self.desk.prices, self.manner, self.clock)
        if made is None:
            raise collision(self.desk.case, self.desk.prices, assembly, self.clock)
        outcome = made.decision.outcome
        course = self.desk.course(made.decision.case, made.plan, made.baseline)
        return course, outcome.status is Status.OPTIMAL, outcome.engine

    def within(self, most_changes: int) -> Course | None:
        """Return the best course with so many changes; None: there is none."""
        manner = replace(self.manner, most_changes=most_changes)
        _, made = people_plan(self.desk.case, self.desk.prices, manner, self.clock)
        if made is None:
            return None
        return self.desk.course(made.decision.case, made.plan, made.baseline)
