"""Time the whole pipeline on generated cases: python benchmarks/scale.py [--quick] [--people N ...].

100 to 100,000 participants from up to 1,500 cities of the shipped gazetteer, 4 anchors, and 2, 4 or 6
consultations that may begin on any of 60 days, all in one city; each participant attends each session
with a chance of his group. Windows begin 25 days after one another, so that neighbours overlap; with
--hard all windows lie on top of each other. Prints people, patterns, seconds by phase, the status
(a gap where the proof was not finished in --seconds) and the peak of memory.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
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
from logistics.pricing.price import price
from solver.outcome import Outcome
from solver.solve import solve

START = date(2026, 1, 5)
DAYS = 60
SPREAD_DAYS = 25
ANCHOR_OFFSETS = (20, 70, 120, 170)
HARD_OFFSETS = (10, 25, 40, 55)
GROUPS = (0.2, 0.5, 0.8)


def main() -> None:
    """Time each size in a process of its own, so that the peak of memory is its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="*", default=[100, 1_000, 10_000, 100_000])
    parser.add_argument("--consultations", type=int, nargs="*", default=[2, 4, 6])
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--seed", type=int, default=2005)
    parser.add_argument("--hard", action="store_true", help="all windows on top of each other")
    parser.add_argument("--quick", action="store_true", help="the smallest size only")
    parser.add_argument("--once", action="store_true", help="one size in this process")
    arguments = parser.parse_args()
    if arguments.once:
        print(once(arguments), flush=True)
        return
    print("  people meetings patterns  price form.  solve verify  status              peak", flush=True)
    for people in arguments.people[:1] if arguments.quick else arguments.people:
        for consultations in arguments.consultations[:1] if arguments.quick else arguments.consultations:
            command = [sys.executable, __file__, "--once", "--people", str(people)]
            command += ["--consultations", str(consultations), "--seconds", str(arguments.seconds)]
            command += ["--seed", str(arguments.seed), *(["--hard"] if arguments.hard else [])]
            subprocess.run(command, check=True)


def once(arguments: argparse.Namespace) -> str:
    """Return the line of one size."""
    people, consultations = arguments.people[0], arguments.consultations[0]
    case = make_case(people, consultations, Random(arguments.seed), is_hard=arguments.hard)
    marks = [time.perf_counter()]
    prices = price(case)
    marks.append(time.perf_counter())
    formulation = formulate(case, prices)
    marks.append(time.perf_counter())
    outcome = solve(formulation.problem, seconds=arguments.seconds)
    marks.append(time.perf_counter())
    plan = make_plan(case, prices, formulation.sessions(outcome.choice))
    verify(case, prices, plan, (outcome.cost or 0) + formulation.remote_cents)
    marks.append(time.perf_counter())
    spent = [after - before for before, after in pairwise(marks)]
    phases = " ".join(f"{seconds:6.2f}" for seconds in spent)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    patterns = len(formulation.problem.stops)
    return f"{people:8,} {consultations:8} {patterns:8} {phases}  {_status(outcome):16} {peak:6.0f} MB"


def _status(outcome: Outcome) -> str:
    return outcome.status.value if not outcome.gap else f"gap {outcome.gap:.2%}"


def make_case(people: int, consultations: int, random: Random, *, is_hard: bool) -> Case:
    """Return a generated case; the same seed gives the same case."""
    geneva = Place("geneva", "Geneva", "CH", 46.2044, 6.1432, "Europe/Zurich")
    origins = _origins(random)
    offsets = HARD_OFFSETS if is_hard else ANCHOR_OFFSETS
    anchors = tuple(
        Session(f"anchor-{n}", f"Anchor {n}", geneva, _day(offset), _day(offset + 2))
        for n, offset in enumerate(offsets, start=1)
    )
    meetings = tuple(
        Consultation(
            f"meeting-{n}",
            f"Meeting {n}",
            1,
            (geneva,),
            _day(0 if is_hard else SPREAD_DAYS * n),
            _day((0 if is_hard else SPREAD_DAYS * n) + DAYS - 1),
            frozenset(range(7)),
        )
        for n in range(consultations)
    )
    names = [anchor.id for anchor in anchors] + [meeting.id for meeting in meetings]
    case = Case(
        "generated", "EUR", date(2025, 6, 2), (geneva, *origins), anchors, meetings,
        tuple(_participant(n, origins, names, random) for n in range(people)),
        Rules(has_public_holidays=False),
    )  # fmt: skip
    return replace(case, tariff=replace(case.tariff, fare_factor=Decimal(1)))


def _origins(random: Random) -> tuple[Place, ...]:
    cities = [row for row in read_reference("airports") if row["latitude"]]
    chosen = random.sample(cities, min(1_500, len(cities)))
    return tuple(
        Place(
            f"origin-{n}", city["city"] or city["iata"], city["country"],
            float(city["latitude"]), float(city["longitude"]), "UTC",
        )
        for n, city in enumerate(chosen)
    )  # fmt: skip


def _participant(number: int, origins: tuple[Place, ...], names: list[str], random: Random) -> Participant:
    share = random.choice(GROUPS)
    attended = frozenset(name for name in names if random.random() < share)
    return Participant(f"p{number}", random.choice(origins), f"group-{share}", in_person=attended)


def _day(offset: int) -> date:
    return START + timedelta(days=offset)


if __name__ == "__main__":
    main()
