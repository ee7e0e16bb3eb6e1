"""How long it takes to decide dates, who comes and who pays, proven, for cases of many sizes.

    python benchmarks/attendance.py [--people N] [--placements N] [--seed N]

So many participants, half of them "either", three consultations with so many placements each, four anchors,
five groups with quorums, three funders with ceilings.
"""

from __future__ import annotations

import argparse
import random
import resource
from datetime import date, timedelta
from decimal import Decimal
from time import perf_counter

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Funder, Participant, Quota
from logistics.case.places import Place
from logistics.case.rules import Mode, Rules, Tariff
from logistics.gazetteer import Gazetteer
from logistics.planning.aims import aims_of
from logistics.planning.assemble import assemble
from logistics.planning.decided import decision_of
from logistics.pricing.price import price
from solver.attendance.stages import decide
from solver.clock import Clock
from solver.watch import SILENT

CITIES = (
    "Geneva CH,Paris FR,London GB,Nairobi KE,Dakar SN,Lagos NG,Cairo EG,Accra GH,Kampala UG,Bangkok TH,"
    "Manila PH,New Delhi IN,Jakarta ID,Tokyo JP,Seoul KR,Beijing CN,Hanoi VN,Dhaka BD,Lima PE,Bogota CO,"
    "Quito EC,Montevideo UY,Santiago CL,Buenos Aires AR,Brasilia BR,Mexico City MX,San Jose CR,Kingston JM,"
    "Ottawa CA,Boston US,Washington US,Berlin DE,Madrid ES,Rome IT,Warsaw PL,Kyiv UA,Ankara TR,Amman JO,"
    "Doha QA,Tunis TN,Rabat MA,Pretoria ZA,Harare ZW,Lusaka ZM,Addis Ababa ET,Kathmandu NP,Colombo LK,"
    "Suva FJ,Canberra AU,Wellington NZ"
)
AT_AN_ANCHOR, WITH_OWN_MEANS = 0.4, 0.3
"""Shares of participants."""
GROUPS = ("government", "civil society", "business", "academia", "technical")
START = date(2027, 3, 1)
DAY = timedelta(days=1)


def main() -> None:
    """Run the benchmark and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=1000)
    arguments.add_argument("--placements", type=int, default=40)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--seconds", type=float, default=300)
    given = arguments.parse_args()
    print(
        "| mode | people | either | placements | choices | seconds | values | bounds | status | peak [MB] |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for mode in (Mode.COST, Mode.PARTICIPATION):
        _measure(case_of(given.people, given.placements, given.seed, mode), given.placements, given.seconds)


def _measure(case: Case, placements: int, seconds: float) -> None:
    prices = price(case)
    assembly = assemble(case, prices)
    start = perf_counter()
    outcome = decide(assembly.problem, aims_of(assembly), clock=Clock.started(SILENT, seconds))
    spent = perf_counter() - start
    either = sum(bool(one.either) for one in case.participants)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if outcome.solution is not None:
        decision_of(assembly, outcome)
    print(
        f"| {case.rules.mode} | {len(case.participants):,} | {either:,} | {placements} | {placements**3:,} "
        f"| {spent:.1f} | {outcome.values} | {outcome.bounds} | {outcome.status} | {peak} |",
        flush=True,
    )


def case_of(people: int, placements: int, seed: int, mode: Mode) -> Case:
    """Return a random case: three consultations, four anchors, five groups with quorums, three funders."""
    draw = random.Random(seed)
    gazetteer = Gazetteer()
    places = [_place(gazetteer, name) for name in CITIES.split(",")]
    geneva = places[0]
    anchors = tuple(
        Session(f"anchor-{n}", f"Anchor {n}", geneva, START + 25 * n * DAY, START + (25 * n + 3) * DAY)
        for n in range(4)
    )
    consultations = tuple(
        Consultation(
            f"talks-{n}", f"Talks {n}", 2, (geneva,), START + (10 + 20 * n) * DAY,
            START + (10 + 20 * n + placements) * DAY, frozenset(range(7)),
        )
        for n in range(3)
    )  # fmt: skip
    talks = frozenset(consultation.id for consultation in consultations)
    participants = tuple(
        Participant(
            id=f"person-{n}",
            origin=draw.choice(places),
            group=draw.choice(GROUPS),
            in_person=frozenset(a.id for a in anchors if draw.random() < AT_AN_ANCHOR)
            | (talks if n % 2 else frozenset()),
            either=frozenset() if n % 2 else talks,
            has_own_means=draw.random() < WITH_OWN_MEANS,
        )
        for n in range(people)
    )
    quotas = tuple(Quota(f"quorum-{group}", group=group, least=people // 8) for group in GROUPS)
    funders = (
        Funder("host", "Host", Decimal(people * 7000), ""),
        Funder("union", "Union", Decimal(people * 900), "", groups=GROUPS[:3]),
        Funder("trust", "Trust", Decimal(people * 500), "", groups=("civil society", "academia")),
    )
    rules = Rules(mode=mode, has_public_holidays=False)
    tariff = Tariff(remote=Decimal(30))
    return Case(
        "Benchmark", "EUR", date(2025, 1, 15), tuple(places), anchors, consultations, participants,
        rules=rules, tariff=tariff, quotas=quotas, funders=funders,
    )  # fmt: skip


def _place(gazetteer: Gazetteer, name: str) -> Place:
    city, _, country = name.rpartition(" ")
    found = gazetteer.find(city, country)[0]
    return Place(
        city.lower().replace(" ", "-"), city, country, found.latitude, found.longitude, found.time_zone
    )


if __name__ == "__main__":
    main()
