from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from logistics.exhibits.comparison_book import make_comparison_book
from logistics.exhibits.comparison_record import comparison_record
from logistics.intake import load_draft
from logistics.intake.patches import parse_patch
from logistics.intake.scenarios import Variation
from logistics.planning.comparison import Comparison, cents_by_group, cents_by_kind
from logistics.planning.request import Request
from logistics.whatif import Question, compare, variations_of
from reports import write_workbook
from solver.watch import SILENT
from tests.logistics.commands.calls import call, lines, told
from tests.reports.recalculate import change_cells, formulas, recalculate, stored_values

pytestmark = pytest.mark.usefixtures("crowd")


def compared(*names: str, plan: str = "", patch: str = "") -> Comparison:
    draft = load_draft(Path("crowd"))
    asked = tuple(Variation(tuple(name.split(","))) for name in names)
    everywhere = Variation((), (parse_patch(patch),) if patch else ())
    question = Question(variations_of(draft, asked, everywhere), Path(plan) if plan else None)
    return compare(draft, question, Request(alternatives=0), SILENT)


def answer(*arguments: str) -> dict[str, Any]:
    return told("compare", "crowd", *arguments)


@pytest.mark.parametrize("patch", ["", "tariff.visa=30"])
def test_every_scenario_is_what_plan_finds_on_its_own(patch: str) -> None:
    more = ("--set", patch) if patch else ()

    found = answer("--scenario", "dear", "--scenario", "remote,clash", *more)

    names = (
        ("as filed --set", "dear --set", "remote, clash --set")
        if patch
        else ("as filed", "dear", "remote, clash")
    )
    assert tuple(each["name"] for each in found["scenarios"]) == names
    for at, options in enumerate(((), ("--scenario", "dear"), ("--scenario", "remote,clash"))):
        own: dict[str, Any] = told("plan", "crowd", "--no-workbook", "--alternatives", "0", *options, *more)
        scenario = found["scenarios"][at]
        for key in (
            "cost_cents",
            "baseline_cents",
            "saving_cents",
            "bound_cents",
            "travel",
            "changes",
            "status",
        ):
            assert scenario[key] == own[key], key
        assert [{k: v for k, v in each.items() if k != "remote"} for each in scenario["sessions"]] == own[
            "sessions"
        ]
        assert {line["name"]: line["values_cents"][at] for line in found["groups"]} == {
            each["group"]: each["cost_cents"] for each in own["groups"]
        }
        assert sum(line["values_cents"][at] for line in found["kinds"]) == own["cost_cents"]
        assert sum(line["values_cents"][at] for line in found["funders"]) == own["cost_cents"]


def test_without_names_every_scenario_is_compared() -> None:
    assert [each["name"] for each in answer()["scenarios"]] == [
        "as filed",
        "dear",
        "never",
        "clash",
        "remote",
    ]


def test_kinds_and_groups_add_up_to_the_cost() -> None:
    (filed, *_) = compared("dear").variants

    assert filed.run is not None
    plan = filed.run.plan
    assert sum(cents_by_kind(plan).values()) == sum(cents_by_group(plan).values()) == plan.cost_cents


def test_what_differs_is_told_cell_by_cell() -> None:
    found = answer("--scenario", "remote", "--scenario", "clash")

    assert found["inputs"] == [
        {"address": "tariff.fare_factor", "values": ["nothing", "2", "nothing"]},
        {"address": "attendance.A.experts", "values": ["yes", "remote", "yes"]},
        {"address": "attendance.B.experts", "values": ["yes", "remote", "yes"]},
        {"address": "anchors.assembly.first_day", "values": ["2026-06-16", "2026-06-16", "2026-07-06"]},
        {"address": "anchors.assembly.last_day", "values": ["2026-06-17", "2026-06-17", "2026-07-07"]},
    ]
    assert found["attendance"] == [
        {"participant": "A", "session": "experts", "values": ["yes", "remote", "yes"]},
        {"participant": "B", "session": "experts", "values": ["yes", "remote", "yes"]},
    ]


def test_colliding_rules_are_shown_and_not_a_failure() -> None:
    result = call("compare", "crowd", "--scenario", "never")

    never = answer("--scenario", "never")["scenarios"][1]
    assert result.exit_code == 0
    assert (never["status"], never["cost_cents"], never["sessions"]) == ("infeasible", None, [])
    assert never["rules"] == [
        "final sits between 2026-07-11 and 2026-07-12",
        "final sits only on Mon, Tue, Wed, Thu, Fri",
    ]
    shown = lines(result.stdout)
    at = shown.index("never: no plan satisfies these rules together:")
    assert " ".join(part.strip() for part in shown[at + 1 : -1]).startswith(f"- {never['rules'][0]}")
    assert [line for line in shown if line.startswith("never  ")] == [
        "never     no plan                  no plan",
        "never      no plan",
    ]


def test_a_plan_made_elsewhere_is_priced_in_every_scenario() -> None:
    found = answer("--scenario", "dear", "--scenario", "clash", "--plan", "mine.json")

    on = ("--on", "experts=2026-06-20@geneva", "--on", "final=2026-07-06@vienna")
    for at, options in enumerate(((), ("--scenario", "dear"))):
        priced: dict[str, Any] = told("price", "crowd", *on, *options)
        scenario = found["scenarios"][at]
        assert scenario["kept"] == {
            "cost_cents": priced["cost_cents"],
            "regret_cents": priced["cost_cents"] - scenario["cost_cents"],
            "breaks": [finding["message"] for finding in priced["findings"]],
            "impossible": [],
        }
        assert scenario["kept"]["regret_cents"] > 0
        assert scenario["kept"]["breaks"] == ["experts sits on Saturday 2026-06-20"]
    kept = found["scenarios"][2]["kept"]
    assert (kept["cost_cents"], kept["regret_cents"], kept["impossible"]) == (
        None,
        None,
        [
            "final sits between 2026-07-06 and 2026-07-06",
            "1 person attends both final and assembly and cannot be in two places at once",
        ],
    )


def test_the_best_plan_has_no_regret(tmp_path: Path) -> None:
    own = call("plan", "crowd", "--no-workbook", "--json").stdout
    (tmp_path / "own.json").write_text(own)

    found = answer("--scenario", "dear", "--plan", "own.json")

    assert found["scenarios"][0]["kept"]["regret_cents"] == 0
    assert found["scenarios"][0]["kept"]["breaks"] == []


def test_a_plan_whose_consultations_are_dropped_cannot_be_held(tmp_path: Path) -> None:
    path = Path("crowd", "case.toml")
    path.write_text(path.read_text() + '[scenario.short]\ndrop = ["consultations.final"]\n')
    mine = json.loads(Path("mine.json").read_text())
    (tmp_path / "final.json").write_text(json.dumps({**mine, "sessions": mine["sessions"][1:]}))

    short = answer("--scenario", "short", "--plan", "final.json")["scenarios"][1]

    assert [session["id"] for session in short["sessions"]] == ["experts"]
    assert short["kept"]["impossible"] == ["none of its consultations is in the case"]


def test_what_is_no_plan_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("nonsense")

    result = call("compare", "crowd", "--plan", "bad.json")

    assert result.exit_code == 3
    assert result.stderr.splitlines()[0] == (
        "error: bad.json: is not JSON; give what 'backtoback plan CASE --publish FILE' wrote, "
        "as it was written (not-a-plan)"
    )


def test_scenarios_in_several_currencies_are_refused() -> None:
    path = Path("crowd", "case.toml")
    path.write_text(path.read_text() + '[scenario.francs]\nset.case.currency = "CHF"\n')

    result = call("compare", "crowd", "--scenario", "francs")

    assert result.exit_code == 3
    assert result.stderr.splitlines()[-2] == (
        "error: --scenario: 'francs' is counted in CHF, the case in EUR; leave case.currency as it is; "
        "amounts in two currencies cannot be compared (mixed-currencies)"
    )


def test_those_who_were_to_come_come_again(tmp_path: Path) -> None:
    attendance = Path("crowd", "attendance.csv")
    settled = attendance.read_text().replace("A,yes,yes,yes", "A,yes,yes,remote")
    attendance.write_text(settled)
    own, mine = told("plan", "crowd", "--no-workbook"), json.loads(Path("mine.json").read_text())
    (tmp_path / "who.json").write_text(json.dumps({**own, "sessions": mine["sessions"]}))
    on = ("--on", "experts=2026-06-20@geneva", "--on", "final=2026-07-06@vienna")
    expected: dict[str, Any] = told("price", "crowd", *on)
    attendance.write_text(settled.replace("A,yes,yes,remote", "A,yes,either,either"))

    costs = [
        answer("--scenario", "dear", "--plan", name)["scenarios"][0]["kept"]["cost_cents"]
        for name in ("mine.json", "who.json")
    ]

    assert costs[1] == expected["cost_cents"]
    assert costs[0] < costs[1]


def differ(stored: object, anew: object) -> bool:
    return not isinstance(stored, (int, float)) or abs(stored - float(str(anew))) > 1e-6


def test_the_workbook_recalculates_to_the_cent(tmp_path: Path) -> None:
    done = compared("dear", "never", "remote", "clash", plan="mine.json")
    path = tmp_path / "compare.xlsx"

    book = make_comparison_book(done)
    write_workbook(book, path)

    assert [sheet.name for sheet in book.sheets] == [
        "Comparison",
        "Inputs",
        "Dates",
        "People",
        "Money",
        "Rules",
    ]
    stored, anew = stored_values(path), recalculate(path)
    assert len(formulas(path)) > 40
    assert {key: (stored[key], anew[key]) for key in formulas(path) if differ(stored[key], anew[key])} == {}
    assert comparison_record(done)["plan"] == "mine.json"


def test_totals_follow_a_changed_amount(tmp_path: Path) -> None:
    path = tmp_path / "compare.xlsx"
    write_workbook(make_comparison_book(compared("dear")), path)
    stored = stored_values(path)
    (cost,) = [
        key for key, text in formulas(path).items() if key[0] == "Comparison" and key[1].startswith("B")
    ][:1]
    fare = next(key for key, value in stored.items() if key[0] == "Money" and value == "fare")
    cell = (fare[0], fare[1].replace("A", "B"))

    change_cells(path, {cell: float(str(stored[cell])) + 100})

    assert float(str(recalculate(path)[cost])) == pytest.approx(float(str(stored[cost])) + 100)


def test_the_terminal_fits_a_hundred_columns() -> None:
    result = call("compare", "crowd", "--plan", "mine.json", "--out", "c.xlsx")

    assert result.exit_code == 0
    assert Path("c.xlsx").is_file()
    assert max(map(len, result.stdout.splitlines())) <= 100
