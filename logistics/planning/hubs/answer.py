"""The answer to a question of hubs: the best ones for each number up to the one asked, beside one place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.planning.hubs.collide import hubs_collision
from logistics.planning.hubs.decide import decide_hubs
from logistics.planning.hubs.plan import HubsPlan, hubs_plan
from logistics.planning.hubs.question import Question, held_in
from logistics.planning.hubs.request import HubsRequest
from logistics.planning.hubs.verify import verify_hubs
from logistics.planning.itineraries import make_plan
from logistics.planning.plan import Plan
from logistics.planning.run import Run
from logistics.planning.verify import impossible_attendance
from logistics.pricing.price import price
from solver.clock import Clock


@dataclass(frozen=True, slots=True, eq=False)
class HubsAnswer:
    """What hubs cost, and what one place costs instead.

    Attributes:
        run: the plan with the consultation in one place; the other consultations stay where it puts them.
        plans: the best hubs for each number up to the one asked, which is the last; without numbers for
            which the rules leave none.
        here: the consultation where the run puts it.
        here_cents: what it costs there on top of everything else, everybody invited in person; None where
            somebody cannot be there [cents].
    """

    run: Run
    plans: tuple[HubsPlan, ...]
    here: Session
    here_cents: int | None

    @property
    def best(self) -> HubsPlan:
        """The hubs that were asked for."""
        return self.plans[-1]


def answer_hubs(run: Run, request: HubsRequest, candidates: tuple[Place, ...], clock: Clock) -> HubsAnswer:
    """Return the best hubs, booked and recounted.

    Args:
        run: the verified plan of the case.
        request: what is asked.
        candidates: places that may be hubs, in order of preference.
        clock: limit of time.

    Raises:
        CaseError: a place has no per diem.
        InfeasibleError: no hubs keep the rules; carries those that collide.
        OutOfTimeError: none were found in the time given.
        VerificationError: the recount differs: our defect.
    """
    here = next(session for session in run.plan.sessions if session.id == request.consultation)
    others = tuple(session for session in run.plan.sessions if session.id != request.consultation)
    case = held_in(reopened(run, request.consultation), request, (*candidates, here.place), others)
    clock.watch.progress("price the candidates", None, None)
    prices = price(case)
    case = held_in(case, request, candidates, others)
    question = Question(case, prices, request, others)
    clock.watch.progress("cost of every place on every day", None, None)
    groups = tuple(question.groups())
    plans = []
    for count in range(max(len(request.fixed), 1), request.count + 1):
        asked = replace(question, request=replace(request, count=count))
        decision = decide_hubs(asked, groups, clock)
        if decision is not None:
            plan = hubs_plan(asked, decision)
            verify_hubs(plan)
            plans.append(plan)
        elif count == request.count:
            raise hubs_collision(asked, clock)
    return HubsAnswer(run, tuple(plans), here, _cents_at(question, here, plans[-1].without))


def reopened(run: Run, consultation: str) -> Case:
    """Return the case as decided, but everybody whom the case invites to the consultation may come again.

    Rooms in which people sit together to join it remotely are left out: hubs take their place.
    """
    asked = {one.id: one for one in run.asked.participants}
    name = frozenset({consultation})

    def open_again(one: Participant) -> Participant:
        if one.is_hub:
            return replace(one, remote=one.remote - name)
        if consultation in asked[one.row_id].either:
            return replace(one, in_person=one.in_person | name, remote=one.remote - name)
        return one

    return replace(run.case, participants=tuple(map(open_again, run.case.participants)))


def _cents_at(question: Question, here: Session, without: Plan) -> int | None:
    everybody = question.clients.participants
    rest = tuple(one for one in question.case.participants if one.id not in {p.id for p in everybody})
    case = replace(question.case, participants=(*everybody, *rest))
    sessions = (*question.fixed, here)
    if any(impossible_attendance(case, Plan(sessions, (), 0))):
        return None
    return make_plan(case, question.prices, sessions).cost_cents - without.cost_cents
