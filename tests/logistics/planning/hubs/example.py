"""A consultation in several places, small enough to be worked out by hand, round prices in CHF.

One way: 300 between any two places, but 100 between Geneva and Nairobi. A night costs 50 everywhere, and
people stay two nights. So a journey costs 700, between Geneva and Nairobi 300, and nothing where one lives.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from logistics.case.calendar import Consultation
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.rules import OwnAllowance, OwnFare, Rules, Tariff
from logistics.planning.hubs.decide import decide_hubs
from logistics.planning.hubs.plan import HubsPlan, hubs_plan
from logistics.planning.hubs.question import Question, held_in
from logistics.planning.hubs.request import HubsRequest
from logistics.pricing.price import price
from solver.clock import Clock
from solver.watch import SILENT
from tests.logistics.planning.hubs.cases import BOSTON, GENEVA, MANILA, NAIROBI, START

CANDIDATES = (GENEVA, NAIROBI, BOSTON, replace(MANILA, capacity=None))
TALKS = Consultation("talks", "Talks", 1, (GENEVA,), START, START)


def person(name: str, origin: Place, people: int) -> Participant:
    """Return people who are invited to the talks."""
    return Participant(name, origin, people=people, in_person=frozenset({"talks"}), source="made up")


CASE = Case(
    title="Linked",
    currency="CHF",
    price_date=START,
    places=CANDIDATES,
    anchors=(),
    consultations=(TALKS,),
    participants=(
        person("swiss", GENEVA, 4),
        person("kenyan", NAIROBI, 3),
        person("american", BOSTON, 2),
        person("filipino", CANDIDATES[3], 1),
    ),
    rules=Rules(has_public_holidays=False),
    tariff=Tariff(remote=Decimal(10)),
    fares=tuple(
        OwnFare(
            a,
            b,
            Decimal(100 if {a.id, b.id} == {"geneva", "nairobi"} else 300),
            "CHF",
            is_return=False,
            source="me",
        )
        for a, b in combinations(CANDIDATES, 2)
    ),
    allowances=tuple(OwnAllowance(place, "", Decimal(50), Decimal(0), "CHF", "me") for place in CANDIDATES),
)


def clock() -> Clock:
    """Return a clock without a limit."""
    return Clock.started(SILENT, None)


def question(request: HubsRequest, case: Case = CASE) -> Question:
    """Return the question that a request asks of the case."""
    held = held_in(case, request, CANDIDATES, ())
    return Question(held, price(held), request, ())


def planned(request: HubsRequest, case: Case = CASE) -> HubsPlan:
    """Return the best hubs, booked."""
    asks = question(request, case)
    decision = decide_hubs(asks, tuple(asks.groups()), clock())
    assert decision is not None
    return hubs_plan(asks, decision)
