from __future__ import annotations

from datetime import date, time

from logistics.exhibits.session_hours import local, offset, session_hours_record, session_hours_sheet
from reports.table import Block, Mark
from tests.logistics.planning.example import GENEVA, june, person
from tests.logistics.planning.test_session_hours import AUCKLAND, KATHMANDU, KOLKATA, NEW_YORK, found, online

ROOM = person("room", GENEVA, "talks", people=4)
TWO = found(online("a", KOLKATA), online("b", NEW_YORK), ROOM, hours="4", sittings=2)
ONE = found(online("a", KATHMANDU, people=2), start=time(14))


def values(block: Block) -> list[tuple[object, ...]]:
    return [tuple(row.cell(column.key).value for column in block.columns) for row in block.rows]


def test_overview_of_one_start_and_of_two_sittings() -> None:
    for result, expected in (
        (ONE, ("14:00", 7.5, "10:00", 0.0, 7.5, "10:00", 1, 0.0, 0.0)),
        (TWO, ("09:00", 40.0, "12:30", 15.0, 25.0, "09:00 and 14:00", 2, 0.0, 0.0)),
    ):
        row = session_hours_sheet((result,)).blocks[0].rows[0]

        columns = (
            "preferred", "preferred_remote", "single", "single_remote", "preference", "chosen", "sittings",
            "chosen_remote", "chosen_room",
        )  # fmt: skip
        assert tuple(row.cell(column).value for column in columns) == expected


def test_overview_says_where_when_and_how_many() -> None:
    block = session_hours_sheet((TWO,)).blocks[0]

    assert values(block)[0][:6] == ("Talks", june(13), "Geneva, CH", 4.0, 4, 20)
    assert values(block)[1] == (
        "Total", None, None, None, 4, 20, None, 40.0, None, 15.0, 25.0, None, None, 0.0, 0.0,
    )  # fmt: skip


def test_assumed_preference_is_marked_and_one_of_the_case_is_not() -> None:
    marks = [session_hours_sheet((result,)).blocks[0].rows[0].cell("preferred").mark for result in (TWO, ONE)]

    assert marks == [Mark.ASSUMED, Mark.NONE]


def test_starts_show_the_hours_of_those_remote_and_what_is_recommended() -> None:
    block = session_hours_sheet((TWO,)).blocks[1]

    cells = {str(row.cell("start").value): row.cell("on-talks") for row in block.rows}

    assert block.heat == "heat-starts"
    assert [start for start, cell in cells.items() if cell.mark is Mark.CHOSEN] == ["09:00", "14:00"]
    assert {start: cells[start].value for start in ("06:00", "09:00", "12:30", "14:00", "18:00")} == {
        "06:00": 40.0, "09:00": 40.0, "12:30": 15.0, "14:00": 15.0, "18:00": 40.0,
    }  # fmt: skip
    assert (next(iter(cells)), list(cells)[-1]) == ("06:00", "18:00")


def test_local_times_of_the_recommended_and_of_the_preferred_start() -> None:
    block = session_hours_sheet((ONE,)).blocks[2]

    assert block.title == "Talks: local times"
    assert values(block) == [
        (
            "recommended",
            1,
            "in the room",
            "Europe/Zurich",
            0,
            "10:00",
            "16:00",
            "UTC+02:00",
            0.0,
            "13 Jun 2005",
        ),
        ("recommended", 1, "remote", "Asia/Kathmandu", 2, "13:45", "19:45", "UTC+05:45", 0.0, "13 Jun 2005"),
        (
            "preferred",
            1,
            "in the room",
            "Europe/Zurich",
            0,
            "14:00",
            "20:00",
            "UTC+02:00",
            0.0,
            "13 Jun 2005",
        ),
        ("preferred", 1, "remote", "Asia/Kathmandu", 2, "17:45", "23:45", "UTC+05:45", 3.75, "13 Jun 2005"),
    ]


def test_recommended_start_that_is_the_preferred_one_is_shown_once() -> None:
    result = found(online("a", GENEVA))

    assert [row[0] for row in values(session_hours_sheet((result,)).blocks[2])] == ["recommended"] * 2


def test_days_of_a_row_are_told_from_first_to_last() -> None:
    first, last = date(2026, 3, 27), date(2026, 3, 29)
    result = found(online("a", KOLKATA, people=1), first=first, last=last, start=time(9))

    rows = [row for row in values(session_hours_sheet((result,)).blocks[2]) if row[2] == "remote"]

    assert [(row[5], row[9]) for row in rows] == [
        ("13:30", "27 Mar 2026 to 28 Mar 2026"), ("12:30", "29 Mar 2026"),
    ]  # fmt: skip


def test_local_time_tells_another_day() -> None:
    assert [local(time(22, 30), days) for days in (-1, 0, 1)] == ["22:30 -1", "22:30", "22:30 +1"]


def test_offset_is_written_with_sign_and_minutes() -> None:
    assert [offset(minutes) for minutes in (345, 0, -210, -600)] == [
        "UTC+05:45", "UTC+00:00", "UTC-03:30", "UTC-10:00",
    ]  # fmt: skip


def test_record_tells_starts_and_local_times() -> None:
    result = found(online("a", AUCKLAND, people=1), hours="12", start=time(10))

    (record,) = session_hours_record((result,))

    starts = record.pop("starts")
    assert isinstance(starts, list)
    # 06:00 is 16:00 there, 12 hours until 04:00
    assert starts[0] == {"starts": ["06:00"], "remote_hours": 8.0, "room_hours": 0.0}
    assert len(starts) == 9
    preferred = {
        "starts": ["10:00"],
        "remote_hours": 12.0,
        "room_hours": 0.0,
        "local_times": [
            {
                "sitting": 1, "zone": "Europe/Zurich", "is_room": True, "people": 0,
                "first_day": "2005-06-13", "last_day": "2005-06-13",
                "start": "2005-06-13T10:00+02:00", "end": "2005-06-13T22:00+02:00", "outside_hours": 2.0,
            },
            {
                "sitting": 1, "zone": "Pacific/Auckland", "is_room": False, "people": 1,
                "first_day": "2005-06-13", "last_day": "2005-06-13",
                "start": "2005-06-13T20:00+12:00", "end": "2005-06-14T08:00+12:00", "outside_hours": 12.0,
            },
        ],
    }  # fmt: skip
    best = {
        "starts": ["06:00"],
        "remote_hours": 8.0,
        "room_hours": 0.0,
        "local_times": [
            {
                "sitting": 1, "zone": "Europe/Zurich", "is_room": True, "people": 0,
                "first_day": "2005-06-13", "last_day": "2005-06-13",
                "start": "2005-06-13T06:00+02:00", "end": "2005-06-13T18:00+02:00", "outside_hours": 2.0,
            },
            {
                "sitting": 1, "zone": "Pacific/Auckland", "is_room": False, "people": 1,
                "first_day": "2005-06-13", "last_day": "2005-06-13",
                "start": "2005-06-13T16:00+12:00", "end": "2005-06-14T04:00+12:00", "outside_hours": 8.0,
            },
        ],
    }  # fmt: skip
    assert record == {
        "session": "talks",
        "length_hours": 12.0,
        "room_people": 0,
        "remote_people": 1,
        "is_preference_assumed": False,
        "preference_hours": 4.0,
        "preferred": preferred,
        "single": best,
        "chosen": best,
    }
