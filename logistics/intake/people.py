"""Checks who attends what, from where, paid by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.errors import Where
from logistics.intake.atlas import Atlas
from logistics.intake.collector import Collector
from logistics.intake.dictionary import columns_of
from logistics.intake.draft import Draft
from logistics.intake.funding import check_funder
from logistics.intake.nearest import did_you_mean, one_of
from logistics.intake.reading import Entries, check_heading, miss_table
from logistics.intake.rows import FunderCells, ParticipantCells
from logistics.tables import Row, Table

# looking for near ids takes time, and many strangers have one cause
_MOST_SUGGESTIONS = 30
_YES = frozenset({"yes", "true", "y", "1", "x"})
_REMOTE = frozenset({"remote", "r"})
_EITHER = frozenset({"either", "e"})
_NO = frozenset({"", "no", "false", "n", "0", "-"})

Pattern = tuple[frozenset[str], frozenset[str], frozenset[str]]
_NOTHING: Pattern = (frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who attends what.

    Attributes:
        patterns: sessions in person, remotely, and either of the two, by participant.
        rows: row of each participant.
        table: the table; None when the case has none.
    """

    patterns: dict[str, Pattern]
    rows: dict[str, Row]
    table: Table | None


def read_attendance(draft: Draft, sessions: tuple[str, ...], findings: Collector) -> Attendance:
    """Return who attends what.

    Args:
        draft: the case as written.
        sessions: ids of all sessions.
        findings: collects what is wrong.
    """
    table = draft.table("attendance")
    if table is None:
        miss_table(draft, "attendance", findings)
        return Attendance({}, {}, None)
    check_heading(table, findings)
    if all(draft.table(name) for name in ("anchors", "consultations")):
        _check_sessions(table, sessions, findings)
    if "participant" not in table.columns:
        return Attendance({}, {}, table)
    at = table.columns.index("participant")
    patterns: dict[str, Pattern] = {}
    rows: dict[str, Row] = {}
    known: dict[tuple[str, ...], Pattern | None] = {}
    for row in table.rows:
        person = row.cells[at].strip()
        first = rows.setdefault(person, row)
        if not person:
            message, hint = "the cell is blank and must not be", "write the id of the participant"
            findings.error(table.where(row, "participant"), "missing-value", message, hint)
        elif first is not row:
            message = f"{person!r} stands in row {first.number} already"
            findings.error(table.where(row, "participant"), "duplicate-id", message, "keep one of the rows")
        marks = row.cells[:at] + row.cells[at + 1 :]
        pattern = known.get(marks)
        if pattern is None:
            pattern = _pattern(table, row, sessions, findings)
            if pattern is not None:
                known[marks] = pattern
        patterns[person] = pattern or _NOTHING
    rows.pop("", None)
    return Attendance(patterns, rows, table)


def _check_sessions(table: Table, sessions: tuple[str, ...], findings: Collector) -> None:
    for name in table.columns:
        if name != "participant" and name not in sessions:
            message = f"the column {name!r} is not the id of a session"
            where = Where(table.path, table.sheet, table.heading, name)
            findings.error(where, "unknown-session", message, did_you_mean(name, sessions))
    for name in sessions:
        if name not in table.columns:
            message = f"the session {name!r} has no column, so nobody attends it"
            where = Where(table.path, table.sheet, table.heading)
            findings.warn(where, "missing-session", message, "add a column headed by its id")


def _pattern(table: Table, row: Row, sessions: tuple[str, ...], findings: Collector) -> Pattern | None:
    marks = {name: cell for name, cell in zip(table.columns, row.cells, strict=True) if name in sessions}
    folded = {name: cell.strip().casefold() for name, cell in marks.items()}
    allowed = columns_of("attendance")[1].choices
    is_good = True
    for name, mark in folded.items():
        if mark not in _YES | _REMOTE | _EITHER | _NO:
            message = f"{marks[name]!r} is not a choice here"
            hint = did_you_mean(marks[name], allowed) or f"{one_of(allowed)}, or leave it blank"
            findings.error(table.where(row, name), "bad-choice", message, hint)
            is_good = False
    if not is_good:
        return None
    in_person, remote, either = (
        frozenset(name for name, mark in folded.items() if mark in words)
        for words in (_YES, _REMOTE, _EITHER)
    )
    return in_person, remote, either


def read_participants(
    entries: Entries[ParticipantCells],
    attendance: Attendance,
    atlas: Atlas,
    funders: Entries[FunderCells],
    findings: Collector,
) -> tuple[Participant, ...]:
    """Return the participants whose rows make sense.

    Args:
        entries: rows of the table participants.
        attendance: who attends what.
        atlas: resolves places.
        funders: rows of the table funders.
        findings: collects what is wrong.
    """
    participants = []
    for entry in entries.entries:
        cells = entry.cells
        origin = atlas.resolve(cells.origin, entries.where(entry.row, "origin"))
        for funder in cells.funder:
            check_funder(funder, funders, entries.where(entry.row, "funder"), findings)
        if origin:
            pattern = attendance.patterns.get(cells.id, _NOTHING)
            participants.append(_participant(cells, origin, pattern))
    _check_rows(entries, attendance, findings)
    return tuple(participants)


def _participant(cells: ParticipantCells, origin: Place, pattern: Pattern) -> Participant:
    in_person, remote, either = pattern
    funders = tuple(dict.fromkeys(cells.funder))
    return Participant(
        id=cells.id,
        origin=_home(origin, cells.nationality),
        group=cells.group,
        funder=funders[0] if len(funders) == 1 else "",
        people=cells.people,
        in_person=in_person,
        remote=remote,
        is_assumed=cells.source.lower().startswith("assum"),
        source=cells.source,
        either=either,
        region=cells.region,
        gender=cells.gender,
        funders=funders,
        has_own_means=cells.own_means == "yes" if cells.own_means else not funders,
        has_anchors_paid=cells.own_means == "anchors",
        stays_together=cells.together,
        is_all_or_none=cells.all_or_none,
    )


def _home(origin: Place, nationality: str) -> Place:
    """Return the origin of somebody who travels on the passport of a country; empty: that of the origin."""
    return replace(origin, passport=nationality) if nationality not in ("", origin.country) else origin


def _check_rows(entries: Entries[ParticipantCells], attendance: Attendance, findings: Collector) -> None:
    if attendance.table is None or entries.table is None:
        return
    strangers = [person for person in attendance.rows if person not in entries.ids]
    for at, person in enumerate(strangers):
        message = f"{person!r} is not the id of a participant"
        where = attendance.table.where(attendance.rows[person], "participant")
        hint = did_you_mean(person, entries.ids) if at < _MOST_SUGGESTIONS else ""
        findings.error(where, "unknown-id", message, hint)
    for person, row in entries.ids.items():
        if person not in attendance.rows:
            message = f"{person!r} has no row in attendance, so attends nothing"
            findings.warn(
                entries.where(row, "id"), "attends-nothing", message, "add a row, or remove the participant"
            )
