from __future__ import annotations

from pathlib import Path

from tests.logistics.commands.calls import call, lines, told
from tests.logistics.commands.conftest import TINY, write

SLIPS = """
[scenario.slips]
set.anchors.assembly.first_day = 2026-06-18
set.anchors.assembly.last_day = 2026-06-19
[scenario.unheld]
drop = ["anchors.assembly"]
[scenario.lonely]
set.attendance."*".final = "no"
[scenario.odd]
extends = "slip"
set.anchors.assembly.last_day = "soon"
set.participants.B.origin = "nairobbi"
"""
GOOD = SLIPS.partition("[scenario.odd]")[0]
ON = ("--on", "experts=2026-06-15", "--on", "final=2026-07-06")


def varied(folder: Path, text: str) -> str:
    path = write(folder / "varied", {"case.toml": TINY["case.toml"] + text})
    return str(path)


def test_check_tells_the_findings_of_every_scenario(tmp_path: Path) -> None:
    result = call("check", varied(tmp_path, SLIPS))

    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        (
            "error: case.toml[scenario.odd] anchors.assembly.last_day: 'soon' is not a date; "
            "write YYYY-MM-DD, such as 2026-06-13 (not-a-date)"
        ),
        (
            "error: case.toml[scenario.odd] extends: 'slip' is no scenario of the case; "
            "did you mean 'slips'? (unknown-scenario)"
        ),
        (
            "error: case.toml[scenario.odd] participants.B.origin: 'nairobbi' is not a known city; "
            "did you mean 'nairobi'? (unknown-city)"
        ),
        (
            "warning: consultations.csv:3 id: in scenario 'lonely', nobody attends 'final', "
            "so any date costs the same; mark who attends it in the table attendance (nobody-attends)"
        ),
        "4 findings; 'backtoback explain not-a-date' says more about the first",
    ]


def test_check_says_in_which_scenario_something_is_doubtful(tmp_path: Path) -> None:
    path = varied(tmp_path, GOOD)

    result = call("check", path)
    answer = told("check", path)

    assert (result.exit_code, result.stderr.splitlines()) == (
        0,
        [
            (
                "warning: consultations.csv:3 id: in scenario 'lonely', nobody attends 'final', "
                "so any date costs the same; mark who attends it in the table attendance (nobody-attends)"
            ),
            "1 finding; 'backtoback explain nobody-attends' says more about the first",
        ],
    )
    assert [(each["name"], len(each["findings"])) for each in answer["scenarios"]] == [  # type: ignore[attr-defined]
        ("dear", 0),
        ("slips", 0),
        ("unheld", 0),
        ("lonely", 1),
    ]
    assert lines(result.stdout)[2:4] == ["scenario  warnings  says", "dear             0  Fares double"]


def test_check_of_one_scenario_leaves_the_others(tmp_path: Path) -> None:
    path = varied(tmp_path, SLIPS)

    answer = told("check", path, "--scenario", "slips", "--set", "tariff.visa=5")
    result = call("check", path, "--scenario", "unheld,slips")

    assert (answer["shape"], answer["scenarios"]) == ("check/1", [])
    assert result.exit_code == 3
    assert result.stderr.splitlines()[:1] == [
        (
            "error: case.toml[scenario.slips] anchors.assembly.first_day: 'anchors.assembly.first_day' "
            "is no cell of the case; the table anchors has no such row (unknown-address)"
        )
    ]


def test_a_plan_says_which_scenario_it_is_of(tmp_path: Path) -> None:
    path = varied(tmp_path, GOOD)
    options = ("--scenario", "dear", "--scenario", "slips", "--set", "tariff.visa=5")

    result = call("plan", path, "--no-workbook", *options)
    answer = told("plan", path, "--no-workbook", *options)

    assert lines(result.stdout)[0] == "Tiny [dear, slips, --set]"
    assert answer["scenarios"] == ["dear", "slips", "--set"]
    assert answer["stamp"]["scenario"] == "dear, slips, --set"  # type: ignore[index]
    assert [(each["address"], each["was"], each["now"], each["scenario"]) for each in answer["changes"]] == [  # type: ignore[attr-defined]
        ("tariff.fare_factor", "", "2", "dear"),
        ("anchors.assembly.first_day", "2026-06-16", "2026-06-18", "slips"),
        ("anchors.assembly.last_day", "2026-06-17", "2026-06-19", "slips"),
        ("tariff.visa", "", "5", "--set"),
    ]


def test_a_scenario_costs_what_the_edited_file_costs(tmp_path: Path) -> None:
    path = varied(tmp_path, GOOD)
    edited = TINY["case.toml"].partition("[scenario")[0] + "[tariff]\nfare_factor = 2\nvisa = 7\n"
    other = write(tmp_path / "edited", {"case.toml": edited})

    answer = told("price", path, "--scenario", "dear", "--set", "tariff.visa=7", *ON)

    same = told("price", str(other), *ON)
    assert {key: answer[key] for key in same if key not in {"scenarios", "changes"}} == {
        key: same[key] for key in same if key not in {"scenarios", "changes"}
    }
    assert answer["cost_cents"] != told("price", path, *ON)["cost_cents"]


def test_a_patch_of_another_form_is_a_usage_error(tmp_path: Path) -> None:
    result = call("plan", varied(tmp_path, GOOD), "--set", "visa=3")

    assert result.exit_code == 2
    assert "'visa' is no address; write table.id.column or section.key" in " ".join(
        result.stderr.replace("│", " ").split()
    )
