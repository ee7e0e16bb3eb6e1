from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from logistics.case.calendar import Consultation
from logistics.case.people import Participant
from logistics.conduct import run
from logistics.exhibits.book import make_book
from logistics.exhibits.breakeven import (
    advice_sentences,
    best_pairs,
    breakeven_sheet,
    verdict,
)
from logistics.exhibits.breakeven_record import breakeven_record
from logistics.planning.breakeven import BreakEven
from logistics.planning.request import Request
from logistics.planning.run import Run
from reports import write_workbook
from solver.watch import SILENT
from tests.logistics.exhibits.example import tiny_run
from tests.logistics.planning.example import (
    CASE,
    FORUM,
    GENEVA,
    NAIROBI,
    PARIS,
    TALKS,
    VIENNA,
    june,
    person,
    session,
)
from tests.reports.recalculate import change_cells, recalculate, stored_values

PEOPLE = (
    person("ada", NAIROBI, "forum", "talks"),
    person("bob", PARIS, "talks", people=3),
)


def planned(consultation: Consultation, *people: Participant, anchors: bool = True) -> Run:
    case = replace(CASE, consultations=(consultation,), anchors=(FORUM,) if anchors else ())
    return run(replace(case, participants=people), (), Request(alternatives=0), SILENT)


def pair(**changed: object) -> BreakEven:
    beside = session("talks", GENEVA, 16)
    plain = BreakEven("talks", FORUM, session("talks", GENEVA, 6), beside, 187, 107, 34_00, 187_00, 150_00)
    return replace(plain, **{"saved_kg": Fraction(120_000), **changed})  # type: ignore[arg-type]


def test_break_even_of_another_place_by_hand() -> None:
    only_vienna = replace(TALKS, places=(VIENNA,), earliest=june(6), latest=june(24))
    done = planned(only_vienna, person("ada", NAIROBI, "forum", "talks"), person("eve", NAIROBI, "talks"))

    (found,) = done.moves.pairs

    # joined on the 16th: home from Geneva 500 and to Vienna 560 and a night of Geneva saved, on for 150
    assert (found.invited, found.there) == (2, 1)
    assert (found.extra_cents, found.needed) == (0, 0)
    assert found.share == 0
    assert found.beside == session("talks", VIENNA, 16)
    assert found.full_cents == 2 * found.joined_cents
    assert found.saved_cents == done.moves.advice[0].saved_cents


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {},
            (
                "next to forum: pays if 34 of 187 invitees are there anyway; 107 are; saves 116.00 CHF and "
                "120.0 t CO2e against holding it apart"
            ),
        ),
        (
            {"there": 1, "joined_cents": 10_00, "saved_kg": Fraction(-2500)},
            (
                "next to forum: pays if 34 of 187 invitees are there anyway; 1 is; costs 24.00 CHF and "
                "2.5 t CO2e more against holding it apart"
            ),
        ),
        (
            {"joined_cents": 10_00},
            (
                "next to forum: pays if 34 of 187 invitees are there anyway; 107 are; costs 24.00 CHF more, "
                "saves 120.0 t CO2e against holding it apart"
            ),
        ),
        (
            {"saved_kg": Fraction(-50)},
            (
                "next to forum: pays if 34 of 187 invitees are there anyway; 107 are; saves 116.00 CHF, "
                "emits 0.1 t CO2e more against holding it apart"
            ),
        ),
        (
            {"extra_cents": 0},
            (
                "next to forum: pays as soon as any of 187 invitees is there anyway; 107 are; saves 150.00 "
                "CHF and 120.0 t CO2e against holding it apart"
            ),
        ),
        (
            {"extra_cents": 200_00},
            (
                "next to forum: would not pay if all 187 invitees were there anyway; 107 are; costs 50.00 "
                "CHF more, saves 120.0 t CO2e against holding it apart"
            ),
        ),
        (
            {"there": 0, "extra_cents": 0, "joined_cents": 0, "saved_kg": Fraction(0)},
            (
                "next to forum: pays as soon as any of 187 invitees is there anyway; 0 are; saves nothing "
                "against holding it apart"
            ),
        ),
        (
            {"beside": None},
            "next to forum: no allowed day is in reach on which anybody could save a journey",
        ),
        ({"invited": 0}, "next to forum: nobody is invited in person"),
    ],
)
def test_verdict_in_a_sentence(changed: dict[str, object], sentence: str) -> None:
    assert verdict(pair(**changed), "CHF") == sentence


@pytest.mark.parametrize(
    ("extra", "full", "needed"),
    [(0, 100, 0), (1, 187_00, 1), (34_00, 187_00, 34), (34_01, 187_00, 35), (187_00, 187_00, 187)],
)
def test_people_needed_are_rounded_up(extra: int, full: int, needed: int) -> None:
    assert pair(extra_cents=extra, full_cents=full).needed == needed


@pytest.mark.parametrize(("extra", "full"), [(1, 0), (0, 0), (0, -5), (188_00, 187_00)])
def test_nothing_is_needed_where_all_are_not_enough(extra: int, full: int) -> None:
    found = pair(extra_cents=extra, full_cents=full)

    assert (found.share, found.needed) == (None, None)


def test_plan_advises_against_a_move_that_saves_nothing() -> None:
    done = planned(TALKS, person("bob", PARIS, "talks", people=3), person("ada", NAIROBI, "forum"))

    assert advice_sentences(done) == (
        (
            "do not move Talks: beside other sessions it saves nothing; by itself on Mon 6 Jun 2005, "
            "Geneva, CH all trips cost 2,950.00 CHF"
        ),
    )
    assert (done.plan.cost_cents, done.moves.advice[0].is_worth_moving) == (2_950_00, False)
    assert "Do not move Talks: beside other sessions it saves nothing" in make_book(done).sheets[0].intro
    assert breakeven_sheet(done).intro.startswith("Do not move Talks: ")


def test_plan_with_a_move_that_pays_advises_nothing() -> None:
    done = planned(TALKS, *PEOPLE)

    assert advice_sentences(done) == ()
    assert done.moves.advice[0].saved_cents == 1_150_00


def test_consultation_alone_in_the_calendar_needs_no_advice() -> None:
    done = planned(TALKS, person("bob", PARIS, "talks"), anchors=False)

    assert (done.moves.pairs, advice_sentences(done)) == ((), ())
    assert "Break-even" not in [sheet.name for sheet in make_book(done).sheets]


def test_best_anchor_is_the_one_beside_which_most_is_saved() -> None:
    later = session("later", GENEVA, 20, 21)
    done = planned(TALKS, *PEOPLE)
    none, much, less = pair(beside=None), pair(anchor=later), pair(anchor=later, joined_cents=100_00)

    for pairs, best in (((none, less, much), much), ((much, less), much), ((none,), none)):
        assert best_pairs(replace(done, moves=replace(done.moves, pairs=pairs))) == (best,)


def test_record_tells_both_placements_and_the_verdict() -> None:
    done = planned(TALKS, *PEOPLE)

    record = breakeven_record(done)

    assert record["advice"] == [
        {
            "consultation": "talks",
            "apart_first_day": "2005-06-06",
            "apart_place": "geneva",
            "saved_cents": 115_000,
            "is_worth_moving": True,
        }
    ]
    (one,) = record["break_even"]  # type: ignore[misc]
    assert {key: one[key] for key in ("invited", "there", "needed", "share", "saved_cents", "pays")} == {  # type: ignore[has-type]
        "invited": 4, "there": 1, "needed": 0, "share": 0.0, "saved_cents": 115_000, "pays": True,
    }  # fmt: skip


def test_sheet_recalculates_and_follows_changed_amounts(tmp_path: Path) -> None:
    path = tmp_path / "tiny.xlsx"
    write_workbook(make_book(tiny_run()), path)
    stored = {key: value for key, value in stored_values(path).items() if key[0] == "Break-even"}
    computed = recalculate(path)
    assert {key: computed[key] for key in stored} == pytest.approx(stored)
    title = "One person by itself [CHF]"
    heading = next(row for row in range(1, 60) if stored.get(("Break-even", f"G{row}")) == title)
    first = ("Break-even", f"I{heading + 1}")
    people = stored["Break-even", f"E{heading + 1}"]
    assert isinstance(people, (int, float))
    saved = stored[first]
    assert isinstance(saved, (int, float))

    change_cells(path, {first: saved + 100})

    pairs = next(row for row in range(1, 60) if stored.get(("Break-even", f"A{row}")) == 1)
    full = ("Break-even", f"K{pairs}")
    before = stored[full]
    assert isinstance(before, (int, float))
    assert recalculate(path)[full] == pytest.approx(before + 100 * people)
