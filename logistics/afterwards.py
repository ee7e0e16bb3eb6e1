"""The stages after publication: read what was published, decide what to change, report it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from logistics.case.case import Case
from logistics.conduct import write_report
from logistics.errors import Finding
from logistics.exhibits.amendment_book import make_amendment_book
from logistics.intake.published import read_published
from logistics.planning.amendment import Amendment
from logistics.planning.promise import Promise
from logistics.planning.replan import replan
from logistics.planning.request import Request
from solver.watch import Watch


def promised(path: Path, case: Case, today: date) -> tuple[Promise, tuple[Finding, ...]]:
    """Return what a published plan promises, seen from a day, and what is doubtful in it.

    Args:
        path: file with the answer of ``plan --json``.
        case: the case as it is now.
        today: the day from which on it may be changed.

    Raises:
        CaseError: the file cannot be read, is no plan, or is that of another case.
    """
    published, findings = read_published(path, case)
    return Promise(published, today), findings


def amend(
    case: Case, warnings: tuple[Finding, ...], promise: Promise, request: Request, watch: Watch
) -> Amendment:
    """Return the course that costs least with the price of changes, proven and recounted.

    Raises:
        CaseError: prices are missing.
        InfeasibleError: the rules of the case, the notice period among them, collide.
        VerificationError: the recount differs: our defect.
        OutOfTimeError: no plan was found in the time given.
    """
    return replan(case, warnings, promise, request, watch)


def report_amendment(done: Amendment, path: Path) -> None:
    """Write the workbook of an amendment; folders on the way are made.

    Raises:
        OutputError: it could not be written; nothing is left half-written.
    """
    write_report(make_amendment_book(done), path)
