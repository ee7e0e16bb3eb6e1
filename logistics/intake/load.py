"""Loads a case from a folder or a workbook."""

from __future__ import annotations

from pathlib import Path

from logistics.case.case import Case
from logistics.errors import CaseError, Finding, Severity
from logistics.intake.atlas import Locate
from logistics.intake.book import read_book
from logistics.intake.draft import Draft
from logistics.intake.folder import read_folder
from logistics.intake.scenarios import AS_FILED, Variation, vary
from logistics.intake.validate import validate
from logistics.tables.files import missing_file


def load_case(
    path: Path, *, locate: Locate | None = None, variation: Variation = AS_FILED
) -> tuple[Case, tuple[Finding, ...]]:
    """Return the case in a folder or workbook, and what is doubtful in it.

    Args:
        path: the folder or workbook.
        locate: asked for the point of a city in a country that the gazetteer lacks; None: nobody is.
        variation: scenarios and patches to be applied before anything is checked.

    Returns:
        The case with all references resolved, and the warnings in file order.

    Raises:
        CaseError: something cannot be read or used; all findings are told.
    """
    return validate(vary(read_draft(path), variation), locate=locate)


def load_draft(path: Path) -> Draft:
    """Return the case in a folder or workbook as it was written.

    Args:
        path: the folder or workbook.

    Raises:
        CaseError: something cannot be read; all findings are told.
    """
    draft = read_draft(path)
    if any(finding.severity is Severity.ERROR for finding in draft.findings):
        raise CaseError(draft.findings)
    return draft


def read_draft(path: Path) -> Draft:
    """Return the case in a folder or workbook as it was written; its findings may be errors.

    Args:
        path: the folder or workbook.

    Raises:
        CaseError: there is no case.
    """
    if not path.exists():
        raise CaseError((missing_file(path),))
    return read_folder(path) if path.is_dir() else read_book(path)
