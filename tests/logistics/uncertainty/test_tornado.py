from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.uncertainty import Slip, Uncertainty, What
from logistics.case.visas import VisaRule
from logistics.uncertainty.result import Assumption, Turn
from tests.logistics.planning.example import CASE, GENEVA, NAIROBI, TALKS, VIENNA, june, person, ready
from tests.logistics.uncertainty.example import NIGHTS, UNCERTAIN, drawn

PLACES = replace(
    CASE,
    consultations=(replace(TALKS, places=(GENEVA, VIENNA), earliest=june(7), latest=june(7)),),
    participants=(person("cyd", NAIROBI, "talks"),),
    uncertainties=(NIGHTS,),
)
"""Talks cost 2 x 500 and 2 x 150 in Geneva, 2 x 560 and 2 x 100 in Vienna."""


def assumptions(case: Case) -> dict[str, Assumption]:
    """Return every assumption tried, by its id."""
    return {_name(each): each for each in drawn(case, 5).assumptions}


def _name(each: Assumption) -> str:
    return (
        "+".join(each.row.anchors) if isinstance(each.row, Slip) else f"{each.row.id}{each.is_for_others:d}"
    )


def place_of(turn: Turn | None) -> str:
    assert turn is not None
    return turn.dates[0].place.id


def test_a_per_diem_turns_the_place_where_both_cost_the_same() -> None:
    """1000 + 300 t = 1120 + 200 t at t = 1.2, the end of the triangle being 150 %: 1450 against 1420."""
    nights = assumptions(PLACES)["nights0"]

    assert nights.above is not None
    assert nights.above.value == pytest.approx(120)
    assert (place_of(nights.above), nights.below) == ("vienna", None)
    assert nights.low is not None
    assert nights.high is not None
    assert (nights.low.value, nights.low.cents, nights.low.best) == (80, 124_000, None)
    assert (nights.high.value, nights.high.cents, nights.high.best_cents) == (150, 145_000, 142_000)
    assert nights.high.best is not None
    assert nights.high.best[0].place == VIENNA
    assert nights.swing_cents == 21_000


def test_one_country_alone_turns_it_sooner() -> None:
    """1000 + 300 t = 1320 at t = 1.0667."""
    swiss = replace(NIGHTS, countries=("CH",))

    found = assumptions(replace(PLACES, uncertainties=(swiss,)))

    assert found["nights0"].above is not None
    assert found["nights0"].above.value == pytest.approx(320 / 3)
    assert found["every-per-diem0"].above is not None
    assert found["every-per-diem0"].above.value == pytest.approx(120)


def test_a_fare_turns_it_where_both_cost_the_same() -> None:
    """Only the ways to Vienna are modelled; they would have to cost 1,100 there and back."""
    own = tuple(fare for fare in CASE.fares if fare.destination != VIENNA)
    row = Uncertainty("fares", What.FARE, low=Decimal(50), high=Decimal(200))
    case = replace(PLACES, fares=own, uncertainties=(row,))
    central = ready(case)[0].leg(NAIROBI, VIENNA).quote.cents

    found = assumptions(case)["fares0"]

    turn = found.below or found.above
    assert turn is not None
    assert turn.value == pytest.approx(100 * 55_000 / central)


def test_an_anchor_that_moves_turns_the_dates() -> None:
    found = assumptions(CASE)["forum"]

    assert found.is_asked
    assert (found.below, found.above) == (
        Turn(-1.0, (on_day(16),)),
        Turn(1.0, (on_day(17),)),
    )


def on_day(day: int) -> Session:
    return Session("talks", "Talks", GENEVA, june(day), june(day))


def test_slips_of_the_case_have_ends() -> None:
    """A day later one night more; two days earlier, 12 and 13 June, the talks fall on the forum."""
    alone = replace(UNCERTAIN, participants=UNCERTAIN.participants[:1], uncertainties=())

    found = assumptions(alone)["forum"]

    assert not found.is_asked
    assert found.low is not None
    assert found.high is not None
    assert (found.low.value, found.low.cents) == (-2, 145_000 + 130_000)
    assert (found.high.value, found.high.cents, found.high.best_cents) == (1, 175_000, 160_000)


def test_people_are_tried_at_both_ends_of_their_range() -> None:
    """Bob's four cost 2 x 100 and 4 x 150 each, 800; cyd's three are not at the forum, and may be."""
    found = assumptions(UNCERTAIN)

    come = found["come0"]
    assert come.low is not None
    assert come.high is not None
    assert come.high.cents - come.low.cents == round(0.4 * 4 * 80_000)
    assert (found["meet0"].low, found["meet0"].high) == (None, None)
    assert {"attends-forum0", "attends-forum1"} <= set(found)


def test_dates_turn_when_others_come_to_an_anchor() -> None:
    """Any date costs the same; whoever is at the forum, too, would rather have the talks beside it."""
    found = assumptions(replace(CASE, participants=(person("cyd", NAIROBI, "talks", people=3),)))

    turn = found["attends-forum1"].above
    assert turn is not None
    assert (turn.value, turn.dates) == (0, (on_day(13),))
    assert "attends-forum0" not in found


def test_refused_visas_have_an_end() -> None:
    """Ada, 1600, stays away in two of five draws."""
    case = replace(CASE, visas=(VisaRule(("KE",), ("CH",), refusal=Decimal(40)),))

    found = assumptions(case)["visa-refusals0"]

    assert found.low is not None
    assert found.high is not None
    assert (found.low.cents, found.high.cents) == (160_000, 96_000)
