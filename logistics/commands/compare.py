"""``backtoback compare``: scenarios of a case side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from logistics.commands.answers import finding_object, tell_findings, write_json
from logistics.commands.exits import answering
from logistics.commands.options import CaseArgument, JsonOption, OnlineOption, SetOption, workbook_path

if TYPE_CHECKING:
    from logistics.planning.comparison import Comparison

ColumnsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario",
        metavar="NAME[,NAME]",
        help="Scenario to compare, or several applied together; once for each column.",
        show_default="every scenario of the case",
    ),
]
KeptOption = Annotated[
    Path | None,
    typer.Option("--plan", metavar="FILE", help="Answer of plan --json, to be priced in each scenario."),
]
BookOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Workbook to write.", callback=workbook_path),
]


def compare(
    case: CaseArgument,
    scenario: ColumnsOption = None,
    patches: SetOption = None,
    plan: KeptOption = None,
    out: BookOption = None,
    seconds: Annotated[float | None, typer.Option(min=0.1, help="Time limit of each search [s].")] = None,
    online: OnlineOption = False,
    as_json: JsonOption = False,
) -> None:
    """Plan a case as filed and in its scenarios, and show what differs: input, dates, people, money.

    With --plan also what one and the same plan costs in each of them, and which rules it breaks there.
    """
    from logistics.commands.inputs import case_path, variation
    from logistics.commands.lookup import locating
    from logistics.commands.progress import watching
    from logistics.intake.load import load_draft
    from logistics.planning.request import Request
    from logistics.whatif import Question, report_comparison, variations_of
    from logistics.whatif import compare as compared

    everywhere = variation(None, patches)
    asked = tuple(variation([text], None) for text in scenario or ())
    with answering(as_json=as_json):
        draft = load_draft(case_path(case))
        question = Question(variations_of(draft, asked, everywhere), plan, locating(online))
        with watching("") as watch:
            done = compared(draft, question, Request(alternatives=0, seconds=seconds), watch)
        if out is not None:
            report_comparison(done, out)
    _answer(done, out, as_json=as_json)


def _answer(done: Comparison, out: Path | None, *, as_json: bool) -> None:
    from logistics.commands.shows_compare import show_comparison
    from logistics.exhibits.comparison_record import comparison_record

    tell_findings(done.findings, as_json=as_json)
    if as_json:
        findings = [finding_object(finding) for finding in done.findings]
        workbook = str(out) if out else None
        write_json("compare/1", {**comparison_record(done), "findings": findings, "workbook": workbook})
    else:
        show_comparison(done, out)
