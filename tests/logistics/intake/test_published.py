from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from logistics.case.change_prices import ChangePrices
from logistics.case.published import PublishedLeg, PublishedPerson, PublishedSession
from logistics.errors import CaseError
from logistics.intake.published import read_published
from tests.logistics.planning.example import CASE

PRICED = replace(CASE, change=ChangePrices(session=Decimal(1)))
PERSON = {
    "id": "ada", "row": "ada", "group": "NGO", "people": 1, "funder": "fund", "second_funder": "",
    "in_person": ["talks", "forum"], "remote": [], "cost_cents": 160000,
    "legs": [{"trip": 1, "day": "2005-06-12", "start": "nairobi", "end": "geneva", "fare_cents": 50000}],
}  # fmt: skip
SESSION = {"id": "talks", "first_day": "2005-06-13", "last_day": "2005-06-13", "place": "geneva"}
PLAN = {
    "shape": "plan/1",
    "currency": "CHF",
    "cost_cents": 160000,
    "sessions": [SESSION],
    "kinds": [{"kind": "fare", "cost_cents": 100000}, {"kind": "lodging", "cost_cents": 60000}],
    "funders": [{"id": "fund", "paid_cents": 160000}],
    "people": [PERSON],
    "title": "of no interest here",
}
AGAIN = "give what 'backtoback plan CASE --publish FILE' wrote, as it was written"


def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> list[str]:
    """Return the findings about a file of that content."""
    monkeypatch.chdir(tmp_path)
    Path("plan.json").write_text(text, encoding="utf-8")
    try:
        return [f"{one.severity} {one}" for one in read_published(Path("plan.json"), PRICED)[1]]
    except CaseError as error:
        return [f"{one.severity} {one}" for one in error.findings]


def test_a_published_plan_says_who_does_what_when(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(PLAN), encoding="utf-8")

    plan, findings = read_published(path, PRICED)

    day = date(2005, 6, 13)
    assert findings == ()
    assert plan.sessions == (PublishedSession("talks", day, day, "geneva"),)
    assert plan.people == (
        PublishedPerson(
            "ada", "ada", "NGO", 1, "fund", "", frozenset({"talks", "forum"}), frozenset(), 160000,
            (PublishedLeg(1, date(2005, 6, 12), "nairobi", "geneva", 50000),),
        ),
    )  # fmt: skip
    assert (plan.cost_cents, plan.currency) == (160000, "CHF")
    assert (plan.kinds, plan.funders) == ((("fare", 100000), ("lodging", 60000)), (("fund", 160000),))


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        pytest.param("plan", f"plan.json: is not JSON; {AGAIN} (not-a-plan)", id="no JSON"),
        pytest.param("[1]", f"plan.json: has no shape, expected 'plan/1'; {AGAIN} (not-a-plan)", id="a list"),
        pytest.param(
            '{"shape": "plan/2"}',
            f"plan.json: has the shape 'plan/2', expected 'plan/1'; {AGAIN} (not-a-plan)",
            id="another version",
        ),
        pytest.param(
            json.dumps({**PLAN, "currency": "EUR"}),
            "plan.json currency: the plan is in 'EUR' and the case in CHF; give both in one (other-currency)",
            id="another currency",
        ),
        pytest.param(
            json.dumps({**PLAN, "sessions": [{**SESSION, "id": "x"}]}),
            "plan.json sessions: none of its consultations is in the case: x; give the plan of this case, or "
            "keep the ids of its consultations (other-case)",
            id="another case",
        ),
        pytest.param(
            json.dumps({**PLAN, "cost_cents": 160001}),
            f"plan.json cost_cents: '160001' is not the sum of kinds, 160000; {AGAIN} (bad-plan)",
            id="tampered with",
        ),
        pytest.param(
            json.dumps({**PLAN, "people": [PERSON, PERSON]}),
            f"plan.json people: 'ada' is there 2 times; {AGAIN} (bad-plan)",
            id="twice",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, finding: str
) -> None:
    assert told(tmp_path, monkeypatch, text) == [f"error {finding}"]


def test_every_wrong_field_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = {**PERSON, "people": 0, "legs": [{"trip": 1, "day": "soon", "start": "a", "fare_cents": 1.5}]}

    findings = told(tmp_path, monkeypatch, json.dumps({**PLAN, "people": [person]}))

    assert findings == [
        (
            "error plan.json people[0].legs[0].day: 'soon': input should be a valid date or datetime, input "
            f"is too short; {AGAIN} (bad-plan)"
        ),
        f"error plan.json people[0].legs[0].end: is missing; {AGAIN} (bad-plan)",
        (
            "error plan.json people[0].legs[0].fare_cents: '1.5': input should be a valid integer; "
            f"{AGAIN} (bad-plan)"
        ),
        (
            "error plan.json people[0].people: '0': input should be greater than or equal to 1; "
            f"{AGAIN} (bad-plan)"
        ),
    ]


def test_a_last_day_before_the_first_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = {**SESSION, "last_day": "2005-06-12"}

    assert told(tmp_path, monkeypatch, json.dumps({**PLAN, "sessions": [session]})) == [
        f"error plan.json sessions[0].last_day: '2005-06-12' is before the first day; {AGAIN} (bad-plan)"
    ]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        read_published(tmp_path / "none.json", PRICED)

    assert str(caught.value) == "none.json: there is no such file or folder; check the name (missing-file)"


def test_a_plan_of_an_earlier_version_and_free_changes_are_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({key: PLAN[key] for key in PLAN if key != "people"}), encoding="utf-8")

    plan, findings = read_published(path, CASE)

    assert plan.people is None
    assert [f"{one.severity} {one}".replace(str(path), "plan.json") for one in findings] == [
        (
            "warning plan.json people: the plan does not say who was to come and what was booked, so no "
            "ticket is counted; publish what 'plan --publish' of this version writes (plan-without-people)"
        ),
        (
            "warning change: neither session, day, place nor person is given, so it costs nothing to move "
            "a consultation; say what a change is worth to you (free-changes)"
        ),
    ]
