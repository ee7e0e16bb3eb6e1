"""Plans as they are read back after publication."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from logistics.case.case import Case
from logistics.case.published import PublishedPlan
from logistics.exhibits.record_people import promised_record
from logistics.exhibits.record_session import session_record
from logistics.intake.published import read_published
from logistics.planning.plan import Plan


def published(case: Case, plan: Plan) -> PublishedPlan:
    """Return a plan as it is read back from the file that it was published in."""
    record = {
        "shape": "plan/1",
        "currency": case.currency,
        "cost_cents": plan.cost_cents,
        "sessions": [session_record(session) for session in plan.sessions],
        **promised_record(plan),
    }
    with TemporaryDirectory() as folder:
        path = Path(folder, "plan.json")
        path.write_text(json.dumps(record), encoding="utf-8")
        return read_published(path, case)[0]
