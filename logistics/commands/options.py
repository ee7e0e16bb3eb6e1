"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CaseArgument = Annotated[
    str, typer.Argument(metavar="CASE", help="A workbook, a folder, or the name of a shipped case.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer on stdout as JSON.")]
OnlineOption = Annotated[
    bool,
    typer.Option("--online", help="Ask an online geocoder for cities that the shipped table lacks."),
]
ScenarioOption = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario",
        metavar="NAME[,NAME]",
        help="Scenario of the case to apply; of several the later one holds.",
    ),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="ADDRESS=VALUE",
        help="Cell or setting to change over any scenario, as tariff.fare_factor=1.25; may be repeated.",
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite what is there.")]


def workbook_path(path: Path | None) -> Path | None:
    """Return the path of a workbook to write; another ending is a wrong usage."""
    if path is not None and path.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"'{path}' does not end in .xlsx")
    return path


OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Workbook to write.",
        show_default="out/CASE.xlsx",
        callback=workbook_path,
    ),
]
TodayOption = Annotated[
    str | None,
    typer.Option("--today", metavar="DAY", help="Day from which it is counted what is late, as 2026-06-13."),
]
PublishOption = Annotated[
    Path | None,
    typer.Option("--publish", metavar="FILE", help="Also write the plan as JSON, for 'replan' later."),
]
ChangesOutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Workbook to write.",
        show_default="out/CASE-changes.xlsx",
        callback=workbook_path,
    ),
]
WhereOutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Workbook to write.",
        show_default="out/CASE-where.xlsx",
        callback=workbook_path,
    ),
]
HubsOutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Workbook to write.",
        show_default="out/CASE-hubs.xlsx",
        callback=workbook_path,
    ),
]

ENGINES = "ortools, pulp, search or exhaustive"
MODES = "cost, participation or burden"
BURDENS = "cost, hours, nights or trips"
RESPECTS = "cost, co2e, hours, participation, burden"

EngineOption = Annotated[str, typer.Option("--engine", help=f"Solver engine: {ENGINES}.")]
CrossCheckOption = Annotated[
    bool, typer.Option("--cross-check", help="Solve with a second engine, too, and compare.")
]
ModeOption = Annotated[
    str | None, typer.Option("--mode", help=f"What is to be best: {MODES}.", show_default="the case's")
]
MaxBurdenOption = Annotated[
    list[str] | None,
    typer.Option(
        "--max-burden", metavar="KIND=MOST", help=f"Most that one person may bear, as hours=20: {BURDENS}."
    ),
]
BurdenOption = Annotated[str, typer.Option("--burden", help=f"What counts as burden: {BURDENS}.")]
FrontOption = Annotated[
    str | None,
    typer.Option(
        "--front", metavar="A,B", help=f"Also the plans between which a choice of two remains: {RESPECTS}."
    ),
]
PointsOption = Annotated[int, typer.Option("--points", min=2, help="Most plans on that front.")]
SeedOption = Annotated[
    int, typer.Option("--seed", min=0, help="Seed of engines and draws; it never changes the plan.")
]
DrawsOption = Annotated[
    int,
    typer.Option("--draws", min=0, help="Also ranges, over so many draws of what is uncertain; 0: none."),
]
