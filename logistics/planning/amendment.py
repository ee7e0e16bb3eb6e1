"""What to do after publication: the course that costs least, and the ones it is held against."""

from __future__ import annotations

from dataclasses import dataclass

from logistics.case.case import Case
from logistics.errors import Finding
from logistics.planning.bill import Bill
from logistics.planning.plan import Plan
from logistics.planning.promise import Promise
from logistics.pricing.pricebook import PriceBook


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """One way to go on after publication.

    Attributes:
        case: the case as decided.
        plan: what is to be done.
        baseline: the same dates and people, each consultation a trip of its own.
        bill: price of the changes.
        broken: rules of the case that it breaks, as sentences.
    """

    case: Case
    plan: Plan
    baseline: Plan
    bill: Bill
    broken: tuple[str, ...] = ()

    @property
    def cents(self) -> int:
        """Cost of the plan and price of the changes [cents]."""
        return self.plan.cost_cents + self.bill.cents


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """The least that a course costs that moves so many published consultations at the most.

    Attributes:
        most_changes: how many may move.
        course: the cheapest course; None: none moves so few.
    """

    most_changes: int
    course: Course | None


@dataclass(frozen=True, slots=True, eq=False)
class Amendment:
    """What to do after publication, and what it is held against.

    Attributes:
        asked: the case as asked.
        warnings: doubtful things in the input.
        prices: prices of the case now.
        promise: the published plan, and the day of the changes.
        best: the course that costs least.
        is_proven: no course costs less.
        kept: everything as published; None: that is impossible.
        why_not: why it is impossible; empty where it is possible.
        front: by number of changes allowed, up to that of ``best``.
        is_front_complete: no step was left out for want of time.
        stamp: versions, case hash, seed and engine, by name.
    """

    asked: Case
    warnings: tuple[Finding, ...]
    prices: PriceBook
    promise: Promise
    best: Course
    is_proven: bool
    kept: Course | None
    why_not: str
    front: tuple[Step, ...]
    is_front_complete: bool
    stamp: tuple[tuple[str, str], ...]

    @property
    def is_keeping(self) -> bool:
        """Whether it is best to keep every date and place."""
        return not self.best.bill.changes
