"""Time the choice of hubs among all airports: python benchmarks/hubs.py [--hubs 1 2 3 4 5 6].

People are shared out among the 1,700 largest cities of the shipped table by their population; every airport
of the shipped table (about 7,880) may be a hub. A journey costs what the fare model says of its great-circle
distance, in whole cents. Each number of hubs is solved in a process of its own, so that the peak of memory
is its own; the seconds are those of the solver, with the rule that settles ties.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys

import numpy as np

from logistics.distance import great_circles_km
from logistics.library import read_reference
from logistics.money import cents
from logistics.pricing.fares import fare_model
from solver import NO_WAY, IntArray, MedianProblem, solve_median

MODEL = "eu-unit-cost"
LONGEST_KM = 20_100
"""No two places are so far apart."""
ROWS = 100
"""Cities whose distances are measured at a time."""


def main() -> None:
    """Run the benchmark and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hubs", type=int, nargs="*", default=[1, 2, 3, 4, 5, 6])
    parser.add_argument("--people", type=int, default=24_000)
    parser.add_argument("--cities", type=int, default=1_700)
    parser.add_argument("--model", default=MODEL, help="name of a fare model")
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--once", action="store_true", help="one number of hubs in this process")
    arguments = parser.parse_args()
    if arguments.once:
        print(_once(arguments), flush=True)
        return
    print(
        "| hubs | people | cities | sites | cost | gap | seconds | evaluations | nodes | peak [MB] | chosen |"
    )
    print("|---" * 11 + "|", flush=True)
    for hubs in arguments.hubs:
        command = [sys.executable, __file__, "--once", "--hubs", str(hubs), "--people", str(arguments.people)]
        command += ["--cities", str(arguments.cities), "--model", arguments.model]
        subprocess.run([*command, "--seconds", str(arguments.seconds)], check=True)


def _once(arguments: argparse.Namespace) -> str:
    problem = problem_of(arguments.hubs[0], arguments.people, arguments.cities, arguments.model)
    outcome = solve_median(problem, seconds=arguments.seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    codes = [row["code"] for row in read_reference("airports")]
    work = outcome.statistics
    cells = [
        f"{problem.p} | {int(problem.weight.sum()):,} | {problem.clients:,} | {problem.sites:,}",
        f"{outcome.cost:,} | {outcome.gap:.2%} | {outcome.seconds:.1f}",
        f"{work.iterations:,} | {work.nodes:,}",
        f"{peak:,} | {' '.join(codes[site] for site in outcome.sites)}",
    ]
    return f"| {' | '.join(cells)} |"


def problem_of(hubs: int, people: int, cities: int, model: str) -> MedianProblem:
    """Return the generated case: the largest cities, their people, and all airports."""
    largest = sorted(read_reference("cities"), key=lambda row: -int(row["population"]))[:cities]
    origins = [(float(row["latitude"]), float(row["longitude"])) for row in largest]
    airports = [(float(row["latitude"]), float(row["longitude"])) for row in read_reference("airports")]
    fare = fare_model(model)
    by_km = np.array([cents(fare.return_fare(km)) for km in range(LONGEST_KM)], dtype=np.int64)
    cost = np.empty((len(origins), len(airports)), dtype=np.int64)
    for first in range(0, len(origins), ROWS):
        cost[first : first + ROWS] = by_km[great_circles_km(origins[first : first + ROWS], airports)]
    return MedianProblem(
        cost=cost,
        weight=_shared_out(people, [int(row["population"]) for row in largest]),
        unserved=np.full(len(origins), NO_WAY, dtype=np.int64),
        p=hubs,
    )


def _shared_out(people: int, populations: list[int]) -> IntArray:
    """Return people by city in proportion to population, at least one, the rest by largest remainder."""
    total = sum(populations)
    spare = people - len(populations)
    whole = [1 + spare * population // total for population in populations]
    order = sorted(range(len(whole)), key=lambda city: -(spare * populations[city] % total))
    for city in order[: people - sum(whole)]:
        whole[city] += 1
    return np.array(whole, dtype=np.int64)


if __name__ == "__main__":
    main()
