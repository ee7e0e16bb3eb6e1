from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from logistics.exhibits.cumulative import cumulative_record
from logistics.planning.burden import burdens
from logistics.planning.cumulative import Load, RegionLoad, loads_by_region
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.pricing.price import price
from tests.logistics.exhibits.example import tiny_run
from tests.logistics.planning.example import CASE, GENEVA, NAIROBI, PARIS, person, session

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
