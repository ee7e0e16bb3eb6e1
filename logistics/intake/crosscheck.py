"""Checks that no single table can answer: rules against rules, people against sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logistics.case.case import Case
    from logistics.intake.collector import Collector
    from logistics.intake.draft import Draft
    from logistics.intake.people import Attendance


def check_case(case: Case, draft: Draft, attendance: Attendance, findings: Collector) -> None:
    """Check a case as a whole.

    Args:
        case: the case.
        draft: as written.
        attendance: who attends what.
        findings: collects what is wrong.
    """
