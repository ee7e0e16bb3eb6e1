"""From case and prices to the attendance problem: dates, who comes and who pays, at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from logistics.case.case import Case
from logistics.case.people import Cover, Quota, RemoteHub
from logistics.case.regions import region_of
from logistics.case.rules import Mode
from logistics.errors import CaseError, Finding, Where
from logistics.money import cents
from logistics.planning.crew import Row, rows_of
from logistics.planning.crew_arrays import arrangements_of, travellers_of
from logistics.planning.hires import venue_costs
from logistics.planning.measures import COST, HOURS, NIGHTS, TRAVEL, TRIPS, Measure
from logistics.planning.options import IntArray, Options
from logistics.planning.patterns import crowd
from logistics.planning.people_rules import people_rules
from logistics.planning.promise import Promise, notice_rules, with_kept_first
from logistics.planning.restriction import Restriction
from logistics.planning.restrictions import restrictions
from logistics.planning.savings import Stops, pair_classes, single_costs
from logistics.planning.subject import PeopleRule, Subject
from logistics.planning.tables import cost_tables
from logistics.planning.universe import allowed_options, collisions
from logistics.pricing.by_km import HOUR_UNITS
from logistics.pricing.pricebook import PriceBook
from solver.attendance.problem import (
    NO_LIMIT,
    OWN,
    AttendanceProblem,
)

MOST_PLACEMENTS = 8_000
"""Placements that can be decided together with attendance and payers; pairs of them take 60 bytes each."""


@dataclass(frozen=True, slots=True, eq=False)
class Assembly:
    """The attendance problem of a case and what its indices mean.

    Attributes:
        case: the case as asked.
        problem: integer arrays for the solver, with all limits.
        options: allowed placements of each consultation.
        meetings: ids of the meetings: consultations in the order of ``options``, then anchors.
        rows: travellers.
        measures: what is counted, cost first.
        rules: rules on people and money, a limit each, in the order of ``problem.limits``.
        hubs: extra that stands for an open hub, by hub and session.
        missing: extra that stands for people missing, by quota and session; empty when none may be.
        dates: rules on dates and places.
        promise: a published plan, whose changes need notice and have a price; None: there is none.
    """

    case: Case
    problem: AttendanceProblem
    options: tuple[Options, ...]
    meetings: tuple[str, ...]
    rows: tuple[Row, ...]
    measures: tuple[Measure, ...]
    rules: tuple[PeopleRule, ...]
    hubs: Mapping[tuple[str, str], int]
    missing: Mapping[tuple[str, str], int]
    dates: tuple[Restriction, ...] = ()
    promise: Promise | None = None

    def measure(self, wanted: Measure) -> IntArray:
        """Return 1 for a measure and 0 for the others, ``[measures]``."""
        return np.array([int(measure == wanted) for measure in self.measures], dtype=np.int64)


def assemble(
    case: Case,
    prices: PriceBook,
    extra_measures: tuple[Measure, ...] = (),
    *,
    is_apart: bool = False,
    promise: Promise | None = None,
) -> Assembly:
    """Return the attendance problem of a case.

    No placement is left out by bounds on its cost: cost is not what comes first when participation is to be
    greatest, and with ceilings a dearer placement may be the only one that can be paid.

    Args:
        case: the case as asked.
        prices: its prices.
        extra_measures: what is to be counted beside what the rules need.
        is_apart: each consultation is a trip of its own, whatever lies beside it.
        promise: a published plan, whose changes need notice; None: there is none.

    Raises:
        CaseError: there are too many placements.
        InfeasibleError: a consultation has no allowed placement; carries the rules that collide.
    """
    dates = restrictions(case, crowd(case))
    if promise is not None:
        dates = (*dates, *notice_rules(case, promise))
    options = allowed_options(case, dates, promise.days() if promise else ())
    if promise is not None:
        options = tuple(with_kept_first(some, promise) for some in options)
    _check_size(options)
    placements = options, collisions(options, dates)
    assembly = assemble_on(case, prices, placements, extra_measures, is_apart=is_apart)
    return replace(assembly, dates=dates, promise=promise)


def _check_size(options: tuple[Options, ...]) -> None:
    """Refuse what would need more memory than there is, before it is asked for."""
    count = sum(map(len, options))
    if count > MOST_PLACEMENTS:
        message = (
            f"the rules leave {count:,} placements, and who comes or who pays is open; so many cannot be "
            f"decided together, {MOST_PLACEMENTS:,} can"
        )
        hint = "rank the places with 'backtoback where' and keep the best, or shorten the windows"
        raise CaseError(
            (Finding(Where("consultations", column="places"), "too-many-placements", message, hint),)
        )


def assemble_on(
    case: Case,
    prices: PriceBook,
    placements: tuple[tuple[Options, ...], IntArray],
    extra_measures: tuple[Measure, ...] = (),
    *,
    is_apart: bool = False,
) -> Assembly:
    """Return the attendance problem of a case on given placements.

    Args:
        case: the case as asked.
        prices: its prices.
        placements: placements of each consultation, and the pairs of them that may not be, ``[n, 2]``.
        extra_measures: what is to be counted beside what the rules need.
        is_apart: each consultation is a trip of its own, whatever lies beside it.
    """
    options, clashes = placements
    attended = {name for one in case.participants for name in (*one.in_person, *one.either, *one.remote)}
    anchors = tuple(anchor for anchor in case.anchors if anchor.id in attended)
    stops = Stops.of(case, options, anchors, crowd(case))
    rows = rows_of(case)
    measures = _measures(case, extra_measures)
    meetings = (*(some.consultation.id for some in options), *(anchor.id for anchor in anchors))
    parts = _Parts(case, prices, rows, measures, meetings)
    problem = replace(_problem(parts, stops, options), clashes=clashes)
    if is_apart:
        problem = _apart(problem)
    problem, hubs, missing = _with_extras(parts, problem)
    subject = Subject(case, prices, rows, meetings, options, problem, hubs, missing)
    rules = people_rules(subject)
    problem = replace(problem, limits=tuple(rule.limit for rule in rules))
    return Assembly(case, problem, options, meetings, rows, measures, rules, hubs, missing)


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """What the problem is made of."""

    case: Case
    prices: PriceBook
    rows: tuple[Row, ...]
    measures: tuple[Measure, ...]
    meetings: tuple[str, ...]


def _measures(case: Case, extra: tuple[Measure, ...]) -> tuple[Measure, ...]:
    covers = sorted({cover for funder in case.funders for cover in funder.covers} - {Cover.EVERYTHING})
    caps = [measure for measure, most in _caps(case) if most is not None]
    wanted = [COST, *(Measure("cost", cover) for cover in covers), *caps, *extra]
    return tuple(dict.fromkeys(wanted))


def _caps(case: Case) -> tuple[tuple[Measure, int | None], ...]:
    """Return the most of each measure for one person, in its units."""
    rules = case.rules
    cost = None if rules.most_cost is None else cents(rules.most_cost)
    hours = None if rules.most_hours is None else int(rules.most_hours * HOUR_UNITS)
    return ((TRAVEL, cost), (HOURS, hours), (NIGHTS, rules.most_nights), (TRIPS, rules.most_trips))


def _problem(parts: _Parts, stops: Stops, options: tuple[Options, ...]) -> AttendanceProblem:
    case, rows, measures, meetings = parts.case, parts.rows, parts.measures, parts.meetings
    consultations = len(case.consultations)
    homes = {row.like.origin for row in rows if row.like.is_people}
    origins = tuple(sorted(homes, key=lambda place: (place.id, place.passport)))
    tables = cost_tables(parts.prices, origins, stops.places, measures)
    pair_class, saving = pair_classes(case, stops, tables)
    caps = {measure: most for measure, most in _caps(case) if most is not None}
    venue = venue_costs(case, parts.prices, options, len(stops.meeting), measures)
    return AttendanceProblem(
        meeting=stops.meeting,
        rank=stops.rank,
        clashes=np.zeros((0, 2), dtype=np.int64),
        apart=stops.apart(case, consultations),
        covers=stops.covers(case, consultations),
        pair_class=pair_class,
        is_fixed=np.arange(len(meetings)) >= consultations,
        single=np.concatenate([single_costs(case, stops, tables), venue]),
        saving=np.concatenate([saving, np.zeros((len(venue), *saving.shape[1:]), dtype=np.int64)]),
        travellers=travellers_of(parts.prices, rows, meetings, measures, origins),
        arrangements=arrangements_of(case, parts.prices, rows, measures),
        payers=len(case.funders),
        most_each=np.array([caps.get(measure, NO_LIMIT) for measure in measures], dtype=np.int64),
        extra_upper=np.zeros(0, dtype=np.int64),
        extra_measure=np.zeros((0, len(measures)), dtype=np.int64),
        extra_payer=np.zeros(0, dtype=np.int64),
        is_alone=np.zeros(len(meetings), dtype=bool),
    )


def _apart(problem: AttendanceProblem) -> AttendanceProblem:
    """Return the problem in which consultations are trips of their own and only anchors are joined."""
    is_anchor = problem.is_fixed[problem.meeting]
    both = is_anchor[:, None] & is_anchor[None, :]
    return replace(problem, is_alone=~problem.is_fixed, covers=problem.covers & both)


def _with_extras(
    parts: _Parts, problem: AttendanceProblem
) -> tuple[AttendanceProblem, dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    """Return the problem with its extras, and where they stand: open hubs, people missing from quotas."""
    open_hubs = list(_open_hubs(parts))
    short = list(_short_quotas(parts.case))
    number = {funder.id: index for index, funder in enumerate(parts.case.funders)}
    sessions = [parts.prices.hubs[hub.region].session for hub, _ in open_hubs]
    measure = [[m.of_remote(quote) for m in parts.measures] for quote in sessions]
    measure += [[0] * len(parts.measures)] * len(short)
    upper = [1] * len(open_hubs) + [quota.least or 0 for quota, _ in short]
    payer = [number.get(hub.funder, OWN) for hub, _ in open_hubs] + [OWN] * len(short)
    wider = replace(
        problem,
        extra_upper=np.array(upper, dtype=np.int64),
        extra_measure=np.array(measure, dtype=np.int64).reshape(len(upper), len(parts.measures)),
        extra_payer=np.array(payer, dtype=np.int64),
    )
    hubs = {(hub.id, session): index for index, (hub, session) in enumerate(open_hubs)}
    missing = {(quota.id, name): index for index, (quota, name) in enumerate(short, start=len(open_hubs))}
    return wider, hubs, missing


def _open_hubs(parts: _Parts) -> Iterator[tuple[RemoteHub, str]]:
    """Yield the hubs and sessions where anybody of the region may join remotely."""
    for hub in parts.case.hubs:
        people = [row.like for row in parts.rows if region_of(row.like) == hub.region]
        for session in parts.meetings:
            if any(session in one.either or session in one.remote for one in people):
                yield hub, session


def _short_quotas(case: Case) -> Iterator[tuple[Quota, str]]:
    """Yield the quotas and sessions from which people may be missing."""
    if case.rules.mode is Mode.PARTICIPATION:
        consultations = tuple(consultation.id for consultation in case.consultations)
        for quota in case.quotas:
            if quota.least is not None:
                for session in quota.sessions or consultations:
                    yield quota, session
