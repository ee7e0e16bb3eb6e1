"""``backtoback where``: which places would be better, or what leaving one's own would cost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from logistics.commands.answers import finding_object, tell_findings, write_json
from logistics.commands.exits import answering
from logistics.commands.options import (
    CaseArgument,
    JsonOption,
    OnlineOption,
    ScenarioOption,
    SetOption,
    WhereOutOption,
)

if TYPE_CHECKING:
    from logistics.case.case import Case
    from logistics.errors import Finding
    from logistics.planning.where import Question, WhereAnswer

SORTS = (
    "cost, co2e, hours, longest, visas, direct, or a kind of cost: fare, per-diem, terminal, visa, "
    "insurance, time, remote or venue"
)
ConsultationOption = Annotated[
    list[str] | None,
    typer.Option(
        "--consultation",
        metavar="ID",
        help="Rank for this one; several times for several.",
        show_default="each of them",
    ),
]
CandidatesOption = Annotated[
    str,
    typer.Option(
        metavar="PLACES",
        help="Places and kinds of places, as in 'airports:large@Africa;nairobi;-airports@US'.",
    ),
]
BaselineOption = Annotated[
    str | None, typer.Option(metavar="PLACE", help="Compare with this place.", show_default="the plan's")
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CONDITION",
        help="Show only what meets this: a column of places or a figure, as safety>=3 or hours<5000.",
    ),
]


def where(
    case: CaseArgument,
    consultation: ConsultationOption = None,
    candidates: CandidatesOption = "case",
    baseline: BaselineOption = None,
    only: OnlyOption = None,
    sort: Annotated[str, typer.Option(help=f"What comes first is least in: {SORTS}.")] = "cost",
    top: Annotated[int, typer.Option(min=1, help="Places to show.")] = 20,
    together: Annotated[
        bool, typer.Option("--together", help="Hold all these consultations in the same place.")
    ] = False,
    scenario: ScenarioOption = None,
    patches: SetOption = None,
    out: WhereOutOption = None,
    no_workbook: Annotated[bool, typer.Option("--no-workbook", help="Write no file.")] = False,
    seconds: Annotated[float | None, typer.Option(min=0.1, help="Time limit [s].")] = None,
    online: OnlineOption = False,
    as_json: JsonOption = False,
) -> None:
    """Rank places for consultations, each with its own best dates, against the place they have.

    A row says what the whole plan would cost with the consultation there, anchors included. Other
    consultations take their best dates and places for it.
    """
    from logistics.commands.conditions import conditions
    from logistics.commands.inputs import case_name, case_path, variation
    from logistics.commands.lookup import locating
    from logistics.conduct import load, write_report
    from logistics.exhibits.where_book import where_book
    from logistics.intake.cells import parted
    from logistics.planning.where import Question

    names, asked = tuple(consultation or ()), parted(candidates)
    question = Question(names, asked, baseline or "", conditions(only), _sort(sort), together)
    with answering(as_json=as_json):
        path, wanted = case_path(case), variation(scenario, patches)
        loaded, warnings = load(path, locate=locating(online), variation=wanted)
        tell_findings(warnings, as_json=as_json)
        answer = _ranked(loaded, question, seconds)
        target = None if no_workbook else out or Path("out", f"{case_name(path)}-where.xlsx")
        if target is not None:
            write_report(where_book(answer), target)
    _tell(answer, top, warnings, target, as_json=as_json)


def _ranked(case: Case, question: Question, seconds: float | None) -> WhereAnswer:
    from logistics.commands.progress import watching
    from logistics.planning.where import ranked_places
    from solver.clock import Clock

    with watching(case.currency) as watch:
        return ranked_places(case, question, Clock.started(watch, seconds))


def _tell(
    answer: WhereAnswer, top: int, warnings: tuple[Finding, ...], target: Path | None, *, as_json: bool
) -> None:
    from logistics.commands.shows_where import show_where
    from logistics.exhibits.where_record import where_record

    if as_json:
        findings = [finding_object(finding) for finding in warnings]
        workbook = str(target) if target else None
        write_json("where/1", {**where_record(answer, top), "findings": findings, "workbook": workbook})
    else:
        show_where(answer, top, target)


def _sort(text: str) -> str:
    from logistics.planning.candidate import ORDERS

    if text not in ORDERS:
        raise typer.BadParameter(f"'{text}' is none of {SORTS}", param_hint="--sort")
    return text
