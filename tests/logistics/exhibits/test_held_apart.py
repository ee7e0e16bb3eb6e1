"""What would come of the decided case held apart: counts by group, payers and the summary."""

from __future__ import annotations

from dataclasses import replace

from logistics.exhibits.book import make_book
from logistics.planning.decided import Decision
from logistics.planning.run import Run
from solver.attendance.stages import AttendanceOutcome
from solver.attendance.ways import ways_of
from solver.outcome import Status
from tests.logistics.exhibits.decided import DECIDED
from tests.solver.attendance.small import small


def test_held_apart_stands_beside_the_plan(decided: Run) -> None:
    stays = replace(DECIDED[0], in_person=frozenset({"forum"}), remote=frozenset({"talks", "round"}))
    case = replace(decided.case, participants=(stays, *DECIDED[1:]))
    outcome = AttendanceOutcome(Status.OPTIMAL, None, ways_of(small()), (0,), (0,), "any", 0.0)
    apart = Decision(case, decided.plan.sessions, outcome, 0, 7)

    blocks = {b.id: b for s in make_book(replace(decided, apart=apart)).sheets for b in s.blocks}

    coming = [[row.cell(c).value for c in ("plan", "apart")] for row in blocks["coming"].rows]
    assert coming[:2] == [[7, 5], [6, 4]]
    counts = {str(row.cell("name").value): row for row in blocks["group_counts"].rows}
    assert [counts["ngo"].cell(c).value for c in ("in-2", "apart-2", "in-3", "apart-3")] == [3, 1, 2, 0]
    assert {"apart", "apart_people"} <= {column.key for column in blocks["funding"].columns}
