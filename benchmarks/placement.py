"""Times the placement search on invented years of meetings; run ``python benchmarks/placement.py --quick``.

People live in cities, attend anchors and consultations at random, and pay a fare that grows with
distance plus an allowance for each night away. Two sessions with few free days between them share one trip:
the fare home and back is saved, the nights between are paid. Every figure is invented and only of the
right order of size; nothing here is a reference price.
"""

from __future__ import annotations

import argparse
import resource
import sys
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from solver import Engine, PlacementProblem, solve
from solver.problem import IntArray

CITIES = 200
ANCHOR_DAYS = (40, 130, 220, 310)
WINDOW_DAYS = 60
FIRST_DAYS = (20, 245)  # six windows: each shares 15 of its 60 days with the next
NIGHT_CENTS = 30_000
FARE_CENTS, FARE_CENTS_PER_KM = 15_000, 11
FARTHEST_KM = 15_000


@dataclass(frozen=True, slots=True)
class Size:
    """One line of the table.

    Attributes:
        people: participants.
        consultations: meetings to be placed.
        is_hard: all windows on top of each other instead of spread over the year.
    """

    people: int
    consultations: int
    is_hard: bool


def main() -> None:
    """Print people, patterns, seconds, status, gap and peak memory of each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only the small sizes, a few seconds")
    parser.add_argument("--seconds", type=float, default=60.0, help="limit for each solve [s], default 60")
    parser.add_argument("--seed", type=int, default=1, help="seed of the invented case, default 1")
    arguments = parser.parse_args()
    heads = ("people", "consult.", "windows", "patterns", "build s", "solve s")
    write(" ".join(f"{head:>8}" for head in heads) + " status   gap     peak MB")
    for size in sizes(is_quick=arguments.quick):
        write(line(size, seconds=arguments.seconds, seed=arguments.seed))


def sizes(*, is_quick: bool) -> list[Size]:
    """Return the sizes to run."""
    people = (100, 1_000) if is_quick else (100, 1_000, 10_000, 100_000)
    counts = (2, 4) if is_quick else (2, 4, 6)
    return [Size(p, c, is_hard=hard) for hard in (False, True) for c in counts for p in people]


def line(size: Size, *, seconds: float, seed: int) -> str:
    """Solve one size and return its line of the table."""
    start = perf_counter()
    problem = problem_of(size, seed=seed)
    built = perf_counter() - start
    outcome = solve(problem, Engine.SEARCH, seconds=seconds)
    gap = "-" if outcome.gap is None else f"{100 * outcome.gap:.2f} %"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    windows = "stacked" if size.is_hard else "spread"
    return (
        f"{size.people:>8} {size.consultations:>8} {windows:>8} {len(problem.stops):>8} {built:>8.2f} "
        f"{outcome.seconds:>8.2f} {outcome.status.value:<8} {gap:<7} {peak:>7}"
    )


def problem_of(size: Size, *, seed: int) -> PlacementProblem:
    """Return an invented problem.

    Args:
        size: people, consultations and kind of windows.
        seed: of the random numbers.
    """
    rng = np.random.default_rng(seed)
    day, meeting = calendar(size)
    fares = FARE_CENTS + FARE_CENTS_PER_KM * (FARTHEST_KM * rng.random(CITIES)).astype(np.int64)
    lives = rng.choice(CITIES, size=size.people, p=rng.dirichlet(np.ones(CITIES)))
    meetings = int(meeting[-1]) + 1
    chance = np.concatenate(
        [rng.uniform(0.3, 0.6, len(ANCHOR_DAYS)), rng.uniform(0.05, 0.5, size.consultations)]
    )
    attends = rng.random((size.people, meetings)) < chance
    rows, pattern = np.unique(attends, axis=0, return_inverse=True)
    home = 2 * fares[lives]
    last = int(home.max() // NIGHT_CENTS) + 2
    saving = np.zeros((len(rows), last + 2), dtype=np.int64)
    for gap in range(last + 1):
        saving[:, gap + 1] = np.bincount(
            pattern.reshape(-1), np.maximum(home - gap * NIGHT_CENTS, 0), len(rows)
        )
    order = np.argsort(day * 100 + meeting, kind="stable")
    rank = np.empty(len(day), dtype=np.int64)
    rank[order] = np.arange(len(day))
    between = day[None, :] - day[:, None] - 1
    stops = rows[:, meeting]
    trip = np.bincount(pattern.reshape(-1), home + 2 * NIGHT_CENTS, len(rows)).astype(np.int64)
    same_day = np.argwhere((between == -1) & (meeting[:, None] < meeting[None, :]))
    return PlacementProblem(
        meeting=meeting,
        rank=rank,
        stops=stops,
        single=stops * trip[:, None],
        pair_class=np.where((between >= 0) & (between <= last), between + 1, 0),
        saving=saving,
        clashes=same_day.astype(np.int64),
    )


def calendar(size: Size) -> tuple[IntArray, IntArray]:
    """Return day and meeting of each option: four anchors, then the windows of the consultations."""
    spread = np.linspace(*FIRST_DAYS, size.consultations).astype(np.int64)
    starts = np.full(size.consultations, 100) if size.is_hard else spread
    days = [np.array([day]) for day in ANCHOR_DAYS] + [start + np.arange(WINDOW_DAYS) for start in starts]
    meeting = np.repeat(np.arange(len(days)), [len(d) for d in days])
    return np.concatenate(days).astype(np.int64), meeting.astype(np.int64)


def write(text: str) -> None:
    """Write a line of the table at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
