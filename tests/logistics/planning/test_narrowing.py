from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from logistics.case.case import Case
from logistics.errors import InfeasibleError
from logistics.planning import narrowing
from logistics.planning.alternatives import DateCost, cost_by_date
from logistics.planning.formulate import Formulation, formulate
from logistics.planning.line_ups import count_line_ups, line_ups, scene_of
from logistics.planning.options import every_option
from logistics.planning.patterns import crowd
from logistics.planning.scenes import Cell, Setting
from logistics.pricing.price import price
from solver.alternatives import alternatives
from solver.clock import Clock
from solver.prune import least_costs
from solver.solve import solve
from solver.watch import SILENT, Silent
from tests.logistics.planning.example import (
    ADA,
    CASE,
    FORUM,
    GENEVA,
    TALKS,
    VIENNA,
    june,
    session,
    two_rounds,
)

WIDE = replace(
    CASE, consultations=(replace(TALKS, places=(GENEVA, VIENNA), earliest=june(6), latest=june(24)),)
)


def narrow(case: Case, wanted: int = 1) -> Formulation:
    return formulate(case, price(case), wanted=wanted, most_options=0)


def on(formulation: Formulation) -> list[tuple[str, int]]:
    (options,) = formulation.options
    return [(options.session(at).place.id, options.session(at).first_day.day) for at in range(len(options))]


def test_only_the_days_beside_the_anchor_are_left() -> None:
    formulation = narrow(WIDE)

    # the forum is on the 14th and 15th; the 13th and the 16th cost the same and both stay
    assert on(formulation) == [("geneva", 13), ("geneva", 16)]
    assert (formulation.placements, formulation.narrowed.count) == (26, 24)
    assert formulation.narrowed.most_cents == 160_000
    assert formulation.sessions(solve(formulation.problem).choice) == (session("talks", GENEVA, 13),)


def test_as_many_plans_as_are_wanted_stay() -> None:
    formulation = narrow(WIDE, wanted=4)

    found = alternatives(formulation.problem, 4)

    # Vienna on the 16th: 500, two nights of 150, on for 150, two nights of 100, home for 560
    assert [outcome.cost for outcome in found] == [160_000, 160_000, 171_000, 175_000]
    assert on(formulation) == [("geneva", 13), ("geneva", 16), ("vienna", 16), ("geneva", 17)]


def test_dates_left_out_are_told_to_cost_more_once_a_day() -> None:
    talks = replace(WIDE.consultations[0], earliest=june(15), latest=june(17))
    formulation = narrow(replace(WIDE, consultations=(talks,)))

    assert cost_by_date(formulation, SILENT, None) == (
        DateCost(session("talks", GENEVA, 16), 160_000),
        DateCost(session("talks", GENEVA, 17), None, is_known=False, above_cents=160_000),
    )


def test_few_placements_are_left_as_they_are() -> None:
    formulation = formulate(WIDE, price(WIDE), most_options=26)

    assert (formulation.placements, formulation.narrowed.count) == (26, 0)
    assert formulation.narrowed.most_cents is None


def test_nothing_is_left_out_where_no_plan_keeps_the_rules() -> None:
    # each may sit on some days, both together on none
    first, second = two_rounds(least_gap_days=30)
    formulation = narrow(replace(CASE, consultations=(first, second), participants=(ADA,)))

    assert formulation.narrowed.count == 0
    assert solve(formulation.problem).choice == ()


def test_consultation_without_a_placement_collides_as_ever() -> None:
    talks = replace(TALKS, weekdays=frozenset({6}), earliest=june(6), latest=june(10))

    with pytest.raises(InfeasibleError):
        narrow(replace(CASE, consultations=(talks,)))


def test_nothing_is_left_out_after_the_time() -> None:
    clock = Clock.started(SILENT, 0.0)

    formulation = formulate(WIDE, price(WIDE), most_options=0, clock=clock)

    assert formulation.narrowed.count == 0


def test_progress_tells_how_many_are_left() -> None:
    told: list[tuple[str, int | None, int | None]] = []

    class Listening(Silent):
        def progress(self, stage: str, cost: int | None, bound: int | None) -> None:
            told.append((stage, cost, bound))

    formulate(WIDE, price(WIDE), most_options=1, clock=Clock.started(Listening(), None))

    assert told[:2] == [
        ("exclude places and days by bounds, 26 left", None, None),
        ("exclude places and days by bounds, 2 left", 160_000, None),
    ]


def test_too_many_line_ups_leave_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrowing, "MOST_LINE_UPS", 1)

    assert narrow(WIDE).narrowed.count == 0


def cell(slot: int) -> Cell:
    return Cell(slot, (), np.array([0]))


def test_line_ups_keep_the_order_of_slots_and_try_both_orders_within_one() -> None:
    cells = ((cell(0), cell(1)), (cell(1),))

    found = [(tuple(each.slot for each in one.cells), one.order) for one in line_ups(cells)]

    assert found == [((0, 1), (0, 1)), ((1, 1), (0, 1)), ((1, 1), (1, 0))]
    assert count_line_ups(cells, 10) == 3
    assert count_line_ups(cells, 1) == 2


def test_scenes_cost_what_the_plan_costs() -> None:
    people = crowd(WIDE)
    setting = Setting.of(WIDE, price(WIDE), people, (every_option(WIDE), (FORUM,)))
    cells = (setting.cells(0),)
    least = {}
    for one in line_ups(cells):
        (costs,) = least_costs(scene_of(setting, one, 1))
        for at, cost in zip(one.cells[0].options.tolist(), costs.tolist(), strict=True):
            placed = setting.options[0].session(at)
            least[placed.place.id, placed.first_day.day] = cost

    # ways of 500 and a night at both ends, staying on at 150 a night, or on to Vienna for 150
    assert least["geneva", 13] == least["geneva", 16] == 160_000
    assert least["geneva", 17] == 175_000
    assert least["vienna", 17] == 500_00 + 2 * 150_00 + 150_00 + 150_00 + 2 * 100_00 + 560_00
