"""The fellowship question of 2005: how many can come on the money that was announced."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.regions import region_of
from logistics.intake import load_case
from logistics.library import data_path
from logistics.planning.decide import Manner, decide_people
from logistics.planning.decided import Decision
from logistics.planning.itineraries import make_baseline
from logistics.planning.payments import paid_by, payments
from logistics.planning.people_plan import PeoplePlan, people_plan
from logistics.pricing.price import price
from solver.attendance.referee import by_one_model
from solver.clock import Clock
from solver.outcome import Status
from solver.watch import SILENT

FOLDER = data_path("cases", "wsis-2005-fellowships")
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
ROWS = tuple(EXPECTED["variants"]["rows"])
OPEN_DAYS = frozenset(EXPECTED["variants"]["sessions"])
CASE, WARNINGS = load_case(FOLDER)
FOUNDING, _ = load_case(data_path("cases", "wsis-2005"))


def planned(case: Case) -> PeoplePlan:
    _, made = people_plan(case, price(case), Manner(), Clock.started(SILENT, None))
    assert made is not None
    return made


def coming(decision: Decision) -> list[Participant]:
    """Return those of civil society outside WGIG who come to both consultations."""
    both = set(EXPECTED["dates"])
    return [who for who in decision.case.participants if who.id.startswith(ROWS) and both <= who.in_person]


def people(decision: Decision | None) -> int:
    assert decision is not None
    assert decision.outcome.status is Status.OPTIMAL
    assert decision.outcome.bounds == decision.outcome.values
    return sum(who.people for who in coming(decision))


@pytest.fixture(scope="module")
def made() -> PeoplePlan:
    return planned(CASE)


def test_case_loads_without_warnings() -> None:
    assert WARNINGS == ()


def test_people_who_can_come_are_those_expected(made: PeoplePlan) -> None:
    assert {session.id: session.first_day for session in made.plan.sessions} == EXPECTED["dates"]
    assert people(made.decision) == EXPECTED["check"]["people"]
    assert people(made.apart) == EXPECTED["check"]["apart"]


def test_regions_are_in_balance(made: PeoplePlan) -> None:
    assert made.apart is not None
    for decision in (made.decision, made.apart):
        regions = Counter(region_of(who) for who in coming(decision))
        assert set(regions.values()) == {people(decision) // 5}
        assert len(regions) == 5


def test_ceilings_are_kept_and_not_enough_is_left_for_one_more_of_each_region(made: PeoplePlan) -> None:
    prices = price(CASE)
    paid = paid_by(payments(made.decision.case, prices, made.plan, made.baseline))

    assert prices.ceilings == {"switzerland": 7_000_000, "austria": 4_543_800}
    assert all(paid[funder] <= ceiling for funder, ceiling in prices.ceilings.items())


def test_nobody_pays_who_was_said_not_to(made: PeoplePlan) -> None:
    made_apart = made.apart
    assert made_apart is not None
    booked = make_baseline(made_apart.case, price(CASE), made_apart.sessions)
    for case, plan, baseline in (
        (made.decision.case, made.plan, made.baseline),
        (made_apart.case, booked, booked),
    ):
        payers = {(each.participant[:2], each.payer) for each in payments(case, price(CASE), plan, baseline)}
        assert {payer for who, payer in payers if who == "CS"} <= {"", "switzerland", "austria"}
        assert {payer for who, payer in payers if who != "CS"} == {"own-means"}


def test_a_second_engine_finds_as_many(made: PeoplePlan) -> None:
    manner = Manner(engine=("one model", by_one_model))
    # all others come anyway; said so, the one model of all dates is small enough for a test
    case = replace(CASE, participants=tuple(map(there, CASE.participants)))

    _, other = decide_people(case, price(case), manner, Clock.started(SILENT, None))

    assert other is not None
    assert other.outcome.values == made.decision.outcome.values


def there(who: Participant) -> Participant:
    if who.id.startswith(ROWS):
        return who
    return replace(who, in_person=who.in_person | who.either, either=frozenset())


@pytest.mark.parametrize("variant", EXPECTED["variant"], ids=lambda variant: variant["name"])
def test_people_depend_on_who_is_there_anyway(variant: dict[str, int]) -> None:
    made = planned(replace(CASE, participants=tuple(map(attending(variant["share"]), CASE.participants))))

    assert (people(made.decision), people(made.apart)) == (variant["people"], variant["apart"])


def attending(share: int) -> Callable[[Participant], Participant]:
    def changed(who: Participant) -> Participant:
        if not who.id.startswith(ROWS):
            return who
        number = int(who.id.split("-")[1]) - 1
        attends = number * share % 100 < share
        return replace(who, in_person=who.in_person | OPEN_DAYS if attends else who.in_person - OPEN_DAYS)

    return changed


def test_the_two_cases_of_2005_have_the_same_places_sessions_prices_and_people() -> None:
    def told(case: Case) -> Case:
        people = tuple(
            Participant(
                who.id, who.origin, people=who.people, in_person=who.in_person - set(EXPECTED["dates"])
            )
            for who in case.participants
        )
        rules = replace(case.rules, mode=FOUNDING.rules.mode)
        case = replace(case, title="", participants=people, rules=rules, funders=(), quotas=(), settings=())
        return replace(case, uncertainties=(), slips=())

    assert told(CASE) == told(FOUNDING)
