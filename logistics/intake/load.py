"""Loads a case from a folder or a workbook."""

from __future__ import annotations

from pathlib import Path

from logistics.case.case import Case
from logistics.errors import CaseError, Finding, Severity
from logistics.intake.atlas import Locate
from logistics.intake.book import read_book
from logistics.intake.draft import Draft
from logistics.intake.folder import read_folder
from logistics.intake.validate import validate
from logistics.tables.files import missing_file


def load_case(path: Path, *, locate: Locate | None = None) -> tuple[Case, tuple[Finding, ...]]:
    """Return the case in a folder or workbook, and what is doubtful in it.

    Args:
        path: the folder or workbook.
        locate: asked for the point of a city in a country that the gazetteer lacks; None: nobody is.

    Returns:
        The case with all references resolved, and the warnings in file order.

    Raises:
        CaseError: something cannot be read or used; all findings are told.
    """
    return validate(_read(path), locate=locate)


def load_draft(path: Path) -> Draft:
    """Return the case in a folder or workbook as it was written.

    Args:
        path: the folder or workbook.

    Raises:
        CaseError: something cannot be read; all findings are told.
    """
    draft = _read(path)
    if any(finding.severity is Severity.ERROR for finding in draft.findings):
        raise CaseError(draft.findings)
    return draft


def _read(path: Path) -> Draft:
    if not path.exists():
        raise CaseError((missing_file(path),))
    return read_folder(path) if path.is_dir() else read_book(path)
