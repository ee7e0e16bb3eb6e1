from __future__ import annotations

from pathlib import Path

import pytest

from tests.logistics.commands.calls import call, lines, told


def test_plan_shows_dates_cost_and_proof_and_writes_the_workbook(tiny: Path) -> None:
    result = call("plan", "tiny", "--alternatives", "1")

    assert (result.exit_code, result.stderr) == (0, "")
    shown = lines(result.stdout)
    assert shown[:5] == [
        "Tiny",
        "",
        "consultation  first day        place       in person",
        "Experts       Thu 18 Jun 2026  Vienna, AT          2",
        "Final         Mon 6 Jul 2026   Vienna, AT          1",
    ]
    assert shown[13] == "optimal: no other allowed dates cost less: cost equals bound (engine: ortools)"
    assert shown[-1] == "workbook: out/tiny.xlsx"
    assert Path("out/tiny.xlsx").stat().st_size > 0


def test_folder_and_workbook_and_engines_give_the_same_plan(tiny: Path) -> None:
    assert call("convert", "tiny", "tiny.xlsx").exit_code == 0

    plans = [
        told("plan", name, "--no-workbook", "--engine", engine)
        for name, engine in (
            ("tiny", "ortools"),
            ("tiny.xlsx", "search"),
            ("tiny", "pulp"),
            ("tiny", "exhaustive"),
        )
    ]

    assert len({plan["cost_cents"] for plan in plans}) == 1
    assert [plan["sessions"] for plan in plans] == [plans[0]["sessions"]] * 4
    assert not Path("out").exists()


def test_cross_check_names_the_second_engine(tiny: Path) -> None:
    stamp = told("plan", "tiny", "--no-workbook", "--cross-check")["stamp"]

    assert isinstance(stamp, dict)
    assert (stamp["engine"], stamp["checked by"]) == ("ortools", "pulp")


@pytest.mark.parametrize(
    ("arguments", "told_on_stderr"),
    [
        (
            ("--engine", "glpk"),
            "Invalid value for --engine: 'glpk' is none of ortools, pulp, search or exhaustive",
        ),
        (
            ("--alternatives", "-1"),
            "Invalid value for '--alternatives': Input should be greater than or equal to 0",
        ),
        (("--out", "plan.pdf"), "Invalid value for '--out': 'plan.pdf' does not end in .xlsx"),
        (("--no-such",), "No such option: --no-such"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage_ends_with_2(tiny: Path, arguments: tuple[str, ...], told_on_stderr: str) -> None:
    result = call("plan", "tiny", *arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert lines(result.stderr)[-1].removeprefix("Error: ") == told_on_stderr


def test_findings_end_with_3_and_nothing_is_written(broken: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "x.xlsx"

    result = call("plan", str(broken), "--out", str(out))

    assert (result.exit_code, result.stdout) == (3, "")
    assert [line.split(": ")[0] for line in lines(result.stderr)] == [
        "error", "error", "2 findings; 'backtoback explain last-before-first' says more about the first",
    ]  # fmt: skip
    assert not out.parent.exists()


def test_colliding_rules_end_with_4(collided: Path) -> None:
    result = call("plan", str(collided), "--no-workbook")

    assert (result.exit_code, result.stdout) == (4, "")
    assert lines(result.stderr)[0] == "no dates satisfy these rules together:"
    assert told("plan", str(collided), "--no-workbook")["shape"] == "error-infeasible/1"


def test_a_file_that_cannot_be_written_ends_with_6(tiny: Path) -> None:
    Path("file").write_text("", encoding="utf-8")

    result = call("plan", "tiny", "--out", "file/x.xlsx")
    answer = told("plan", "tiny", "--out", "file/x.xlsx")

    assert (result.exit_code, result.stdout) == (6, "")
    assert lines(result.stderr) == [
        "file/x.xlsx could not be written: [Errno 17] File exists: 'file'; is it open in another program?"
    ]
    assert (answer["shape"], answer["path"]) == ("error-not-written/1", "file/x.xlsx")


def test_an_unknown_case_is_answered_with_the_nearest(tiny: Path) -> None:
    result = call("plan", "wsis-2004")

    assert result.exit_code == 3
    assert lines(result.stderr)[0] == (
        "error: wsis-2004: 'wsis-2004' is neither a file, a folder nor a shipped case; "
        "did you mean 'wsis-2005'? (unknown-case)"
    )
