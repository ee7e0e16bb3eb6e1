"""``backtoback hubs``: one consultation held in several places at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from logistics.commands.answers import finding_object, tell_findings, write_json
from logistics.commands.exits import answering
from logistics.commands.options import (
    CaseArgument,
    HubsOutOption,
    JsonOption,
    OnlineOption,
    ScenarioOption,
    SetOption,
)

if TYPE_CHECKING:
    from logistics.errors import Finding
    from logistics.planning.hubs.answer import HubsAnswer

CountOption = Annotated[int, typer.Option("--hubs", metavar="K", min=1, help="Number of places.")]
ConsultationOption = Annotated[
    str, typer.Option("--consultation", metavar="ID", help="Which one.", show_default="the only one")
]
CandidatesOption = Annotated[
    str,
    typer.Option(
        metavar="PLACES", help="Places that may be hubs, as in 'airports:large@Africa;nairobi;-airports@US'."
    ),
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="CONDITION", help="Only places that meet this, as in safety>=3."),
]
FixedOption = Annotated[
    list[str] | None, typer.Option("--fixed", metavar="PLACE", help="A place that must be a hub.")
]
SittingOption = Annotated[
    float | None,
    typer.Option(
        "--sitting",
        metavar="HOURS",
        min=0.25,
        max=12,
        help="Hubs have a common sitting so long, within 08-20 local time of the same day at each.",
    ),
]
LeastOption = Annotated[int | None, typer.Option("--least", min=0, help="Least people at a hub.")]
MostOption = Annotated[int | None, typer.Option("--most", min=1, help="Most people at a hub.")]
BeyondOption = Annotated[
    list[str] | None,
    typer.Option(
        "--remote-beyond",
        metavar="KIND=MOST",
        help="Who would travel more to every hub is remote: km=5000, hours=10 (one way) or cost=2000.",
    ),
]
WorthOption = Annotated[
    str | None,
    typer.Option(
        "--worth",
        metavar="AMOUNT",
        help="What it counts that a person is out of reach.",
        show_default="the dearest attendance",
    ),
]
SecondsOption = Annotated[float | None, typer.Option(min=0.1, help="Time limit of the search [s].")]


def hubs(
    case: CaseArgument,
    count: CountOption,
    consultation: ConsultationOption = "",
    candidates: CandidatesOption = "case",
    only: OnlyOption = None,
    fixed: FixedOption = None,
    sitting: SittingOption = None,
    least: LeastOption = None,
    most: MostOption = None,
    beyond: BeyondOption = None,
    worth: WorthOption = None,
    seconds: SecondsOption = None,
    scenario: ScenarioOption = None,
    patches: SetOption = None,
    out: HubsOutOption = None,
    online: OnlineOption = False,
    as_json: JsonOption = False,
) -> None:
    """Hold one consultation in several places at once, linked by video; everybody goes to the cheapest.

    Finds and proves the cheapest places and day, for each number of hubs up to K. Other consultations stay
    where the plan puts them.
    """
    from logistics.commands import wanted_hubs as asked
    from logistics.commands.inputs import case_name, case_path, variation
    from logistics.commands.lookup import locating
    from logistics.commands.progress import watching
    from logistics.hubs import answer, load_with_candidates, report_hubs

    request = asked.request((consultation, count, fixed or []), (least, most), beyond or [], worth)
    request = replace(request, sitting_minutes=asked.minutes(sitting), seconds=seconds)
    with answering(as_json=as_json):
        path = case_path(case)
        wanted, listed = variation(scenario, patches), asked.places(candidates, only)
        loaded, places, request, warnings = load_with_candidates(
            path, wanted, listed, request, locate=locating(online)
        )
        tell_findings(warnings, as_json=as_json)
        with watching(loaded.currency) as watch:
            found = answer(loaded, places, request, watch)
        target = out or Path("out", f"{case_name(path)}-hubs.xlsx")
        report_hubs(found, target)
    _show(found, warnings, target, as_json=as_json)


def _show(found: HubsAnswer, warnings: tuple[Finding, ...], target: Path, *, as_json: bool) -> None:
    from logistics.commands.shows_hubs import show_hubs
    from logistics.exhibits.hubs_record import hubs_record

    if as_json:
        findings = [finding_object(finding) for finding in warnings]
        write_json("hubs/1", {**hubs_record(found), "findings": findings, "workbook": str(target)})
    else:
        show_hubs(found, target)
