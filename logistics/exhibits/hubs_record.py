"""Hubs as plain data: the shape of ``where --hubs --json``, described in ``logistics/README.md``."""

from __future__ import annotations

from logistics.exhibits.hubs import longest_hours, without_cents
from logistics.exhibits.record_session import Record, session_record
from logistics.planning.hubs.answer import HubsAnswer
from logistics.planning.hubs.plan import Hub, HubsPlan


def hubs_record(answer: HubsAnswer) -> Record:
    """Return what ``where --hubs --json`` answers; amounts are in hundredths of the currency."""
    best = answer.best
    decision = best.decision
    return {
        "title": answer.run.case.heading,
        "currency": answer.run.case.currency,
        "consultation": best.question.consultation.id,
        "status": decision.status.value,
        "on_top_cents": best.on_top_cents,
        "compared_cents": decision.cost_cents,
        "bound_cents": decision.bound_cents,
        "worth_cents": decision.worth_cents,
        "candidates": decision.candidates,
        "hubs": [_hub(best, hub) for hub in best.hubs],
        "out_of_reach": [{"participant": one.row_id, "people": one.people} for one in best.out_of_reach],
        "sittings": [
            {"start": sitting.start.isoformat(), "minutes": sitting.minutes} for sitting in best.sittings
        ],
        "numbers": [_number(plan) for plan in answer.plans],
        "here": session_record(answer.here),
        "here_cents": answer.here_cents,
    }


def _hub(plan: HubsPlan, hub: Hub) -> Record:
    people = (line.participant for line in hub.plan.itineraries if line.participant.is_people)
    return {
        **session_record(hub.session),
        "people": hub.people,
        "on_top_cents": hub.plan.cost_cents - without_cents(plan, hub.plan),
        "longest_hours": longest_hours(plan, hub),
        "co2e_kg": float(hub.plan.co2e_kg),
        "participants": [{"participant": one.row_id, "people": one.people} for one in people],
    }


def _number(plan: HubsPlan) -> Record:
    return {
        "hubs": len(plan.hubs),
        "places": [hub.session.place.id for hub in plan.hubs],
        "first_day": plan.decision.first_day.isoformat(),
        "on_top_cents": plan.on_top_cents,
        "out_of_reach": sum(one.people for one in plan.out_of_reach),
    }
