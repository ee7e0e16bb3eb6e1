"""Who travels alike: participants merged by origin and by the sessions they attend in person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logistics.case.case import Case
from logistics.case.places import Place

Pattern = frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """The participants as the search sees them.

    Attributes:
        patterns: distinct sets of session ids attended in person, sorted.
        origins: distinct places people come from, sorted by id.
        people: people of each pattern from each origin, ``[patterns, origins]``.
    """

    patterns: tuple[Pattern, ...]
    origins: tuple[Place, ...]
    people: NDArray[np.int64]

    def attending(self, *sessions: str) -> int:
        """Return the number of people who attend all the sessions in person."""
        wanted = frozenset(sessions)
        rows = [index for index, pattern in enumerate(self.patterns) if wanted <= pattern]
        return int(self.people[rows].sum())


def crowd(case: Case) -> Crowd:
    """Return the participants of the case, merged; those who attend nothing in person are left out."""
    heads: defaultdict[tuple[Pattern, Place], int] = defaultdict(int)
    for participant in case.participants:
        if participant.in_person:
            heads[participant.in_person, participant.origin] += participant.people
    patterns = sorted({pattern for pattern, _ in heads}, key=sorted)
    origins = sorted({origin for _, origin in heads}, key=lambda place: (place.id, place.passport))
    return Crowd(tuple(patterns), tuple(origins), _table(heads, patterns, origins))


def _table(
    heads: Mapping[tuple[Pattern, Place], int], patterns: list[Pattern], origins: list[Place]
) -> NDArray[np.int64]:
    row = {pattern: index for index, pattern in enumerate(patterns)}
    column = {origin: index for index, origin in enumerate(origins)}
    people = np.zeros((len(patterns), len(origins)), dtype=np.int64)
    for (pattern, origin), count in heads.items():
        people[row[pattern], column[origin]] = count
    return people
