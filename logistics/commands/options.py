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
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite what is there.")]


def _workbook(path: Path | None) -> Path | None:
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
        callback=_workbook,
    ),
]
