from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from logistics.case.case import Case
from logistics.case.rules import Tariff
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.run import Run
from solver import Engine, Status, solve
from tests.logistics.planning.example import CASE, NAIROBI, PARIS, person, ready


def run_of(case: Case) -> Run:
    prices, formulation = ready(case)
    outcome = solve(formulation.problem, Engine.SEARCH)
    sessions = formulation.sessions(outcome.choice)
    plan, baseline = make_plan(case, prices, sessions), make_baseline(case, prices, sessions)
    return Run(case, case, (), prices, formulation, outcome, plan, baseline, (), (), ())


def test_saving_is_baseline_less_plan() -> None:
    run = run_of(CASE)

    # 1600 instead of 1450 for the forum and 1300 for the talks
    assert (run.plan.cost_cents, run.baseline.cost_cents, run.saving_cents) == (160_000, 275_000, 115_000)


def test_bound_and_anchors_count_remote_attendance() -> None:
    people = (
        person("ada", NAIROBI, "forum", "talks", people=2),
        person("bob", PARIS, remote=("forum", "talks"), people=3),
        person("eve", PARIS, "talks", remote=("forum",)),
    )

    run = run_of(replace(CASE, participants=people, tariff=Tariff(remote=Decimal(10))))

    assert run.bound_cents == run.plan.cost_cents == 2 * 160_000 + 7 * 1_000 + 50_000
    # two trips to the forum and four remote seats at it
    assert run.anchors_cents == 2 * 145_000 + 4 * 1_000


def test_bound_that_was_not_proven_is_none() -> None:
    run = run_of(CASE)

    assert replace(run, outcome=replace(run.outcome, status=Status.UNKNOWN, bound=None)).bound_cents is None
