"""Dates, people and payers decided at once, for cases that leave open who comes or who pays."""

from __future__ import annotations

from dataclasses import dataclass, replace

from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.rules import Mode
from logistics.errors import OutOfTimeError
from logistics.planning.aims import aims_of, changes_of
from logistics.planning.arrangements import Arrangement, arrangements_for
from logistics.planning.assemble import Assembly, assemble
from logistics.planning.decided import Decision, decision_of
from logistics.planning.measures import BURDENS
from logistics.planning.promise import Promise
from logistics.pricing.pricebook import PriceBook
from solver.attendance.problem import Limit
from solver.attendance.question import Engine
from solver.attendance.stages import AttendanceOutcome, decide, question_of
from solver.attendance.worst import Worst, capped, least_worst
from solver.clock import Clock
from solver.outcome import Status


@dataclass(frozen=True, slots=True)
class Manner:
    """How a decision is to be made.

    Attributes:
        burden: which burden is to be least in the mode of that name: ``cost``, ``hours``, ``nights`` or
            ``trips``.
        seed: of the engines.
        engine: who answers, with its name; None: our decomposition.
        is_apart: each consultation is a trip of its own, whatever lies beside it.
        promise: a published plan, whose changes need notice and have a price; None: there is none.
        most_changes: most published consultations that may move; None: no limit.
    """

    burden: str = "hours"
    seed: int = 0
    engine: tuple[str, Engine] | None = None
    is_apart: bool = False
    promise: Promise | None = None
    most_changes: int | None = None


def is_open(case: Case) -> bool:
    """Return whether anything beside dates and places is to be decided or kept."""
    rules = case.rules
    caps = (rules.most_cost, rules.most_hours, rules.most_nights, rules.most_trips)
    rooms = {place.capacity for consultation in case.consultations for place in consultation.places}
    return (
        bool(case.quotas or case.hubs)
        or rules.mode is not Mode.COST
        or any(most is not None for most in caps)
        or rooms - {None} != set()
        or any(funder.ceiling is not None for funder in case.funders)
        or any(one.either or not _is_settled(case, one) for one in case.participants)
    )


def _is_settled(case: Case, participant: Participant) -> bool:
    """Return whether it is plain who pays all: the one funder named, or own means where nobody else may."""
    named = participant.funders or ((participant.funder,) if participant.funder else ())
    if len(named) == 1:
        funders = [funder for funder in case.funders if funder.id == named[0]]
        return named[0] == participant.funder and all(funder.pays_all for funder in funders)
    return not named and arrangements_for(case, participant) == (Arrangement(None),)


def decide_people(
    case: Case, prices: PriceBook, manner: Manner, clock: Clock
) -> tuple[Assembly, Decision | None]:
    """Return the attendance problem of a case and the decision that is best; None when the rules collide.

    Raises:
        InfeasibleError: a consultation has no allowed placement; carries the rules that collide.
        OutOfTimeError: no decision was found in the time given.
    """
    is_fair = case.rules.mode is Mode.BURDEN
    measures = (BURDENS[manner.burden],) if is_fair else ()
    assembly = assemble(case, prices, measures, is_apart=manner.is_apart, promise=manner.promise)
    problem = assembly.problem
    if manner.most_changes is not None:
        most = Limit(changes_of(assembly), manner.most_changes)
        problem = replace(problem, limits=(*problem.limits, most))
    worst: Worst | None = None
    if is_fair:
        measure = assembly.measures.index(BURDENS[manner.burden])
        worst = least_worst(question_of(problem), measure, clock, manner.seed)
        if worst.value is None:
            if not worst.is_complete:
                raise OutOfTimeError(clock.seconds)
            return assembly, None
        problem = capped(problem, measure, worst.value)
    outcome = decide(problem, aims_of(assembly), manner.engine, clock=clock, seed=manner.seed)
    if outcome.solution is None:
        if outcome.status is not Status.INFEASIBLE:
            raise OutOfTimeError(clock.seconds)
        return assembly, None
    return assembly, decision_of(assembly, outcome if worst is None else _with(worst, outcome))


def _with(worst: Worst, outcome: AttendanceOutcome) -> AttendanceOutcome:
    """Return an outcome with the worst burden as the first of its objectives."""
    value = worst.value or 0
    status = outcome.status if worst.is_complete else Status.FEASIBLE
    return replace(
        outcome, status=status, values=(value, *outcome.values), bounds=(worst.bound, *outcome.bounds)
    )
