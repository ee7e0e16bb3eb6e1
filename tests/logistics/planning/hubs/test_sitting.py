from __future__ import annotations

from datetime import UTC, date, datetime

from logistics.planning.hubs.sitting import Sitting, common_sitting, families
from tests.logistics.planning.hubs.cases import BOSTON, GENEVA, LIMA, MANILA, NAIROBI

SUMMER, WINTER = date(2005, 6, 13), date(2005, 12, 12)
PLACES = (GENEVA, NAIROBI, BOSTON, MANILA, LIMA)


def names(day: date, hours: int, *, days: int = 1) -> list[list[str]]:
    dates = tuple(date.fromordinal(day.toordinal() + number) for number in range(days))
    return [
        [place.id for place, is_in in zip(PLACES, family, strict=True) if is_in]
        for family in families(PLACES, dates, hours * 60)
    ]


def test_common_sitting_begins_at_the_last_opening() -> None:
    """In summer it is 08:00 in Boston when it is 12:00 UTC, 14:00 in Geneva."""
    assert common_sitting((GENEVA, BOSTON), SUMMER, 360) == Sitting(
        datetime(2005, 6, 13, 12, tzinfo=UTC), 360
    )


def test_places_without_a_common_sitting_have_none() -> None:
    assert common_sitting((BOSTON, MANILA), SUMMER, 15) is None


def test_sitting_of_twelve_hours_is_possible_in_one_zone_only() -> None:
    assert common_sitting((GENEVA,), SUMMER, 720) == Sitting(datetime(2005, 6, 13, 6, tzinfo=UTC), 720)
    assert common_sitting((GENEVA, NAIROBI), SUMMER, 720) is None


def test_families_are_the_largest_sets_that_can_meet() -> None:
    """In UTC: Manila 00-12, Nairobi 05-17, Geneva 06-18, Boston 12-24, Lima 13-01."""
    assert names(SUMMER, 6) == [["geneva", "nairobi", "manila"], ["geneva", "boston"], ["boston", "lima"]]
    assert names(SUMMER, 12) == [["geneva"], ["nairobi"], ["boston"], ["manila"], ["lima"]]


def test_families_follow_daylight_saving_time() -> None:
    """In winter Boston opens an hour later, when Nairobi has four hours left."""
    assert ["geneva", "nairobi", "boston"] in names(SUMMER, 5)
    assert names(WINTER, 5) == [["geneva", "nairobi", "manila"], ["geneva", "boston", "lima"]]


def test_families_on_several_days_hold_on_each_of_them() -> None:
    """On 30 October 2005 both Boston and Geneva leave daylight saving time."""
    assert names(date(2005, 10, 29), 5) == names(SUMMER, 5)
    assert names(date(2005, 10, 29), 5, days=2) == names(WINTER, 5)
