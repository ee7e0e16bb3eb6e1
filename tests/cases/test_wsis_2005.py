"""The shipped case against its ``expected.toml``, its counts, and a figure found by other means."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.rules import OwnAllowance, Tariff
from logistics.intake import load_case, load_draft
from logistics.intake.scenarios import Variation, read_scenarios
from logistics.library import data_path
from logistics.planning.formulate import formulate
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.verify import verify
from logistics.pricing.price import price
from logistics.pricing.quotes import PartKind
from solver import Engine, Status, alternatives, solve

FOLDER = data_path("cases", "wsis-2005")
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
ROWS = tuple(EXPECTED["variants"]["rows"])
OPEN_DAYS = frozenset(EXPECTED["variants"]["sessions"])
SHARES = {variant["name"]: variant["share"] for variant in EXPECTED["variant"]}
CASE, WARNINGS = load_case(FOLDER)


def attending(participant: Participant, share: int) -> Participant:
    """Return the participant in the variant in which ``share`` per cent attend the open days anyway."""
    number = int(participant.id.split("-")[1]) - 1
    attends = number * share % 100 < share
    in_person = participant.in_person | OPEN_DAYS if attends else participant.in_person - OPEN_DAYS
    return replace(participant, in_person=in_person)


def variant(share: int) -> Case:
    participants = tuple(
        attending(who, share) if who.id.startswith(ROWS) else who for who in CASE.participants
    )
    return replace(CASE, participants=participants)


def dates(case: Case, engine: Engine) -> tuple[dict[str, date], int]:
    """Return the proven and verified dates, and the total [cents]."""
    prices = price(case)
    formulation = formulate(case, prices)
    outcome = solve(formulation.problem, engine)
    assert outcome.status is Status.OPTIMAL
    assert outcome.cost is not None
    plan = make_plan(case, prices, formulation.sessions(outcome.choice))
    verify(case, prices, plan, outcome.cost + formulation.remote_cents)
    return {session.id: session.first_day for session in plan.sessions}, plan.cost_cents


def test_case_loads_without_warnings() -> None:
    assert WARNINGS == ()


@pytest.mark.parametrize("engine", [Engine.ORTOOLS, Engine.SEARCH, Engine.PULP])
@pytest.mark.parametrize("name", SHARES)
def test_dates_are_those_expected(name: str, engine: Engine) -> None:
    found, _ = dates(variant(SHARES[name]), engine)

    assert found == EXPECTED["dates"]


@pytest.mark.parametrize("name", EXPECTED["scenarios"])
def test_dates_of_a_scenario_are_those_expected(name: str) -> None:
    case, warnings = load_case(FOLDER, variation=Variation((name,)))

    found, _ = dates(case, Engine.ORTOOLS)

    assert (found, warnings) == (EXPECTED["scenarios"][name], ())


def test_every_scenario_is_expected() -> None:
    assert set(EXPECTED["scenarios"]) == set(read_scenarios(load_draft(FOLDER)))


@pytest.mark.parametrize("name", ["nobody", "everybody"])
def test_scenarios_of_the_open_days_are_the_variants(name: str) -> None:
    case, _ = load_case(FOLDER, variation=Variation((f"{name}-at-open-days",)))

    assert case == variant(SHARES[name])


def test_dearer_fares_cost_a_quarter_of_the_fares_more() -> None:
    dearer, _ = load_case(FOLDER, variation=Variation(("dearer-fares",)))
    legs = [
        (leg.price.quote, line.participant.people)
        for line in make_plan(CASE, price(CASE), formulate(CASE, price(CASE)).sessions(_best())).itineraries
        for trip in line.trips
        for leg in trip.legs
    ]
    fares = sum(
        part.cents * people for quote, people in legs for part in quote.parts if part.kind is PartKind.FARE
    )

    # each leg is rounded on its own, by half a cent at most
    more = dates(dearer, Engine.ORTOOLS)[1] - dates(CASE, Engine.ORTOOLS)[1]
    assert abs(more - fares / 4) <= sum(people for _, people in legs)


def _best() -> tuple[int, ...]:
    return solve(formulate(CASE, price(CASE)).problem, Engine.ORTOOLS).choice


def test_expected_dates_are_those_of_history_and_the_day_after_the_report() -> None:
    assert EXPECTED["dates"] == {
        "first-consultation": date(2005, 6, 13),
        "second-consultation": date(2005, 7, 19),
    }
    assert SHARES == {"nobody": 0, "half": 50, "everybody": 100}


def test_half_is_the_case_as_shipped() -> None:
    assert variant(50) == CASE


@pytest.mark.parametrize(("name", "people"), [("nobody", 0), ("half", 57), ("everybody", 111)])
def test_people_of_the_variants(name: str, people: int) -> None:
    case = variant(SHARES[name])

    outside = [who for who in case.participants if who.id.startswith(ROWS) and who.in_person >= OPEN_DAYS]
    assert sum(who.people for who in outside) == people


def test_counts_are_those_of_the_sources() -> None:
    people = CASE.participants
    kinds = {
        kind: sum(who.people for who in people if who.id.startswith(kind)) for kind in ("WGIG-", *ROWS, "GFC")
    }

    assert (len(people), sum(who.people for who in people)) == (127, 187)
    assert kinds == {"WGIG-": 40, "CS-": 75, "BUS-": 36, "GFC": 36}
    assert len([who for who in people if who.id.startswith("WGIG-")]) == 40


def test_every_row_says_its_source_and_assumptions_are_marked() -> None:
    assert [who.id for who in CASE.participants if not who.source] == []
    assert {who.id.split("-")[0]: who.is_assumed for who in CASE.participants} == {
        "WGIG": False,
        "CS": True,
        "BUS": True,
        "GFC": True,
    }


def test_wgig_members_attend_all_their_meetings() -> None:
    wgig = [who for who in CASE.participants if who.id.startswith("WGIG-")]

    assert {who.in_person for who in wgig} == {
        frozenset(
            {"wgig-4-open", "wgig-4-closed", "wgig-report", "first-consultation", "second-consultation"}
        )
    }


# A rough prototype, for the WGIG members alone at today's EU unit costs and a flat 258 EUR a night, found
# these dates as the only optimum: 18,060 EUR on top of the WGIG trips, 93,105 EUR with two more trips each.
WGIG_ALONE = replace(
    CASE,
    currency="EUR",
    participants=tuple(who for who in CASE.participants if who.id.startswith("WGIG-")),
    tariff=Tariff(fare_model="eu-unit-cost"),
    allowances=tuple(
        OwnAllowance(place, "", Decimal(258), Decimal(0), "EUR", "flat rate")
        for place in CASE.places
        if place.id in {"geneva", "bossey"}
    ),
)


def trips_alone() -> int:
    """Return what the WGIG trips cost without any consultation [cents]."""
    anchors = {anchor.id for anchor in CASE.anchors}
    people = tuple(replace(who, in_person=who.in_person & anchors) for who in WGIG_ALONE.participants)
    case = replace(WGIG_ALONE, participants=people)
    return make_plan(case, price(case), ()).cost_cents


def test_wgig_members_alone_have_one_best_pair_of_dates() -> None:
    prices = price(WGIG_ALONE)
    formulation = formulate(WGIG_ALONE, prices)

    best, second = alternatives(formulation.problem, 2)

    assert best.cost is not None
    assert second.cost is not None
    assert second.cost > best.cost
    sessions = formulation.sessions(best.choice)
    assert {session.id: session.first_day for session in sessions} == EXPECTED["dates"]
    plan = make_plan(WGIG_ALONE, prices, sessions)
    baseline = make_baseline(WGIG_ALONE, prices, sessions)
    verify(WGIG_ALONE, prices, plan, best.cost)
    # one night more on each of two trips of the 35 who do not live there: 70 * 258, the prototype's figure
    assert plan.cost_cents - trips_alone() == 1_806_000
    # 140 nights, 36,120, and 70 fares there and back, 57,091.24: 106 EUR or 0.1 % above the prototype. Only
    # the distances can differ; the coordinates it used are not known.
    assert baseline.cost_cents - trips_alone() == 9_321_124
    # the day after, 20 July, costs another night on the second trip
    assert second.cost - best.cost == 35 * 25_800
    assert formulation.sessions(second.choice)[1].first_day == date(2005, 7, 20)


@pytest.mark.parametrize(
    ("name", "total"), [("nobody", 73_651_857), ("half", 79_630_045), ("everybody", 85_608_233)]
)
def test_totals_of_the_variants(name: str, total: int) -> None:
    assert dates(variant(SHARES[name]), Engine.SEARCH)[1] == total
