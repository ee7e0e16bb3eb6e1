"""A session as plain data."""

from __future__ import annotations

from logistics.case.calendar import Session

Record = dict[str, object]


def session_record(session: Session) -> Record:
    """Return a session on its dates."""
    return {
        "id": session.id,
        "first_day": session.first_day.isoformat(),
        "last_day": session.last_day.isoformat(),
        "place": session.place.id,
    }
