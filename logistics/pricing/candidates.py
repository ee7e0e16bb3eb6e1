"""Leaves out the candidates that were found by their kind and have no per diem, and says so."""

from __future__ import annotations

from dataclasses import replace

from logistics.case.calendar import Consultation
from logistics.case.case import Case
from logistics.case.places import Place
from logistics.errors import Finding, Severity, Where
from logistics.pricing.desk import Desk

_MOST_NAMED = 8


def priced_candidates(case: Case) -> tuple[Case, tuple[Finding, ...]]:
    """Return the case without the candidates that nobody can price, and a warning for each consultation.

    Only places found by a kind of places, such as all large airports, are left out: one that the case names
    has to have a per diem. A consultation that would have no place left keeps all, and pricing tells why.
    """
    desk = Desk.open(case)
    found = [_without_unpriced(desk, consultation) for consultation in case.consultations]
    findings = tuple(_told(case, one.id, missing) for one, missing in found if missing)
    return replace(case, consultations=tuple(one for one, _ in found)), findings


def unpriced(case: Case, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places that were found by their kind and have no per diem."""
    return _unpriced(Desk.open(case), places)


def _unpriced(desk: Desk, places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(place for place in places if place.is_found and desk.allowance(place) is None)


def _without_unpriced(desk: Desk, consultation: Consultation) -> tuple[Consultation, tuple[Place, ...]]:
    places = consultation.places
    missing = _unpriced(desk, places)
    kept = tuple(place for place in places if place not in set(missing))
    return (replace(consultation, places=kept), missing) if kept else (consultation, ())


def _told(case: Case, name: str, missing: tuple[Place, ...]) -> Finding:
    return Finding(
        Where("consultations", column="places"),
        "unpriced-candidates",
        f"{len(missing)} candidates of '{name}' have no per diem in table '{case.tariff.allowance_table}' "
        f"and are left out: {listed(missing)}",
        "add them to table allowances, or choose another tariff.allowance_table",
        Severity.WARNING,
    )


def listed(places: tuple[Place, ...]) -> str:
    """Return the names of some places, the first of them when there are many."""
    names = ", ".join(str(place) for place in places[:_MOST_NAMED])
    rest = len(places) - _MOST_NAMED
    return f"{names} and {rest} more" if rest > 0 else names
