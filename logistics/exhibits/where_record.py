"""Ranked places as plain data: the shape of ``where --json``, described in ``logistics/README.md``."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.exhibits.record_session import Record, session_record
from logistics.planning.candidate import Candidate
from logistics.planning.where import Ranked, WhereAnswer


def where_record(answer: WhereAnswer, most: int | None) -> Record:
    """Return what ``where --json`` answers; amounts are in hundredths of the currency.

    Args:
        answer: the places ranked.
        most: how many places of each ranking are listed; None: all.
    """
    return {
        "title": answer.case.title,
        "currency": answer.case.currency,
        "is_decided": answer.is_decided,
        "sort": answer.question.sort,
        "only": [str(condition) for condition in answer.question.only],
        "unpriced": [place.id for place in answer.unpriced],
        "rankings": [_ranking(ranked, most) for ranked in answer.ranked],
    }


def _ranking(ranked: Ranked, most: int | None) -> Record:
    base = ranked.baseline
    return {
        "consultations": list(ranked.ranking.consultations),
        "places": len(ranked.ranking.candidates),
        "dateless": [place.id for place in ranked.ranking.dateless],
        "baseline": None if base is None else _candidate(base, base),
        "best": None if ranked.best is None else _candidate(ranked.best, base),
        "candidates": [_candidate(each, base) for each in ranked.shown[:most]],
    }


def _candidate(each: Candidate, base: Candidate | None) -> Record:
    return {
        **dict(_place(each)),
        "cost_cents": each.cost_cents,
        "more_cents": None if base is None else each.cost_cents - base.cost_cents,
        "kinds": {cover.value: cents for cover, cents in each.kinds.items()},
        "co2e_kg": float(each.co2e_kg),
        "hours": float(each.hours),
        "longest_hours": float(each.visitors.longest_hours),
        "people": each.visitors.people,
        "visas": each.visitors.visas,
        "visas_unknown": each.visitors.visas_unknown,
        "direct": each.direct or None,
        "has_room": each.has_room,
        "sessions": [session_record(session) for session in each.sessions],
    }


def _place(each: Candidate) -> Iterator[tuple[str, object]]:
    place = each.place
    yield "place", place.id
    yield "city", place.name
    yield "country", place.country
    yield "latitude", place.latitude
    yield "longitude", place.longitude
