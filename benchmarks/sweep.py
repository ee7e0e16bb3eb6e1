"""How many times faster two worker processes are than one, on full re-solves of wsis-2005.

    python benchmarks/sweep.py [--scenarios 500] [--case NAME]

Each scenario changes fares and lodging, so that everything is read, priced, solved and recounted anew.
Processes are started and warm before the clock runs; the time to start them is told apart.
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter

from logistics.intake.load import load_draft
from logistics.library import data_path
from logistics.sweep.axes import parse_over
from logistics.sweep.identity import Basis
from logistics.sweep.points import points
from logistics.sweep.sqlite import SqliteDatabase
from logistics.sweep.store import Store
from logistics.sweep.study import Shard, Study, local_runner, sweep
from logistics.sweep.task import Options, Result, Task

SPANS = ("tariff.fare_factor=0.7..1.5", "tariff.lodging_factor=0.6..1.2")


def main() -> None:
    """Run the benchmark and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--scenarios", type=int, default=500)
    arguments.add_argument("--case", default="wsis-2005")
    given = arguments.parse_args()
    draft = load_draft(data_path("cases", given.case))
    wanted = points(tuple(parse_over(text) for text in SPANS), given.scenarios, 0)
    study = Study(draft, Basis.of(draft, Options(), given.case), tuple(wanted))
    tasks = study.tasks(Shard())
    print("| workers | start [s] | scenarios [s] | a second | statuses |")
    print("|---|---|---|---|---|")
    seconds = [_measure(study, tasks, workers) for workers in (1, 2)]
    print(f"\ntwo workers are {seconds[0] / seconds[1]:.2f} times as fast as one")


def _measure(study: Study, tasks: tuple[Task, ...], workers: int) -> float:
    """Return the time from the first result of every worker to the last result [s]."""
    start = perf_counter()
    times: list[float] = []
    statuses: set[str] = set()

    def hear(result: Result) -> None:
        times.append(perf_counter())
        statuses.add(result.status.value)

    with tempfile.TemporaryDirectory() as folder, closing(Store(SqliteDatabase(Path(folder, "s")))) as store:
        sweep(tasks, local_runner(workers), store, study.basis, hear)
    warm = times[workers - 1]
    spent = (times[-1] - warm) * len(tasks) / (len(tasks) - workers)
    rate = len(tasks) / spent
    print(
        f"| {workers} | {warm - start:.1f} | {spent:.1f} | {rate:.1f} | {', '.join(sorted(statuses))} |",
        flush=True,
    )
    return spent


if __name__ == "__main__":
    main()
