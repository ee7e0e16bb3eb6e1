from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from logistics.errors import VerificationError
from logistics.planning.hubs.plan import HubsPlan
from logistics.planning.hubs.request import HubsRequest, Reach
from logistics.planning.hubs.sitting import Sitting
from logistics.planning.hubs.verify import verify_hubs
from logistics.planning.plan import Plan
from tests.logistics.planning.hubs.example import planned

NEAR = ((Reach.KM, Decimal(7000)),)


def people(plan: HubsPlan) -> dict[str, dict[str, int]]:
    """Return the people of each row at each hub."""
    return {
        hub.session.place.id: {
            line.participant.id: line.participant.people
            for line in hub.plan.itineraries
            if line.participant.is_people
        }
        for hub in plan.hubs
    }


def test_everybody_goes_to_the_cheapest_hub() -> None:
    """From Nairobi it is 300 to Geneva, from Manila 700 anywhere."""
    plan = planned(HubsRequest("talks", 2))

    assert people(plan) == {"geneva": {"swiss": 4, "kenyan": 3, "filipino": 1}, "boston": {"american": 2}}
    assert plan.on_top_cents == 3 * 30_000 + 70_000


def test_delegation_is_parted_where_a_hub_is_full() -> None:
    """Geneva is full with five, so of the three from Nairobi two go to Boston, and all from Manila."""
    plan = planned(HubsRequest("talks", 2, fixed=("geneva", "boston"), most=5))

    assert people(plan) == {
        "geneva": {"swiss": 4, "kenyan-1": 1},
        "boston": {"kenyan-2": 2, "american": 2, "filipino": 1},
    }
    assert plan.on_top_cents == 30_000 + 3 * 70_000


def test_who_is_out_of_reach_joins_remotely() -> None:
    plan = planned(HubsRequest("talks", 1, fixed=("geneva",), beyond=NEAR, worth_cents=100_000))

    assert people(plan) == {"geneva": {"swiss": 4, "kenyan": 3, "american": 2}}
    assert [one.id for one in plan.out_of_reach] == ["filipino"]
    assert plan.on_top_cents == 3 * 30_000 + 2 * 70_000 + 1_000


def test_common_sitting_rules_pairs_of_hubs_out() -> None:
    """Geneva and Boston are six hours apart, which leaves six; Nairobi and Boston leave five."""
    assert [hub.session.place.id for hub in planned(HubsRequest("talks", 2, sitting_minutes=360)).hubs] == [
        "geneva",
        "boston",
    ]
    assert [hub.session.place.id for hub in planned(HubsRequest("talks", 2, sitting_minutes=420)).hubs] == [
        "geneva",
        "nairobi",
    ]


def test_recount_accepts_the_plan() -> None:
    verify_hubs(planned(HubsRequest("talks", 2, sitting_minutes=360, beyond=NEAR, worth_cents=100_000)))


def broken_by(plan: HubsPlan) -> tuple[str, ...]:
    with pytest.raises(VerificationError) as told:
        verify_hubs(plan)
    return told.value.differences


def asked(plan: HubsPlan, request: HubsRequest) -> HubsPlan:
    return replace(plan, question=replace(plan.question, request=request))


def moved(plan: HubsPlan) -> HubsPlan:
    """Return the plan with the people from Nairobi in the other hub."""
    geneva, boston = plan.hubs
    mover = next(line for line in geneva.plan.itineraries if line.participant.id == "kenyan")
    kept = tuple(line for line in geneva.plan.itineraries if line is not mover)
    left = Plan(geneva.plan.sessions, kept, geneva.plan.cost_cents - mover.cents)
    more = Plan(boston.plan.sessions, (*boston.plan.itineraries, mover), boston.plan.cost_cents + mover.cents)
    return replace(plan, hubs=(replace(geneva, plan=left), replace(boston, plan=more)))


def test_recount_refuses_who_goes_elsewhere() -> None:
    assert broken_by(moved(planned(HubsRequest("talks", 2)))) == (
        "kenyan costs 30000 cents; the recount says 70000",
        "total 210000 recounted, 90000 in the plan, 90000 by the solver [cents]",
        "kenyan is not at talks in Boston, US",
    )


def test_recount_refuses_rules_that_are_not_kept() -> None:
    plan = planned(HubsRequest("talks", 2))
    request = HubsRequest("talks", 3, fixed=("manila",), least=3, most=7)

    assert broken_by(asked(plan, request)) == (
        "there are 2 hubs, and 3 were asked for",
        "manila must be a hub and is none",
        "8 people go to geneva, more than 7",
        "2 people go to boston, fewer than 3",
    )


def test_recount_refuses_who_is_out_of_reach() -> None:
    plan = planned(HubsRequest("talks", 2))

    assert broken_by(asked(plan, replace(plan.question.request, beyond=NEAR, worth_cents=100_000))) == (
        "filipino goes to geneva, not the best hub",
    )


def test_recount_refuses_who_is_remote_with_a_hub_within_reach() -> None:
    plan = planned(HubsRequest("talks", 1, fixed=("geneva",), beyond=NEAR, worth_cents=100_000))
    wider = replace(plan.question.request, beyond=((Reach.KM, Decimal(20_000)),))

    assert broken_by(asked(plan, wider)) == ("filipino joins remotely with a hub within reach",)


def test_recount_refuses_a_sitting_outside_the_hours() -> None:
    plan = planned(HubsRequest("talks", 2, sitting_minutes=360))
    late = Sitting(plan.sittings[0].start.replace(hour=13), 360)

    assert broken_by(replace(plan, sittings=(late,))) == (
        "at geneva the sitting is from 2005-06-06 15:00:00+02:00 to 2005-06-06 21:00:00+02:00",
    )
    assert broken_by(replace(plan, sittings=())) == ("there are 0 common sittings on 1 days",)


def test_recount_refuses_a_lost_person_and_another_sum() -> None:
    plan = planned(HubsRequest("talks", 2))
    without = replace(plan.decision, cost_cents=plan.decision.cost_cents + 1)

    assert broken_by(replace(plan, decision=without)) == (
        "attendance costs 160000 cents on top, 160001 by the solver",
    )
