"""A comparison as plain data: the shape of ``compare --json``, described in ``logistics/README.md``."""

from __future__ import annotations

from logistics.exhibits.comparison import (
    Line,
    attendance_lines,
    coming,
    funder_lines,
    group_lines,
    input_lines,
    kind_lines,
    totals,
)
from logistics.exhibits.record import changes_record, travel_record
from logistics.exhibits.record_session import Record, session_record
from logistics.exhibits.summary import attending, joining_remotely
from logistics.planning.comparison import Comparison, Variant

TRAVEL = ("journeys", "hours", "co2e_kg")
"""What ``travel_record`` tells, for scenarios that have no plan."""


def comparison_record(comparison: Comparison) -> Record:
    """Return what ``compare --json`` answers; amounts are in hundredths of the currency."""
    money = {
        "kinds": kind_lines(comparison),
        "groups": group_lines(comparison),
        "funders": funder_lines(comparison),
    }
    return {
        "title": comparison.title,
        "currency": comparison.currency,
        "scenarios": [_scenario(variant) for variant in comparison.variants],
        "inputs": [{"address": a, "values": list(values)} for a, values in input_lines(comparison)],
        "attendance": [
            {"participant": row, "session": session, "values": list(values)}
            for row, session, values in attendance_lines(comparison)
        ],
        **{name: [_line(line) for line in lines] for name, lines in money.items()},
        "plan": comparison.plan_name or None,
    }


def _line(line: Line) -> Record:
    return {"name": line.label, "values_cents": list(line.values)}


def _scenario(variant: Variant) -> Record:
    found, people, run = totals(variant) or {}, coming(variant) or (None, None), variant.run
    return {
        "name": variant.name,
        "says": variant.says,
        "status": run.outcome.status.value if run else "infeasible",
        "rules": list(variant.rules),
        "gives": list(variant.gives),
        **{f"{key}_cents": found.get(key) for key in ("cost", "baseline", "saving")},
        "bound_cents": run.bound_cents if run else None,
        "in_person": people[0],
        "remote": people[1],
        "sessions": _sessions(variant),
        "travel": travel_record(run.plan) if run else dict.fromkeys(TRAVEL),
        "changes": changes_record(variant.case),
        "kept": _kept(variant),
    }


def _sessions(variant: Variant) -> list[Record]:
    if variant.run is None:
        return []
    case = variant.run.case
    return [
        {
            **session_record(session),
            "in_person": attending(case, session.id),
            "remote": joining_remotely(case, session.id),
        }
        for session in variant.run.plan.sessions
    ]


def _kept(variant: Variant) -> Record | None:
    if variant.kept is None:
        return None
    return {
        "cost_cents": variant.kept.plan.cost_cents if variant.kept.plan else None,
        "regret_cents": variant.regret_cents,
        "breaks": list(variant.kept.breaks),
        "impossible": list(variant.kept.impossible),
    }
