"""Time each phase of `plan` on a case, in a fresh process: python benchmarks/phases.py [CASE] [--runs 5].

Prints the median of the runs in milliseconds: import, load, price, formulate, solve, plan, verify,
alternatives, write, and the whole process as a user waits for it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

T = TypeVar("T")
PHASES = ("import", "load", "price", "formulate", "solve", "plan", "verify", "alternatives", "write")


def main() -> None:
    """Run the phases several times and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", nargs="?", default="wsis-2005")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", action="store_true", help="run once in this process and print JSON")
    arguments = parser.parse_args()
    if arguments.once:
        print(json.dumps(once(arguments.case)))
        return
    command = [sys.executable, __file__, arguments.case, "--once"]
    runs = [json.loads(subprocess.check_output(command, text=True)) for _ in range(arguments.runs)]
    for phase in PHASES:
        print(f"{phase:14}{1000 * median(run[phase] for run in runs):8.0f} ms")
    whole = [_whole(arguments.case) for _ in range(arguments.runs)]
    print(f"{'whole process':14}{1000 * median(whole):8.0f} ms   (median of {arguments.runs})")


def _whole(case: str) -> float:
    with TemporaryDirectory() as folder:
        out = str(Path(folder) / "plan.xlsx")
        started = time.perf_counter()
        command = [sys.executable, "-m", "logistics", "plan", case, "--out", out]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started


def once(name: str) -> dict[str, float]:
    """Run the phases once in this process and return their times [s]."""
    times: dict[str, float] = {}
    started = time.perf_counter()
    from logistics import conduct  # noqa: PLC0415 - the import is what is timed
    from logistics.commands.inputs import case_path  # noqa: PLC0415
    from logistics.planning.alternatives import cost_by_date, next_best  # noqa: PLC0415
    from logistics.planning.formulate import formulate  # noqa: PLC0415
    from logistics.planning.itineraries import make_baseline, make_plan  # noqa: PLC0415
    from logistics.planning.request import Request  # noqa: PLC0415
    from logistics.planning.verify import verify  # noqa: PLC0415
    from logistics.pricing.price import price  # noqa: PLC0415
    from solver.solve import solve  # noqa: PLC0415
    from solver.watch import SILENT  # noqa: PLC0415

    times["import"] = time.perf_counter() - started

    def timed(phase: str, work: Callable[[], T]) -> T:
        begun = time.perf_counter()
        done = work()
        times[phase] = time.perf_counter() - begun
        return done

    case, warnings = timed("load", lambda: conduct.load(case_path(name)))
    prices = timed("price", lambda: price(case))
    formulation = timed("formulate", lambda: formulate(case, prices))
    outcome = timed("solve", lambda: solve(formulation.problem))
    sessions = formulation.sessions(outcome.choice)
    plan, _ = timed(
        "plan", lambda: (make_plan(case, prices, sessions), make_baseline(case, prices, sessions))
    )
    claimed = (outcome.cost or 0) + formulation.remote_cents
    timed("verify", lambda: verify(case, prices, plan, claimed))
    timed(
        "alternatives",
        lambda: (
            next_best(formulation, outcome.choice, 5, SILENT, None),
            cost_by_date(formulation, SILENT, None),
        ),
    )
    done = conduct.run(case, warnings, Request(), SILENT)
    with TemporaryDirectory() as folder:
        timed("write", lambda: conduct.report(done, Path(folder) / "plan.xlsx"))
    return times


if __name__ == "__main__":
    main()
