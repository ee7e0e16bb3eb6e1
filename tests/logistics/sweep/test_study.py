"""Which scenarios a sweep has, in which part, and under which keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from logistics.errors import CaseError
from logistics.intake import convert
from logistics.intake.load import load_draft
from logistics.sweep.identity import Basis, canonical_params, draft_hash, program_version
from logistics.sweep.study import Shard, Study
from logistics.sweep.task import Options, Status
from logistics.sweep.work import solve_task
from tests.logistics.sweep.conftest import FAST, write_fast

MakeStudy = Callable[..., Study]
SCENARIOS = """
[scenario.dearer]
set.tariff.fare_factor = 2

[scenario.third]
add = ["participants.C", "attendance.C"]
set.participants.C.origin = "vienna"
set.attendance.C.experts = "yes"
"""


def test_parts_are_all_scenarios_and_none_twice(study_of: MakeStudy) -> None:
    study = study_of("tariff.fare_factor=0.5:1.5:0.01")
    whole = {task.key for task in study.tasks(Shard())}

    parts = [{task.key for task in study.tasks(Shard(number, 7))} for number in range(1, 8)]

    assert len(whole) == sum(len(part) for part in parts) == 101
    assert set.union(*parts) == whole
    assert {len(part) for part in parts} == {14, 15}


def test_parts_do_not_hang_on_the_order_of_options(study_of: MakeStudy) -> None:
    one = study_of("tariff.fare_factor=1,2,3", "rules.least_gap_days=0,1").tasks(Shard(1, 2))
    other = study_of("rules.least_gap_days=1,0", "tariff.fare_factor=3,2,1").tasks(Shard(1, 2))

    assert {task.key for task in one} == {task.key for task in other}
    assert [task.params for task in one] != [task.params for task in other]


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "a/b", "1/0", "-1/3"])
def test_no_part_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=f"^'{text}' names no part; write 3/20 for the third of twenty$"):
        Shard.parse(text)


def test_part_is_read() -> None:
    assert Shard.parse(" 3/20 ") == Shard(3, 20)


def test_key_hangs_on_case_version_options_and_parameters(study_of: MakeStudy) -> None:
    basis = study_of().basis
    params = (("a.b", "1"), ("c.d", "2"))
    others = (
        replace(basis, case_hash="other"),
        replace(basis, version="other"),
        replace(basis, options=Options(seed=1)),
        replace(basis, options=Options(seconds=1)),
        replace(basis, options=Options(mode="burden")),
        replace(basis, options=Options(draws=5)),
    )

    keys = {basis.key(params), basis.key(params[:1]), *(other.key(params) for other in others)}

    assert len(keys) == 8
    assert all(len(key) == 64 for key in keys)
    assert basis.key(params) == basis.key(params[::-1]) == replace(basis, name="x", title="y").key(params)
    assert canonical_params(params[::-1]) == '{"a.b":"1","c.d":"2"}'


def test_fingerprint_is_that_of_the_content_in_whatever_file(fast: Path, tmp_path: Path) -> None:
    convert(fast, tmp_path / "fast.xlsx")

    assert draft_hash(load_draft(tmp_path / "fast.xlsx")) == draft_hash(load_draft(fast))


@pytest.mark.parametrize("name", sorted(FAST))
def test_fingerprint_changes_with_any_table(fast: Path, tmp_path: Path, name: str) -> None:
    old, new = {"case.toml": ("Fast", "Slow")}.get(name, ("experts" if "experts" in FAST[name] else "A", "Z"))
    if name in {"places.csv", "anchors.csv"}:
        old, new = "eneva", "enova"
    changed = write_fast(tmp_path / "changed", **{name: FAST[name].replace(old, new, 1)})

    assert draft_hash(load_draft(changed)) != draft_hash(load_draft(fast))


def test_version_tells_package_and_source() -> None:
    number, _, source = program_version().partition("+")

    assert number == "0.1.0"
    assert len(source) == 12


def test_scenarios_of_the_case_are_values(tmp_path: Path) -> None:
    toml = FAST["case.toml"] + SCENARIOS
    draft = load_draft(write_fast(tmp_path / "with", **{"case.toml": toml}))
    basis = Basis.of(draft, Options(), "with")
    plain = Study(draft, basis, ((("tariff.fare_factor", "2"),),)).tasks(Shard())
    named = Study(draft, basis, ((("scenario", "dearer"),), (("scenario", "none"),))).tasks(Shard())

    [by_value], [by_name, none] = [solve_task(t) for t in plain], [solve_task(t) for t in named]

    assert by_value.figures == by_name.figures != none.figures
    assert none.status is Status.OPTIMAL


def test_address_of_a_row_that_one_scenario_adds_is_known(tmp_path: Path) -> None:
    toml = FAST["case.toml"] + SCENARIOS
    draft = load_draft(write_fast(tmp_path / "with", **{"case.toml": toml}))
    points = tuple(
        (("participants.C.people", people), ("scenario", name))
        for name in ("none", "third")
        for people in "12"
    )

    results = [
        solve_task(task) for task in Study(draft, Basis.of(draft, Options(), ""), points).tasks(Shard())
    ]

    assert [(dict(result.params)["scenario"], result.status) for result in results] == [
        ("none", Status.INVALID),
        ("none", Status.INVALID),
        ("third", Status.OPTIMAL),
        ("third", Status.OPTIMAL),
    ]


def test_unknown_scenario_is_told_before_anything_is_solved(tmp_path: Path) -> None:
    draft = load_draft(write_fast(tmp_path / "with", **{"case.toml": FAST["case.toml"] + SCENARIOS}))

    with pytest.raises(CaseError) as caught:
        Study(draft, Basis.of(draft, Options(), ""), ((("scenario", "dearest"),), (("scenario", "dearer"),)))

    assert str(caught.value) == (
        "--scenario: 'dearest' is no scenario of the case; did you mean 'dearer'? (unknown-scenario)"
    )
