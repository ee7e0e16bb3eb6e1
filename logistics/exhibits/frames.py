"""A run as data frames, for notebooks; the only module that knows pandas."""

from __future__ import annotations

import pandas as pd

from logistics.exhibits.lines import Line, kind_cents, kinds_in, lines_of
from logistics.exhibits.register import NOBODY
from logistics.exhibits.summary import attending
from logistics.planning.plan import Itinerary
from logistics.planning.run import Run

Record = dict[str, object]


def frames(run: Run) -> dict[str, pd.DataFrame]:
    """Return a run as tables.

    Every amount is there twice: ``cost_cents`` as int64 [cents of the currency], exact, and ``cost`` as
    float64 [units of the currency], to look at and to draw.

    Returns:
        ``lines`` and ``baseline_lines``: one row for each leg, stay, remote attendance and venue;
        ``people``: one for each participant, remote hubs and venues with no people; ``groups``: one for
        each group; ``sessions``: one for each anchor and placed consultation, in order of time; ``dates``:
        one for each allowed placement whose cost is known.
    """
    people = pd.DataFrame.from_records(
        [
            _person(line, apart)
            for line, apart in zip(run.plan.itineraries, run.baseline.itineraries, strict=True)
        ]
    )
    dates = pd.DataFrame.from_records(
        list(_dates(run)), columns=["consultation", "first_day", "place", "cost_cents"]
    )
    dates["first_day"] = pd.to_datetime(dates["first_day"])
    return {
        "lines": _lines(lines_of(run.plan)),
        "baseline_lines": _lines(lines_of(run.baseline)),
        "people": _in_major(people),
        "groups": _groups(people),
        "sessions": _sessions(run),
        "dates": _in_major(dates),
    }


def _in_major(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with exact cents and, beside each, the amount in units of the currency."""
    for column in [name for name in frame.columns if name.endswith("_cents")]:
        frame[column] = frame[column].astype("int64")
        frame[column.removesuffix("_cents")] = frame[column] / 100
    return frame


def _lines(lines: tuple[Line, ...]) -> pd.DataFrame:
    kinds = kinds_in(lines)
    amounts = [*(f"{kind.name.lower()}_cents" for kind in kinds), "cost_cents"]
    columns = ["participant", "group", "funder", "people", "trip", "serves", "purpose", "what"]
    columns += ["day", "until", "start", "end", "quantity", *amounts]
    rows = [
        (
            line.participant.id,
            line.participant.group or NOBODY,
            line.participant.funder or NOBODY,
            line.participant.people,
            *(line.trip, line.serves, line.purpose, line.what),
            *(line.day, line.until, line.start, line.end, line.quantity),
            *(kind_cents(line, kind) for kind in kinds),
            line.cents,
        )
        for line in lines
    ]
    frame = pd.DataFrame.from_records(rows, columns=columns)
    for column in ("day", "until"):
        frame[column] = pd.to_datetime(frame[column])
    return _in_major(frame)


def _person(line: Itinerary, apart: Itinerary) -> Record:
    participant = line.participant
    return {
        "participant": participant.id,
        "origin": str(participant.origin),
        "group": participant.group or NOBODY,
        "funder": participant.funder or NOBODY,
        "people": participant.people if participant.is_people else 0,
        "is_assumed": participant.is_assumed,
        "trips": sum(not trip.is_local for trip in line.trips),
        "hours": float(sum(trip.hours for trip in line.trips)),
        "co2e_kg": float(sum(trip.co2e_kg for trip in line.trips)),
        "cost_cents": line.cents,
        "baseline_cents": apart.cents,
        "saving_cents": apart.cents - line.cents,
    }


def _groups(people: pd.DataFrame) -> pd.DataFrame:
    columns = ["people", "cost_cents", "baseline_cents", "saving_cents"]
    return _in_major(people.groupby("group", sort=True)[columns].sum().reset_index())


def _sessions(run: Run) -> pd.DataFrame:
    sessions = sorted((*run.case.anchors, *run.plan.sessions), key=lambda s: (s.first_day, s.last_day, s.id))
    anchors = {anchor.id for anchor in run.case.anchors}
    return pd.DataFrame.from_records(
        [
            {
                "session": session.title,
                "is_anchor": session.id in anchors,
                "place": str(session.place),
                "first_day": pd.Timestamp(session.first_day),
                "last_day": pd.Timestamp(session.last_day),
                "in_person": attending(run.case, session.id),
            }
            for session in sessions
        ]
    )


def _dates(run: Run) -> list[tuple[str, object, str, int]]:
    return [
        (entry.session.id, entry.session.first_day, str(entry.session.place), entry.cost_cents)
        for entry in run.dates
        if entry.cost_cents is not None
    ]
