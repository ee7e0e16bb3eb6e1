"""Plans after placements were left out by bounds are those of the problem with all placements."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from logistics.case.case import Case
from logistics.errors import InfeasibleError
from logistics.planning.alternatives import cost_by_date
from logistics.planning.formulate import Formulation, formulate
from logistics.pricing.price import price
from solver import Engine, Outcome, Status, alternatives, solve
from solver.watch import SILENT
from tests.properties.cases import Size, cases

FEW_FEASIBLE = [HealthCheck.filter_too_much, HealthCheck.too_slow]
WIDE = Size(consultations=3, window=9, places=3)


def formulated(case: Case, wanted: int, most_options: int) -> Formulation | None:
    try:
        return formulate(case, price(case), wanted=wanted, most_options=most_options)
    except InfeasibleError:
        return None


def plans(formulation: Formulation, found: tuple[Outcome, ...]) -> list[object]:
    return [
        (outcome.status, outcome.cost, formulation.sessions(outcome.choice))
        for outcome in found
        if outcome.cost is not None
    ]


@pytest.mark.slow
def test_narrowed_problem_has_the_same_plans() -> None:
    compared = excluded = 0

    @settings(max_examples=210, suppress_health_check=FEW_FEASIBLE)
    @given(cases(WIDE), st.sampled_from((1, 1, 3)))
    def check(case: Case, wanted: int) -> None:
        nonlocal compared, excluded
        whole = formulated(case, wanted, 100_000)
        assume(whole is not None)
        assert whole is not None
        narrow = formulated(case, wanted, 0)
        assert narrow is not None
        assert narrow.placements == whole.placements

        few = plans(narrow, alternatives(narrow.problem, wanted))
        assert few == plans(whole, alternatives(whole.problem, wanted))
        assume(few)
        best = solve(narrow.problem, Engine.SEARCH)
        assert best.status is Status.OPTIMAL
        assert plans(narrow, (best,)) == few[:1]
        compared += 1
        excluded += narrow.narrowed.count > 0
        costs = {date.session: date for date in cost_by_date(whole, SILENT, None)}
        for date in cost_by_date(narrow, SILENT, None):
            known = costs[date.session].cost_cents
            if date.above_cents is None:
                assert (date.cost_cents, date.is_known) == (known, True)
            else:
                assert (date.cost_cents, date.is_known) == (None, False)
                assert known is None or known > date.above_cents

    check()
    assert compared >= 200
    assert excluded >= 100
