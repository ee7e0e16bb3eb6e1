"""Ranges as plain data: a part of the shape of ``--json``, described in ``logistics/README.md``."""

from __future__ import annotations

from logistics.case.uncertainty import Slip
from logistics.exhibits.record_session import Record, session_record
from logistics.uncertainty.result import Assumption, Dates, End, Judged, Ranges, Turn


def ranges_record(ranges: Ranges) -> Record:
    """Return ranges as ``--json`` answers them; amounts are in hundredths of the currency."""
    return {
        "draws": ranges.request.draws,
        "seed": ranges.request.seed,
        "compared": ranges.compared,
        "is_complete": ranges.is_complete,
        "within_draws": ranges.within_draws,
        "missed_draws": ranges.missed_draws,
        "totals": [
            {
                "about": each.about.value,
                "key": each.key,
                "planned": each.planned,
                "p10": each.p10,
                "p50": each.p50,
                "p90": each.p90,
            }
            for each in ranges.totals
        ],
        "dates_best": [{"id": name, "draws": draws} for name, draws in ranges.dates_best],
        "recommended": _judged(ranges.recommended),
        "by_expected": _judged(ranges.by_expected),
        "by_cvar": _judged(ranges.by_cvar),
        "by_regret": _judged(ranges.by_regret),
        "often": [_judged(each) for each in ranges.often],
        "ceilings": [
            {"funder": each.funder, "ceiling_cents": each.ceiling_cents, "passed_draws": each.draws}
            for each in ranges.strains
        ],
        "assumptions": [_assumption(each) for each in ranges.assumptions],
    }


def _sessions(dates: Dates | None) -> list[Record]:
    return [session_record(session) for session in dates or ()]


def _judged(judged: Judged) -> Record:
    return {
        "expected_cents": judged.expected_cents,
        "cvar_cents": judged.cvar_cents,
        "expected_regret_cents": judged.expected_regret_cents,
        "largest_regret_cents": judged.largest_regret_cents,
        "best_draws": judged.best_draws,
        "sessions": _sessions(judged.sessions),
    }


def _assumption(each: Assumption) -> Record:
    row = each.row
    return {
        "id": ";".join(row.anchors) if isinstance(row, Slip) else row.id,
        "what": "slip" if isinstance(row, Slip) else row.what.value,
        "unit": "days" if isinstance(row, Slip) else "%",
        "is_asked": each.is_asked,
        "is_for_others": each.is_for_others,
        "is_assumed": not each.is_asked and row.is_assumed,
        "source": row.source,
        **_end("low", each.low),
        **_end("high", each.high),
        **_turn("below", each.below),
        **_turn("above", each.above),
    }


def _end(name: str, end: End | None) -> Record:
    value = None if end is None or end.value is None else round(end.value, 6)
    return {
        name: value,
        f"{name}_cents": None if end is None else end.cents,
        f"{name}_best_cents": None if end is None else end.best_cents,
        f"{name}_best": _sessions(None if end is None else end.best),
    }


def _turn(name: str, turn: Turn | None) -> Record:
    return {
        name: None if turn is None else round(turn.value, 6),
        f"{name}_sessions": _sessions(None if turn is None else turn.dates),
    }
