"""Plans on a front are recounted from the case and its prices; what was tampered with is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from logistics.case.case import Case
from logistics.case.people import Funder, Group, Participant
from logistics.errors import VerificationError
from logistics.planning import front
from logistics.planning.assemble import Assembly
from logistics.planning.decided import Decision
from logistics.planning.front import RESPECTS, Front, FrontRequest, front_of, value_of_aim
from logistics.pricing.price import price
from logistics.pricing.pricebook import PriceBook
from solver.attendance.front import Aim, Points
from solver.attendance.front import front as points_of
from solver.attendance.question import Question
from solver.attendance.solution import Solution
from solver.clock import Clock
from solver.watch import SILENT
from tests.logistics.planning.example import CASE, NAIROBI, PARIS

OPEN = frozenset({"talks"})
ASKED = replace(
    CASE,
    participants=(
        Participant("far", NAIROBI, "civil", people=2, either=OPEN),
        Participant("near", PARIS, "state", either=OPEN),
    ),
    groups=(Group("civil", 3),),
    funders=(Funder("fund", "Fund", ceiling=Decimal(5000), groups=("civil",)),),
    tariff=replace(CASE.tariff, remote=Decimal(7)),
)


def found(burden: str = "hours") -> Front:
    request = FrontRequest(("cost", "participation"), burden)
    return front_of(ASKED, price(ASKED), request, Clock.started(SILENT, None))


def test_every_plan_on_a_front_is_recounted() -> None:
    made = found()

    assert [point.value("participation") for point in made.points] == [0, 1, 3, 4, 6, 7]
    assert made.is_recounted


@pytest.mark.parametrize("burden", ["cost", "hours", "nights", "trips"])
@pytest.mark.parametrize("respect", RESPECTS)
def test_a_plan_that_claims_one_more_of_anything_is_refused(
    monkeypatch: pytest.MonkeyPatch, respect: str, burden: str
) -> None:
    meant: list[Aim] = []
    honest = front.aims_by_name

    def kept(assembly: Assembly, burden: str) -> dict[str, Aim]:
        aims = honest(assembly, burden)
        meant.append(aims[respect])
        return aims

    def one_more(question: Question, solution: Solution, aim: Aim) -> int:
        return value_of_aim(question, solution, aim) + (aim is meant[0])

    monkeypatch.setattr(front, "aims_by_name", kept)
    monkeypatch.setattr(front, "value_of_aim", one_more)

    with pytest.raises(VerificationError) as refused:
        found(burden)

    told = {"burden": f"worst-{burden} is ", "cost": "total "}.get(respect, f"{respect} is ")
    assert [difference.startswith(told) for difference in refused.value.differences] == [True]


def comes_otherwise(case: Case) -> Case:
    *others, last = case.participants
    return replace(case, participants=(*others, replace(last, in_person=last.remote, remote=last.in_person)))


def paid_by_a_stranger(case: Case) -> Case:
    *others, last = case.participants
    return replace(case, participants=(*others, replace(last, funder="fund")))


def one_too_few(case: Case) -> Case:
    return replace(case, participants=case.participants[:-1])


@pytest.mark.parametrize("tamper", [comes_otherwise, paid_by_a_stranger, one_too_few])
def test_a_plan_with_other_people_or_payers_is_refused(
    monkeypatch: pytest.MonkeyPatch, tamper: Callable[[Case], Case]
) -> None:
    honest = front.recount_point

    def tampered(
        asked: Case, prices: PriceBook, decision: Decision, values: tuple[tuple[str, int], ...]
    ) -> None:
        honest(asked, prices, replace(decision, case=tamper(decision.case)), values)

    monkeypatch.setattr(front, "recount_point", tampered)

    with pytest.raises(VerificationError):
        found()


Asked = tuple[Question, tuple[Aim, Aim], int, Clock, int]


def asked_of_the_solver(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Return what the front asks of the solver."""
    asked: list[Asked] = []

    def noted(*arguments: *Asked) -> Points:
        asked.append(arguments)
        return points_of(*arguments)

    monkeypatch.setattr(front, "points_of", noted)
    found()
    return asked[0]


def test_a_front_that_was_stopped_says_that_its_plans_are_not_recounted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = points_of(*asked_of_the_solver(monkeypatch))
    monkeypatch.setattr(front, "points_of", lambda *_: done)
    clock = replace(Clock.started(SILENT, None), seconds=0.0)

    made = front_of(ASKED, price(ASKED), FrontRequest(("cost", "participation")), clock)

    assert (len(made.points), made.is_recounted) == (6, False)
