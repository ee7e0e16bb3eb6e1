from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from logistics.case.calendar import Consultation
from logistics.case.case import Case
from logistics.case.places import Place
from logistics.case.rules import OwnAllowance, OwnFare, Rotation
from logistics.errors import InfeasibleError, VerificationError
from logistics.planning.formulate import formulate
from logistics.planning.itineraries import make_plan
from logistics.planning.patterns import crowd
from logistics.planning.plan import Plan
from logistics.planning.restrictions import restrictions
from logistics.planning.rotation import area_of
from logistics.planning.universe import allowed_options, infeasible
from logistics.planning.verify import broken_rules, verify
from logistics.pricing.price import price
from solver.outcome import Status
from solver.solve import solve
from tests.logistics.planning.example import CASE, GENEVA, NAIROBI, PARIS, VIENNA, june, person

PERSON = person("bob", PARIS, "first", "second", "third", people=2)
FARES = (OwnFare(PARIS, NAIROBI, Decimal(600), "CHF", is_return=False, source="me"),)
NIGHTS = (OwnAllowance(NAIROBI, "", Decimal(80), Decimal(40), "CHF", "me"),)


def meeting(name: str, first: int, last: int, *places: Place, series: str = "rounds") -> Consultation:
    return Consultation(name, name.title(), 1, places, june(first), june(last), series=series)


ROUNDS = (
    meeting("first", 6, 7, GENEVA, VIENNA, NAIROBI),
    meeting("second", 13, 14, GENEVA, VIENNA, NAIROBI),
    meeting("third", 20, 21, GENEVA, VIENNA, NAIROBI),
)


def rotating(rotation: Rotation, gap: int | None = None, rounds: tuple[Consultation, ...] = ROUNDS) -> Case:
    rules = replace(CASE.rules, rotation=rotation, rotation_gap_days=gap)
    return replace(
        CASE,
        anchors=(),
        consultations=rounds,
        participants=(PERSON,),
        rules=rules,
        fares=(*CASE.fares, *FARES),
        allowances=(*CASE.allowances, *NIGHTS),
    )


def planned(case: Case) -> Plan:
    prices = price(case)
    formulation = formulate(case, prices)
    outcome = solve(formulation.problem)
    assert outcome.status is Status.OPTIMAL
    plan = make_plan(case, prices, formulation.sessions(outcome.choice))
    verify(case, prices, plan, (outcome.cost or 0) + formulation.remote_cents)
    return plan


def every_plan(case: Case) -> Iterator[Plan]:
    """Yield the plan of every choice of placements that keeps each rule by the recount."""
    prices = price(case)
    options = allowed_options(case, restrictions(case, crowd(case)))
    for chosen in product(*(range(len(some)) for some in options)):
        sessions = tuple(some.session(at) for some, at in zip(options, chosen, strict=True))
        plan = make_plan(case, prices, sessions)
        if not any(broken_rules(case, plan)):
            yield plan


@pytest.mark.parametrize(
    ("rotation", "gap", "places"),
    [
        (Rotation.NONE, None, ["geneva", "geneva", "geneva"]),
        (Rotation.COUNTRY, 3, ["geneva", "geneva", "geneva"]),
        (Rotation.COUNTRY, 8, ["geneva", "vienna", "geneva"]),
        (Rotation.SUBREGION, 20, None),
        (Rotation.REGION, 8, ["geneva", "nairobi", "geneva"]),
    ],
)
def test_series_rotates_at_the_least_cost(
    rotation: Rotation, gap: int | None, places: list[str] | None
) -> None:
    case = rotating(rotation, gap)
    if places is None:
        formulation = formulate(case, price(case))
        assert solve(formulation.problem).status is Status.INFEASIBLE
        assert list(every_plan(case)) == []
        return

    plan = planned(case)

    assert plan.cost_cents == min(each.cost_cents for each in every_plan(case))
    assert sorted(session.place.id for session in plan.sessions) == sorted(places)


def test_no_country_twice_without_a_gap() -> None:
    plan = planned(rotating(Rotation.COUNTRY))

    assert sorted(session.place.id for session in plan.sessions) == ["geneva", "nairobi", "vienna"]


def test_only_meetings_of_one_series_rotate() -> None:
    rounds = (ROUNDS[0], replace(ROUNDS[1], series="other"), replace(ROUNDS[2], series=""))

    plan = planned(rotating(Rotation.REGION, rounds=rounds))

    assert [session.place for session in plan.sessions] == [GENEVA] * 3
    people = crowd(rotating(Rotation.REGION))
    told = [rule.sentence for rule in restrictions(rotating(Rotation.REGION, rounds=rounds), people)]
    assert [sentence for sentence in told if "series" in sentence] == []


def test_collision_names_the_series_and_how_far_it_must_give() -> None:
    case = rotating(Rotation.REGION, 10, (ROUNDS[0], replace(ROUNDS[1], places=(VIENNA,))))
    case = replace(case, consultations=(replace(ROUNDS[0], places=(GENEVA,)), case.consultations[1]))

    error = infeasible(case, restrictions(case, crowd(case)))

    assert isinstance(error, InfeasibleError)
    assert error.rules == (
        "first sits between 2005-06-06 and 2005-06-07",
        "second sits between 2005-06-13 and 2005-06-14",
        "meetings of the series rounds in the same region have at least 10 free days between",
    )
    assert error.gives == ("3 days longer would do", "3 days longer would do", "at least 7 would do")


def test_collision_without_a_gap_cannot_give_by_days() -> None:
    rounds = (meeting("first", 6, 10, GENEVA), meeting("second", 13, 17, VIENNA))
    case = rotating(Rotation.REGION, rounds=rounds)

    error = infeasible(case, restrictions(case, crowd(case)))

    assert error.rules == ("no two meetings of the series rounds are in the same region",)
    assert error.gives == ("",)


def test_recount_finds_a_series_that_does_not_rotate() -> None:
    plan = planned(rotating(Rotation.NONE))
    prices = price(rotating(Rotation.REGION, 6))

    with pytest.raises(VerificationError) as caught:
        verify(rotating(Rotation.REGION), prices, plan, plan.cost_cents)

    assert caught.value.differences == (
        "first and second of the series rounds are both in Europe",
        "first and third of the series rounds are both in Europe",
        "second and third of the series rounds are both in Europe",
    )
    verify(rotating(Rotation.REGION, 5), prices, plan, plan.cost_cents)


@pytest.mark.parametrize(
    ("area", "name"),
    [(Rotation.REGION, "Africa"), (Rotation.SUBREGION, "Sub-Saharan Africa"), (Rotation.COUNTRY, "KE")],
)
def test_areas_are_those_of_the_united_nations(area: Rotation, name: str) -> None:
    assert area_of(area, NAIROBI) == name


def test_place_without_a_region_stands_for_itself() -> None:
    assert area_of(Rotation.REGION, replace(GENEVA, country="AQ")) == "AQ"
