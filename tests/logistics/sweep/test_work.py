"""Every scenario ends with a status; none with an exception."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from logistics.conduct import load, run
from logistics.errors import CaseError
from logistics.exhibits.lines import kind_cents, kinds_in, lines_of
from logistics.library import data_path
from logistics.planning.comparison import cents_by_kind
from logistics.planning.request import Request
from logistics.sweep.figures import figures_of
from logistics.sweep.identity import program_version
from logistics.sweep.study import Shard, Study
from logistics.sweep.task import Figures, Options, Placed, Result, Status
from logistics.sweep.work import solve_task
from logistics.uncertainty.ranges import ranges_of
from logistics.uncertainty.result import DrawRequest
from logistics.uncertainty.totals import Sum
from solver.watch import SILENT

MakeStudy = Callable[..., Study]


def solved(study: Study) -> list[Result]:
    return [solve_task(task) for task in study.tasks(Shard())]


def test_case_itself_is_solved_as_by_plan(fast: Path, study_of: MakeStudy) -> None:
    case, warnings = load(fast)
    done = run(case, warnings, Request(), SILENT)

    [result] = solved(study_of())

    assert result.status is Status.OPTIMAL
    assert result.figures == figures_of(done)
    assert result.figures.cost_cents == done.plan.cost_cents == result.figures.bound_cents
    assert result.figures.placed == (Placed("experts", "2026-06-18", "2026-06-18", "vienna", 2),)
    assert (result.figures.people, result.error) == (2, "")


def test_value_is_written_into_the_case(fast: Path, study_of: MakeStudy) -> None:
    toml = fast / "case.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "\n[tariff]\nfare_factor = 1.5\n", encoding="utf-8")
    case, _ = load(fast)

    [dearer] = solved(study_of("tariff.fare_factor=1.5"))

    assert dearer.figures == figures_of(run(case, (), Request(), SILENT))


def test_rules_that_collide_are_an_answer(study_of: MakeStudy) -> None:
    [result] = solved(study_of("rules.latest_end=2026-06-01"))

    assert (result.status, result.figures) == (Status.INFEASIBLE, None)
    assert result.error.startswith("no dates satisfy these rules together:\n  - ")


def test_value_that_cannot_be_read_is_an_answer(study_of: MakeStudy) -> None:
    [result] = solved(study_of("rules.least_gap_days=soon"))

    assert (result.status, result.figures) == (Status.INVALID, None)
    assert result.error.startswith("--over rules.least_gap_days: 'soon' ")


def test_worker_of_another_version_refuses(study_of: MakeStudy) -> None:
    [task] = study_of().tasks(Shard())

    result = solve_task(replace(task, version="0.0.1+abc"))

    told = f"the worker has version {program_version()} and not 0.0.1+abc"
    assert result == Result(task.key, (), Status.FAILED, None, told)


def test_every_engine_and_seed_finds_the_same(study_of: MakeStudy) -> None:
    figures = [
        solved(study_of(options=Options(seed=seed, engine=engine)))[0].figures
        for seed, engine in ((0, "search"), (7, "search"), (1, "ortools"), (2, "exhaustive"))
    ]

    assert figures[0] is not None
    assert set(figures) == {figures[0]}


def test_address_that_meets_nothing_is_told_before_anything_is_solved(study_of: MakeStudy) -> None:
    with pytest.raises(CaseError) as caught:
        study_of("rules.latest_ent=2026-06-01", "participants.A.origin=lyon")

    assert str(caught.value) == (
        "--over rules.latest_ent: 'rules.latest_ent' is no cell of the case; "
        "did you mean 'rules.latest_end'? (unknown-address)"
    )


def test_draws_judge_the_dates_as_those_of_plan_do(fast: Path, study_of: MakeStudy) -> None:
    case, _ = load(fast)
    ranges = ranges_of(run(case, (), Request(), SILENT), DrawRequest(300, 4, has_trials=False))

    [result] = solved(study_of(options=Options(seed=4, draws=300)))

    assert result.figures is not None
    drawn, cost = result.figures.drawn, ranges.total(Sum.COST)
    assert drawn is not None
    assert (drawn.draws, drawn.best_draws) == (300, ranges.recommended.best_draws)
    assert (drawn.p10_cents, drawn.p50_cents, drawn.p90_cents) == (cost.p10, cost.p50, cost.p90)
    assert drawn.expected_cents == ranges.recommended.expected_cents
    assert drawn.p10_cents < result.figures.cost_cents < drawn.p90_cents


def test_task_and_result_are_plain_data(study_of: MakeStudy) -> None:
    [task] = study_of("tariff.fare_factor=2").tasks(Shard())
    result = solve_task(task)

    assert pickle.loads(pickle.dumps(task)) == task  # noqa: S301
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301


def test_amounts_add_up_to_the_cost_by_kind_group_and_funder() -> None:
    case, _ = load(data_path("cases", "wsis-2005"))
    done = run(case, (), Request(alternatives=0, has_calendar=False), SILENT)

    figures: Figures = figures_of(done)

    for respect in ("kind", "group", "funder"):
        own = [amount for amount in figures.amounts if amount.respect == respect]
        assert sum(amount.cents for amount in own) == done.plan.cost_cents
        if respect != "funder":
            assert sum(amount.baseline_cents for amount in own) == done.baseline.cost_cents
    assert done.dates == ()


def test_sums_by_kind_are_those_of_the_itinerary_lines() -> None:
    case, _ = load(data_path("cases", "wsis-2005"))
    done = run(case, (), Request(alternatives=0, has_calendar=False), SILENT)

    for plan in (done.plan, done.baseline):
        lines = lines_of(plan)
        expected = {kind: sum(kind_cents(line, kind) for line in lines) for kind in kinds_in(lines)}
        assert cents_by_kind(plan) == expected
