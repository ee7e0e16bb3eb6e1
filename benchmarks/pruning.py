"""Time places and days chosen together: python benchmarks/pruning.py [--quick].

Invented people from up to 150 cities, four anchors in Geneva, Vienna and Nairobi, and two or three
consultations that may each be held in any of the cities of large airports (up to 440) on any of 60 days.
Placements are left out by bounds before pairs of them are written down; prints how many there were, how many
are left, seconds by phase and the peak of memory.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.rules import Rules
from logistics.library import read_reference
from logistics.planning.formulate import formulate
from logistics.planning.itineraries import make_plan
from logistics.planning.verify import verify
from logistics.pricing.allowances import allowance
from logistics.pricing.price import price
from solver.solve import solve

START = date(2026, 1, 5)
DAYS = 60
ORIGINS = 150
WINDOW_OFFSETS = (0, 30, 60)
ANCHORS = (("GVA", 20), ("VIE", 45), ("NBO", 75), ("GVA", 100))
GROUPS = (0.2, 0.5, 0.8)
SIZES = ((30, 2), (30, 3), (100, 2), (100, 3), (440, 2), (440, 3))
"""Places and consultations of each line."""


def main() -> None:
    """Time each size in a process of its own, so that the peak of memory is its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--wanted", type=int, default=6, help="cheapest plans that must stay, default 6")
    parser.add_argument("--seed", type=int, default=2005)
    parser.add_argument("--quick", action="store_true", help="the smallest sizes only")
    parser.add_argument("--once", type=int, nargs=2, help="places and consultations, in this process")
    arguments = parser.parse_args()
    if arguments.once:
        print(once(arguments), flush=True)
        return
    print("places meetings placements    left  price  form.  solve verify  status        peak", flush=True)
    for size in SIZES[:2] if arguments.quick else SIZES:
        command = [sys.executable, __file__, "--once", *map(str, size), "--people", str(arguments.people)]
        command += ["--seed", str(arguments.seed), "--wanted", str(arguments.wanted)]
        subprocess.run(command, check=True)


def once(arguments: argparse.Namespace) -> str:
    """Return the line of one size."""
    places, consultations = arguments.once
    case = make_case(arguments.people, places, consultations, Random(arguments.seed))
    marks = [time.perf_counter()]
    prices = price(case)
    marks.append(time.perf_counter())
    formulation = formulate(case, prices, wanted=arguments.wanted)
    marks.append(time.perf_counter())
    outcome = solve(formulation.problem)
    marks.append(time.perf_counter())
    plan = make_plan(case, prices, formulation.sessions(outcome.choice))
    verify(case, prices, plan, (outcome.cost or 0) + formulation.remote_cents)
    marks.append(time.perf_counter())
    spent = " ".join(f"{after - before:6.2f}" for before, after in pairwise(marks))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    left = formulation.placements - formulation.narrowed.count
    counts = f"{places:6} {consultations:8} {formulation.placements:10,} {left:7,}"
    return f"{counts} {spent}  {outcome.status.value:12} {peak:5.0f} MB"


def make_case(people: int, places: int, consultations: int, random: Random) -> Case:
    """Return a generated case; the same seed gives the same case."""
    airports = [row for row in read_reference("airports") if row["latitude"]]
    known = {row["code"]: _place(row) for row in airports}
    large = [known[row["code"]] for row in airports if row["size"] == "large" and _has_allowance(row)]
    venues = tuple(random.sample(large, min(places, len(large))))
    homes = random.sample(sorted(known.values(), key=lambda place: place.id), ORIGINS)
    anchors = tuple(
        Session(f"anchor-{n}", f"Anchor {n}", known[code], _day(offset), _day(offset + 2))
        for n, (code, offset) in enumerate(ANCHORS, start=1)
    )
    meetings = tuple(
        Consultation(
            f"meeting-{n}", f"Meeting {n}", 1, venues,
            _day(offset), _day(offset + DAYS - 1), frozenset(range(7)),
        )
        for n, offset in enumerate(WINDOW_OFFSETS[:consultations], start=1)
    )  # fmt: skip
    names = [anchor.id for anchor in anchors] + [meeting.id for meeting in meetings]
    everywhere = {place.id: place for place in venues}
    everywhere |= {place.id: place for place in homes}
    everywhere |= {anchor.place.id: anchor.place for anchor in anchors}
    return Case(
        "generated", "EUR", date(2025, 6, 2), tuple(everywhere.values()), anchors, meetings,
        tuple(_participant(n, homes, names, random) for n in range(people)),
        Rules(has_public_holidays=False),
    )  # fmt: skip


def _place(row: dict[str, str]) -> Place:
    city = row["city"] or row["code"]
    return Place(row["code"], city, row["country"], float(row["latitude"]), float(row["longitude"]), "UTC")


def _has_allowance(row: dict[str, str]) -> bool:
    return allowance("us-state-2026-04", row["country"], row["city"]) is not None


def _participant(number: int, origins: list[Place], names: list[str], random: Random) -> Participant:
    share = random.choice(GROUPS)
    attended = frozenset(name for name in names if random.random() < share)
    return Participant(f"p{number}", random.choice(origins), f"group-{share}", in_person=attended)


def _day(offset: int) -> date:
    return START + timedelta(days=offset)


if __name__ == "__main__":
    main()
