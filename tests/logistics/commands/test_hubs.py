from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.logistics.commands.calls import call, lines, told

EXPERTS = ("hubs", "tiny", "--consultation", "experts")


@pytest.mark.usefixtures("tiny")
def test_hubs_are_shown_and_written() -> None:
    result = call(*EXPERTS, "--hubs", "2", "--sitting", "4")

    assert result.exit_code == 0
    shown = lines(result.stdout)
    assert shown[0] == "Tiny: Experts in 2 places at once"
    assert shown[-1] == "workbook: out/tiny-hubs.xlsx"
    names = openpyxl.load_workbook("out/tiny-hubs.xlsx").sheetnames
    assert names == ["Hubs", "People", "Itineraries", "Without", "Prices", "Assumptions"]


@pytest.mark.usefixtures("tiny")
def test_more_hubs_never_cost_more() -> None:
    """Everybody may go where they went before, since a further hub takes nobody away."""
    answer = told(*EXPERTS, "--hubs", "4", "--candidates", "case")

    costs = [number["on_top_cents"] for number in answer["numbers"]]  # type: ignore[attr-defined]
    assert costs == sorted(costs, reverse=True)
    assert len(costs) == 4


@pytest.mark.usefixtures("tiny")
def test_rules_that_collide_end_with_code_4() -> None:
    result = call(*EXPERTS, "--hubs", "2", "--least", "2")

    assert result.exit_code == 4
    assert lines(result.stderr)[-3:] == [
        "no hubs satisfy these rules together:",
        "  - experts is held in 2 places, for 2 people invited: 1 would do",
        "  - at least 2 people go to each hub: 1 would do",
    ]


@pytest.mark.parametrize(
    ("options", "told_"),
    [
        (
            ("--consultation", "expert"),
            "'expert' is not a consultation of the case; did you mean 'experts'?",
        ),
        (
            (),
            "the case has several consultations; name one of experts, final",
        ),
        (
            ("--consultation", "experts", "--candidates", "anchors", "--fixed", "nairobbi, KE"),
            "'nairobbi, KE' is not a known city; did you mean 'nairobi'?",
        ),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_unknown_names_are_findings(options: tuple[str, ...], told_: str) -> None:
    result = call("hubs", "tiny", "--hubs", "2", *options)

    assert result.exit_code == 3
    option, code = ("--fixed", "city") if "--fixed" in options else ("--consultation", "id")
    assert lines(result.stderr)[0] == f"error: {option}: {told_} (unknown-{code})"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--remote-beyond", "miles=3"), "'miles=3' is not KIND=MOST with one of km, hours, cost, each once"),
        (("--remote-beyond", "km=far"), "'far' is not a number, 0 or more"),
        (("--worth", "100"), "says nothing without --remote-beyond"),
        (("--least", "5", "--most", "4"), "5 is more than --most 4"),
        (("--fixed", "geneva", "--fixed", "lyon", "--fixed", "vienna"), "3 places, and 2 hubs"),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_wrong_options_are_refused(options: tuple[str, ...], message: str) -> None:
    result = call(*EXPERTS, "--hubs", "2", *options)

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_workbook_goes_where_it_is_told(tiny: Path) -> None:
    result = call(*EXPERTS, "--hubs", "1", "--out", "here.xlsx")

    assert result.exit_code == 0
    assert (tiny.parent / "here.xlsx").is_file()
