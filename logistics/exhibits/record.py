"""A run as plain data: the shape of ``--json``, described in ``logistics/README.md``."""

from __future__ import annotations

from logistics.case.case import Case
from logistics.exhibits.breakeven_record import breakeven_record
from logistics.exhibits.cumulative import cumulative_record, series_record
from logistics.exhibits.deadlines import deadlines_record
from logistics.exhibits.purses import purses
from logistics.exhibits.record_decision import decision_record
from logistics.exhibits.record_people import promised_record
from logistics.exhibits.record_session import Record, session_record
from logistics.exhibits.summary import attending
from logistics.planning.alternatives import Alternative, DateCost
from logistics.planning.deadlines import deadlines
from logistics.planning.plan import Plan
from logistics.planning.run import Run


def plan_record(run: Run) -> Record:
    """Return what ``plan --json`` answers; amounts are in hundredths of the currency."""
    low, high = run.plan.fare_range_cents()
    return {
        "title": run.case.title,
        "currency": run.case.currency,
        "scenarios": list(run.case.scenarios),
        "changes": changes_record(run.case),
        "status": run.outcome.status.value,
        "cost_cents": run.plan.cost_cents,
        "bound_cents": run.bound_cents,
        "cost_at_low_fares_cents": low,
        "cost_at_high_fares_cents": high,
        "baseline_cents": run.baseline.cost_cents,
        "saving_cents": run.saving_cents,
        "anchors_cents": run.anchors_cents,
        "mode": run.case.rules.mode.value,
        "missing_people": None if run.decision is None else run.decision.missing,
        "participation": None if run.decision is None else run.decision.participation,
        "funders": _funders(run),
        "sessions": [
            {**session_record(session), "in_person": attending(run.case, session.id)}
            for session in run.plan.sessions
        ],
        "travel": travel_record(run.plan),
        "travel_baseline": travel_record(run.baseline),
        "groups": _by_group(run),
        **promised_record(run.plan),
        "regions": cumulative_record(run),
        "series": series_record(run),
        **breakeven_record(run),
        "alternatives": [_alternative(other) for other in run.alternatives],
        "placements": run.formulation.placements,
        "excluded_placements": run.formulation.narrowed.count,
        "dates": [_date_record(entry) for entry in run.dates],
        "deadlines": deadlines_record(deadlines(run.case, run.plan), run.today),
        **decision_record(run),
        "stamp": dict(run.stamp),
    }


def _alternative(other: Alternative) -> Record:
    return {
        "cost_cents": other.cost_cents,
        "is_proven": other.is_proven,
        "sessions": [session_record(session) for session in other.sessions],
    }


def price_record(case: Case, plan: Plan, baseline: Plan) -> Record:
    """Return what ``price --json`` answers; amounts are in hundredths of the currency."""
    return {
        "title": case.title,
        "currency": case.currency,
        "scenarios": list(case.scenarios),
        "changes": changes_record(case),
        "cost_cents": plan.cost_cents,
        "baseline_cents": baseline.cost_cents,
        "saving_cents": baseline.cost_cents - plan.cost_cents,
        "sessions": [session_record(session) for session in plan.sessions],
        "travel": travel_record(plan),
        "travel_baseline": travel_record(baseline),
    }


def changes_record(case: Case) -> list[Record]:
    """Return what scenarios and ``--set`` changed in the file."""
    return [
        {
            "address": change.address,
            "was": change.was,
            "now": change.now,
            "scenario": change.scenario,
            "source": change.source,
            "note": change.note,
        }
        for change in case.changes
    ]


def travel_record(plan: Plan) -> Record:
    """Return journeys, hours and emissions of a plan."""
    return {
        "journeys": plan.journeys,
        "hours": float(plan.hours),
        "co2e_kg": float(plan.co2e_kg),
    }


def _date_record(entry: DateCost) -> Record:
    return {
        **session_record(entry.session),
        "cost_cents": entry.cost_cents,
        "is_known": entry.is_known,
        "above_cents": entry.above_cents,
    }


def _funders(run: Run) -> list[Record]:
    return [
        {
            "id": purse.id,
            "title": purse.title,
            "ceiling_cents": purse.ceiling_cents,
            "paid_cents": purse.paid_cents,
            "left_cents": purse.left_cents,
            "people": purse.people,
            "baseline_cents": purse.baseline_cents,
            "apart_cents": purse.apart_cents,
            "apart_people": purse.apart_people,
        }
        for purse in purses(run)
    ]


def _by_group(run: Run) -> list[Record]:
    sums: dict[str, list[int]] = {}
    for itinerary, apart in zip(run.plan.itineraries, run.baseline.itineraries, strict=True):
        entry = sums.setdefault(itinerary.participant.group, [0, 0, 0])
        entry[0] += itinerary.participant.people if itinerary.participant.is_people else 0
        entry[1] += itinerary.cents
        entry[2] += apart.cents
    return [
        {"group": name, "people": people, "cost_cents": cost, "baseline_cents": baseline}
        for name, (people, cost, baseline) in sorted(sums.items())
    ]
