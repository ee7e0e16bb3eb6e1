"""``backtoback new``: a template with examples, to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from logistics.commands.answers import write_json
from logistics.commands.exits import answering
from logistics.commands.options import ForceOption, JsonOption


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the new case, or its path.")],
    workbook: Annotated[
        bool,
        typer.Option("--workbook/--folder", help="One Excel workbook, or a folder of CSV files."),
    ] = True,
    force: ForceOption = False,
    as_json: JsonOption = False,
) -> None:
    """Write a new case with examples in it; it can be planned as it stands."""
    from logistics.commands.console import result
    from logistics.intake.template import write_template

    path = Path(name)
    if workbook and path.suffix != ".xlsx":
        path = path.with_name(f"{path.name}.xlsx")
    with answering(as_json=as_json):
        write_template(path, kind="workbook" if workbook else "folder", force=force)
    if as_json:
        write_json("new/1", {"path": str(path)})
        return
    result(
        f"written: {path}", f"next: fill it in, then 'backtoback check {path}' and 'backtoback plan {path}'"
    )
