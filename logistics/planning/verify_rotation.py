"""Recount of the rotation of series, shared with nothing that places them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.rules import Rotation
from logistics.countries import country


def not_rotated(case: Case, placed: dict[str, Session]) -> Iterator[str]:
    """Yield the meetings of a series that are in one region again, or too soon again."""
    by_area: dict[tuple[str, str], list[Session]] = {}
    for consultation in case.consultations:
        session = placed[consultation.id]
        if consultation.series and case.rules.rotation is not Rotation.NONE:
            land = country(session.place.country)
            names = {"region": land.region, "subregion": land.subregion, "country": land.code}
            area = names[case.rules.rotation.value] or land.code
            by_area.setdefault((consultation.series, area), []).append(session)
    least = case.rules.rotation_gap_days
    for (series, area), sessions in by_area.items():
        for one, other in combinations(sessions, 2):
            first, second = sorted((one, other), key=lambda session: session.first_day)
            if least is None or (second.first_day - first.last_day).days - 1 < least:
                yield f"{one.id} and {other.id} of the series {series} are both in {area}"
