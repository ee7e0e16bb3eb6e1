"""``backtoback new``: a template with examples, to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from logistics.commands.exits import answering
from logistics.commands.options import ForceOption


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the new case, or its path.")],
    workbook: Annotated[
        bool,
        typer.Option("--workbook/--folder", help="One Excel workbook, or a folder of CSV files."),
    ] = True,
    force: ForceOption = False,
) -> None:
    """Write a new case with examples in it; it can be planned as it stands."""
    from logistics.commands.console import result
    from logistics.intake.template import write_template

    path = Path(name)
    if workbook and path.suffix != ".xlsx":
        path = path.with_name(f"{path.name}.xlsx")
    with answering(as_json=False):
        write_template(path, kind="workbook" if workbook else "folder", force=force)
    result(
        f"written: {path}", f"next: fill it in, then 'backtoback check {path}' and 'backtoback plan {path}'"
    )
