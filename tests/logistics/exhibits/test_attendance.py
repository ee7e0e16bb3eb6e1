from __future__ import annotations

from dataclasses import replace

from logistics.case.people import Quota
from logistics.exhibits.attendance import attendance_sheet
from logistics.exhibits.presence import how
from logistics.exhibits.register import Register
from logistics.planning.run import Run
from reports.table import Block, Kind, Row
from tests.logistics.exhibits.decided import ASKED, DECIDED


def blocks(run: Run) -> dict[str, Block]:
    return {block.id: block for block in attendance_sheet(run, Register.of(run.case)).blocks}


def values(row: Row, *columns: str) -> list[object]:
    return [row.cell(column).value for column in columns]


def test_how_somebody_attends_is_said_in_a_word() -> None:
    part, hub = DECIDED[1], DECIDED[-1]

    assert [how(part, name) for name in ("forum", "talks", "else")] == ["in person", "remote", "-"]
    assert [how(hub, name) for name in ("forum", "talks")] == ["-", "hub"]


def test_marked_is_what_the_plan_decided(decided: Run) -> None:
    rows = blocks(decided)["attendance"].rows

    marked = [
        (row.cell("name").value, column)
        for row in rows
        for column in ("session-1", "session-2", "session-3")
        if row.cell(column).mark == "chosen"
    ]

    assert marked == [
        ("n-1/1", "session-2"),
        ("n-1/1", "session-3"),
        ("n-1/2", "session-2"),
        ("n-1/2", "session-3"),
        ("b-2", "session-2"),
    ]


def test_people_are_counted_by_group_and_region_without_hubs(decided: Run) -> None:
    found = blocks(decided)
    columns = ("name", "in-1", "remote-1", "in-2", "remote-2", "in-3", "remote-3")

    assert [values(row, *columns) for row in found["group_counts"].rows] == [
        ["(none)", 1, 0, 1, 0, 1, 0],
        ["ngo", 3, 1, 3, 1, 2, 1],
        ["state", 2, 0, 3, 1, 3, 0],
        ["Total", 6, 1, 7, 2, 6, 1],
    ]
    assert [values(row, *columns) for row in found["region_counts"].rows] == [
        ["Africa", 3, 0, 3, 2, 3, 1],
        ["Europe", 3, 1, 4, 0, 3, 0],
        ["Total", 6, 1, 7, 2, 6, 1],
    ]


def test_every_quota_room_and_hub_has_a_verdict_at_each_session(decided: Run) -> None:
    rows = blocks(decided)["limits"].rows

    assert [values(row, "rule", "session", "whom", "found", "base", "verdict") for row in rows] == [
        ["least", "+A1", "ngo, in person", 3, None, "kept"],
        ["least", "@round", "ngo, in person", 2, None, "not kept"],
        ["share", "@round", "ngo, in person", 2, 6, "kept"],
        ["africa", "+A1", "Africa, in person", 3, 3, "not kept"],
        ["remote", "+A1", "KE, remote", 2, 9, "not kept"],
        ["remote", "@round", "KE, remote", 1, 7, "kept"],
        ["women", "=1+1", "female, in person", 0, 0, "kept"],
        ["seats in Vienna, AT", "@round", "everybody, in person", 6, None, "not kept"],
        ["seats at hub", "=1+1", "Africa, remote", 0, None, "kept"],
        ["seats at hub", "+A1", "Africa, remote", 2, None, "not kept"],
        ["seats at hub", "@round", "Africa, remote", 1, None, "kept"],
    ]


def test_a_quota_is_kept_at_its_limits_and_broken_beyond_them(decided: Run) -> None:
    asked = (Quota("two", most=2), Quota("three", most=3), Quota("four", least=4), Quota("all", least=3))
    quotas = tuple(replace(quota, sessions=("talks",), group="ngo") for quota in asked)
    run = replace(decided, case=replace(decided.case, quotas=quotas, hubs=()))

    rows = blocks(run)["limits"].rows[:4]

    assert [values(row, "rule", "verdict") for row in rows] == [
        ["two", "not kept"],
        ["three", "kept"],
        ["four", "not kept"],
        ["all", "kept"],
    ]
    assert [row.cell("verdict").mark for row in rows] == ["bad", "good", "bad", "good"]


def test_who_is_just_below_the_line_is_told_with_what_is_missing(decided: Run) -> None:
    columns = ("name", "people", "sessions", "weight", "extra", "each", "funder", "more", "left", "missing")

    rows = [values(row, *columns) for row in blocks(decided)["below_the_line"].rows]

    assert rows == [
        ["n-1/2", 1, "talks, round", 4, 124_956, 31_239, "Fellowships", 124_956, 669_905, 0],
        ["b-2", 1, "talks", 1, 223_043, 223_043, "Fares, then The host", 122_750, 379_582, 62_366],
    ]


def test_nobody_and_no_limit_have_words(decided: Run) -> None:
    poor = replace(DECIDED[6], funder="", funders=("none",))
    only_lump = replace(DECIDED[1], funder="", second_funder="", funders=("lump",))
    rich = replace(only_lump, id="rich", row="n-1", funders=("none",), has_own_means=True)
    run = replace(decided, case=replace(decided.case, participants=(poor, only_lump, rich)))
    lines = {line.participant.id: line for line in decided.plan.itineraries}
    apart = {line.participant.id: line for line in decided.baseline.itineraries}
    old = {"b-2": poor, "n-1/2": only_lump}
    run = replace(
        run,
        plan=replace(
            run.plan,
            itineraries=(
                *(replace(lines[name], participant=who) for name, who in old.items()),
                replace(lines["n-1/2"], participant=rich),
            ),
        ),
        baseline=replace(
            run.baseline,
            itineraries=(
                *(replace(apart[name], participant=who) for name, who in old.items()),
                replace(apart["n-1/2"], participant=rich),
            ),
        ),
    )

    rows = blocks(run)["below_the_line"].rows

    assert [values(row, "name", "funder", "more", "left", "missing") for row in rows] == [
        ["n-1/2", "Lump sums", 46_152, "no limit", 0],
        ["rich", "(own means)", None, None, 0],
        ["b-2", "nobody", None, None, None],
    ]


def test_a_case_in_which_nothing_was_left_open_has_counts_and_people_only(tiny: Run) -> None:
    sheet = attendance_sheet(tiny, Register.of(tiny.case))

    assert [block.id for block in sheet.blocks] == ["group_counts", "region_counts", "attendance"]
    assert sheet.legend == ()


def test_a_case_without_people_has_an_empty_sheet_of_nobody(tiny: Run) -> None:
    plan = replace(tiny.plan, itineraries=())
    baseline = replace(tiny.baseline, itineraries=())
    run = replace(tiny, case=replace(tiny.case, participants=()), plan=plan, baseline=baseline)

    assert attendance_sheet(run, Register.of(run.case)).blocks == ()


def test_money_below_the_line_has_two_decimals(decided: Run) -> None:
    kinds = {column.key: column.kind for column in blocks(decided)["below_the_line"].columns}

    assert {key for key, kind in kinds.items() if kind is Kind.MONEY} == {
        "extra", "each", "more", "left", "missing",
    }  # fmt: skip


def test_the_example_asks_and_decides_the_same_people() -> None:
    rows = {person.id: person.people for person in ASKED}
    parts = dict.fromkeys(rows, 0)
    for person in (person for person in DECIDED if person.is_people):
        parts[person.row_id] += person.people

    assert parts == rows
