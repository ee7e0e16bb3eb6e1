"""Dates given by hand: which session they mean, and which rules of the case they break."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.errors import CaseError, Finding, Severity, Where
from logistics.planning.plan import Plan
from logistics.planning.verify import broken_rules, impossible_attendance

HAND = Where("--on")


@dataclass(frozen=True, slots=True)
class Wish:
    """A consultation on a day chosen by hand.

    Attributes:
        consultation: id.
        first_day: first day.
        place: id of the place; empty for the one the consultation lists first.
    """

    consultation: str
    first_day: date
    place: str = ""


def wished_sessions(case: Case, wishes: tuple[Wish, ...]) -> tuple[Session, ...]:
    """Return the consultations on the wished dates.

    Raises:
        CaseError: a wish names no consultation or no place of the case, or one twice.
    """
    findings = [finding for wish in wishes for finding in _unknown(case, wish)]
    names = [wish.consultation for wish in wishes]
    findings += [_twice(name) for name in sorted({name for name in names if names.count(name) > 1})]
    if findings:
        raise CaseError(tuple(findings))
    known = {consultation.id: consultation for consultation in case.consultations}
    return tuple(_session(case, known[wish.consultation], wish) for wish in wishes)


def _unknown(case: Case, wish: Wish) -> list[Finding]:
    consultations = [consultation.id for consultation in case.consultations]
    places = [place.id for place in case.places]
    findings = []
    if wish.consultation not in consultations:
        hint = f"consultations are {', '.join(consultations)}"
        message = f"'{wish.consultation}' is not a consultation of the case"
        findings.append(Finding(HAND, "unknown-id", message, hint))
    if wish.place and wish.place not in places:
        message = f"'{wish.place}' is not a place of the case"
        findings.append(Finding(HAND, "unknown-id", message, "add it to the table places"))
    return findings


def _twice(name: str) -> Finding:
    return Finding(HAND, "duplicate-id", f"'{name}' is given twice", "give each consultation one day")


def _session(case: Case, consultation: Consultation, wish: Wish) -> Session:
    place = next((p for p in case.places if p.id == wish.place), consultation.places[0])
    last = wish.first_day + timedelta(days=consultation.days - 1)
    return Session(consultation.id, consultation.title, place, wish.first_day, last)


def rule_findings(case: Case, plan: Plan) -> tuple[Finding, ...]:
    """Return what rules of the case a plan breaks, as warnings.

    Raises:
        CaseError: somebody would have to be in two places at once.
    """
    impossible = tuple(
        Finding(HAND, "two-places-at-once", text, "choose other days")
        for text in impossible_attendance(case, plan)
    )
    if impossible:
        raise CaseError(impossible)
    return tuple(
        Finding(HAND, "breaks-rule", text, "the price is right, the rule is not kept", Severity.WARNING)
        for text in broken_rules(case, plan)
    )


def narrowed(case: Case, sessions: tuple[Session, ...]) -> Case:
    """Return the case in which the wished consultations may sit on their days only; other rules stay."""
    wished = {session.id: session for session in sessions}
    consultations = tuple(
        replace(c, places=(s.place,), earliest=s.first_day, latest=s.last_day)
        if (s := wished.get(c.id))
        else c
        for c in case.consultations
    )
    return replace(case, consultations=consultations)
