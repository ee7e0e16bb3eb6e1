"""Rotation of series: no two meetings of one series in the same region, or not soon again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import combinations

import numpy as np

from logistics.case.calendar import Consultation
from logistics.case.case import Case
from logistics.case.places import Place
from logistics.case.rules import Rotation
from logistics.countries import country
from logistics.planning.options import BoolArray, Options, free_days_between
from logistics.planning.restriction import AllowsPair, Give, Restriction


def rotation_rules(case: Case, ordered: tuple[Consultation, ...]) -> Iterator[Restriction]:
    """Yield the rule of each series of two meetings or more, in the order of their names."""
    if case.rules.rotation is Rotation.NONE:
        return
    for name in sorted({one.series for one in ordered if one.series}):
        numbers = [number for number, one in enumerate(ordered) if one.series == name]
        couples = tuple(combinations(numbers, 2))
        if couples:
            yield _rule(case, name, couples)


def _rule(case: Case, name: str, couples: tuple[tuple[int, int], ...]) -> Restriction:
    area, days = case.rules.rotation, case.rules.rotation_gap_days
    if days is None:
        sentence = f"no two meetings of the series {name} are in the same {area}"
        return _restriction(sentence, area, couples, None)
    sentence = f"meetings of the series {name} in the same {area} have at least {days} free days between"

    def fewer(less: int) -> Restriction:
        return _restriction(sentence, area, couples, days - less)

    gives = (Give(fewer, lambda less: f"at least {days - less} would do", days),) if days else ()
    return replace(fewer(0), gives=gives)


def _restriction(
    sentence: str, area: Rotation, couples: tuple[tuple[int, int], ...], days: int | None
) -> Restriction:
    allows: AllowsPair = partial(_allows, area, days)
    return Restriction(sentence, pairs=tuple((one, other, allows) for one, other in couples))


def _allows(area: Rotation, days: int | None, one: Options, other: Options) -> BoolArray:
    is_same = _areas(area, one)[:, None] == _areas(area, other)[None, :]
    is_far = False if days is None else free_days_between(one, other) >= days
    return np.asarray(~is_same | is_far, dtype=np.bool_)


def _areas(area: Rotation, options: Options) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    return np.array([area_of(area, place) for place in options.consultation.places])[options.place]


def area_of(area: Rotation, place: Place) -> str:
    """Return the region, subregion or country of a place; the country where M49 knows no region."""
    found = country(place.country)
    areas = {Rotation.REGION: found.region, Rotation.SUBREGION: found.subregion}
    return areas.get(area, "") or found.code
