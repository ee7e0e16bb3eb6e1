"""``backtoback sweep``: a case solved anew for thousands of values, with nothing lost."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from logistics.commands.answers import write_json
from logistics.commands.console import talk
from logistics.commands.exits import ExitCode, answering
from logistics.commands.options import ENGINES, CaseArgument, EngineOption, JsonOption, ModeOption
from logistics.commands.sweep_options import (
    DaskOption,
    EachSecondsOption,
    OverOption,
    ShardOption,
    StoreOption,
    SweepDrawsOption,
    SweepSeedOption,
    WorkersOption,
)

if TYPE_CHECKING:
    from logistics.sweep.points import Params
    from logistics.sweep.store import Store
    from logistics.sweep.study import Runner, Shard, Study
    from logistics.sweep.task import Options, Task


def sweep(
    case: CaseArgument,
    over: OverOption = None,
    draws: SweepDrawsOption = 0,
    seed: SweepSeedOption = 0,
    seconds: EachSecondsOption = None,
    mode: ModeOption = None,
    engine: EngineOption = "search",
    workers: WorkersOption = None,
    dask: DaskOption = None,
    shard: ShardOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Solve a case anew for every combination of values, and keep each result at once.

    The same command goes on where an earlier one was stopped: it solves what is missing.
    """
    from logistics.commands.stores import case_of, default_store, opened
    from logistics.sweep.identity import Basis
    from logistics.sweep.study import Study, local_runner, missing

    part, (points, judged) = _shard(shard), _varied(over or [], draws, seed)
    options = replace(_options(seed, seconds, mode, engine), draws=judged)
    with answering(as_json=as_json):
        draft = case_of(case)
        study = Study(draft, Basis.of(draft, options, case), points)
        kept = store or default_store(case, part)
        tasks = study.tasks(part)
        with opened(kept) as results:
            wanted = missing(tasks, results, study.basis)
            runner = _cluster(dask) if dask else local_runner(min(workers or _cores(), max(len(wanted), 1)))
            failed = _run(study, wanted, runner, results, kept)
    counts = {"scenarios": len(tasks), "answered_before": len(tasks) - len(wanted), "failed": failed}
    _answer(kept, counts, as_json=as_json)
    if failed:
        raise typer.Exit(ExitCode.DEFECT)


def _shard(text: str | None) -> Shard:
    from logistics.sweep.study import Shard

    try:
        return Shard.parse(text) if text else Shard()
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--shard") from error


def _options(seed: int, seconds: float | None, mode: str | None, engine: str) -> Options:
    from logistics.commands import aims
    from logistics.sweep.task import Options
    from solver.solve import Engine

    if engine not in set(Engine):
        raise typer.BadParameter(f"'{engine}' is none of {ENGINES}", param_hint="--engine")
    chosen = aims.mode(mode)
    return Options(seed, seconds, None if chosen is None else chosen.value, engine)


def _varied(over: list[str], draws: int, seed: int) -> tuple[tuple[Params, ...], int]:
    """Return the points of a sweep, and in how many draws of the uncertainties each is judged."""
    from logistics.sweep.axes import Span, parse_over
    from logistics.sweep.points import points

    try:
        overs = tuple(parse_over(text) for text in over)
        wanted = tuple(points(overs, draws, seed))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--over") from error
    return wanted, 0 if any(isinstance(each, Span) for each in overs) else draws


def _cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _cluster(address: str) -> Runner:
    from logistics.commands.extras import needing

    with needing("cluster", "--dask"):
        from logistics.sweep.cluster import cluster_runner
    return cluster_runner(address)


def _run(study: Study, wanted: tuple[Task, ...], runner: Runner, results: Store, kept: str) -> int:
    """Solve what is missing; return how many failed."""
    from logistics.commands.sweep_progress import SweepProgress
    from logistics.sweep.study import sweep as solve

    progress = SweepProgress(len(wanted))
    try:
        solve(wanted, runner, results, study.basis, progress.hear)
    except KeyboardInterrupt:
        talk(f"stopped: {progress.done:,} of {len(wanted):,} scenarios were solved and are in {kept}")
        talk("the same command goes on with the others")
        raise typer.Exit(ExitCode.STOPPED) from None
    progress.end()
    return progress.failed


def _answer(kept: str, counts: dict[str, int], *, as_json: bool) -> None:
    if as_json:
        write_json("sweep/1", {"store": kept, **counts})
        return
    from logistics.commands.results import found, show_stock

    solved = counts["scenarios"] - counts["answered_before"] - counts["failed"]
    before = f", {counts['answered_before']:,} were there before" if counts["answered_before"] else ""
    failed = f", {counts['failed']:,} failed and are tried again next time" if counts["failed"] else ""
    talk(f"{solved:,} scenarios solved{before}{failed}")
    show_stock(*found((kept,), None, None))
