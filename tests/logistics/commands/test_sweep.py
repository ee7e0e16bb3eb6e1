"""What ``sweep`` and ``results`` answer; scenarios are solved in this process."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from logistics.commands.sweep_progress import EVERY_SECONDS_IN_A_LOG, SweepProgress, duration
from logistics.sweep.identity import program_version
from logistics.sweep.task import Result, Status
from tests.logistics.commands.calls import call, lines, told

STORE = str(Path("out", "tiny-sweep.sqlite"))
pytestmark = pytest.mark.usefixtures("sweeps_here")
GRID = ("--over", "fares.factor=1,2,3", "--over", "rules.latest_end=2026-06-01,2026-07-10")


@pytest.mark.usefixtures("tiny")
def test_sweep_shows_what_it_comes_to() -> None:
    result = call("sweep", "tiny", *GRID)

    assert (result.exit_code, result.stderr) == (0, "6 scenarios solved\n")
    shown = lines(result.stdout)
    assert shown[:3] == ["Tiny", "", "6 scenarios: 3 optimal, 3 infeasible"]
    assert shown[4].split() == ["EUR", "least", "10", "%", "median", "90", "%", "most"]
    assert shown[8].startswith("cheapest: ")
    assert shown[8].endswith(" EUR with rules.latest_end = 2026-07-10, tariff.fare_factor = 1")
    assert shown[9].endswith(" EUR with rules.latest_end = 2026-07-10, tariff.fare_factor = 3")
    assert [line.split()[:2] for line in shown[-4:]] == [
        ["tariff.fare_factor", "plans"],
        ["1", "1"],
        ["2", "1"],
        ["3", "1"],
    ]


@pytest.mark.usefixtures("tiny")
def test_same_command_solves_what_is_missing() -> None:
    first = told("sweep", "tiny", *GRID, "--shard", "1/2", "--store", STORE)
    again = told("sweep", "tiny", *GRID)

    assert first == {
        "shape": "sweep/1", "store": STORE, "scenarios": 3, "answered_before": 0, "failed": 0,
    }  # fmt: skip
    assert again == {**first, "scenarios": 6, "answered_before": 3}
    assert call("sweep", "tiny", *GRID).stderr == "0 scenarios solved, 6 were there before\n"


@pytest.mark.usefixtures("tiny")
def test_parts_have_files_of_their_own_and_are_merged() -> None:
    for number in (1, 2):
        call("sweep", "tiny", *GRID, "--shard", f"{number}/2")
    parts = [str(Path("out", f"tiny-sweep-{number}-of-2.sqlite")) for number in (1, 2)]
    call("sweep", "tiny", *GRID, "--store", "whole.sqlite")

    merged = call("results", *parts, "--merge", "merged.sqlite", "--csv", "merged.csv")
    call("results", "whole.sqlite", "--csv", "whole.csv")

    assert (merged.exit_code, merged.stderr) == (0, "")
    assert Path("merged.csv").read_bytes() == Path("whole.csv").read_bytes()


def test_results_of_a_changed_case_are_flagged_and_never_mixed(tiny: Path) -> None:
    call("sweep", "tiny", "--over", "fares.factor=1,2,3")
    toml = tiny / "case.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("Tiny", "Tiny anew"), encoding="utf-8")

    stale = call("results", STORE)
    call("sweep", "tiny", "--over", "fares.factor=1,4")
    fresh = call("results", STORE)
    answer = told("results", STORE)

    assert stale.stderr == (
        "warning: these results are stale: the case has changed since; the sweep has to be made again\n"
    )
    assert lines(stale.stdout)[:3] == ["Tiny", "", "3 scenarios: 3 optimal"]
    assert fresh.stderr == "left out: 3 results of 'Tiny': the case has changed since\n"
    assert lines(fresh.stdout)[:3] == ["Tiny anew", "", "2 scenarios: 2 optimal"]
    assert (answer["is_stale"], answer["reason"], answer["version"]) == (False, "", program_version())
    others = answer["others"]
    assert isinstance(others, list)
    assert [(each["scenarios"], each["reason"]) for each in others] == [(3, "the case has changed since")]


def test_results_of_other_options_are_kept_apart_and_of_a_lost_case_in_doubt(tiny: Path) -> None:
    call("sweep", "tiny", "--over", "fares.factor=1,2", "--seed", "1")
    call("sweep", "tiny", "--over", "fares.factor=1", "--seed", "2")

    assert call("results", STORE).stderr == "left out: 2 results of 'Tiny': they answer other options\n"
    assert told("results", STORE)["scenarios"] == 1
    tiny.rename("elsewhere")
    assert told("results", STORE)["is_stale"] is None
    assert call("results", STORE).stderr.splitlines()[0] == (
        "warning: 'tiny' is not here, so whether it has changed since is not known"
    )
    assert told("results", STORE, "--case", "elsewhere")["is_stale"] is False


@pytest.mark.usefixtures("tiny")
def test_results_of_another_version_are_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr("logistics.sweep.identity.program_version", lambda: "0.0.9+abc")
        before.setattr("logistics.sweep.work.program_version", lambda: "0.0.9+abc")
        call("sweep", "tiny", "--over", "fares.factor=1,2")

    assert call("results", STORE).stderr == (
        "warning: these results are stale: they were made by another version of backtoback; "
        "the sweep has to be made again\n"
    )
    assert told("sweep", "tiny", "--over", "fares.factor=1,2")["answered_before"] == 0


@pytest.mark.usefixtures("tiny")
def test_results_are_written_as_csv_workbook_and_parquet() -> None:
    call("sweep", "tiny", *GRID)
    files = [str(Path("new", name)) for name in ("a.csv", "a.xlsx", "a.parquet")]

    result = call("results", STORE, "--csv", files[0], "--excel", files[1], "--parquet", files[2])

    assert lines(result.stdout)[-3:] == [f"written: {file}" for file in files]
    assert all(Path(file).stat().st_size for file in files)


@pytest.mark.usefixtures("tiny")
def test_failed_scenarios_end_with_code_1_and_are_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr("logistics.sweep.work.program_version", lambda: "other")
        result = call("sweep", "tiny", "--over", "fares.factor=1,2")

    assert (result.exit_code, result.stderr) == (
        1,
        "0 scenarios solved, 2 failed and are tried again next time\n",
    )
    assert lines(result.stdout) == ["Tiny", "", "2 scenarios: 2 failed", ""]
    assert told("sweep", "tiny", "--over", "fares.factor=1,2")["answered_before"] == 0


@pytest.mark.usefixtures("tiny")
def test_draws_of_what_is_uncertain_judge_the_dates_of_every_scenario() -> None:
    result = call("sweep", "tiny", "--over", "fares.factor=1,2", "--draws", "40", "--seed", "3")
    call("results", STORE, "--csv", "a.csv")

    [line] = [line for line in lines(result.stdout) if line.startswith("in 40 draws each, 10 % to 90 %: ")]
    assert "; the dates are best in " in line
    heading, *rows = Path("a.csv").read_text(encoding="utf-8").splitlines()
    place = heading.split(",").index("Draws")
    assert [row.split(",")[place] for row in rows] == ["40", "40"]


USAGE = (
    (("--over", "fares.factor"), "Invalid value for --over: 'fares.factor' is not of the form"),
    (("--over", "fares.factor=1..2"), "Invalid value for --over: tariff.fare_factor is drawn at random"),
    (("--shard", "3/2"), "Invalid value for --shard: '3/2' names no part; write 3/20 for the third of"),
    (("--engine", "abacus"), "Invalid value for --engine: 'abacus' is none of ortools, pulp, search or"),
)


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize(("options", "message"), USAGE, ids=[" ".join(options) for options, _ in USAGE])
def test_wrong_usage_is_told(options: tuple[str, ...], message: str) -> None:
    result = call("sweep", "tiny", *options)

    assert result.exit_code == 2
    assert message in result.stderr
    assert not Path("out").exists()


EXTRAS = (
    ("distributed", ("sweep", "tiny", "--dask", "tcp://127.0.0.1:1"), "'distributed>=2026.3'"),
    ("sqlalchemy", ("sweep", "tiny", "--store", "postgresql://x/y"), "'sqlalchemy>=2.1,<3'"),
    ("pyarrow", ("results", STORE, "--parquet", "a.parquet"), "'pyarrow>=22'"),
)


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize(("library", "command", "remedy"), EXTRAS, ids=[library for library, *_ in EXTRAS])
def test_missing_library_is_told_with_the_remedy(
    library: str, command: tuple[str, ...], remedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("sweep", "tiny")
    for name in ("cluster", "team", "parquet"):
        monkeypatch.delitem(sys.modules, f"logistics.sweep.{name}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)

    result = call(*command)

    assert result.exit_code == 2
    assert f"({library} is missing): pip install {remedy}" in " ".join(result.stderr.split())


@pytest.mark.usefixtures("tiny")
def test_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("logistics.sweep.cluster.CONNECT_SECONDS", 0.2)

    result = call("sweep", "tiny", "--dask", "tcp://127.0.0.1:9")

    assert result.exit_code == 3
    assert result.stderr.splitlines()[-1].startswith("the cluster at tcp://127.0.0.1:9 cannot be reached: ")


@pytest.mark.usefixtures("tiny")
def test_store_that_is_not_there_is_told() -> None:
    result = call("results", "none.sqlite", "--json")

    assert result.exit_code == 3
    assert json.loads(result.stdout) == {
        "shape": "error-input/1", "message": "none.sqlite is no file", "findings": [],
    }  # fmt: skip
    assert call("results", "a.sqlite", "b.sqlite").exit_code == 2


def heard(progress: SweepProgress, count: int) -> None:
    for number in range(count):
        progress.hear(Result(str(number), (), Status.FAILED if number < 2 else Status.OPTIMAL, None))


def test_progress_tells_rate_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    progress = SweepProgress(1200)
    heard(progress, 2)
    assert capsys.readouterr() == ("", "")

    progress._told -= EVERY_SECONDS_IN_A_LOG
    progress.hear(Result("3", (), Status.OPTIMAL, None))

    assert capsys.readouterr().err.startswith("3 of 1,200 scenarios, 2 failed  0%  ")
    assert progress.line(1.0) == "3 of 1,200 scenarios, 2 failed  0%  2.0 a second  9 min 58 s left   "


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0 s"), (59.6, "1 min 0 s"), (3599, "59 min 59 s"), (7265, "2 h 1 min")]
)
def test_times_are_told_as_people_read_them(seconds: float, text: str) -> None:
    assert duration(seconds) == text
