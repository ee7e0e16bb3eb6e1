from __future__ import annotations

from pathlib import Path

import pytest

from tests.logistics.commands.calls import call, lines, told

TABLE = (
    "what,days,countries,working_day,source\n"
    "ticket,14,,,travel agency\nvisa,30,KE,yes,embassy\nvenue,40,,,assumption\n"
)


@pytest.fixture(name="dated")
def fixture_dated(tiny: Path) -> Path:
    (tiny / "deadlines.csv").write_text(TABLE, encoding="utf-8")
    return tiny


def test_plan_says_by_when_what_must_be_done_and_what_is_too_late(dated: Path) -> None:
    result = call("plan", "tiny", "--no-workbook", "--alternatives", "0", "--today", "2026-05-13")

    assert result.exit_code == 0
    shown = lines(result.stdout)
    start = shown.index("last day         what                people  of  left")
    assert shown[start : start + 8] == [
        "last day         what                people  of  left",
        "Sat 9 May 2026   confirm the venue        2  AT  4 days too late",
        "Fri 15 May 2026  apply for the visa       2  KE  2 days",
        "Wed 27 May 2026  confirm the venue        1  AT  14 days",
        "Mon 1 Jun 2026   buy the journey          1  KE  19 days",
        "Wed 3 Jun 2026   buy the journey          1  FR  21 days",
        "Fri 5 Jun 2026   apply for the visa       1  KE  23 days",
        "Sun 21 Jun 2026  buy the journey          1  KE  39 days",
    ]
    assert shown[start + 8] == "too late already: 1 deadline"


def test_without_a_day_nothing_is_called_late(dated: Path) -> None:
    result = call("plan", "tiny", "--no-workbook", "--alternatives", "0")
    answer = told("plan", "tiny", "--no-workbook", "--alternatives", "0")

    assert "late" not in result.stdout
    found = answer["deadlines"]
    assert isinstance(found, list)
    assert found[0] == {
        "last_day": "2026-05-09", "task": "venue", "who": "experts", "people": 2, "country": "AT",
        "towards": "vienna", "counts_from": "2026-06-18", "days": 40, "is_assumed": True,
        "days_left": None, "is_late": None,
    }  # fmt: skip


def test_a_bought_journey_that_is_kept_is_not_due(dated: Path) -> None:
    """On 2 June Ada's journey of 15 June is bought; B's and the later one of Ada are still to be bought."""
    assert call("plan", "tiny", "--no-workbook", "--publish", "new/plan.json").exit_code == 0

    answer = told("replan", "tiny", "--published", "new/plan.json", "--today", "2026-06-02", "--no-workbook")

    found = answer["deadlines"]
    assert isinstance(found, list)
    assert answer["is_kept"] is True
    assert [(one["who"], one["last_day"]) for one in found if one["task"] == "ticket"] == [
        ("B", "2026-06-03"),
        ("A", "2026-06-21"),
    ]


def test_a_wrong_day_ends_with_2(tiny: Path) -> None:
    result = call("plan", "tiny", "--today", "13.5.2026")

    assert result.exit_code == 2
    assert "'13.5.2026' is not a day such as 2026-06-13" in result.stderr


def test_a_plan_that_cannot_be_published_ends_with_6(tiny: Path) -> None:
    Path("file").write_text("", encoding="utf-8")

    result = call("plan", "tiny", "--no-workbook", "--publish", "file/plan.json")

    assert (result.exit_code, result.stdout) == (6, "")
    assert lines(result.stderr)[0].startswith("file/plan.json could not be written:")
