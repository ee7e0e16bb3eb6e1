"""Plans that leave open who comes and who pays: terminal, workbook and JSON."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.logistics.commands.calls import call, lines, told


def test_plan_says_who_comes_who_pays_what_people_bear_and_what_the_next_step_takes(opened: Path) -> None:
    result = call("plan", "opened", "--alternatives", "0", "--no-workbook")

    shown = lines(result.stdout)
    assert result.exit_code == 0
    assert "Fellowships  4,898.20       3    101.80    0.00    4,898.20            3" in shown
    assert (
        "cost [EUR]        1,633        1,633     1,821           1,821  1,821       1,821  0.08         0.08"
        in (shown)
    )
    text = " ".join(shown)
    assert (
        "the next step: 462.46 EUR more (462.46 EUR of Fellowships) would bring participation from 3 to 4; "
        "who would come more often: C"
    ) in text


def test_a_front_stands_on_the_terminal_in_the_workbook_and_in_json(opened: Path) -> None:
    asked = ("plan", "opened", "--set", "quotas.ngo.least=0", "--front", "participation,cost")
    shown = lines(call(*asked, "--out", "front.xlsx").stdout)
    front = told(*asked, "--no-workbook")["front"]

    assert isinstance(front, dict)
    assert front["names"] == ["participation", "cost"]
    assert (front["is_complete"], front["is_proven"], front["is_recounted"]) == (True, True, True)
    points = [(point["values"]["participation"], point["values"]["cost"]) for point in front["points"]]
    assert len(points) > 1
    assert points == sorted(points, reverse=True)
    sheet = openpyxl.load_workbook("front.xlsx")["Front"]
    written = [row[1:3] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert [(number, round(float(cost) * 100)) for number, cost in written] == points  # type: ignore[arg-type]
    knees = [point["is_knee"] for point in front["points"]]
    marked = [row[0] for row in sheet.iter_rows(values_only=True) if "knee" in row and row[0] != "No."]
    assert [number - 1 for number in marked if isinstance(number, int)] == [
        number for number, is_knee in enumerate(knees) if is_knee
    ]
    assert [f"{cost / 100:,.2f}" in " ".join(shown) for _, cost in points] == [True] * len(points)


def test_modes_and_caps_change_what_is_best(opened: Path) -> None:
    cheapest = told("plan", "opened", "--no-workbook", "--mode", "cost")
    most = told("plan", "opened", "--no-workbook")
    fairest = told("plan", "opened", "--no-workbook", "--mode", "burden", "--burden", "cost")
    capped = told("plan", "opened", "--no-workbook", "--max-burden", "nights=1")

    assert (cheapest["mode"], cheapest["participation"], most["participation"]) == ("cost", 3, 3)
    assert (fairest["mode"], fairest["status"]) == ("burden", "optimal")
    assert capped["rules"] == ["nobody is away for more than 1 night"]
    assert capped["gives"] == ["somebody has to be away for 2 nights"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--mode", "fairness"),
            "Invalid value for --mode: 'fairness' is none of cost, participation, burden",
        ),
        (
            ("--front", "cost,cost"),
            (
                "Invalid value for --front: 'cost,cost' is not two of cost, co2e, hours, participation, "
                "burden, parted by a comma"
            ),
        ),
        (
            ("--max-burden", "hours"),
            (
                "Invalid value for --max-burden: 'hours' is not KIND=MOST with one of cost, hours, nights, "
                "trips, each once"
            ),
        ),
        (
            ("--max-burden", "nights=1.5"),
            "Invalid value for --max-burden: '1.5' is not a whole number, 0 or more",
        ),
        (
            ("--max-burden", "hours=-1"),
            "Invalid value for --max-burden: '-1' is not a number, 0 or more",
        ),
        (("--burden", "co2e"), "Invalid value for --burden: 'co2e' is none of cost, hours, nights, trips"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_wishes_end_with_2(opened: Path, arguments: tuple[str, ...], message: str) -> None:
    result = call("plan", "opened", *arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert " ".join(lines(result.stderr)).partition("Error: ")[2] == message
