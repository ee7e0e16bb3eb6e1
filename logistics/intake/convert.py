"""Turns a case in a folder into one in a workbook, and the other way round, without loss."""

from __future__ import annotations

from pathlib import Path

from logistics.errors import Finding
from logistics.intake.load import load_draft
from logistics.intake.writing import write_book, write_folder

WORKBOOK_SUFFIX = ".xlsx"


def convert(source: Path, target: Path, *, force: bool = False) -> tuple[Finding, ...]:
    """Write a case in the other form: a workbook when the target ends in ``.xlsx``, else a folder.

    Tables, settings, their sources and notes, and columns that are not read are kept as they are.
    Nothing is checked but that the files can be read.

    Args:
        source: folder or workbook.
        target: workbook or folder.
        force: replace the target if it is there.

    Returns:
        What is doubtful about the files, such as a sheet that is no table and was left out.

    Raises:
        CaseError: the source cannot be read.
        OutputError: the target exists already or could not be written; nothing is half-written.
    """
    draft = load_draft(source)
    write = write_book if target.suffix.lower() == WORKBOOK_SUFFIX else write_folder
    write(draft, target, force=force)
    return draft.findings
