"""Who is at which session and how: the table by which everything about numbers of people is counted."""

from __future__ import annotations

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.regions import is_counted, region_of
from logistics.exhibits.register import NOBODY, Register
from logistics.planning.run import Run
from reports.table import Block, Cell, Column, Formula, Here, Kind, Mark, Reference, Row, Scalar, Whole

IN_PERSON, REMOTE, ABSENT, HUB = "in person", "remote", "-", "hub"
"""How somebody attends; a hub is no person and counts nowhere."""
BLOCK = "attendance"


def sessions_of(run: Run) -> tuple[Session, ...]:
    """Return anchors and consultations on their dates, in order of time."""
    sessions = (*run.case.anchors, *run.plan.sessions)
    return tuple(sorted(sessions, key=lambda s: (s.first_day, s.last_day, s.place.id, s.id)))


def how(participant: Participant, session: str) -> str:
    """Return how somebody attends a session."""
    if participant.is_hub:
        return HUB if session in participant.remote else ABSENT
    if session in participant.in_person:
        return IN_PERSON
    return REMOTE if session in participant.remote else ABSENT


def session_column(number: int) -> str:
    """Return the column of a session by its number, from 1 on in order of time."""
    return f"session-{number}"


def quota_column(number: int) -> str:
    """Return the column that says whom a quota counts, by its number in the case from 1 on."""
    return f"quota-{number}"


def people_at(session: int, mode: str, *conditions: tuple[str, str | int]) -> Formula:
    """Return the number of people who attend a session in one way.

    Args:
        session: number of the session.
        mode: in person or remote.
        conditions: columns of the table that must hold a number: that of a column of the own row, or one
            given.
    """
    references: list[Reference] = [Whole(BLOCK, "people"), Whole(BLOCK, session_column(session))]
    text = f'{{0}},{{1}},"{mode}"'
    for column, wanted in conditions:
        text += f",{{{len(references)}}}"
        references.append(Whole(BLOCK, column))
        if isinstance(wanted, int):
            text += f",{wanted}"
        else:
            text += f",{{{len(references)}}}"
            references.append(Here(wanted))
    return Formula(f"SUMIFS({text})", tuple(references))


def presence_block(run: Run, register: Register) -> Block:
    """Return everybody's attendance, session by session."""
    sessions, quotas = sessions_of(run), run.case.quotas
    columns = (
        Column("no", "No.", Kind.INTEGER),
        Column("name", "Participant"),
        Column("origin", "Origin"),
        Column("group", "Group"),
        Column("region", "Region"),
        Column("people", "People", Kind.INTEGER),
        *(
            Column(session_column(number), f"{session.title}, {session.first_day}")
            for number, session in enumerate(sessions, start=1)
        ),
        Column("group_no", "Group no.", Kind.INTEGER),
        Column("region_no", "Region no.", Kind.INTEGER),
        *(
            Column(quota_column(number), f"Counted by {quota.id}", Kind.INTEGER)
            for number, quota in enumerate(quotas, start=1)
        ),
    )
    left_open = {person.id: person.either for person in run.asked.participants}
    rows = tuple(
        _row(person, run.case, register, (sessions, left_open.get(person.row_id, frozenset())))
        for person in run.case.participants
    )
    return Block(BLOCK, columns, rows, "Attendance", has_filter=True)


def _row(
    person: Participant,
    case: Case,
    register: Register,
    asked: tuple[tuple[Session, ...], frozenset[str]],
) -> Row:
    sessions, left_open = asked
    cells: dict[str, Cell | Scalar] = {
        "no": register.participants[person.id],
        "name": person.id,
        "origin": str(person.origin),
        "group": person.group or NOBODY,
        "region": region_of(person) or NOBODY,
        "people": person.people,
        "group_no": register.groups[person.group],
        "region_no": register.regions[region_of(person)],
    }
    for number, session in enumerate(sessions, start=1):
        mark = Mark.CHOSEN if session.id in left_open else Mark.NONE
        cells[session_column(number)] = Cell(how(person, session.id), mark=mark)
    for number, quota in enumerate(case.quotas, start=1):
        if is_counted(quota, person):
            cells[quota_column(number)] = 1
    return Row(cells, mark=Mark.ASSUMED if person.is_assumed else Mark.NONE)
