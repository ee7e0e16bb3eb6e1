"""Break-even overlaps and advice as plain data."""

from __future__ import annotations

from logistics.case.calendar import Session
from logistics.exhibits.breakeven import verdict
from logistics.exhibits.record_session import Record
from logistics.planning.breakeven import BreakEven
from logistics.planning.run import Run


def breakeven_record(run: Run) -> Record:
    """Return break-even overlaps and advice as plain data."""
    return {
        "break_even": [_pair_record(run, pair) for pair in run.moves.pairs],
        "advice": [
            {
                "consultation": advice.session.id,
                **_placed("apart", advice.apart),
                "saved_cents": advice.saved_cents,
                "is_worth_moving": advice.is_worth_moving,
            }
            for advice in run.moves.advice
        ],
    }


def _pair_record(run: Run, pair: BreakEven) -> Record:
    return {
        "consultation": pair.consultation,
        "anchor": pair.anchor.id,
        **_placed("apart", pair.apart),
        **_placed("beside", pair.beside),
        "invited": pair.invited,
        "there": pair.there,
        "share": None if pair.share is None else float(pair.share),
        "needed": pair.needed,
        "extra_cents": pair.extra_cents,
        "full_cents": pair.full_cents,
        "saved_cents": pair.saved_cents,
        "saved_co2e_kg": float(pair.saved_kg),
        "pays": pair.pays,
        "verdict": verdict(pair, run.case.currency),
    }


def _placed(name: str, session: Session | None) -> Record:
    return {
        f"{name}_first_day": session.first_day.isoformat() if session else None,
        f"{name}_place": session.place.id if session else None,
    }
