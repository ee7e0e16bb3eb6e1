"""Stage 6: recount a plan from the case and the prices with code of its own.

Nothing here is shared with the formulation, the solver or the builder of itineraries: rules are checked
on calendar dates, and each person's cheapest itinerary is found by trying every way of parting the
sessions into trips.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Role
from logistics.errors import VerificationError
from logistics.planning.holidays import is_public_holiday
from logistics.planning.plan import Plan
from logistics.planning.recount import Recount
from logistics.planning.verify_rotation import not_rotated
from logistics.planning.verify_venues import wrong_venues
from logistics.planning.whereabouts import wrong_whereabouts
from logistics.pricing.pricebook import PriceBook

DAY = timedelta(days=1)


def verify(case: Case, prices: PriceBook, plan: Plan, claimed_cents: int) -> None:
    """Check a plan against the case.

    Args:
        case: the case.
        prices: its prices.
        plan: the plan.
        claimed_cents: cost that the solver reports, with remote attendance [cents].

    Raises:
        VerificationError: a rule is broken, an itinerary is not the cheapest or does not hold together, or
            a sum differs.
    """
    differences = [*broken_rules(case, plan), *_wrong_people(case, plan)]
    if not differences:
        differences = list(_wrong_amounts(case, prices, plan, claimed_cents))
        differences += wrong_whereabouts(case, prices, plan)
        differences += wrong_venues(case, prices, plan)
    if differences:
        raise VerificationError(tuple(differences))


def broken_rules(case: Case, plan: Plan) -> Iterator[str]:
    """Yield each rule on dates and places that a plan breaks, as a sentence."""
    placed = {session.id: session for session in plan.sessions}
    if sorted(placed) != sorted(consultation.id for consultation in case.consultations):
        yield f"the plan places {sorted(placed)}"
        return
    fixed = {anchor.id: anchor for anchor in case.anchors}
    for consultation in case.consultations:
        session = placed[consultation.id]
        yield from _broken_calendar(case, consultation, session)
        yield from _broken_order(consultation, session, fixed | placed)
        yield from _not_beside(consultation, session, fixed)
    yield from not_rotated(case, placed)
    for one, other in combinations(placed.values(), 2):
        gap = _free_days(one, other)
        most = case.rules.most_gap_days
        if gap < case.rules.least_gap_days and case.rules.least_gap_days > 0:
            yield f"{one.id} and {other.id} have {gap} free days between"
        if most is not None and gap > most:
            yield f"{one.id} and {other.id} have {gap} free days between"


def _days(session: Session) -> Iterator[date]:
    day = session.first_day
    while day <= session.last_day:
        yield day
        day += DAY


def _free_days(one: Session, other: Session) -> int:
    first, second = sorted((one, other), key=lambda session: session.first_day)
    return (second.first_day - first.last_day).days - 1


def _broken_calendar(case: Case, consultation: Consultation, session: Session) -> Iterator[str]:
    name = consultation.id
    if session.place not in consultation.places:
        yield f"{name} is in {session.place}"
    if len(list(_days(session))) != consultation.days:
        yield f"{name} lasts from {session.first_day} to {session.last_day}"
    end = min(consultation.latest, case.rules.latest_end or consultation.latest)
    if session.first_day < consultation.earliest or session.last_day > end:
        yield f"{name} is outside its window"
    for day in _days(session):
        if day.weekday() not in consultation.weekdays:
            yield f"{name} sits on {day:%A} {day}"
        if case.rules.has_public_holidays and is_public_holiday(session.place, day):
            yield f"{name} sits on the public holiday {day}"
        for closed in case.closed:
            is_here = closed.place in (None, session.place) and closed.consultation in ("", name)
            if is_here and closed.first_day <= day <= closed.last_day:
                yield f"{name} sits on {day} ({closed.name})"


def _broken_order(consultation: Consultation, session: Session, others: dict[str, Session]) -> Iterator[str]:
    for name in consultation.after:
        gap = (session.first_day - others[name].last_day).days - 1
        most = consultation.most_gap_days
        if gap < consultation.least_gap_days or (most is not None and gap > most):
            yield f"{consultation.id} has {gap} free days after {name}"


def _not_beside(consultation: Consultation, session: Session, fixed: dict[str, Session]) -> Iterator[str]:
    near = [
        name
        for name in consultation.beside
        if fixed[name].place == session.place
        and _free_days(fixed[name], session) <= consultation.beside_gap_days
    ]
    if consultation.beside and not near:
        yield f"{consultation.id} is beside none of {', '.join(consultation.beside)}"


def _wrong_people(case: Case, plan: Plan) -> Iterator[str]:
    everybody = (line.participant for line in plan.itineraries)
    if tuple(one for one in everybody if one.role is not Role.VENUE) != case.participants:
        yield "the plan has other participants than the case"
    yield from impossible_attendance(case, plan)


def impossible_attendance(case: Case, plan: Plan) -> Iterator[str]:
    """Yield each pair of sessions that somebody attends and nobody can attend both, as a sentence."""
    sessions = {session.id: session for session in (*case.anchors, *plan.sessions)}
    told: set[tuple[str, str]] = set()
    for attended in sorted({participant.in_person for participant in case.participants}, key=sorted):
        for one, other in combinations(sorted(attended & sessions.keys()), 2):
            if (one, other) not in told and not _can_attend_both(case, sessions[one], sessions[other]):
                told.add((one, other))
                yield f"nobody can attend both {one} and {other}"


def _can_attend_both(case: Case, one: Session, other: Session) -> bool:
    first, second = sorted((one, other), key=lambda s: (s.first_day, s.last_day))
    if first.place != second.place:
        # two anchors are as they are: people manage with less time between
        is_given = first in case.anchors and second in case.anchors
        least = min(case.rules.transfer_days, 1) if is_given else case.rules.transfer_days
        return (second.first_day - first.last_day).days >= least
    if first.last_day < second.first_day:
        return True
    # a consultation around another session would have to be left and joined again
    encloses = first.first_day < second.first_day and second.last_day < first.last_day
    return case.rules.is_same_day_allowed and (first in case.anchors or not encloses)


def _wrong_amounts(case: Case, prices: PriceBook, plan: Plan, claimed_cents: int) -> Iterator[str]:
    recount = Recount(case, prices, plan)
    total = 0
    for line in plan.itineraries:
        if line.participant.role is Role.VENUE:
            total += line.cents
            continue
        least = recount.least(line.participant.origin, line.participant.in_person)
        least += len(line.participant.remote) * prices.remote_quote(line.participant).cents
        total += least * line.participant.people
        if line.cents_each != least or recount.added_up(line) != least:
            yield f"{line.participant.id} costs {line.cents_each} cents; the recount says {least}"
    if not total == plan.cost_cents == claimed_cents:
        yield f"total {total} recounted, {plan.cost_cents} in the plan, {claimed_cents} by the solver [cents]"
