"""What hubs mean for everybody: who goes where, the journeys, and what it all costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import accumulate

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.people import Participant, Role
from logistics.case.venues import without_venues
from logistics.planning.hubs.decide import HubsDecision
from logistics.planning.hubs.question import Question
from logistics.planning.hubs.sitting import Sitting, common_sitting
from logistics.planning.itineraries import make_plan
from logistics.planning.plan import Itinerary, Plan


@dataclass(frozen=True, slots=True, eq=False)
class Hub:
    """One of the places in which a consultation is held.

    Attributes:
        session: the consultation there.
        plan: what those who go there do, other sessions included.
    """

    session: Session
    plan: Plan

    @property
    def people(self) -> int:
        """People who go there [persons]."""
        people = (line.participant for line in self.plan.itineraries)
        return sum(one.people for one in people if one.is_people)


@dataclass(frozen=True, slots=True, eq=False)
class HubsPlan:
    """A consultation held in several places at once.

    Attributes:
        question: what was asked.
        decision: what was decided and proven.
        hubs: the places, in the order of the candidates.
        rest: what those do who go to none of them: remote, or not invited.
        without: what everybody would do without the consultation.
        sittings: common sittings of all hubs, one a day; empty where none was asked for.
    """

    question: Question
    decision: HubsDecision
    hubs: tuple[Hub, ...]
    rest: Plan
    without: Plan
    sittings: tuple[Sitting, ...]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans of those at each hub, then of those at none."""
        return (*(hub.plan for hub in self.hubs), self.rest)

    @property
    def cost_cents(self) -> int:
        """Cost of all trips and connections, other sessions included [cents]."""
        return sum(plan.cost_cents for plan in self.plans)

    @property
    def on_top_cents(self) -> int:
        """What the consultation costs on top of everything else [cents]."""
        return self.cost_cents - self.without.cost_cents

    @property
    def out_of_reach(self) -> tuple[Participant, ...]:
        """Those invited to come who join remotely because every hub is out of reach."""
        name = self.question.consultation.id
        remote = {one.row_id for one in self.question.case.participants if name in one.remote}
        people = (line.participant for line in self.rest.itineraries)
        return tuple(one for one in people if name in one.remote and one.row_id not in remote)


def hubs_plan(question: Question, decision: HubsDecision) -> HubsPlan:
    """Return what a decision on hubs means for everybody."""
    sessions = tuple(_session(question, decision, number) for number in range(len(decision.places)))
    parts = [*zip(*_shares(question, decision), strict=True)] or [()] * (len(sessions) + 1)
    *there, absent = [tuple(part for part in some if part is not None) for some in parts]
    hubs = tuple(
        Hub(session, _plan_at(question, people, session, number))
        for number, (session, people) in enumerate(zip(sessions, there, strict=True), start=1)
    )
    everybody = tuple(map(question.without, question.case.participants))
    return HubsPlan(
        question=question,
        decision=decision,
        hubs=hubs,
        rest=_plan_of(question, (*absent, *_uninvited(question)), sessions[0]),
        without=_plan_of(question, everybody, sessions[0]),
        sittings=_sittings(question, decision),
    )


def _session(question: Question, decision: HubsDecision, number: int) -> Session:
    consultation = question.consultation
    last = decision.first_day + timedelta(days=consultation.days - 1)
    return Session(consultation.id, consultation.title, decision.places[number], decision.first_day, last)


def _shares(question: Question, decision: HubsDecision) -> Iterator[tuple[Participant | None, ...]]:
    """Yield everybody who is invited, parted by hub, those out of reach last; None where there is nobody.

    The people of a client are handed out in the order of the case.
    """
    name = question.consultation.id
    clients = question.clients
    left = decision.flows.copy()
    for one, client in zip(clients.participants, clients.client, strict=True):
        ends = [*accumulate(left[client].tolist()), int(left[client].sum()) + one.people]
        taken = [min(end, one.people) for end in ends]
        counts = [now - before for before, now in zip([0, *taken], taken, strict=False)]
        left[client] -= counts[:-1]
        there = [_part(one, number, count) for number, count in enumerate(counts[:-1])]
        afar = replace(one, in_person=one.in_person - {name}, remote=one.remote | {name})
        yield (*there, _part(afar, len(there), counts[-1]))


def _part(one: Participant, number: int, count: int) -> Participant | None:
    if count == 0:
        return None
    if count == one.people:
        return one
    return replace(one, id=f"{one.id}-{number + 1}", people=count, row=one.row_id)


def _uninvited(question: Question) -> tuple[Participant, ...]:
    invited = {one.id for one in question.clients.participants}
    return tuple(one for one in question.case.participants if one.id not in invited)


def _plan_of(question: Question, participants: tuple[Participant, ...], session: Session) -> Plan:
    """Return what people do who are at no hub; with the venues of the other consultations."""
    case = replace(without_venues(question.case, {session.id}), participants=participants)
    return make_plan(case, question.prices, (*question.fixed, session))


def _plan_at(
    question: Question, participants: tuple[Participant, ...], session: Session, number: int
) -> Plan:
    """Return what people do who are at a hub; with its venue, which bears the number of the hub."""
    case = replace(_without_others(question.case, session.id), participants=participants)
    plan = make_plan(case, question.prices, (*question.fixed, session))
    return replace(plan, itineraries=tuple(_numbered(line, number) for line in plan.itineraries))


def _numbered(line: Itinerary, number: int) -> Itinerary:
    one = line.participant
    if one.role is not Role.VENUE:
        return line
    return replace(line, participant=replace(one, id=f"{one.id}-{number}", row=one.id))


def _without_others(case: Case, name: str) -> Case:
    """Return the case in which only the venue of one consultation is paid for."""
    return without_venues(case, {one.id for one in case.consultations} - {name})


def _sittings(question: Question, decision: HubsDecision) -> tuple[Sitting, ...]:
    minutes = question.request.sitting_minutes
    if minutes is None:
        return ()
    days = (decision.first_day + timedelta(days=day) for day in range(question.consultation.days))
    found = (common_sitting(decision.places, day, minutes) for day in days)
    return tuple(sitting for sitting in found if sitting is not None)


def case_at(plan: HubsPlan, hub: Hub) -> Case:
    """Return the case of those who go to a hub, the consultation in that place."""
    case = plan.question.case
    consultations = tuple(
        replace(one, places=(hub.session.place,)) if one.id == hub.session.id else one
        for one in case.consultations
    )
    people = (line.participant for line in hub.plan.itineraries)
    participants = tuple(one for one in people if one.role is not Role.VENUE)
    there = replace(case, consultations=consultations, participants=participants)
    return _without_others(there, hub.session.id)
