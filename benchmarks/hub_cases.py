"""Time hubs from a case to the recounted answer: python benchmarks/hub_cases.py [--hubs 1 2 3 4 5 6].

People are shared out among the 1,700 largest cities of the shipped table by their population; every airport
of the shipped table whose country has a per diem may be a hub. Fares, per diems and the rules of travel are
those of any case. Each number of hubs is decided in a process of its own: *prepare* prices the case and makes
the arrays, *decide* proves the best hubs, *recount* books everybody's journeys and counts them again.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from datetime import date
from time import perf_counter

from logistics.case.calendar import Consultation
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.rules import Rules
from logistics.library import read_reference
from logistics.planning.hubs.decide import decide_hubs
from logistics.planning.hubs.plan import hubs_plan
from logistics.planning.hubs.question import Question
from logistics.planning.hubs.request import HubsRequest
from logistics.planning.hubs.verify import verify_hubs
from logistics.pricing.candidates import priced_candidates
from logistics.pricing.price import price
from solver.clock import Clock
from solver.watch import SILENT

DAY = date(2027, 6, 14)


def main() -> None:
    """Run the benchmark and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hubs", type=int, nargs="*", default=[1, 2, 3, 4, 5, 6])
    parser.add_argument("--people", type=int, default=24_000)
    parser.add_argument("--cities", type=int, default=1_700)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--once", action="store_true", help="one number of hubs in this process")
    arguments = parser.parse_args()
    if arguments.once:
        print(_once(arguments), flush=True)
        return
    seconds = "prepare [s] | decide [s] | recount [s]"
    print(f"| hubs | people | rows | candidates | {seconds} | gap | peak [MB] | places |")
    print("|---" * 10 + "|", flush=True)
    for hubs in arguments.hubs:
        command = [sys.executable, __file__, "--once", "--hubs", str(hubs), "--people", str(arguments.people)]
        command += ["--cities", str(arguments.cities), "--seconds", str(arguments.seconds)]
        subprocess.run(command, check=True)


def _once(arguments: argparse.Namespace) -> str:
    start = perf_counter()
    case, _ = priced_candidates(case_of(arguments.people, arguments.cities))
    question = Question(case, price(case), HubsRequest("talks", arguments.hubs[0]), ())
    groups = tuple(question.groups())
    prepared = perf_counter()
    decision = decide_hubs(question, groups, Clock.started(SILENT, arguments.seconds))
    decided = perf_counter()
    if decision is None:
        return "| no hubs |"
    verify_hubs(hubs_plan(question, decision))
    recounted = perf_counter()
    gap = (decision.cost_cents - (decision.bound_cents or 0)) / decision.cost_cents
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    cells = [
        f"{len(decision.places)} | {int(question.clients.people.sum()):,}",
        f"{len(case.participants):,} | {decision.candidates:,}",
        f"{prepared - start:.1f} | {decided - prepared:.1f} | {recounted - decided:.1f}",
        f"{gap:.2%} | {peak:,} | {', '.join(str(place) for place in decision.places)}",
    ]
    return f"| {' | '.join(cells)} |"


def case_of(people: int, cities: int) -> Case:
    """Return a consultation on one day, to which people of large cities are invited, anywhere."""
    rows = read_reference("cities")[:cities]
    populations = [int(row["population"]) for row in rows]
    everybody = sum(populations)
    homes = [_place(f"city-{number}", row["name"], row) for number, row in enumerate(rows)]
    participants = tuple(
        Participant(
            f"row-{number}", home, people=max(1, people * count // everybody), in_person=frozenset({"talks"})
        )
        for number, (home, count) in enumerate(zip(homes, populations, strict=True))
    )
    airports = tuple(
        _place(row["code"].lower(), row["city"], row, is_found=True) for row in read_reference("airports")
    )
    talks = Consultation("talks", "Talks", 1, airports, DAY, DAY)
    rules = Rules(has_public_holidays=False)
    return Case("Hubs", "USD", DAY, (*homes, *airports), (), (talks,), participants, rules=rules)


def _place(name: str, city: str, row: dict[str, str], *, is_found: bool = False) -> Place:
    point = (float(row["latitude"]), float(row["longitude"]))
    return Place(name, city, row["country"], *point, row["time_zone"], is_found=is_found)


if __name__ == "__main__":
    main()
