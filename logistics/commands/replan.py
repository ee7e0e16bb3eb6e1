"""``backtoback replan``: what to change in a published plan, at least cost with the price of changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from logistics.commands.answers import finding_object, tell_findings, write_json
from logistics.commands.exits import answering
from logistics.commands.options import (
    CaseArgument,
    ChangesOutOption,
    JsonOption,
    OnlineOption,
    ScenarioOption,
    SetOption,
)

if TYPE_CHECKING:
    from logistics.planning.amendment import Amendment


def replan(
    case: CaseArgument,
    published: Annotated[
        Path, typer.Option("--published", help="The published plan: what 'plan --publish' wrote.")
    ],
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="DAY", help="Day of the changes, as 2026-06-13.  [default: today]"),
    ] = None,
    scenario: ScenarioOption = None,
    patches: SetOption = None,
    out: ChangesOutOption = None,
    no_workbook: Annotated[bool, typer.Option("--no-workbook", help="Write no file.")] = False,
    seconds: Annotated[float | None, typer.Option(min=0.1, help="Time limit of the search [s].")] = None,
    online: OnlineOption = False,
    as_json: JsonOption = False,
) -> None:
    """After publication: keep as much of a plan as pays, and say what each change costs.

    The least cost of the plan and of its changes, by the prices and the notice period of the section change
    of the case, is found and proven; and for each number of changes what it costs to change no more.
    """
    from logistics.afterwards import amend, promised, report_amendment
    from logistics.commands.inputs import case_name, case_path, day_of, variation
    from logistics.commands.lookup import locating
    from logistics.commands.progress import watching
    from logistics.conduct import load
    from logistics.planning.request import Request

    on = day_of(today, "--today") or date.today()  # noqa: DTZ011 - of the user's calendar
    with answering(as_json=as_json):
        path = case_path(case)
        loaded, warnings = load(path, locate=locating(online), variation=variation(scenario, patches))
        promise, doubts = promised(published, loaded, on)
        tell_findings((*warnings, *doubts), as_json=as_json)
        with watching(loaded.currency) as watch:
            done = amend(loaded, (*warnings, *doubts), promise, Request(seconds=seconds), watch)
        target = None if no_workbook else out or Path("out", f"{case_name(path)}-changes.xlsx")
        if target is not None:
            report_amendment(done, target)
    _answer(done, target, as_json=as_json)


def _answer(done: Amendment, target: Path | None, *, as_json: bool) -> None:
    from logistics.commands.shows_replan import show_replan
    from logistics.exhibits.record_replan import replan_record
    from logistics.planning.decide import is_open

    if not as_json:
        show_replan(done, target, is_open=is_open(done.asked))
        return
    findings = [finding_object(finding) for finding in done.warnings]
    workbook = str(target) if target else None
    write_json("replan/1", {**replan_record(done), "findings": findings, "workbook": workbook})
