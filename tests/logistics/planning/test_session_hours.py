from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Participant, Role
from logistics.case.places import Place
from logistics.planning.plan import Plan
from logistics.planning.session_hours import (
    Seat,
    SessionHours,
    chosen_minutes,
    preferred_minutes,
    session_hours,
)
from logistics.planning.timings import Timing, ZoneLoad
from tests.logistics.planning.example import CASE, GENEVA, NAIROBI, TALKS, june, person

KOLKATA = Place("kolkata", "Kolkata", "IN", 22.57, 88.36, "Asia/Kolkata")
KATHMANDU = Place("kathmandu", "Kathmandu", "NP", 27.7, 85.3, "Asia/Kathmandu")
NEW_YORK = Place("new-york", "New York", "US", 40.7, -74.0, "America/New_York")
AUCKLAND = Place("auckland", "Auckland", "NZ", -36.85, 174.76, "Pacific/Auckland")
HONOLULU = Place("honolulu", "Honolulu", "US", 21.3, -157.86, "Pacific/Honolulu")
DAY = june(13)
NOON, HALF_PAST_ONE, TWO = time(12), time(13, 30), time(14)


def online(name: str, origin: Place, people: int = 10) -> Participant:
    return person(name, origin, remote=["talks"], people=people)


def found(
    *people: Participant,
    first: date = DAY,
    last: date | None = None,
    hours: str = "6",
    start: time | None = None,
    sittings: int = 1,
    place: Place = GENEVA,
) -> SessionHours:
    consultation = replace(TALKS, hours=Decimal(hours), start=start, sittings=sittings)
    case: Case = replace(CASE, consultations=(consultation,), participants=people)
    placed = Session("talks", "Talks", place, first, last or first)
    (result,) = session_hours(case, Plan((placed,), (), 0))
    return result


def starts(result: SessionHours) -> tuple[str, ...]:
    return tuple(f"{start:%H:%M}" for start in result.chosen.starts)


def test_nobody_online_begins_as_the_room_prefers() -> None:
    result = found(person("ada", NAIROBI, "talks", people=3), start=time(8, 30))

    assert (starts(result), result.room_people, result.remote_people) == (("08:30",), 3, 0)
    assert result.chosen == result.single == result.preferred == Timing((time(8, 30),), (), 0)
    assert not result.is_preference_assumed


def test_start_not_said_is_nine_and_marked() -> None:
    result = found(person("ada", NAIROBI, "talks"))

    assert (starts(result), result.is_preference_assumed) == (("09:00",), True)


def test_starts_lie_between_six_and_ten_in_the_evening() -> None:
    # six hours: the last one begins at 16:00
    considered = [timing.starts[0] for timing in found(hours="6").starts]

    assert considered == [time(6 + half // 2, 30 * (half % 2)) for half in range(21)]
    assert found(hours="16").starts[-1].starts == (time(9),)
    assert [timing.starts[0] for timing in found(hours="12").starts] == [
        time(6 + half // 2, 30 * (half % 2)) for half in range(9)
    ]


def test_preferred_start_is_considered_wherever_it_lies() -> None:
    considered = [timing.starts[0] for timing in found(start=time(9, 15)).starts]

    assert considered[6:9] == [time(9), time(9, 15), time(9, 30)]
    assert found(start=time(20)).starts[-1].starts == (time(20),)


def test_half_hour_zone_and_the_cost_of_the_preference() -> None:
    # from 14:00 to 20:00 it is 17:30 to 23:30 in Kolkata; from 10:30 it is 14:00 to 20:00
    result = found(online("a", KOLKATA), person("room", GENEVA, "talks", people=4), start=time(14))

    assert result.preferred == Timing((time(14),), (ZoneLoad("Asia/Kolkata", 10, 1, 210),), 0)
    assert result.single == Timing((time(10, 30),), (ZoneLoad("Asia/Kolkata", 10, 1, 0),), 0)
    assert result.preference_minutes == 2_100


def test_zone_of_three_quarters_of_an_hour() -> None:
    # from 10:15 it would be 14:00 to 20:00 in Kathmandu; from 14:00 it is 17:45 to 23:45
    result = found(online("a", KATHMANDU), start=time(14))

    assert (starts(result), result.preferred.remote_minutes) == (("10:00",), 2_250)


def test_hours_in_the_room_decide_between_equal_starts() -> None:
    # New York is well served from 14:00 to 16:00; the room is from 08:00 to 14:00
    result = found(online("a", NEW_YORK), person("room", GENEVA, "talks", people=2), start=time(16))

    assert starts(result) == ("14:00",)
    assert result.preferred.room_minutes == 2 * 120


def test_nearest_start_is_taken_then_the_earlier_one() -> None:
    # night in Honolulu is from 08:00 to 20:00 in Geneva: an hour fits until 07:00 and from 20:00 on
    early, middle, late = (
        found(online("a", HONOLULU), hours="1", start=at) for at in (NOON, HALF_PAST_ONE, TWO)
    )

    assert [starts(result) for result in (early, middle, late)] == [("07:00",), ("07:00",), ("20:00",)]


def test_summer_time_of_the_very_date() -> None:
    # 13 March 2026: New York has summer time, Geneva has not: five hours; in June six
    march = found(online("a", NEW_YORK), first=date(2026, 3, 13))
    june_ = found(online("a", NEW_YORK), first=date(2026, 6, 12))
    # 2005: New York from 3 April, Geneva from 27 March: seven hours between them
    between = found(online("a", NEW_YORK), first=date(2005, 3, 30), hours="5")

    assert (starts(march), starts(june_), starts(between)) == (("13:00",), ("14:00",), ("15:00",))


def test_days_of_a_session_are_added() -> None:
    # Zurich clocks go forward on Sunday, 29 March 2026: from 10:00 it is 14:30 to 20:30 in Kolkata on
    # Saturday and 13:30 to 19:30 on Sunday; from 09:30 nothing is outside
    result = found(online("a", KOLKATA), first=date(2026, 3, 28), last=date(2026, 3, 29), start=time(10))

    assert result.preferred.remote_minutes == 10 * 30
    assert starts(result) == ("09:30",)


def test_clocks_changed_during_the_session() -> None:
    # 8 March 2026, 06:00 to 12:00 in Geneva: 00:00 EST to 07:00 EDT in New York, six hours
    result = found(online("a", NEW_YORK, people=1), first=date(2026, 3, 8), start=time(6))

    assert result.preferred.remote_minutes == 360
    # 08:00 EDT is 13:00 in Geneva
    assert starts(result) == ("13:00",)


def test_two_sittings_where_one_start_serves_nobody() -> None:
    # four hours: Kolkata wants 12:30 at the latest, New York 14:00 at the earliest
    result = found(online("a", KOLKATA), online("b", NEW_YORK), hours="4", sittings=2)

    assert result.single.starts == (time(12, 30),)
    assert result.single.remote_minutes == 10 * 90
    assert result.chosen == Timing(
        (time(9), time(14)),
        (ZoneLoad("America/New_York", 10, 2, 0), ZoneLoad("Asia/Kolkata", 10, 1, 0)),
        0,
    )


def test_zone_that_both_sittings_serve_alike_joins_the_first_one() -> None:
    people = (online("a", KOLKATA), online("b", NEW_YORK), online("c", NAIROBI, people=1))

    result = found(*people, hours="4", sittings=2)

    assert result.chosen.loads[0] == ZoneLoad("Africa/Nairobi", 1, 1, 0)


def test_one_sitting_where_two_are_not_allowed() -> None:
    result = found(online("a", KOLKATA), online("b", NEW_YORK), hours="4")

    assert result.chosen == result.single


def test_one_sitting_where_a_second_one_helps_nobody() -> None:
    result = found(online("a", NAIROBI), sittings=2)

    assert result.chosen == result.single == Timing((time(9),), (ZoneLoad("Africa/Nairobi", 10, 1, 0),), 0)


@pytest.mark.parametrize(("room", "expected"), [(10, ("06:00", "14:00")), (11, ("09:00",)), (12, ("09:00",))])
def test_hours_in_the_room_weigh_against_two_sittings(room: int, expected: tuple[str, ...]) -> None:
    # eight hours: one start costs those online 8 times 5.5 hours; two sittings cost the room 4 hours each
    result = found(
        online("a", KOLKATA, people=8),
        online("b", NEW_YORK, people=8),
        person("room", GENEVA, "talks", people=room),
        hours="8",
        sittings=2,
    )

    assert result.single.minutes == 8 * 330
    assert starts(result) == expected


def test_two_sittings_do_not_overlap() -> None:
    # nine hours: two of them do not lie between 06:00 and 22:00
    result = found(online("a", KOLKATA), online("b", NEW_YORK), hours="9", sittings=2)

    assert result.chosen == result.single


def test_people_of_a_region_sit_in_its_hub() -> None:
    hub = replace(person("hub", KOLKATA, remote=["talks"]), role=Role.HUB, region="South")
    shut = replace(person("shut", AUCKLAND, remote=["other"]), role=Role.HUB, region="North")
    south = replace(online("a", KATHMANDU), region="South")
    north = replace(online("b", KATHMANDU, people=2), region="North")
    local = replace(online("c", KOLKATA, people=5), region="North")

    result = found(south, hub, shut, north, local, start=time(14))

    assert result.seats == (
        Seat("a", "Asia/Kolkata", 10), Seat("b", "Asia/Kathmandu", 2), Seat("c", "Asia/Kolkata", 5),
    )  # fmt: skip
    assert result.preferred.loads == (
        ZoneLoad("Asia/Kathmandu", 2, 1, 225), ZoneLoad("Asia/Kolkata", 15, 1, 210),
    )  # fmt: skip
    assert result.remote_people == 17
    assert preferred_minutes((result,)) == {("a", "talks"): 210, ("b", "talks"): 225, ("c", "talks"): 210}
    assert chosen_minutes((result,)) == {("a", "talks"): 0, ("b", "talks"): 0, ("c", "talks"): 0}


@pytest.mark.parametrize(("hours", "minutes"), [("6", 360), ("1.25", 75), ("0.33", 20), ("0.025", 2)])
def test_length_is_in_whole_minutes(hours: str, minutes: int) -> None:
    assert found(hours=hours).minutes == minutes


def test_hours_follow_the_plan_in_time() -> None:
    first, second = (Consultation(name, name, 1, (GENEVA,), june(1), june(30)) for name in ("b", "a"))
    case = replace(CASE, consultations=(second, first), participants=())
    placed = (Session("b", "b", GENEVA, june(2), june(2)), Session("a", "a", GENEVA, june(9), june(9)))

    assert [one.session for one in session_hours(case, Plan(placed, (), 0))] == list(placed)


zones = st.sampled_from(
    [
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "America/New_York",
        "Pacific/Auckland",
        "Europe/London",
        "Pacific/Chatham",
    ]
)
people = st.lists(st.tuples(zones, st.integers(1, 9)), min_size=1, max_size=4)
days = st.dates(date(2004, 1, 1), date(2026, 12, 28))


def by_the_minute(result: SessionHours, start: time, zone: str) -> int:
    """Count the minutes outside 08-20 one by one, all days."""
    here, there = ZoneInfo(result.session.place.time_zone), ZoneInfo(zone)
    count, day = 0, result.session.first_day
    while day <= result.session.last_day:
        begins = datetime.combine(day, start, here).astimezone(UTC)
        clocks = ((begins + timedelta(minutes=n)).astimezone(there).hour for n in range(result.minutes))
        count += sum(not 8 <= hour < 20 for hour in clocks)
        day += timedelta(days=1)
    return count


@settings(max_examples=25)
@given(people, days, st.integers(0, 1), st.sampled_from(["2", "3.5", "7"]), st.integers(0, 12))
def test_no_start_beats_the_recommended_one(
    rows: list[tuple[str, int]], first: date, more: int, hours: str, room: int
) -> None:
    crowd = [
        online(f"p{n}", replace(NAIROBI, time_zone=zone), people=size) for n, (zone, size) in enumerate(rows)
    ]
    crowd.append(person("room", GENEVA, "talks", people=room + 1))
    result = found(*crowd, first=first, last=first + timedelta(days=more), hours=hours, sittings=2)
    clocks = [time(half // 2, 30 * (half % 2)) for half in range(12, 44)]
    clocks = [c for c in clocks if c.hour * 60 + c.minute + result.minutes <= 22 * 60]
    minutes = {
        (c, zone): by_the_minute(result, c, zone)
        for c in clocks
        for zone in {z for z, _ in rows} | {"Europe/Zurich"}
    }

    def cost(*chosen: time) -> tuple[int, int]:
        remote = sum(size * min(minutes[c, zone] for c in chosen) for zone, size in rows)
        return remote, (room + 1) * sum(minutes[c, "Europe/Zurich"] for c in chosen)

    single = (result.single.remote_minutes, result.single.room_minutes)
    apart = timedelta(minutes=result.minutes)
    pairs = [
        cost(a, b)
        for a, b in itertools.combinations(clocks, 2)
        if datetime.combine(first, a) + apart <= datetime.combine(first, b)
    ]
    fairer = [pair for pair in pairs if sum(pair) < sum(single) and pair[0] < single[0]]

    assert single == min(cost(c) for c in clocks) == cost(*result.single.starts)
    assert (result.chosen.remote_minutes, result.chosen.room_minutes) == min(fairer, default=single)
    assert result.chosen.loads == tuple(
        ZoneLoad(
            zone,
            sum(size for name, size in rows if name == zone),
            next(load.sitting for load in result.chosen.loads if load.zone == zone),
            min(minutes[c, zone] for c in result.chosen.starts),
        )
        for zone in sorted({name for name, _ in rows})
    )
    assert result.preference_minutes == cost(time(9))[0] - single[0] >= 0
