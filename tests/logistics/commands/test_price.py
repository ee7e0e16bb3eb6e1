from __future__ import annotations

from pathlib import Path

import pytest

from tests.logistics.commands.calls import call, lines, told

BEST = ("--on", "experts=2026-06-18@vienna", "--on", "final=2026-07-06")


def test_all_dates_by_hand(tiny: Path) -> None:
    result = call("price", "tiny", *BEST)

    assert (result.exit_code, result.stderr) == (0, "")
    assert lines(result.stdout)[:5] == [
        "Tiny",
        "",
        "consultation  first day        place",
        "Experts       Thu 18 Jun 2026  Vienna, AT",
        "Final         Mon 6 Jul 2026   Vienna, AT",
    ]
    assert told("price", "tiny", *BEST)["cost_cents"] == told("plan", "tiny", "--no-workbook")["cost_cents"]


def test_a_consultation_left_out_is_placed_best(tiny: Path) -> None:
    assert told("price", "tiny", *BEST[:2]) == told("price", "tiny", *BEST)


def test_a_date_that_breaks_a_rule_is_priced_with_a_warning(tiny: Path) -> None:
    result = call("price", "tiny", "--on", "experts=2026-06-14", "--on", "final=2026-07-06")

    assert result.exit_code == 0
    warnings = [line for line in lines(result.stderr) if line.startswith("warning: --on: ")]
    assert [line.endswith("the price is right, the rule is not kept (breaks-rule)") for line in warnings] == [
        True
    ]
    findings = told("price", "tiny", "--on", "experts=2026-06-14", "--on", "final=2026-07-06")["findings"]
    assert isinstance(findings, list)
    assert [finding["code"] for finding in findings] == ["breaks-rule"]


def test_a_date_that_breaks_a_rule_leaves_no_dates_for_the_rest(tiny: Path) -> None:
    result = call("price", "tiny", "--on", "experts=2026-06-14")

    assert (result.exit_code, result.stdout) == (4, "")
    assert lines(result.stderr) == [
        "no dates satisfy these rules together:",
        "  - experts sits between 2026-06-14 and 2026-06-14: 1 day longer would do",
        "  - experts sits only on Mon, Tue, Wed, Thu, Fri",
    ]


def test_people_in_two_places_end_with_3(tiny: Path) -> None:
    result = call("price", "tiny", "--on", "experts=2026-06-16@vienna", "--on", "final=2026-07-06")

    assert (result.exit_code, result.stdout) == (3, "")
    assert lines(result.stderr)[0].endswith("choose other days (two-places-at-once)")


CONSULTATION = "error: --on: 'expert' is not a consultation of the case; consultations are experts, final"
PLACE = "error: --on: 'bern' is not a place of the case; add it to the table places"


@pytest.mark.parametrize(
    ("wish", "expected"),
    [("expert=2026-06-15", CONSULTATION), ("experts=2026-06-15@bern", PLACE)],
    ids=["consultation", "place"],
)
def test_an_unknown_id_ends_with_3(tiny: Path, wish: str, expected: str) -> None:
    result = call("price", "tiny", "--on", wish)

    assert (result.exit_code, result.stdout) == (3, "")
    assert lines(result.stderr)[0] == f"{expected} (unknown-id)"


@pytest.mark.parametrize("wish", ["experts", "experts=15.6.2026", "=2026", "experts=2026-02-30"])
def test_a_wish_of_another_form_is_wrong_usage(tiny: Path, wish: str) -> None:
    result = call("price", "tiny", "--on", wish)

    assert (result.exit_code, result.stdout) == (2, "")
    assert lines(result.stderr)[-1] == (
        f"Error: Invalid value for --on: '{wish}' is not of the form consultation=2005-06-20 or "
        "consultation=2005-06-20@place"
    )
