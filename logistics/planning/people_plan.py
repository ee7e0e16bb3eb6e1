"""The verified plan of a case that leaves open who comes or who pays, and what it would be held apart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.rules import Mode
from logistics.errors import VerificationError
from logistics.planning.assemble import Assembly
from logistics.planning.bill import bill_of, constant_cents
from logistics.planning.decide import Manner, decide_people
from logistics.planning.decided import Decision
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.payments import payments
from logistics.planning.plan import Plan
from logistics.planning.verify import verify
from logistics.planning.verify_people import wrong_decision
from logistics.pricing.pricebook import PriceBook
from solver.clock import Clock

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True, eq=False)
class PeoplePlan:
    """A decision, booked and recounted.

    Attributes:
        decision: who comes, who pays, and when.
        plan: its journeys.
        baseline: the same dates and people, each consultation a trip of its own.
        apart: what would have been decided on these dates, were each consultation a trip of its own; None
            where the cost alone is to be least.
    """

    decision: Decision
    plan: Plan
    baseline: Plan
    apart: Decision | None


def people_plan(
    case: Case, prices: PriceBook, manner: Manner, clock: Clock
) -> tuple[Assembly, PeoplePlan | None]:
    """Return the attendance problem of a case and its verified plan; None when the rules collide.

    Raises:
        InfeasibleError: a consultation has no allowed placement; carries the rules that collide.
        OutOfTimeError: no decision was found in the time given.
        VerificationError: the recount differs: our defect.
    """
    assembly, decision = decide_people(case, prices, manner, clock)
    if decision is None:
        return assembly, None
    clock.watch.progress("book every trip", None, None)
    plan = make_plan(decision.case, prices, decision.sessions)
    baseline = make_baseline(decision.case, prices, decision.sessions)
    clock.watch.progress("recount", None, None)
    verify(decision.case, prices, plan, decision.outcome.values[-1] - _changes_cents(case, manner, plan))
    _check(case, prices, decision, plan, baseline)
    apart = _apart(case, prices, manner, decision.sessions, clock)
    return assembly, PeoplePlan(decision, plan, baseline, apart)


def _changes_cents(case: Case, manner: Manner, plan: Plan) -> int:
    """Return the price of moved consultations that the decision counted [cents]."""
    if manner.promise is None:
        return 0
    bill = bill_of(case, manner.promise, (), plan)
    return bill.session_cents - constant_cents(case, manner.promise, ())


def _apart(
    case: Case, prices: PriceBook, manner: Manner, sessions: tuple[Session, ...], clock: Clock
) -> Decision | None:
    """Return what is decided on the same dates when each consultation is a trip of its own."""
    if case.rules.mode is Mode.COST:
        return None
    _, decision = decide_people(
        on_days(case, sessions),
        prices,
        replace(manner, is_apart=True, promise=None, most_changes=None),
        clock,
    )
    if decision is None:
        return None
    booked = make_baseline(decision.case, prices, decision.sessions)
    claimed = decision.outcome.values[-1]
    if booked.cost_cents != claimed:
        told = f"held apart: {booked.cost_cents} booked, {claimed} by the solver [cents]"
        raise VerificationError((told,))
    _check(on_days(case, sessions), prices, decision, booked, booked)
    return decision


def _check(case: Case, prices: PriceBook, decision: Decision, plan: Plan, baseline: Plan) -> None:
    if found := differences_of(case, prices, decision, plan, baseline):
        raise VerificationError(found)


def differences_of(
    case: Case, prices: PriceBook, decision: Decision, plan: Plan, baseline: Plan
) -> tuple[str, ...]:
    """Return what the recount of people and payers finds wrong in a decision, as sentences.

    Args:
        case: the case as asked.
        prices: its prices.
        decision: who comes and who pays.
        plan: the decision, booked.
        baseline: the same dates and people, each consultation a trip of its own.
    """
    made = payments(decision.case, prices, plan, baseline)
    paid = tuple((each.participant, each.payer, each.cents) for each in made)
    missing = decision.missing
    return tuple(wrong_decision(case, decision.case, prices, plan, baseline, paid, allowed_missing=missing))


def keeps_rules(case: Case, prices: PriceBook, decision: Decision, sessions: tuple[Session, ...]) -> bool:
    """Return whether people and payers as decided keep every rule on people and money on other dates, too."""
    plan = make_plan(decision.case, prices, sessions)
    return not differences_of(case, prices, decision, plan, make_baseline(decision.case, prices, sessions))


def on_days(case: Case, sessions: tuple[Session, ...]) -> Case:
    """Return the case in which the consultations sit on the days given, whatever its calendar says."""
    placed = {session.id: session for session in sessions}
    rules = replace(
        case.rules, latest_end=None, least_gap_days=0, most_gap_days=None, has_public_holidays=False
    )
    consultations = tuple(_on(consultation, placed[consultation.id]) for consultation in case.consultations)
    return replace(case, rules=rules, closed=(), consultations=consultations)


def _on(consultation: Consultation, session: Session) -> Consultation:
    return replace(
        consultation,
        places=(session.place,),
        earliest=session.first_day,
        latest=session.last_day,
        weekdays=EVERY_DAY,
        beside=(),
        after=(),
    )
