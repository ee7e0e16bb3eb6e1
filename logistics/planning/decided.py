"""What a solution of the attendance problem means: the case with nothing left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.people import Participant, Role
from logistics.case.regions import region_of
from logistics.planning.assemble import Assembly
from logistics.planning.crew import weights_of
from logistics.planning.formulate import Formulation
from logistics.planning.options import IntArray
from solver.attendance.stages import AttendanceOutcome
from solver.outcome import Outcome


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """Who comes, who joins remotely, who pays, and when.

    Attributes:
        case: the case as decided: nothing in it is left open.
        sessions: the consultations as placed.
        outcome: what the engine proved.
        missing: people missing from quotas [persons]; zero unless participation is to be greatest.
        participation: people in person at consultations, by the weight of their groups.
    """

    case: Case
    sessions: tuple[Session, ...]
    outcome: AttendanceOutcome
    missing: int
    participation: int


def outcome_of(formulation: Formulation, decision: Decision) -> Outcome:
    """Return what was proven as the outcome of the placement of those who come."""
    found = decision.outcome
    cost, bound = found.values[-1] - formulation.remote_cents, found.bounds[-1]
    proven = None if bound is None else bound - formulation.remote_cents
    choice = formulation.choice(decision.sessions)
    return Outcome(found.status, choice, cost, proven, found.engine, found.seconds)


def decision_of(assembly: Assembly, outcome: AttendanceOutcome) -> Decision:
    """Return what an outcome with a solution means in the words of the case."""
    solution = outcome.solution
    if solution is None:
        raise ValueError("there is no decision without a solution")
    sessions = sessions_of(assembly, solution.choice)
    parts = {part.id: part for part in _parts(assembly, outcome, solution.units)}
    by_row: defaultdict[str, list[Participant]] = defaultdict(list)
    for part in parts.values():
        by_row[part.row_id].append(part)
    people = [part for one in assembly.case.participants for part in by_row[one.id]]
    hubs = _hubs(assembly, people)
    decided = replace(assembly.case, participants=(*people, *hubs))
    missing = int(sum(solution.extras[number] for number in assembly.missing.values()))
    return Decision(decided, sessions, outcome, missing, _participation(assembly, people))


def sessions_of(assembly: Assembly, choice: IntArray) -> tuple[Session, ...]:
    """Return the consultations on the dates and in the places of a choice, in the order of the options."""
    firsts = np.cumsum([0, *(len(options) for options in assembly.options)])
    return tuple(
        options.session(int(choice[number]) - int(firsts[number]))
        for number, options in enumerate(assembly.options)
    )


def _parts(assembly: Assembly, outcome: AttendanceOutcome, units: IntArray) -> Iterator[Participant]:
    """Yield participants as decided; a row whose people differ is parted."""
    ways = outcome.ways
    first_arrangement = np.cumsum([0, *(len(row.arrangements) for row in assembly.rows)])
    for number, row in enumerate(assembly.rows):
        taken = np.flatnonzero((ways.traveller == number) & (units > 0))
        left = [(way, int(units[way]) * row.size) for way in taken.tolist()]
        for member in row.members:
            shares, left = _share_out(member.people, left)
            for part, (way, people) in enumerate(shares, start=1):
                arrangement = row.arrangements[int(ways.arrangement[way]) - int(first_arrangement[number])]
                stops = {name for name, at in zip(assembly.meetings, ways.stops[way], strict=True) if at}
                comes = member.in_person | (member.either & stops)
                yield replace(
                    member,
                    id=member.id if len(shares) == 1 else f"{member.id}/{part}",
                    row="" if len(shares) == 1 else member.id,
                    people=people,
                    in_person=comes,
                    remote=member.remote | (member.either - comes),
                    either=frozenset(),
                    funder=arrangement.funder.id if arrangement.funder else "",
                    second_funder=arrangement.second.id if arrangement.second else "",
                )


def _share_out(
    people: int, left: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the ways of so many people taken from the front of what is left, and the rest."""
    shares: list[tuple[int, int]] = []
    rest = list(left)
    while people:
        way, count = rest.pop(0)
        share = min(people, count)
        shares.append((way, share))
        people -= share
        if count > share:
            rest.insert(0, (way, count - share))
    return shares, rest


def _hubs(assembly: Assembly, people: list[Participant]) -> Iterator[Participant]:
    """Yield the remote hubs that somebody joins, as participants."""
    case = assembly.case
    for hub in case.hubs:
        sessions = {name for one in people if _is_served(hub.region, one) for name in one.remote}
        if sessions:
            yield Participant(
                id=_free_id(hub.id, {one.id for one in people}),
                origin=hub.place,
                funder=hub.funder,
                remote=frozenset(sessions),
                is_assumed=hub.source.lower().startswith("assum"),
                source=hub.source,
                region=hub.region,
                role=Role.HUB,
            )


def _is_served(region: str, participant: Participant) -> bool:
    return region_of(participant) == region


def _free_id(wanted: str, taken: set[str]) -> str:
    """Return the id of a hub, with a tail where a participant has the same."""
    return wanted if wanted not in taken else _free_id(f"{wanted}-hub", taken)


def _participation(assembly: Assembly, people: list[Participant]) -> int:
    weights = weights_of(assembly.case)
    consultations = {consultation.id for consultation in assembly.case.consultations}
    return sum(one.people * weights.get(one.group, 1) * len(one.in_person & consultations) for one in people)
