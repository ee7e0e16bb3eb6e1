"""An amendment as plain data: the shape of ``replan --json``, described in ``logistics/README.md``."""

from __future__ import annotations

from logistics.exhibits.deadlines import deadlines_record
from logistics.exhibits.money_changes import money
from logistics.exhibits.record_session import Record, session_record
from logistics.planning.amendment import Amendment, Course, Step
from logistics.planning.bill import SessionChange
from logistics.planning.deadlines import deadlines_left
from logistics.planning.people_changes import PersonChange, people_changes


def replan_record(amendment: Amendment) -> Record:
    """Return what ``replan --json`` answers; amounts are in hundredths of the currency."""
    best, kept, promise = amendment.best, amendment.kept, amendment.promise
    return {
        "title": amendment.asked.title,
        "currency": amendment.asked.currency,
        "scenarios": list(amendment.asked.scenarios),
        "today": promise.today.isoformat(),
        "status": "optimal" if amendment.is_proven else "feasible",
        "is_kept": amendment.is_keeping,
        "published_cents": promise.published.cost_cents,
        **_course(best),
        "kept_cents": None if kept is None else kept.cents,
        "why_not_kept": amendment.why_not,
        "broken_if_kept": [] if kept is None else list(kept.broken),
        "changes": [_change(one) for one in best.bill.sessions],
        "front": [_step(step) for step in amendment.front],
        "is_front_complete": amendment.is_front_complete,
        "people": [_person(one) for one in people_changes(amendment, best) if one.is_changed],
        "money": [
            {
                "of": one.of,
                "name": one.name,
                "before_cents": one.before_cents,
                "kept_cents": one.kept_cents,
                "now_cents": one.now_cents,
            }
            for one in money(amendment)
        ],
        "deadlines": deadlines_record(deadlines_left(amendment), promise.today),
        "stamp": dict(amendment.stamp),
    }


def _course(course: Course) -> Record:
    return {
        "total_cents": course.cents,
        "cost_cents": course.plan.cost_cents,
        "session_changes_cents": course.bill.session_cents,
        "ticket_changes_cents": course.bill.ticket_cents,
    }


def _change(change: SessionChange) -> Record:
    was, now = change.published, change.session
    return {
        "id": change.id,
        "fate": change.fate.value,
        "published_first_day": None if was is None else was.first_day.isoformat(),
        "published_last_day": None if was is None else was.last_day.isoformat(),
        "published_place": None if was is None else was.place,
        "first_day": None if now is None else now.first_day.isoformat(),
        "last_day": None if now is None else now.last_day.isoformat(),
        "place": None if now is None else now.place.id,
        "moved_days": change.days,
        "people": change.people,
        "price_cents": change.cents,
    }


def _step(step: Step) -> Record:
    course = step.course
    return {
        "most_changes": step.most_changes,
        "total_cents": None if course is None else course.cents,
        "cost_cents": None if course is None else course.plan.cost_cents,
        "sessions": [] if course is None else [session_record(one) for one in course.plan.sessions],
    }


def _person(change: PersonChange) -> Record:
    return {
        "row": change.row,
        "group": change.group,
        "people_before": change.before.people,
        "people": change.now.people,
        "cost_before_cents": change.before.cost_cents,
        "cost_cents": change.now.cost_cents,
        "ticket_changes_cents": change.ticket_cents,
        "journeys_given_up": len(change.given_up),
        "journeys_added": len(change.added),
        "what": "; ".join(change.words),
    }
