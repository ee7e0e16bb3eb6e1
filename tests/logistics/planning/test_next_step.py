"""The next step: the least money with which more people come, and the proof that less will not do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from logistics.case.case import Case
from logistics.case.people import Funder, Participant, Quota
from logistics.case.rules import Mode
from logistics.planning.decide import Manner
from logistics.planning.next_step import next_step
from logistics.planning.people_plan import PeoplePlan, people_plan
from logistics.pricing.price import price
from solver.clock import Clock
from solver.watch import SILENT
from tests.logistics.planning.example import CASE, NAIROBI, PARIS, two_rounds

TALKS = frozenset({"talks"})


def poor(name: str, **changes: object) -> Participant:
    """Return who may come to the Talks and has no own means; a return from Nairobi costs 1300 there."""
    return replace(
        Participant(name, NAIROBI, "civil", either=TALKS, has_own_means=False, source="made up"),
        **changes,  # type: ignore[arg-type]
    )


def case_of(*people: Participant, ceilings: tuple[int, ...], quotas: tuple[Quota, ...] = ()) -> Case:
    funders = tuple(
        Funder(f"fund-{number}", f"Fund {number}", Decimal(ceiling))
        for number, ceiling in enumerate(ceilings)
    )
    rules = replace(CASE.rules, mode=Mode.PARTICIPATION)
    return replace(CASE, anchors=(), participants=people, funders=funders, quotas=quotas, rules=rules)


def planned(case: Case) -> PeoplePlan:
    _, made = people_plan(case, price(case), Manner(), clock())
    assert made is not None
    return made


def clock() -> Clock:
    return Clock.started(SILENT, None)


def test_step_is_what_one_more_person_costs_less_what_is_left() -> None:
    case = case_of(poor("a"), poor("b"), poor("c"), ceilings=(2000,))
    made = planned(case)

    step = next_step(case, price(case), made.decision, clock())

    assert made.decision.participation == 1
    assert step is not None
    assert (step.more, step.more_cents, step.decision.participation) == ((("fund-0", 60_000),), 60_000, 2)
    assert len(step.newcomers) == 1


def test_with_the_money_of_the_step_so_many_come_and_with_a_cent_less_they_do_not() -> None:
    case = case_of(
        poor("a"), poor("b", origin=PARIS), poor("c", people=3), ceilings=(1500, 700),
        quotas=(Quota("even", group="civil", least_share=Decimal(10)),),
    )  # fmt: skip
    made = planned(case)
    step = next_step(case, price(case), made.decision, clock())
    assert step is not None

    more = dict(step.more)
    for less, is_enough in ((0, True), (1, False)):
        short = max(more, key=more.__getitem__)
        raised = tuple(
            replace(
                funder,
                ceiling=(funder.ceiling or Decimal(0))
                + Decimal(more.get(funder.id, 0) - less * (funder.id == short)) / 100,
            )
            for funder in case.funders
        )
        then = planned(replace(case, funders=raised)).decision.participation
        assert (then >= step.decision.participation) is is_enough
        assert (then > made.decision.participation) is is_enough


def test_whoever_must_come_together_is_reached_together() -> None:
    case = case_of(poor("a", people=3, stays_together=True), ceilings=(1000,))

    step = next_step(case, price(case), planned(case).decision, clock())

    assert step is not None
    assert (step.more_cents, step.newcomers, step.decision.participation) == (290_000, ("a",), 3)


def test_a_step_that_fills_a_quota_leaves_nobody_missing() -> None:
    anybody = (Quota("anybody", group="civil", least=1),)
    either = frozenset({"first", "second"})
    case = replace(
        case_of(poor("a", either=either), ceilings=(1500,), quotas=anybody), consultations=two_rounds()
    )
    made = planned(case)

    step = next_step(case, price(case), made.decision, clock())

    assert step is not None
    assert (made.decision.missing, step.decision.missing, step.more_cents) == (1, 0, 85_000)


@pytest.mark.parametrize(
    "case",
    [
        case_of(poor("a"), ceilings=(5000,)),
        case_of(poor("a"), ceilings=(0,), quotas=(Quota("none", most=0),)),
        replace(case_of(poor("a"), ceilings=(0,)), rules=replace(CASE.rules, mode=Mode.COST)),
        replace(case_of(replace(poor("a"), has_own_means=True), ceilings=()), funders=()),
    ],
    ids=["everybody comes", "a quota keeps them out", "another mode", "no ceiling"],
)
def test_there_is_no_step_where_money_is_not_what_is_missing(case: Case) -> None:
    assert next_step(case, price(case), planned(case).decision, clock()) is None


def test_without_time_there_is_no_step() -> None:
    case = case_of(poor("a"), ceilings=(1000,))

    assert next_step(case, price(case), planned(case).decision, Clock.started(SILENT, 0.0)) is None
