"""``backtoback explain``: what a finding means and how to mend it."""

from __future__ import annotations

from typing import Annotated

import typer

from logistics.commands.answers import write_json
from logistics.commands.options import JsonOption


def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="Code of a finding; none lists all.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Explain a finding by its code: meaning, example, remedy."""
    from logistics.commands.console import result, table
    from logistics.intake.findings import UnknownCodeError, all_explanations
    from logistics.intake.findings import explain as explained

    try:
        found = all_explanations() if code is None else (explained(code),)
    except UnknownCodeError as error:
        raise typer.BadParameter(str(error), param_hint="CODE") from error
    if as_json:
        entries = [
            {"code": e.code, "meaning": e.meaning, "example": e.example, "remedy": e.remedy} for e in found
        ]
        write_json("explain/1", {"findings": entries})
    elif code is None:
        shown = table("code", "meaning")
        for entry in found:
            shown.add_row(entry.code, entry.meaning)
        result(shown)
    else:
        entry = found[0]
        result(f"{entry.code}: {entry.meaning}", f"example: {entry.example}", f"remedy: {entry.remedy}")
