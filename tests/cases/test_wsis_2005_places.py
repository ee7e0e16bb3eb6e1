"""The founding case with the second consultation in any of dozens of cities, on any day: nothing is lost."""

from __future__ import annotations

import pytest

from logistics.case.case import Case
from logistics.conduct import load
from logistics.intake.patches import parse_patch
from logistics.intake.scenarios import Variation
from logistics.library import data_path
from logistics.planning.formulate import Formulation, formulate
from logistics.pricing.price import price
from solver import Status, alternatives

ADDRESS = "consultations.second-consultation.places"
WANTED = 6


@pytest.fixture(name="case", scope="module")
def fixture_case() -> Case:
    patch = parse_patch(f"{ADDRESS}=geneva;airports:large@Europe")
    case, _ = load(data_path("cases", "wsis-2005"), variation=Variation(patches=(patch,)))
    return case


def plans(made: Formulation) -> list[tuple[int | None, object]]:
    found = alternatives(made.problem, WANTED)
    assert {outcome.status for outcome in found} == {Status.OPTIMAL}
    return [(outcome.cost, made.sessions(outcome.choice)) for outcome in found]


def test_plans_after_placements_were_left_out_are_those_of_all_placements(case: Case) -> None:
    prices = price(case)
    second = next(one for one in case.consultations if one.id == "second-consultation")
    assert len(second.places) >= 30

    narrow = formulate(case, prices, wanted=WANTED, most_options=0)
    whole = formulate(case, prices, wanted=WANTED, most_options=100_000)

    assert whole.narrowed.count == 0
    assert narrow.placements == whole.placements == len(whole.problem.meeting) - len(whole.anchors)
    assert len(narrow.problem.meeting) < len(whole.problem.meeting) / 10
    assert plans(narrow) == plans(whole)
