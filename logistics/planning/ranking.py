"""Ranks places for consultations: the exact least-cost plan with them in each place, all places together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from logistics.case.calendar import Consultation
from logistics.case.case import Case
from logistics.case.people import Cover
from logistics.case.places import Place
from logistics.errors import OutOfTimeError, VerificationError
from logistics.planning.candidate import KINDS, Candidate, visitors
from logistics.planning.formulate import Formulation, formulate
from logistics.planning.measured import Measured
from logistics.planning.measures import CO2E, COST, HOURS, Measure
from logistics.planning.options import in_order
from logistics.planning.patterns import Crowd, crowd
from logistics.planning.restrictions import restrictions
from logistics.planning.universe import options_left
from logistics.pricing.by_km import CO2E_UNITS, HOUR_UNITS
from logistics.pricing.pricebook import PriceBook
from solver.clock import Clock
from solver.groups import best_of_groups

MOST_OPTIONS = 450
"""Placements of a consultation that are looked at together; pairs of them are what takes time."""
_TRAVEL = tuple(cover for cover in KINDS if cover is not Cover.REMOTE)
_MEASURES = (COST, HOURS, CO2E, *(Measure("cost", cover) for cover in _TRAVEL))


@dataclass(frozen=True, slots=True)
class Ranking:
    """Places for consultations.

    Attributes:
        consultations: ids: one, or several that are all held in the same place.
        candidates: places for which there is a plan, cheapest first, ties by id.
        dateless: places for which the rules leave no date.
    """

    consultations: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    dateless: tuple[Place, ...]

    def at(self, place: Place) -> Candidate | None:
        """Return the candidate of a place; None where it has no plan."""
        return next((each for each in self.candidates if each.place.id == place.id), None)


def rank(
    case: Case, prices: PriceBook, names: tuple[str, ...], places: tuple[Place, ...], clock: Clock
) -> Ranking:
    """Return the places for some consultations, each with the exact least-cost plan with them there.

    All other consultations are at their best for that place, on its dates.

    Args:
        case: the case; who comes is settled.
        prices: prices of the case and of all the places.
        names: ids of the consultations; several are held in the same place.
        places: where they might be held.
        clock: limit of time.

    Raises:
        OutOfTimeError: time ran out before every place was looked at.
        VerificationError: two ways of counting differ: our defect.
    """
    people = crowd(case)
    found: list[Candidate] = []
    dateless: list[Place] = []
    for some in _chunks(case, names, places):
        clock.watch.progress(f"rank places, {len(found) + len(dateless)} of {len(places)}", None, None)
        open_places = _with_dates(moved(case, names, some), people, names, some)
        dateless += [place for place in some if place not in open_places]
        if open_places:
            ranked = list(_ranked(case, prices, people, (names, open_places), clock))
            found += ranked
            dateless += [p for p in open_places if p not in {each.place for each in ranked}]
    found.sort(key=lambda each: (each.cost_cents, each.place.id))
    return Ranking(names, tuple(found), tuple(sorted(dateless, key=lambda place: place.id)))


def moved(case: Case, names: tuple[str, ...], places: tuple[Place, ...]) -> Case:
    """Return the case in which some consultations may be in some places only."""
    consultations = tuple(replace(c, places=places) if c.id in names else c for c in case.consultations)
    return replace(case, consultations=consultations)


def _chunks(case: Case, names: tuple[str, ...], places: tuple[Place, ...]) -> Iterator[tuple[Place, ...]]:
    """Yield the places in parts; one by one where several consultations are to be in the same place."""
    windows = [_days(consultation) for consultation in case.consultations if consultation.id in names]
    size = max(1, MOST_OPTIONS // max(windows)) if len(names) == 1 else 1
    for first in range(0, len(places), size):
        yield places[first : first + size]


def _days(consultation: Consultation) -> int:
    weekdays = len(consultation.weekdays)
    return max(1, (consultation.latest - consultation.earliest).days * weekdays // 7 + 1)


def _with_dates(
    case: Case, people: Crowd, names: tuple[str, ...], places: tuple[Place, ...]
) -> tuple[Place, ...]:
    """Return the places for which no single rule excludes every date of any of the consultations."""
    options = options_left(case, restrictions(case, people))
    left = [set(some.place.tolist()) for some in options if some.consultation.id in names]
    return tuple(place for at, place in enumerate(places) if all(at in some for some in left))


def _ranked(
    case: Case,
    prices: PriceBook,
    people: Crowd,
    asked: tuple[tuple[str, ...], tuple[Place, ...]],
    clock: Clock,
) -> Iterator[Candidate]:
    names, places = asked
    there = moved(case, names, places)
    formulation = formulate(there, prices)
    groups = _groups(formulation, names, len(places))
    best, is_complete = best_of_groups(formulation.problem, groups, watch=clock.watch, seconds=clock.left)
    if not is_complete:
        raise OutOfTimeError(clock.seconds)
    choices = tuple(found[1] for found in best if found is not None)
    measured = Measured.of(there, prices, (formulation, people), choices, _MEASURES)
    for place, found in zip(places, best, strict=True):
        if found is not None:
            cost, choice = found
            counted = dict(zip(_MEASURES, measured.total(choice).tolist(), strict=True))
            if counted[COST] != cost:
                told = f"{place.id} costs {cost} cents by the solver, {counted[COST]} by its parts"
                raise VerificationError((told,))
            yield _candidate(there, prices, people, (names, place, choice), (formulation, counted))


def _candidate(
    case: Case,
    prices: PriceBook,
    people: Crowd,
    chosen: tuple[tuple[str, ...], Place, tuple[int, ...]],
    made: tuple[Formulation, dict[Measure, int]],
) -> Candidate:
    names, place, choice = chosen
    formulation, counted = made
    kinds: dict[Cover, int] = {cover: counted[Measure("cost", cover)] for cover in _TRAVEL}
    return Candidate(
        place=place,
        sessions=formulation.sessions(choice),
        cost_cents=counted[COST] + formulation.remote_cents,
        kinds={**kinds, Cover.REMOTE: formulation.remote_cents},
        co2e_kg=Decimal(counted[CO2E]) / CO2E_UNITS,
        hours=Decimal(counted[HOURS]) / HOUR_UNITS,
        visitors=visitors(case, prices, people, names, place),
    )


def _groups(formulation: Formulation, names: tuple[str, ...], count: int) -> tuple[np.ndarray, ...]:
    """Return the options of the first of the consultations in each place."""
    start = 0
    for options in formulation.options:
        if options.consultation.id in names:
            return tuple(np.flatnonzero(options.place == at) + start for at in range(count))
        start += len(options)
    raise ValueError(f"none of {names} is a consultation")


def preferred(case: Case, ranking: Ranking, name: str) -> Candidate | None:
    """Return where the plan of the case holds a consultation: its best place, ties as a plan settles them."""
    own = next(consultation.places for consultation in case.consultations if consultation.id == name)
    order = {place.id: at for at, place in enumerate(own)}
    days = {consultation.id: at for at, consultation in enumerate(in_order(case))}

    def key(each: Candidate) -> tuple[object, ...]:
        dated = sorted(each.sessions, key=lambda session: days[session.id])
        ranked = [(s.first_day, order[each.place.id] if s.id == name else 0) for s in dated]
        return (each.cost_cents, *ranked)

    here = [each for each in ranking.candidates if each.place.id in order]
    return min(here, key=key) if here else None
