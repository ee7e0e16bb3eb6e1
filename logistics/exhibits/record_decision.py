"""Who comes, who pays, what people bear and what they may choose between, as plain data for ``--json``."""

from __future__ import annotations

from logistics.exhibits.burden import burden_record
from logistics.exhibits.limits import Limit, limits_of
from logistics.exhibits.record_session import Record, session_record
from logistics.exhibits.register import Register
from logistics.exhibits.session_hours import session_hours_record
from logistics.planning.front import Front
from logistics.planning.payments import payments
from logistics.planning.reach import Reach, reach
from logistics.planning.run import Run
from logistics.planning.session_hours import session_hours


def decision_record(run: Run) -> Record:
    """Return what ``plan --json`` tells of people: fields that stand beside those of dates and costs."""
    hours = session_hours(run.case, run.plan)
    below = reach(run.asked, run.case, run.prices, run.plan, run.baseline)
    return {
        "payments": _payments(run),
        "limits": [_limit(limit) for limit in limits_of(run, Register.of(run.case))],
        "just_below": [_reach(one) for one in below],
        "next_step": _next_step(run),
        "burden": burden_record(run, hours),
        "session_hours": session_hours_record(tuple(one for one in hours if one.remote_people)),
        "front": None if run.front is None else _front(run.front),
    }


def _payments(run: Run) -> list[Record]:
    made = payments(run.case, run.prices, run.plan, run.baseline)
    return [{"participant": each.participant, "payer": each.payer, "cents": each.cents} for each in made]


def _limit(limit: Limit) -> Record:
    return {
        "rule": limit.name,
        "session": limit.session.id,
        "whom": limit.whom,
        "found": limit.found.value,
        "among": None if limit.base is None else limit.base.value,
        "least": limit.least,
        "most": limit.most,
        "least_share": None if limit.least_share is None else float(limit.least_share),
        "most_share": None if limit.most_share is None else float(limit.most_share),
        "is_kept": limit.is_kept,
    }


def _reach(one: Reach) -> Record:
    return {
        "participant": one.participant,
        "people": one.people,
        "sessions": list(one.sessions),
        "weight": one.weight,
        "extra_cents": one.extra_cents,
        "funder": one.funder,
        "second_funder": one.second_funder,
        "funder_cents": one.funder_cents,
        "left_cents": one.left_cents,
        "missing_cents": one.missing_cents,
    }


def _next_step(run: Run) -> Record | None:
    step = run.next_step
    if step is None:
        return None
    return {
        "participation": step.decision.participation,
        "more_cents": step.more_cents,
        "funders": [{"id": name, "more_cents": cents} for name, cents in step.more],
        "newcomers": list(step.newcomers),
    }


def _front(front: Front) -> Record:
    return {
        "names": list(front.names),
        "is_complete": front.is_complete,
        "is_proven": front.is_proven,
        "is_recounted": front.is_recounted,
        "points": [
            {
                "is_knee": point.is_knee,
                "values": dict(point.values),
                "sessions": [session_record(session) for session in point.sessions],
            }
            for point in front.points
        ],
    }
