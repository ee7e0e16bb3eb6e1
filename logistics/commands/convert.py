"""``backtoback convert``: a folder into a workbook, or the other way round."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from logistics.commands.answers import finding_object, tell_findings, write_json
from logistics.commands.exits import answering
from logistics.commands.options import CaseArgument, ForceOption, JsonOption


def convert(
    source: CaseArgument,
    target: Annotated[
        Path, typer.Argument(metavar="TARGET", help="Workbook if it ends in .xlsx, else a folder.")
    ],
    force: ForceOption = False,
    as_json: JsonOption = False,
) -> None:
    """Turn a case into its other form without loss."""
    from logistics.commands.console import result
    from logistics.commands.inputs import case_path
    from logistics.intake.convert import convert as converted

    with answering(as_json=as_json):
        findings = converted(case_path(source), target, force=force)
    tell_findings(findings, as_json=as_json)
    if as_json:
        told = [finding_object(finding) for finding in findings]
        write_json("convert/1", {"path": str(target), "findings": told})
    else:
        result(f"written: {target}")
