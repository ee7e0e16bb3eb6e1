"""The recount of hubs: nothing here is shared with the question, the solver or the marginal costs.

What everybody costs at each hub is found by recounting whole itineraries, with the consultation there and
without it; hours and rules are looked up on calendars and clocks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from logistics.case.calendar import Session
from logistics.case.people import Participant, Role
from logistics.distance import great_circle_km
from logistics.errors import VerificationError
from logistics.money import cents
from logistics.planning.hubs.plan import HubsPlan, case_at
from logistics.planning.hubs.request import Reach
from logistics.planning.plan import Plan
from logistics.planning.recount import Recount
from logistics.planning.verify import verify

OPENS, CLOSES = 8 * 60, 20 * 60
"""Minutes after midnight between which a sitting must lie [min]."""


def verify_hubs(plan: HubsPlan) -> None:
    """Check hubs against what was asked.

    Raises:
        VerificationError: a rule is broken, somebody goes to a dearer hub than need be, or a sum differs.
    """
    for hub in plan.hubs:
        if hub.plan.itineraries:
            verify(case_at(plan, hub), plan.question.prices, hub.plan, hub.plan.cost_cents)
    differences = [
        *_wrong_hubs(plan),
        *_wrong_people(plan),
        *_wrong_sittings(plan),
        *_wrong_choices(plan),
        *_wrong_sum(plan),
    ]
    if differences:
        raise VerificationError(tuple(differences))


def _wrong_hubs(plan: HubsPlan) -> Iterator[str]:
    request = plan.question.request
    names = [hub.session.place.id for hub in plan.hubs]
    if len(set(names)) != request.count:
        yield f"there are {len(set(names))} hubs, and {request.count} were asked for"
    for name in sorted(set(request.fixed) - set(names)):
        yield f"{name} must be a hub and is none"
    for hub in plan.hubs:
        capacity = hub.session.place.capacity
        if request.least is not None and hub.people < request.least:
            yield f"{hub.people} people go to {hub.session.place.id}, fewer than {request.least}"
        for most in (request.most, capacity):
            if most is not None and hub.people > most:
                yield f"{hub.people} people go to {hub.session.place.id}, more than {most}"


def _wrong_people(plan: HubsPlan) -> Iterator[str]:
    """Everybody of the case is in exactly one of the plans."""
    found: Counter[str] = Counter()
    for part in plan.plans:
        for one in _attending(part):
            found[one.row_id] += one.people
    for one in plan.question.case.participants:
        if found.pop(one.row_id, 0) != one.people:
            yield f"{one.row_id} is not in the plans with {one.people} people"
    for name in sorted(found):
        yield f"{name} is in the plans and not in the case"


def _wrong_sittings(plan: HubsPlan) -> Iterator[str]:
    minutes = plan.question.request.sitting_minutes
    days = (plan.hubs[0].session.last_day - plan.hubs[0].session.first_day).days + 1
    if minutes is None:
        return
    if len(plan.sittings) != days:
        yield f"there are {len(plan.sittings)} common sittings on {days} days"
    for number, sitting in enumerate(plan.sittings):
        if sitting.end - sitting.start != timedelta(minutes=minutes):
            yield f"the sitting at {sitting.start} does not last {minutes} minutes"
        for hub in plan.hubs:
            zone = ZoneInfo(hub.session.place.time_zone)
            start, end = sitting.start.astimezone(zone), sitting.end.astimezone(zone)
            day = hub.session.first_day + timedelta(days=number)
            is_on_day = start.date() == end.date() == day
            if not (is_on_day and _minute(start) >= OPENS and _minute(end) <= CLOSES):
                yield f"at {hub.session.place.id} the sitting is from {start} to {end}"


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _wrong_choices(plan: HubsPlan) -> Iterator[str]:
    """Nobody is at a hub out of reach; without limits of size everybody is at the cheapest within reach."""
    limits = (plan.question.request.least, plan.question.request.most)
    is_sized = any(limit is not None for limit in limits)
    is_sized |= any(place.capacity is not None for place in plan.question.consultation.places)
    reaches = [_Reach(plan, hub.session) for hub in plan.hubs]
    for part, here in (*((hub.plan, number) for number, hub in enumerate(plan.hubs)), (plan.rest, None)):
        for participant in _attending(part):
            costs = [reach.cents_on_top(participant) for reach in reaches]
            within = [cost for cost in costs if cost is not None]
            if here is None:
                if within and _is_invited(plan, participant):
                    yield f"{participant.id} joins remotely with a hub within reach"
            elif costs[here] not in (within if is_sized else within and (min(within),)):
                yield f"{participant.id} goes to {plan.hubs[here].session.place.id}, not the best hub"


def _attending(part: Plan) -> list[Participant]:
    """Return everybody of a plan, without venues."""
    return [line.participant for line in part.itineraries if line.participant.role is not Role.VENUE]


def _is_invited(plan: HubsPlan, participant: Participant) -> bool:
    name = plan.question.consultation.id
    asked = next(one for one in plan.question.case.participants if one.row_id == participant.row_id)
    return name in asked.in_person | asked.either and asked.is_people


class _Reach:
    """Recounts what a hub costs somebody on top of everything else, and whether they can go there at all."""

    def __init__(self, plan: HubsPlan, session: Session) -> None:
        self.question = plan.question
        self.session = session
        sessions = (*plan.question.fixed, session)
        self.recount = Recount(plan.question.case, plan.question.prices, Plan(sessions, (), 0))

    def cents_on_top(self, participant: Participant) -> int | None:
        """Return the cost of one person; None where the hub is out of reach [cents]."""
        origin, place = participant.origin, self.session.place
        others = participant.in_person - {self.session.id}
        if not self._can_be_there(others):
            return None
        cost = self.recount.least(origin, others | {self.session.id}) - self.recount.least(origin, others)
        found: dict[Reach, Decimal | int] = {
            Reach.KM: great_circle_km(origin.latitude, origin.longitude, place.latitude, place.longitude),
            Reach.HOURS: self.question.prices.leg(origin, place).hours,
            Reach.COST: cost,
        }
        for reach, most in self.question.request.beyond:
            if found[reach] > (cents(most) if reach is Reach.COST else most):
                return None
        return cost

    def _can_be_there(self, others: frozenset[str]) -> bool:
        sessions = (*self.question.case.anchors, *self.question.fixed)
        return all(self._fits(other) for other in sessions if other.id in others)

    def _fits(self, other: Session) -> bool:
        """Return whether one person can attend both."""
        rules, mine = self.question.case.rules, self.session
        first, second = sorted((other, mine), key=lambda s: (s.first_day, s.last_day))
        if other.place != mine.place:
            return (second.first_day - first.last_day).days >= rules.transfer_days
        encloses = mine.first_day < other.first_day and other.last_day < mine.last_day
        return first.last_day < second.first_day or (rules.is_same_day_allowed and not encloses)


def _wrong_sum(plan: HubsPlan) -> Iterator[str]:
    counted = plan.decision.cost_cents
    counted -= sum(one.people for one in plan.out_of_reach) * plan.decision.worth_cents
    on_top = plan.on_top_cents - _remote_cents(plan)
    if on_top != counted:
        yield f"attendance costs {on_top} cents on top, {counted} by the solver"


def _remote_cents(plan: HubsPlan) -> int:
    """Return what those cost who would have joined remotely in any case [cents]."""
    name = plan.question.consultation.id
    prices = plan.question.prices
    return sum(
        one.people * prices.remote_quote(one).cents
        for one in plan.question.case.participants
        if name in one.remote
    )
