from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from logistics.planning.session_hours import SessionHours
from logistics.planning.timetable import LocalTime, timetable
from tests.logistics.planning.example import GENEVA, june, person
from tests.logistics.planning.test_session_hours import (
    AUCKLAND,
    HONOLULU,
    KATHMANDU,
    KOLKATA,
    NEW_YORK,
    found,
    online,
)


def as_shown(row: LocalTime) -> tuple[str, int, str, int, str, int, int, int]:
    return (
        row.zone,
        row.people,
        f"{row.start:%H:%M}",
        row.start_days,
        f"{row.end:%H:%M}",
        row.end_days,
        row.minutes,
        row.offset_minutes,
    )


def shown(result: SessionHours) -> list[tuple[str, int, str, int, str, int, int, int]]:
    return [as_shown(row) for row in timetable(result, result.preferred)]


def test_local_times_on_both_sides_of_midnight_from_west_to_east() -> None:
    result = found(
        online("a", AUCKLAND, people=1),
        online("b", HONOLULU, people=2),
        online("c", KATHMANDU, people=3),
        online("d", GENEVA, people=4),
        person("room", GENEVA, "talks", people=5),
        start=time(14),
    )

    assert shown(result) == [
        ("Europe/Zurich", 5, "14:00", 0, "20:00", 0, 0, 120),
        ("Pacific/Honolulu", 2, "02:00", 0, "08:00", 0, 360, -600),
        ("Europe/Zurich", 4, "14:00", 0, "20:00", 0, 0, 120),
        ("Asia/Kathmandu", 3, "17:45", 0, "23:45", 0, 225, 345),
        ("Pacific/Auckland", 1, "00:00", 1, "06:00", 1, 360, 720),
    ]
    assert [row.is_room for row in timetable(result, result.preferred)] == [True, *[False] * 4]


def test_session_that_begins_the_day_before_or_ends_the_day_after() -> None:
    result = found(online("b", HONOLULU), online("k", KOLKATA), start=time(9), hours="12")

    assert shown(result) == [
        ("Europe/Zurich", 0, "09:00", 0, "21:00", 0, 60, 120),
        ("Pacific/Honolulu", 10, "21:00", -1, "09:00", 0, 660, -600),
        ("Asia/Kolkata", 10, "12:30", 0, "00:30", 1, 270, 330),
    ]


def test_days_on_which_clocks_show_the_same_share_a_row() -> None:
    # New York goes to summer time on Sunday, 3 April 2005; Zurich did a week before
    first, last = date(2005, 4, 1), date(2005, 4, 4)
    result = found(online("a", GENEVA), first=first, last=last, hours="2", start=time(14), place=NEW_YORK)

    rows = timetable(result, result.preferred)

    there, here = ZoneInfo("America/New_York"), ZoneInfo("Europe/Zurich")
    days = [(row.zone, row.first_day.day, row.last_day.day) for row in rows]
    assert days == [
        ("America/New_York", 1, 2),
        ("America/New_York", 3, 4),
        ("Europe/Zurich", 1, 2),
        ("Europe/Zurich", 3, 4),
    ]
    assert [as_shown(row)[2:] for row in rows] == [
        ("14:00", 0, "16:00", 0, 0, -300),
        ("14:00", 0, "16:00", 0, 0, -240),
        ("21:00", 0, "23:00", 0, 120, 120),
        ("20:00", 0, "22:00", 0, 120, 120),
    ]
    assert {row.start.tzinfo for row in rows} == {there, here}


def test_clocks_that_are_changed_during_the_session() -> None:
    result = found(online("a", NEW_YORK), first=date(2026, 3, 8), start=time(6))

    _, row = timetable(result, result.preferred)

    # 00:00 EST to 07:00 EDT: six hours
    assert as_shown(row) == ("America/New_York", 10, "00:00", 0, "07:00", 0, 360, -300)
    assert row.end.utcoffset() == timedelta(hours=-4)


def test_each_zone_joins_one_of_two_sittings() -> None:
    result = found(
        online("a", KOLKATA), online("b", NEW_YORK), person("r", GENEVA, "talks"), hours="4", sittings=2
    )

    rows = timetable(result, result.chosen)

    assert [(row.sitting, *as_shown(row)) for row in rows] == [
        (1, "Europe/Zurich", 1, "09:00", 0, "13:00", 0, 0, 120),
        (1, "America/New_York", 0, "03:00", 0, "07:00", 0, 240, -240),
        (1, "Asia/Kolkata", 10, "12:30", 0, "16:30", 0, 0, 330),
        (2, "Europe/Zurich", 1, "14:00", 0, "18:00", 0, 0, 120),
        (2, "America/New_York", 10, "08:00", 0, "12:00", 0, 0, -240),
        (2, "Asia/Kolkata", 0, "17:30", 0, "21:30", 0, 90, 330),
    ]
    assert {row.first_day for row in rows} == {june(13)}
