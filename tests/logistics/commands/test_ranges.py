from __future__ import annotations

from pathlib import Path

from tests.logistics.commands.calls import call, lines, told


def test_plan_shows_ranges_when_asked(tiny: Path) -> None:
    (tiny / "slips.csv").write_text("anchors,days,probability\nassembly,7,20\n", encoding="utf-8")
    (tiny / "uncertainty.csv").write_text("id,what,central\ncome,show-up,90\n", encoding="utf-8")

    result = call("plan", "tiny", "--no-workbook", "--alternatives", "0", "--draws", "40", "--seed", "3")

    assert (result.exit_code, result.stderr) == (0, "")
    shown = lines(result.stdout)
    (heading,) = (line for line in shown if line.startswith("range over"))
    assert heading.split() == ["range", "over", "40", "draws,", "EUR", "planned", "P10", "P50", "P90"]
    assert any(line.startswith("cost of the plan") for line in shown)
    assert any(line.startswith("days by which Assembly is later (assumed)") for line in shown)
    # 15 working days in two places, less two in each on which A is at the assembly; then 5 working days
    assert "compared: all 130 choices of dates (seed 3)" in shown


def test_a_seed_gives_the_same_ranges_again(tiny: Path) -> None:
    asked = ("plan", str(tiny), "--no-workbook", "--draws", "30")

    one, same, other = (told(*asked, "--seed", seed)["ranges"] for seed in ("1", "1", "2"))

    assert one == same
    assert one != other


def test_without_draws_there_are_no_ranges(tiny: Path) -> None:
    assert told("plan", str(tiny), "--no-workbook")["ranges"] is None
