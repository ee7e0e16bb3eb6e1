"""People: who may attend what, from where, paid by whom."""

from __future__ import annotations

from dataclasses import dataclass

from logistics.case.places import Place


@dataclass(frozen=True, slots=True)
class Participant:
    """One person, or a delegation of identical travellers; the id is a pseudonym.

    Attributes:
        id: identifier in the case.
        origin: where trips start and end.
        group: stakeholder group; may be empty.
        funder: id of who pays; may be empty.
        people: identical travellers in this row [persons], at least 1.
        in_person: ids of the sessions attended in person.
        remote: ids of the sessions attended remotely.
        is_assumed: the row is an assumption and is marked so wherever it is shown.
        source: where the row comes from; may be empty.
    """

    id: str
    origin: Place
    group: str = ""
    funder: str = ""
    people: int = 1
    in_person: frozenset[str] = frozenset()
    remote: frozenset[str] = frozenset()
    is_assumed: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Funder:
    """Who pays.

    Attributes:
        id: identifier in the case.
        title: as shown to people.
    """

    id: str
    title: str
