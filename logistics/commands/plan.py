"""``backtoback plan``: the proven cheapest dates and places of a case."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from logistics.commands.answers import finding_object, save_json, tell_findings, write_json
from logistics.commands.exits import ExitCode, answering
from logistics.commands.options import (
    ENGINES,
    BurdenOption,
    CaseArgument,
    CrossCheckOption,
    DrawsOption,
    EngineOption,
    FrontOption,
    JsonOption,
    MaxBurdenOption,
    ModeOption,
    OnlineOption,
    OutOption,
    PointsOption,
    PublishOption,
    ScenarioOption,
    SeedOption,
    SetOption,
    TodayOption,
)

if TYPE_CHECKING:
    from logistics.planning.request import Request
    from logistics.planning.run import Run
    from logistics.uncertainty.result import DrawRequest, Ranges


def plan(
    case: CaseArgument,
    scenario: ScenarioOption = None,
    patches: SetOption = None,
    out: OutOption = None,
    no_workbook: Annotated[bool, typer.Option("--no-workbook", help="Write no file.")] = False,
    engine: EngineOption = "ortools",
    cross_check: CrossCheckOption = False,
    alternatives: Annotated[int, typer.Option(min=0, help="Next-best plans to show.")] = 5,
    seconds: Annotated[float | None, typer.Option(min=0.1, help="Time limit of the search [s].")] = None,
    seed: SeedOption = 0,
    draws: DrawsOption = 0,
    mode: ModeOption = None,
    max_burden: MaxBurdenOption = None,
    burden: BurdenOption = "hours",
    front: FrontOption = None,
    points: PointsOption = 25,
    prove: Annotated[bool, typer.Option("--prove", help="End with code 5 unless cost equals bound.")] = False,
    today: TodayOption = None,
    publish: PublishOption = None,
    online: OnlineOption = False,
    as_json: JsonOption = False,
) -> None:
    """Find the cheapest dates and places, prove them, and write a workbook that can be audited."""
    from logistics.commands.aims import front as front_asked
    from logistics.commands.inputs import case_path, day_of, variation
    from logistics.commands.lookup import locating
    from logistics.commands.progress import watching
    from logistics.conduct import load, ranges, run

    on, how = day_of(today, "--today"), _request(engine, cross_check, alternatives, seconds, seed)
    request = replace(_aimed(how, mode, burden, max_burden), front=front_asked(front, burden, points))
    with answering(as_json=as_json):
        path = case_path(case)
        loaded, warnings = load(path, locate=locating(online), variation=variation(scenario, patches))
        tell_findings(warnings, as_json=as_json)
        with watching(loaded.currency) as watch:
            done = replace(run(loaded, warnings, request, watch), today=on)
            drawn = ranges(done, _draws(draws, seed), watch) if draws else None
        target = _written(done, drawn, None if no_workbook else out or _default(path), publish)
    _answer(done, drawn, target, as_json=as_json, is_proof_asked=prove)


def _default(case: Path) -> Path:
    from logistics.commands.inputs import case_name

    return Path("out", f"{case_name(case)}.xlsx")


def _written(done: Run, drawn: Ranges | None, target: Path | None, publish: Path | None) -> Path | None:
    from logistics.conduct import report

    if target is not None:
        report(done, target, drawn)
    if publish is not None:
        save_json(publish, "plan/1", _record(done, drawn, target))
    return target


def _aimed(request: Request, mode: str | None, burden: str, max_burden: list[str] | None) -> Request:
    from logistics.commands import aims as wishes

    most = wishes.most_each(max_burden or [])
    return replace(request, mode=wishes.mode(mode), burden=wishes.burden(burden), most_each=most)


def _answer(
    done: Run, drawn: Ranges | None, target: Path | None, *, as_json: bool, is_proof_asked: bool
) -> None:
    from logistics.commands.shows import show_plan

    if as_json:
        write_json("plan/1", _record(done, drawn, target))
    else:
        show_plan(done, target, drawn)
    if is_proof_asked and done.outcome.cost != done.outcome.bound:
        raise typer.Exit(ExitCode.NOT_PROVED)


def _record(done: Run, drawn: Ranges | None, target: Path | None) -> dict[str, object]:
    from logistics.exhibits.ranges_record import ranges_record
    from logistics.exhibits.record import plan_record

    ranges = None if drawn is None else ranges_record(drawn)
    findings = [finding_object(finding) for finding in done.warnings]
    workbook = str(target) if target else None
    return {**plan_record(done), "ranges": ranges, "findings": findings, "workbook": workbook}


def _draws(draws: int, seed: int) -> DrawRequest:
    from logistics.uncertainty.result import DrawRequest

    return DrawRequest(draws, seed, os.cpu_count() or 1)


def _request(engine: str, cross_check: bool, alternatives: int, seconds: float | None, seed: int) -> Request:
    from logistics.planning.request import Request
    from solver.solve import Engine

    if engine not in set(Engine):
        raise typer.BadParameter(f"'{engine}' is none of {ENGINES}", param_hint="--engine")
    chosen = Engine(engine)
    second = Engine.PULP if chosen is not Engine.PULP else Engine.ORTOOLS
    return Request(chosen, second if cross_check else None, alternatives, seconds, seed)
