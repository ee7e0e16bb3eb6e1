"""The stages in order, on the tiny case and on wsis-2005."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from logistics.conduct import MOST_LINES, load, price_on, report, run
from logistics.errors import CaseError, InfeasibleError, OutputError, VerificationError
from logistics.library import data_path
from logistics.planning.request import Request
from logistics.planning.stamp import case_hash
from logistics.planning.wishes import Wish
from logistics.planning.witness import compare
from solver.outcome import Outcome, Status
from solver.solve import Engine
from solver.watch import SILENT
from tests.logistics.exhibits.example import CASE, ROUND, TALKS, june, tiny_run

WSIS = data_path("cases", "wsis-2005")


def test_two_engines_agree_on_the_tiny_case() -> None:
    done = run(CASE, (), Request(Engine.SEARCH, witness=Engine.EXHAUSTIVE), SILENT)

    assert done.outcome.engine == "search"
    assert dict(done.stamp)["checked by"] == "exhaustive"
    assert done.bound_cents == done.plan.cost_cents == tiny_run().plan.cost_cents


def test_saving_and_bound_of_wsis() -> None:
    case, warnings = load(WSIS)

    done = run(case, warnings, Request(alternatives=0), SILENT)

    assert [session.first_day for session in done.plan.sessions] == [date(2005, 6, 13), date(2005, 7, 19)]
    assert done.saving_cents == done.baseline.cost_cents - done.plan.cost_cents == 28_957_972
    assert done.bound_cents == done.plan.cost_cents == 79_630_045
    assert done.alternatives == ()


def test_hash_of_a_case_does_not_depend_on_the_order_of_sets_and_changes_with_the_case() -> None:
    shuffled = replace(
        CASE,
        participants=tuple(
            replace(p, in_person=frozenset(sorted(p.in_person, reverse=True))) for p in CASE.participants
        ),
    )

    assert case_hash(shuffled) == case_hash(CASE)
    assert case_hash(replace(CASE, title="other")) != case_hash(CASE)


def test_a_workbook_with_too_many_lines_is_refused(tmp_path: Path) -> None:
    done = tiny_run()
    itineraries = done.baseline.itineraries
    lines = sum(len(i.remote) + sum(len(t.legs) + len(t.stays) for t in i.trips) for i in itineraries)
    copies = MOST_LINES // lines + 1
    huge = replace(done, baseline=replace(done.baseline, itineraries=itineraries * copies))
    path = tmp_path / "new" / "huge.xlsx"

    with pytest.raises(OutputError) as caught:
        report(huge, path)

    assert str(caught.value) == (
        f"{path} could not be written: there are {lines * copies:,} itinerary lines, and a workbook works "
        "with 200,000; plan with --no-workbook and --json instead"
    )
    assert not path.parent.exists()


def test_a_workbook_in_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    path = tmp_path / "file" / "x.xlsx"

    with pytest.raises(OutputError) as caught:
        report(tiny_run(), path)

    assert caught.value.path == str(path)
    assert caught.value.hint == "is it open in another program?"


def test_a_workbook_where_a_folder_stands_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        report(tiny_run(), tmp_path)

    assert str(caught.value) == (
        f"{tmp_path} could not be written: Is a directory; is it open in another program?"
    )


def test_dates_by_hand_that_are_the_best_cost_what_the_plan_costs() -> None:
    done = tiny_run()
    wishes = tuple(Wish(s.id, s.first_day, s.place.id) for s in done.plan.sessions)

    priced = price_on(CASE, wishes, SILENT)

    assert priced.plan.cost_cents == done.plan.cost_cents
    assert priced.baseline.cost_cents == done.baseline.cost_cents
    assert priced.findings == ()


def test_consultations_without_a_wish_are_placed_best() -> None:
    done = tiny_run()
    talks = next(session for session in done.plan.sessions if session.id == "talks")

    priced = price_on(CASE, (Wish("talks", talks.first_day, talks.place.id),), SILENT)

    assert priced.plan.sessions == done.plan.sessions


def test_people_in_two_places_at_once_are_refused() -> None:
    case = replace(CASE, consultations=(TALKS, replace(ROUND, after=(), earliest=june(13))))

    with pytest.raises(CaseError) as caught:
        price_on(case, (Wish("talks", june(14), "geneva"), Wish("round", june(14), "vienna")), SILENT)

    assert {finding.code for finding in caught.value.findings} == {"two-places-at-once"}


def test_rules_that_collide_are_named() -> None:
    case = replace(CASE, consultations=(TALKS, replace(ROUND, earliest=june(6), latest=june(8))))

    with pytest.raises(InfeasibleError):
        run(case, (), Request(), SILENT)


def proven(engine: str, cost: int, choice: tuple[int, ...]) -> Outcome:
    return Outcome(Status.OPTIMAL, choice, cost, cost, engine)


def test_second_engine_confirms_cost_and_choice() -> None:
    assert compare(proven("ortools", 500, (1, 4)), proven("pulp", 500, (1, 4))) == "pulp"


def test_second_engine_that_does_not_finish_confirms_nothing() -> None:
    unfinished = Outcome(Status.FEASIBLE, (2, 4), 510, 490, "pulp")

    told = compare(proven("ortools", 500, (1, 4)), unfinished)

    assert told == "pulp: no contradiction, but not both proved their answer"


@pytest.mark.parametrize(
    ("witness", "told"),
    [
        (proven("pulp", 499, (1, 5)), "pulp: optimal, cost 499, bound 499"),
        (proven("pulp", 500, (1, 5)), "pulp: cost 500, choice (1, 5)"),
        (Outcome(Status.INFEASIBLE, (), None, None, "pulp"), "pulp: infeasible, cost None, bound None"),
        (Outcome(Status.UNKNOWN, (), None, 501, "pulp"), "pulp: unknown, cost None, bound 501"),
        (Outcome(Status.FEASIBLE, (1, 5), 499, 490, "pulp"), "pulp: feasible, cost 499, bound 490"),
    ],
)
def test_engines_that_contradict_each_other_stop_the_run(witness: Outcome, told: str) -> None:
    with pytest.raises(VerificationError) as caught:
        compare(proven("ortools", 500, (1, 4)), witness)

    assert caught.value.differences[1] == told
