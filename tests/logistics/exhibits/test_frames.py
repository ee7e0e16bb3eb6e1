from __future__ import annotations

import pandas as pd

from logistics.exhibits.frames import frames
from logistics.exhibits.lines import lines_of
from logistics.planning.run import Run
from tests.logistics.exhibits.recount import recount

AMOUNTS = ("cost", "baseline", "saving")


def test_there_is_a_row_for_each_line_person_group_and_known_date(tiny: Run) -> None:
    found = frames(tiny)

    assert {name: len(frame) for name, frame in found.items()} == {
        "lines": len(lines_of(tiny.plan)),
        "baseline_lines": len(lines_of(tiny.baseline)),
        "people": 6,
        "groups": 6,
        "sessions": 3,
        "dates": sum(entry.cost_cents is not None for entry in tiny.dates),
    }


def test_sums_are_those_of_the_run(wsis: Run) -> None:
    found = frames(wsis)

    totals = {name: int(found[name]["cost_cents"].sum()) for name in ("lines", "people", "groups")}
    assert totals == dict.fromkeys(totals, wsis.plan.cost_cents)
    assert int(found["baseline_lines"]["cost_cents"].sum()) == wsis.baseline.cost_cents
    assert int(found["groups"]["saving_cents"].sum()) == wsis.saving_cents


def test_each_person_costs_what_our_own_arithmetic_says(tiny: Run) -> None:
    people = frames(tiny)["people"].set_index("participant")["cost_cents"]

    assert {str(name): int(cents) for name, cents in people.items()} == recount(tiny.plan)


def test_amounts_are_exact_cents_and_major_units(tiny: Run) -> None:
    people = frames(tiny)["people"]

    assert {str(people[f"{name}_cents"].dtype) for name in AMOUNTS} == {"int64"}
    assert {str(people[name].dtype) for name in AMOUNTS} == {"float64"}
    assert (people["cost"] * 100).round().astype("int64").equals(people["cost_cents"])


def test_parts_of_a_line_add_up_to_its_cost(tiny: Run) -> None:
    lines = frames(tiny)["lines"]

    parts = [name for name in lines.columns if name.endswith("_cents") and name != "cost_cents"]
    assert len(parts) == 8
    assert lines[parts].sum(axis=1).equals(lines["cost_cents"])


def test_sessions_stand_in_order_of_time_with_their_people(wsis: Run) -> None:
    sessions = frames(wsis)["sessions"]

    assert sessions["first_day"].is_monotonic_increasing
    assert sessions["is_anchor"].tolist() == [False, True, True, True, False, True]
    assert sessions.loc[~sessions["is_anchor"], "in_person"].tolist() == [187, 187]


def test_days_are_dates(tiny: Run) -> None:
    found = frames(tiny)

    assert pd.api.types.is_datetime64_any_dtype(found["lines"]["day"])
    assert pd.api.types.is_datetime64_any_dtype(found["dates"]["first_day"])
