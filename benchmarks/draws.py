"""Seconds for the ranges of a case, by one and by two workers."""

from __future__ import annotations

import argparse
from pathlib import Path
from time import perf_counter, process_time

from logistics.commands.inputs import case_path
from logistics.conduct import load, ranges, run
from logistics.planning.request import Request
from logistics.uncertainty.result import DrawRequest
from solver.watch import SILENT


def main() -> None:
    """Print one line for each number of workers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", nargs="?", default="wsis-2005")
    parser.add_argument("--draws", type=int, default=10_000)
    asked = parser.parse_args()
    case, warnings = load(Path(case_path(asked.case)))
    done = run(case, warnings, Request(alternatives=0), SILENT)
    for workers in (1, 2):
        for has_trials in (False, True):
            wall, busy = perf_counter(), process_time()
            ranges(done, DrawRequest(asked.draws, 1, workers, has_trials), SILENT)
            what = "with assumptions alone" if has_trials else "without them"
            took = f"{perf_counter() - wall:.1f} s, processors {process_time() - busy:.1f} s"
            print(f"{asked.draws:,} draws, {workers} workers, {what}: {took}")


if __name__ == "__main__":
    main()
