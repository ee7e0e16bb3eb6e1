from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.logistics.commands.calls import call, lines, told
from tests.logistics.commands.conftest import PUBLISHED, TINY, write
from tests.reports.recalculate import recalculate, stored_values
from tests.reports.test_recalculation import to_the_cent

CHANGE = "[change]\nsession = 100\nday = 10\nplace = 50\nperson = 7.5\nticket_fee = 20\nticket_share = 50\n"
DEADLINES = "what,days\nticket,30\n"


@pytest.fixture(name="changing")
def fixture_changing(tiny: Path) -> Path:
    """Return the tiny case with prices of changes; tickets are bought 30 days before departure."""
    (tiny / "case.toml").write_text(TINY["case.toml"] + CHANGE, encoding="utf-8")
    (tiny / "deadlines.csv").write_text(DEADLINES, encoding="utf-8")
    return tiny


def test_replan_says_what_changes_and_what_that_costs(changing: Path) -> None:
    """The experts were to meet on Sunday 14 June in Vienna, which the case does not allow.

    They move to Tuesday the 9th or later; B holds two tickets of 136.04 each, which change at 20 and half
    of the fare, so 2 x 88.02 = 176.04; the change of the experts is 100 + 10 a day + 7.50 for B, who was to
    come (A was not in the published plan).
    """
    result = call("replan", "tiny", "--published", "published.json", "--today", "2026-05-20")

    assert (result.exit_code, result.stderr) == (0, "")
    shown = lines(result.stdout)
    assert shown[:6] == [
        "Tiny",
        "published: published.json; today: Wed 20 May 2026",
        "",
        "consultation  published                now                                    people  price in EUR",
        "Experts       Sun 14 Jun 2026, vienna  Thu 18 Jun 2026, vienna: 4 days later       1        147.50",
        "Final         Mon 6 Jul 2026, vienna   kept",
    ]
    assert shown[7:12] == [
        "amount in EUR        published  all kept  recommended",
        "cost of the plan      6,333.33  6,926.77     6,297.64",
        "moved and cancelled                 0.00       147.50",
        "tickets                             0.00       176.04",
        "total                 6,333.33  6,926.77     6,621.18",
    ]
    assert shown[13:17] == [
        "change 1 consultation: the plan cannot be kept as published",
        "all kept breaks rules of the case: experts sits on Sunday 2026-06-14",
        "optimal: nothing costs less (engine: ortools)",
        "checked by the recount, the price of changes and the notice period, too",
    ]
    assert shown[-1] == "workbook: out/tiny-changes.xlsx"


def test_the_workbook_recalculates_to_what_was_found(changing: Path) -> None:
    path = Path("changes.xlsx")

    answer = told(
        "replan", "tiny", "--published", "published.json", "--today", "2026-05-20", "--out", str(path)
    )

    stored, computed = stored_values(path), recalculate(path)
    assert to_the_cent(computed) == to_the_cent(stored)
    assert answer["workbook"] == "changes.xlsx"
    totals = [value for (sheet, _), value in computed.items() if sheet == "Changes"]
    assert 6621.18 in totals


def test_nothing_to_change_is_said(changing: Path) -> None:
    plan = told("plan", "tiny", "--no-workbook", "--alternatives", "0")
    Path("plan.json").write_text(json.dumps(plan), encoding="utf-8")

    answer = told("replan", "tiny", "--published", "plan.json", "--today", "2026-05-01", "--no-workbook")
    shown = lines(call("replan", "tiny", "--published", "plan.json", "--no-workbook").stdout)

    assert (answer["is_kept"], answer["people"], answer["total_cents"]) == (True, [], plan["cost_cents"])
    assert "keep it: every published date and place is still best" in shown
    assert "nothing changes for anybody" in shown


def test_a_promise_within_the_notice_period_collides_with_the_calendar(tiny: Path) -> None:
    toml = TINY["case.toml"] + "[change]\nsession = 1\nnotice_days = 21\n"
    (tiny / "case.toml").write_text(toml, encoding="utf-8")
    ask = ("replan", "tiny", "--published", "published.json", "--today", "2026-06-01", "--no-workbook")

    result, answer = call(*ask), told(*ask)

    assert (result.exit_code, result.stdout) == (4, "")
    assert answer["rules"] == [
        "experts sits only on Mon, Tue, Wed, Thu, Fri",
        (
            "experts stays on 2026-06-14 in vienna, as published: it begins within 21 days of today, "
            "2026-06-01"
        ),
    ]
    assert answer["gives"] == ["", "a notice of 13 days would do"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--today", "soon"), "Invalid value for --today: 'soon' is not a day such as 2026-06-13"),
        (("--out", "x.pdf"), "Invalid value for '--out': 'x.pdf' does not end in .xlsx"),
    ],
)
def test_wrong_usage_ends_with_2(tiny: Path, arguments: tuple[str, ...], message: str) -> None:
    result = call("replan", "tiny", "--published", "published.json", *arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert lines(result.stderr)[-1].removeprefix("Error: ") == message


def test_a_plan_of_another_case_ends_with_3(tiny: Path, tmp_path: Path) -> None:
    sessions = [{"id": "x", "first_day": "2026-06-14", "last_day": "2026-06-14", "place": "vienna"}]
    Path("other.json").write_text(json.dumps({**PUBLISHED, "sessions": sessions}), encoding="utf-8")

    result = call("replan", "tiny", "--published", "other.json")

    assert (result.exit_code, result.stdout) == (3, "")
    assert lines(result.stderr)[0] == (
        "error: other.json sessions: none of its consultations is in the case: x; give the plan of this "
        "case, or keep the ids of its consultations (other-case)"
    )


def test_who_is_no_longer_invited_is_named(tiny: Path, tmp_path: Path) -> None:
    """B may come or join remotely, now that everybody may; on cost alone B is no longer invited."""
    attendance = "participant,assembly,experts,final\nA,yes,yes,yes\nB,no,either,remote\n"
    open_case = write(tmp_path / "open", {"attendance.csv": attendance})

    answer = told(
        "replan", str(open_case), "--published", "published.json", "--today", "2026-05-01", "--no-workbook"
    )

    people = answer["people"]
    assert isinstance(people, list)
    assert {one["row"]: one["what"] for one in people} == {
        "A": "new",
        "B": "other dates: experts; no longer in person at experts",
    }
