"""After publication: the course that costs least with the price of changes."""

from __future__ import annotations

from dataclasses import replace

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.errors import Finding, InfeasibleError, OutOfTimeError
from logistics.planning.amendment import Amendment, Course, Step
from logistics.planning.courses import Desk, Open, Settled
from logistics.planning.decide import is_open
from logistics.planning.people_plan import on_days, people_plan
from logistics.planning.plan import Plan
from logistics.planning.promise import Promise
from logistics.planning.request import Request
from logistics.planning.restriction import in_days
from logistics.planning.stamp import stamp
from logistics.planning.tickets import bought_tickets
from logistics.planning.verify import broken_rules, impossible_attendance
from logistics.planning.witness import ALONE
from logistics.pricing.price import price
from solver.clock import Clock
from solver.watch import Watch


def replan(
    case: Case, warnings: tuple[Finding, ...], promise: Promise, request: Request, watch: Watch
) -> Amendment:
    """Return the course that costs least after a plan was published, proven and recounted.

    Raises:
        CaseError: prices are missing.
        InfeasibleError: the rules of the case, the notice period among them, collide.
        VerificationError: the recount differs: our defect.
        OutOfTimeError: no plan was found in the time given.
    """
    asked = request.applied(case)
    watch.progress("price", None, None)
    prices = price(asked)
    desk = Desk(asked, prices, promise, bought_tickets(asked, prices, promise))
    clock = Clock.started(watch, request.seconds)
    answers: Settled | Open = Open(desk, request, clock) if is_open(asked) else Settled(desk, request, clock)
    best, is_proven, engine = answers.best()
    watch.progress("what if everything is kept", None, None)
    kept, why_not = _kept(desk, answers, best)
    watch.progress("front of changes", None, None)
    front, is_complete = _front(desk, answers, best)
    return Amendment(
        asked=asked,
        warnings=warnings,
        prices=prices,
        promise=promise,
        best=best,
        is_proven=is_proven,
        kept=kept,
        why_not=why_not,
        front=front,
        is_front_complete=is_complete,
        stamp=(*stamp(asked, request.seed, engine, ALONE), ("today", promise.today.isoformat())),
    )


def moves(promise: Promise, plan: Plan) -> int:
    """Return how many published consultations a plan moves; those are not counted that the case gave up."""
    published = {one.id for one in promise.published.sessions}
    return sum(session.id in published and not promise.is_kept(session) for session in plan.sessions)


def _front(desk: Desk, answers: Settled | Open, best: Course) -> tuple[tuple[Step, ...], bool]:
    steps: list[Step] = []
    reached = moves(desk.promise, best.plan)
    try:
        for most in range(reached):
            course = answers.within(most)
            steps.append(Step(most, course))
    except OutOfTimeError:
        return (*steps, Step(reached, best)), False
    return (*steps, Step(reached, best)), True


def _kept(desk: Desk, answers: Settled | Open, best: Course) -> tuple[Course | None, str]:
    """Return the course that keeps everything, whatever the rules on dates say, or why there is none."""
    if not moves(desk.promise, best.plan):
        return best, ""
    try:
        sessions = tuple(_as_published(desk, session) for session in best.plan.sessions)
    except ValueError as error:
        return None, str(error)
    if isinstance(answers, Open):
        return _kept_open(desk, answers, sessions)
    course = desk.booked(sessions)
    if impossible := tuple(impossible_attendance(desk.case, course.plan)):
        return None, "; ".join(impossible)
    return replace(course, broken=tuple(broken_rules(desk.case, course.plan))), ""


def _kept_open(desk: Desk, answers: Open, sessions: tuple[Session, ...]) -> tuple[Course | None, str]:
    manner = replace(answers.manner, promise=None)
    try:
        _, made = people_plan(on_days(desk.case, sessions), desk.prices, manner, answers.clock)
    except InfeasibleError as error:
        return None, "; ".join(error.rules)
    except OutOfTimeError:
        return None, "time ran out"
    if made is None:
        return None, "the rules on people and money cannot be kept on the published dates"
    course = desk.course(made.decision.case, made.plan, made.baseline)
    return replace(course, broken=tuple(broken_rules(desk.case, course.plan))), ""


def _as_published(desk: Desk, session: Session) -> Session:
    """Return a consultation where it was published to be; as it is where it was not.

    Raises:
        ValueError: that is no longer possible; the message says why.
    """
    found = desk.promise.published.session(session.id)
    if found is None:
        return session
    (consultation,) = (one for one in desk.case.consultations if one.id == session.id)
    place = next((one for one in consultation.places if one.id == found.place), None)
    if place is None:
        raise ValueError(f"{found.id} may no longer be in {found.place}")
    days = (found.last_day - found.first_day).days + 1
    if days != consultation.days:
        raise ValueError(f"{found.id} lasts {in_days(consultation.days)} now, {in_days(days)} as published")
    return replace(session, place=place, first_day=found.first_day, last_day=found.last_day)
