from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logistics.planning.local_time import instant, minutes_outside, shown

ZONES = (
    "Europe/Zurich", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe",
    "Pacific/Apia", "Pacific/Chatham", "Africa/Casablanca", "America/St_Johns", "UTC",
)  # fmt: skip


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "zone", "expected"),
    [
        (date(2005, 3, 26), "Europe/Zurich", utc(2005, 3, 26, 8)),
        (date(2005, 3, 27), "Europe/Zurich", utc(2005, 3, 27, 7)),
        (date(2005, 10, 29), "Europe/Zurich", utc(2005, 10, 29, 7)),
        (date(2005, 10, 30), "Europe/Zurich", utc(2005, 10, 30, 8)),
        (date(2026, 3, 28), "Europe/Zurich", utc(2026, 3, 28, 8)),
        (date(2026, 3, 29), "Europe/Zurich", utc(2026, 3, 29, 7)),
        # first Sunday of April in 2005, second Sunday of March since 2007
        (date(2005, 4, 2), "America/New_York", utc(2005, 4, 2, 14)),
        (date(2005, 4, 3), "America/New_York", utc(2005, 4, 3, 13)),
        (date(2026, 3, 7), "America/New_York", utc(2026, 3, 7, 14)),
        (date(2026, 3, 8), "America/New_York", utc(2026, 3, 8, 13)),
        (date(2026, 6, 1), "Asia/Kolkata", utc(2026, 6, 1, 3, 30)),
        (date(2026, 6, 1), "Asia/Kathmandu", utc(2026, 6, 1, 3, 15)),
    ],
)
def test_nine_in_the_morning_follows_the_offset_of_the_date(day: date, zone: str, expected: datetime) -> None:
    assert instant(day, time(9), zone) == expected
    assert shown(expected, zone).replace(tzinfo=None) == datetime.combine(day, time(9))


def test_time_that_clocks_leave_out_or_show_twice_has_the_offset_before() -> None:
    assert instant(date(2005, 3, 27), time(2, 30), "Europe/Zurich") == utc(2005, 3, 27, 1, 30)
    assert instant(date(2005, 10, 30), time(2, 30), "Europe/Zurich") == utc(2005, 10, 30, 0, 30)


@pytest.mark.parametrize(
    ("start", "hours", "zone", "expected"),
    [
        # 08:00 to 20:00 there: nothing outside
        (utc(2026, 6, 1, 6), 12, "Europe/Zurich", 0),
        # 07:30 to 20:30
        (utc(2026, 6, 1, 5, 30), 13, "Europe/Zurich", 60),
        # 12:45 to 18:45, and 03:45 to 09:45: four hours and a quarter before 08:00
        (utc(2026, 6, 1, 7), 6, "Asia/Kathmandu", 0),
        (utc(2026, 5, 31, 22), 6, "Asia/Kathmandu", 255),
        # 18:30 to 00:30 in Kolkata, over midnight
        (utc(2026, 6, 1, 13), 6, "Asia/Kolkata", 270),
        # 22:30 to 10:30 the next day
        (utc(2026, 6, 1, 17), 12, "Asia/Kolkata", 570),
        # a night in between: 16:00 to 16:00
        (utc(2026, 6, 1, 14), 24, "Europe/Zurich", 720),
    ],
)
def test_minutes_outside(start: datetime, hours: int, zone: str, expected: int) -> None:
    assert minutes_outside(start, start + timedelta(hours=hours), zone) == expected


def test_minutes_outside_when_clocks_are_changed_in_between() -> None:
    # Zurich, 27 March 2005: from 01:00 +01 to 09:00 +02 are seven hours, six of them before 08:00
    assert minutes_outside(utc(2005, 3, 27), utc(2005, 3, 27, 7), "Europe/Zurich") == 360
    # Zurich, 30 October 2005: from 01:00 +02 to 09:00 +01 are nine hours, eight of them before 08:00
    assert minutes_outside(utc(2005, 10, 29, 23), utc(2005, 10, 30, 8), "Europe/Zurich") == 480


def test_day_that_a_zone_leaves_out_counts_once() -> None:
    # Apia went from 29 December 2011, 23:59 to 31 December, 00:00 (10:00 UTC on the 30th)
    start, end = utc(2011, 12, 30, 9), utc(2011, 12, 31, 7)

    assert shown(start, "Pacific/Apia").replace(tzinfo=None) == datetime(2011, 12, 29, 23)  # noqa: DTZ001
    assert shown(end, "Pacific/Apia").replace(tzinfo=None) == datetime(2011, 12, 31, 21)  # noqa: DTZ001
    # one hour of the 29th, then 00:00 to 21:00 on the 31st
    assert minutes_outside(start, end, "Pacific/Apia") == 60 + 8 * 60 + 60


@given(
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2026, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(0, 30 * 60),
    st.sampled_from(ZONES),
)
def test_minutes_outside_are_those_counted_one_by_one(moment: datetime, length: int, zone: str) -> None:
    start = moment.replace(second=0, microsecond=0)
    clocks = (shown(start + timedelta(minutes=number), zone).time() for number in range(length))

    counted = sum(not time(8) <= clock < time(20) for clock in clocks)

    assert minutes_outside(start, start + timedelta(minutes=length), zone) == counted
