from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from logistics.case.calendar import Consultation, Session
from logistics.case.places import Place
from logistics.case.rules import OwnAllowance
from logistics.conduct import write_report
from logistics.exhibits.book import make_book
from logistics.exhibits.cumulative import cumulative_record
from logistics.planning.burden import burdens
from logistics.planning.cumulative import Load, RegionLoad, loads_by_region, loads_by_series
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.pricing.price import price
from tests.logistics.exhibits.example import CASE as TINY
from tests.logistics.exhibits.example import tiny_run
from tests.logistics.planning.example import CASE, GENEVA, NAIROBI, PARIS, TALKS, VIENNA, person, session
from tests.reports.recalculate import recalculate, stored_values

PEOPLE = (
    person("ada", NAIROBI, "forum", "talks", people=2),
    person("bob", PARIS, "talks", people=3),
    person("eve", GENEVA, "talks"),
)


def test_regions_bear_the_sum_of_their_people() -> None:
    case = replace(CASE, participants=PEOPLE)
    talks = (session("talks", GENEVA, 16),)
    both = make_baseline(case, price(case), talks), make_plan(case, price(case), talks)
    hours = [burdens(plan, {}) for plan in both]

    africa, europe = loads_by_region(*hours)

    # two trips of 1,450 and 1,300 before, one of 1,600 after, two people
    hours_each = [one[0].hours for one in hours]
    assert africa == RegionLoad(
        "Africa",
        2,
        Load(5_500_00, 2 * hours_each[0], 10, 4),
        Load(3_200_00, 2 * hours_each[1], 8, 2),
    )
    # three from Paris pay 100 both ways and two nights of 150; who lives there bears nothing
    assert (europe.region, europe.people) == ("Europe", 4)
    assert europe.before == europe.after == Load(1_500_00, 3 * hours[0][1].hours, 6, 3)
    assert loads_by_region((), ()) == ()


def test_record_adds_up_to_the_plan() -> None:
    done = tiny_run()

    after = [entry["after"] for entry in cumulative_record(done)]

    sums = {"cost_cents": Decimal(done.plan.cost_cents), "travel_hours": done.plan.hours}
    for name, total in sums.items():
        amounts = [each[name] for each in after if isinstance(each, dict)]
        assert sum((Decimal(str(amount)) for amount in amounts), Decimal(0)) == total


def quarter(name: str, place: Place, first: int) -> tuple[Consultation, Session]:
    """Return a meeting of the series and when it is held."""
    meeting = replace(TALKS, id=name, title=name.title(), places=(place,), series="quarterly")
    return meeting, replace(session("talks", place, first), id=name)


def test_a_series_asks_of_each_region_what_its_meetings_ask() -> None:
    where = (("q1", GENEVA, 2), ("q2", NAIROBI, 10), ("q3", VIENNA, 22), ("q4", GENEVA, 29))
    pairs = [quarter(*one) for one in where]
    other = replace(TALKS, id="aside", title="Aside")
    people = (
        person("ada", NAIROBI, "q1", "q2", "q3", "aside", people=2),
        person("bob", PARIS, "q1", "q4", remote=["q2"]),
        person("eve", PARIS, "aside"),
    )
    case = replace(
        CASE,
        anchors=(),
        consultations=(*(meeting for meeting, _ in pairs), other),
        participants=people,
        allowances=(*CASE.allowances, OwnAllowance(NAIROBI, "", Decimal(80), Decimal(20), "CHF", "me")),
    )
    sessions = (*(placed for _, placed in pairs), replace(session("talks", GENEVA, 3), id="aside"))
    prices = price(case)
    baseline, plan = make_baseline(case, prices, sessions), make_plan(case, prices, sessions)

    africa, europe = loads_by_series(case, baseline, plan)

    for found, region, meetings, count in ((africa, "Africa", 1, 2), (europe, "Europe", 3, 1)):
        assert (found.series, found.load.region) == ("quarterly", region)
        assert (found.meetings, found.load.people) == (meetings, count)
    # two trips of her own before, to Geneva and to Vienna; the one to Geneva serves the meeting aside, too
    assert africa.load.before.trips == 2 * 2
    assert africa.load.after.trips == 2 * len([trip for trip in plan.itineraries[0].trips if trip.legs])
    ada = plan.itineraries[0]
    assert africa.load.after.cents == 2 * ada.cents_each
    bob = baseline.itineraries[1]
    assert europe.load.before.cents == bob.cents_each
    assert loads_by_series(replace(case, consultations=(other,)), baseline, plan) == ()


def test_the_workbook_shows_series_and_recalculates(tmp_path: Path) -> None:
    consultations = tuple(replace(one, series="=1+1") for one in TINY.consultations)
    path = tmp_path / "series.xlsx"
    write_report(make_book(tiny_run(replace(TINY, consultations=consultations))), path)

    stored, found = (
        {cell: round(value, 4) if isinstance(value, float) else value for cell, value in values.items()}
        for values in (stored_values(path), recalculate(path))
    )

    assert stored == found
    assert [cell for cell, value in stored.items() if value == "=1+1" and cell[0] == "Burden"]
