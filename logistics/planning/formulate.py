"""From case and prices to the integer arrays of the placement problem, and back."""

from __future__ import annotations

from dataclasses import dataclass

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.planning.narrowing import Narrowed, Task, narrowed
from logistics.planning.options import Options
from logistics.planning.patterns import crowd
from logistics.planning.placement import placement_problem
from logistics.planning.restriction import Restriction
from logistics.planning.restrictions import restrictions
from logistics.planning.universe import allowed_options
from logistics.pricing.pricebook import PriceBook
from solver.clock import Clock
from solver.problem import PlacementProblem
from solver.watch import SILENT

MOST_OPTIONS = 1_200
"""Placements of all consultations together up to which all pairs of them are written down."""


@dataclass(frozen=True, slots=True, eq=False)
class Formulation:
    """The placement problem and what its indices mean.

    Meetings are the consultations in the order of ``options``, then the anchors that anybody attends.

    Attributes:
        problem: integer arrays for the solver.
        options: placements of each consultation that are allowed and not left out.
        anchors: anchors in the problem, one option each.
        rules: every rule of the case on dates and places.
        remote_cents: cost of remote attendance, the same for every choice [cents].
        narrowed: placements left, which are ``options``, and those left out.
    """

    problem: PlacementProblem
    options: tuple[Options, ...]
    anchors: tuple[Session, ...]
    rules: tuple[Restriction, ...]
    remote_cents: int
    narrowed: Narrowed

    @property
    def placements(self) -> int:
        """Number of placements that the rules allow, those left out included."""
        return len(self.problem.meeting) - len(self.anchors) + self.narrowed.count

    def sessions(self, choice: tuple[int, ...]) -> tuple[Session, ...]:
        """Return the consultations on the dates and in the places of a choice, in order."""
        placed = []
        start = 0
        for options, chosen in zip(self.options, choice, strict=False):
            placed.append(options.session(chosen - start))
            start += len(options)
        return tuple(placed)

    def choice(self, sessions: tuple[Session, ...]) -> tuple[int, ...]:
        """Return the choice that puts the consultations where they are given, anchors included.

        Raises:
            ValueError: a consultation is none of its placements.
        """
        placed = {session.id: session for session in sessions}
        found: list[int] = []
        start = 0
        for options in self.options:
            wanted = placed[options.consultation.id]
            found.append(start + [options.session(n) for n in range(len(options))].index(wanted))
            start += len(options)
        return (*found, *range(start, start + len(self.anchors)))


def formulate(
    case: Case,
    prices: PriceBook,
    *,
    wanted: int = 1,
    most_options: int = MOST_OPTIONS,
    clock: Clock | None = None,
) -> Formulation:
    """Return the placement problem of a case.

    Args:
        case: the case.
        prices: its prices.
        wanted: number of cheapest plans that must stay possible, ties included, when placements are left out.
        most_options: placements up to which none is left out.
        clock: limit of time for leaving placements out; None: none.

    Raises:
        InfeasibleError: a consultation has no allowed placement; carries the rules that collide.
    """
    people = crowd(case)
    rules = restrictions(case, people)
    allowed = allowed_options(case, rules)
    anchors = tuple(anchor for anchor in case.anchors if people.attending(anchor.id))

    def problem_of(options: tuple[Options, ...]) -> PlacementProblem:
        return placement_problem(case, prices, people, (options, anchors), rules)

    task = Task(problem_of, wanted, most_options, clock or Clock.started(SILENT, None))
    left = narrowed(case, prices, people, (allowed, anchors), task)
    remote = remote_cents_of(case, prices)
    return Formulation(problem_of(left.options), left.options, anchors, rules, remote, left)


def remote_cents_of(case: Case, prices: PriceBook) -> int:
    """Return what joining remotely costs, the same on all dates [cents]."""
    return sum(p.people * len(p.remote) * prices.remote_quote(p).cents for p in case.participants if p.remote)
