from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from tests.logistics.commands.calls import call, lines, told
from tests.logistics.commands.conftest import TINY


def only(answer: dict[str, Any]) -> dict[str, Any]:
    """Return the one ranking of an answer."""
    (ranking,) = answer["rankings"]
    return dict(ranking)


def test_places_are_ranked_against_the_baseline(tiny: Path) -> None:
    result = call("where", str(tiny), "--consultation", "final", "--candidates", "case", "--no-workbook")

    assert (result.exit_code, result.stderr) == (0, "")
    shown = lines(result.stdout)
    assert shown[2] == "Final: 4 places, by cost"
    assert "baseline" in next(line for line in shown if "Vienna, AT" in line)
    assert next(line for line in shown if line.startswith("your place v. the best"))


def test_places_are_sorted_by_a_kind_of_cost_or_by_direct_journeys(tiny: Path) -> None:
    rows = ("id,city,country,direct,venue", "geneva,Geneva,CH,,50", "vienna,Vienna,AT,no,")
    places = "\n".join((*rows, "lyon,Lyon,FR,yes,9", "nairobi,Nairobi,KE,no,20"))
    (tiny / "places.csv").write_text(places, encoding="utf-8")
    options = ("--consultation", "final", "--no-workbook", "--sort")

    by_venue = only(told("where", str(tiny), *options, "venue"))["candidates"]
    direct_first = only(told("where", str(tiny), *options, "direct"))["candidates"]
    few = only(told("where", str(tiny), *options, "cost", "--only", "venue<20"))["candidates"]

    assert [each["place"] for each in by_venue] == ["vienna", "lyon", "nairobi", "geneva"]
    assert [each["kinds"]["venue"] for each in by_venue] == [0, 900, 2_000, 5_000]
    assert [each["place"] for each in direct_first][::3] == ["lyon", "geneva"]
    assert {each["place"] for each in few} == {"vienna", "lyon"}
    shown = call("where", str(tiny), *options, "venue").stdout.splitlines()
    assert next(line for line in shown if line.startswith("rank")).split()[-2:] == ["venue", "direct"]


def test_filters_sorting_and_the_answer_as_json(tiny: Path) -> None:
    rows = ("id,city,country,safety", "geneva,Geneva,CH,4", "vienna,Vienna,AT,5", "lyon,Lyon,FR,2")
    places = "\n".join((*rows, "nairobi,Nairobi,KE,"))
    (tiny / "places.csv").write_text(places, encoding="utf-8")
    options = ("--consultation", "final", "--sort", "hours", "--only", "safety>=4", "--no-workbook")

    answer = told("where", str(tiny), *options)

    ranking = only(answer)
    assert [each["place"] for each in ranking["candidates"]] == ["vienna", "geneva"]
    assert ranking["candidates"] == sorted(ranking["candidates"], key=lambda each: each["hours"])
    assert ranking["baseline"]["place"] == "vienna"
    assert ranking["baseline"]["more_cents"] == 0
    assert ranking["best"]["more_cents"] == ranking["best"]["cost_cents"] - ranking["baseline"]["cost_cents"]
    few = told("where", str(tiny), *options[:-1], "--only", "hours<0", "--no-workbook")
    assert only(few)["candidates"] == []
    assert only(few)["best"] is None


def test_a_baseline_that_is_no_candidate_and_the_same_place_for_all(tiny: Path) -> None:
    options = ("--candidates", "Brussels, BE;ZRH", "--baseline", "PAR", "--together", "--no-workbook")

    answer = told("where", str(tiny), *options)

    ranking = only(answer)
    assert ranking["consultations"] == ["experts", "final"]
    assert ranking["baseline"]["city"] == "Paris"
    for each in ranking["candidates"]:
        assert {session["place"] for session in each["sessions"]} == {each["place"]}


def test_the_workbook_has_a_sheet_and_a_map_for_each_consultation(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "where.xlsx"

    assert call("where", str(tiny), "--out", str(out)).exit_code == 0

    book = load_workbook(out)
    assert book.sheetnames == ["Where 1", "Map 1", "Where 2", "Map 2", "Map Data"]
    with ZipFile(out) as parts:
        drawn = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
    assert len(drawn) == 2


def test_who_comes_is_decided_first(tiny: Path) -> None:
    attends = TINY["attendance.csv"].replace("B,no,yes,remote", "B,no,yes,either")
    (tiny / "attendance.csv").write_text(attends, encoding="utf-8")

    result = call("where", str(tiny), "--consultation", "final", "--no-workbook")

    assert result.exit_code == 0
    assert "who comes was open: it was decided with the case's own places first" in result.stdout


def test_mistakes_are_told(tiny: Path) -> None:
    options = ("--consultation", "finale", "--no-workbook")
    assert call("where", str(tiny), *options).stderr.startswith(
        "error: --consultation: 'finale' is not a consultation of the case; did you mean 'final'?"
    )
    wrong = ("--candidates", "airports@Nowhere;Geneve, CH", "--only", "savety>3", "--no-workbook")
    result = call("where", str(tiny), *wrong)
    assert result.exit_code == 3
    assert lines(result.stderr)[:2] == [
        (
            "error: --candidates: 'Nowhere' in 'airports@Nowhere' is neither a country nor a region; write a "
            "country code, or a region such as Africa (bad-selector)"
        ),
        (
            "error: --only: 'savety' is neither a figure nor a column of table places; columns are cost, "
            "co2e, hours, longest, visas, fare, per-diem, terminal, visa, insurance, time, remote, venue, "
            "id, city, country, region, office, capacity (unknown-id)"
        ),
    ]
    assert call("where", str(tiny), "--sort", "beauty").exit_code == 2
    assert call("where", str(tiny), "--only", "cheap").exit_code == 2
    answer = json.loads(call("where", str(tiny), "--candidates", "case;-case", "--json").stdout)
    assert answer["findings"][0]["code"] == "no-place"
