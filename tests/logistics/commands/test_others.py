"""The small commands: check, new, convert, cases, prices, explain."""

from __future__ import annotations

from pathlib import Path

from logistics.intake import load_case
from tests.logistics.commands.calls import call, lines, told


def test_check_counts_what_it_found(tiny: Path) -> None:
    result = call("check", "tiny")

    assert (result.exit_code, result.stderr) == (0, "")
    assert " ".join(result.stdout.split()) == (
        "Tiny: no errors, 0 warnings (2 participants, 2 people, 1 anchors, 2 consultations, 4 places) "
        "scenario warnings says dear 0 Fares double"
    )


def test_check_lists_every_finding_and_ends_with_3(broken: Path) -> None:
    result = call("check", str(broken))
    answer = told("check", str(broken))

    assert (result.exit_code, result.stdout) == (3, "")
    findings = answer["findings"]
    assert isinstance(findings, list)
    assert answer["shape"] == "error-input/1"
    assert [finding["code"] for finding in findings] == ["last-before-first", "unknown-city"]
    assert len(lines(result.stderr)) == len(findings) + 1


def test_new_writes_a_workbook_that_can_be_planned(tiny: Path) -> None:
    result = call("new", "demo")

    assert (result.exit_code, result.stderr) == (0, "")
    assert lines(result.stdout) == [
        "written: demo.xlsx",
        "next: fill it in, then 'backtoback check demo.xlsx' and 'backtoback plan demo.xlsx'",
    ]
    assert call("plan", "demo.xlsx", "--no-workbook").exit_code == 0


def test_new_overwrites_only_with_force(tiny: Path) -> None:
    codes = [call("new", "demo", "--folder", *force).exit_code for force in ((), (), ("--force",))]

    assert codes == [0, 6, 0]
    assert Path("demo/case.toml").is_file()


def test_convert_there_and_back_loads_to_the_same_case(tiny: Path) -> None:
    assert told("convert", "tiny", "there.xlsx") == {
        "shape": "convert/1", "path": "there.xlsx", "findings": [],
    }  # fmt: skip
    assert lines(call("convert", "there.xlsx", "back").stdout) == ["written: back"]

    assert load_case(Path("back"))[0] == load_case(Path("tiny"))[0]


def test_cases_lists_wsis() -> None:
    result = call("cases")

    assert (result.exit_code, result.stderr) == (0, "")
    assert lines(result.stdout) == [
        f"name                   title{' ' * 51}people  consultations",
        f"wsis-2005              WSIS 2005: two consultations beside WGIG{' ' * 19}187              2",
        f"wsis-2005-fellowships  WSIS 2005: fellowships for two consultations beside{' ' * 8}187{' ' * 14}2",
        "                       WGIG",
    ]


def test_prices_fit_into_100_columns_and_mark_what_is_used() -> None:
    default, used = lines(call("prices").stdout), lines(call("prices", "wsis-2005").stdout)

    assert max(len(line) for line in default + used) <= 100
    assert default[:2] == [
        "default  kind         name                   prices     currency  source",
        "*        fare         eu-unit-cost           2023       EUR       ec-c-2023-4928",
    ]
    assert used[0] == "in use  kind         name                   prices     currency  source"
    assert (
        "all-items    2025 to 2005: 0.6066; 2025 to 2014: 0.7352; 2014: derived from the ratio 2005/2014 ="
        in default
    )
    marked = [line.split()[-1] for line in used[1:16] if line.startswith("*")]
    assert marked == ["ec-c-2023-4928", "gsa-cpp-fy2026", "gsa-cpp-fy2026", "us-state-2026-04", "desnz-2025"]


def test_explain_expands_a_code() -> None:
    result = call("explain", "short-window")

    assert (result.exit_code, result.stderr) == (0, "")
    assert lines(result.stdout)[0].startswith("short-window: ")
    assert len(lines(call("explain").stdout)) > 50


def test_an_unknown_code_is_wrong_usage_with_the_nearest() -> None:
    result = call("explain", "short-windows")

    assert (result.exit_code, result.stdout) == (2, "")
    assert lines(result.stderr)[-1] == (
        "Error: Invalid value for CODE: no finding has the code 'short-windows'; did you mean 'short-window'?"
    )
