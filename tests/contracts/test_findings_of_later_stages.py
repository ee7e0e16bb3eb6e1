from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from logistics.case.case import Case
from logistics.commands.inputs import case_path
from logistics.conduct import load
from logistics.errors import CaseError
from logistics.intake import load_case
from logistics.planning.assemble import assemble
from logistics.planning.itineraries import make_plan
from logistics.planning.wishes import Wish, rule_findings, wished_sessions
from logistics.pricing.price import price

CASE = {
    "case.toml": '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n',
    "places.csv": "id,city,country\ngeneva,Geneva,CH\nkabul,Kabul,AF\nlyon,Lyon,FR\n",
    "anchors.csv": "id,place,first_day,last_day\nassembly,geneva,2026-06-15,2026-06-16\n",
    "consultations.csv": "id,places,earliest,latest\nexperts,geneva,2026-06-01,2026-06-30\n",
    "participants.csv": "id,origin\nA,lyon\n",
    "attendance.csv": "participant,assembly,experts\nA,yes,yes\n",
}


@pytest.fixture
def case_of(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    def write(changes: dict[str, str]) -> Path:
        for name, text in {**CASE, **changes}.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write


def findings_on(case: Case, day: date) -> list[str]:
    """Return the findings when the experts meet on a day chosen by hand."""
    plan = make_plan(case, price(case), wished_sessions(case, (Wish("experts", day),)))
    return [f"{finding.severity} {finding}" for finding in rule_findings(case, plan)]


def test_an_unknown_case_is_told() -> None:
    with pytest.raises(CaseError) as caught:
        case_path("wsis-2006")

    assert str(caught.value) == (
        "wsis-2006: 'wsis-2006' is neither a file, a folder nor a shipped case; "
        "did you mean 'wsis-2005'? (unknown-case)"
    )


def test_a_place_without_per_diem_is_told(case_of: Callable[[dict[str, str]], Path]) -> None:
    consultations = "id,places,earliest,latest\nexperts,kabul,2026-06-01,2026-06-30\n"
    case = load_case(case_of({"consultations.csv": consultations}))[0]

    with pytest.raises(CaseError) as caught:
        price(case)

    assert str(caught.value) == (
        "allowances place: there is no per diem for Kabul, AF in table 'us-state-2026-04'; "
        "add a row for 'kabul' to table allowances, or choose another tariff.allowance_table (no-allowance)"
    )


def test_a_date_that_breaks_a_rule_is_told(case_of: Callable[[dict[str, str]], Path]) -> None:
    case = load_case(case_of({}))[0]

    findings = findings_on(case, date(2026, 6, 20))

    assert findings == [
        (
            "warning --on: experts sits on Saturday 2026-06-20; "
            "the price is right, the rule is not kept (breaks-rule)"
        )
    ]


def test_two_places_at_once_are_told(case_of: Callable[[dict[str, str]], Path]) -> None:
    consultations = "id,places,earliest,latest\nexperts,lyon,2026-06-01,2026-06-30\n"
    case = load_case(case_of({"consultations.csv": consultations}))[0]

    with pytest.raises(CaseError) as caught:
        findings_on(case, date(2026, 6, 15))

    assert str(caught.value) == (
        "--on: nobody can attend both assembly and experts; choose other days (two-places-at-once)"
    )


def test_more_placements_than_can_be_decided_with_attendance_are_told(
    case_of: Callable[[dict[str, str]], Path],
) -> None:
    changes = {
        "consultations.csv": "id,places,earliest,latest\nexperts,airports@Europe,2026-06-01,2026-06-30\n",
        "attendance.csv": "participant,assembly,experts\nA,yes,either\n",
    }
    case, _ = load(case_of(changes))

    with pytest.raises(CaseError) as caught:
        assemble(case, price(case))

    count = len(case.consultations[0].places)
    assert count > 400
    assert str(caught.value).startswith("consultations places: the rules leave ")
    assert str(caught.value).endswith(
        " placements, and who comes or who pays is open; so many cannot be decided together, 8,000 can; rank "
        "the places with 'backtoback where' and keep the best, or shorten the windows (too-many-placements)"
    )
