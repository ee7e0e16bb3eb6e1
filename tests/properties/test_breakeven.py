"""Break-even overlaps are those of booking everybody, and of attendance flipped person by person."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import HealthCheck, assume, given, settings

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.errors import InfeasibleError
from logistics.planning.breakeven import BreakEven
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.moving import moves_of
from logistics.planning.options import every_option
from logistics.planning.patterns import crowd
from logistics.planning.restrictions import restrictions
from logistics.planning.universe import allowed_options
from logistics.planning.verify import impossible_attendance
from logistics.pricing.price import price
from logistics.pricing.pricebook import PriceBook
from tests.properties.cases import Size, cases

SMALL = Size(consultations=2, window=6, places=2)
FEW_FEASIBLE = [HealthCheck.filter_too_much, HealthCheck.too_slow]


def people_of(case: Case, consultation: str) -> list[Participant]:
    """Return everybody invited in person, one row a person."""
    return [
        replace(one, id=f"{one.id}-{number}", people=1, in_person=one.in_person, remote=frozenset())
        for one in case.participants
        if consultation in one.in_person
        for number in range(one.people)
    ]


def pair_case(case: Case, found: BreakEven, there: set[str]) -> Case:
    """Return the case with the consultation, the anchor and those invited only, so many at the anchor."""
    names = {found.consultation, found.anchor.id}
    people = tuple(
        replace(one, in_person=frozenset(names if one.id in there else {found.consultation}))
        for one in people_of(case, found.consultation)
    )
    consultations = tuple(one for one in case.consultations if one.id == found.consultation)
    return replace(case, anchors=(found.anchor,), consultations=consultations, participants=people)


def saved(case: Case, prices: PriceBook, found: BreakEven, there: set[str]) -> int:
    """Return what everybody's trips cost less beside the anchor than apart, booked one by one."""
    assert found.beside is not None
    alone = pair_case(case, found, there)
    apart = make_baseline(alone, prices, (found.apart,)).cost_cents
    return apart - make_plan(alone, prices, (found.beside,)).cost_cents


def cheapest_apart(case: Case, prices: PriceBook, sessions: list[Session], found: BreakEven) -> int:
    alone = pair_case(case, found, set())
    return min(make_plan(alone, prices, (session,)).cost_cents for session in sessions)


@settings(max_examples=120, suppress_health_check=FEW_FEASIBLE)
@given(cases(SMALL))
def test_break_even_is_that_of_booking_everybody(case: Case) -> None:
    rules = restrictions(case, crowd(case))
    try:
        allowed = {some.consultation.id: some for some in allowed_options(case, rules)}
    except InfeasibleError:
        assume(False)  # noqa: FBT003
    prices = price(case)
    planned = tuple(some.session(0) for some in every_option(case) if len(some))
    assume(len(planned) == len(case.consultations))
    assume(not any(impossible_attendance(case, make_plan(case, prices, planned))))

    table = moves_of(case, prices, rules, planned).pairs

    assert len(table) == len(planned) * len(case.anchors)
    for found in table:
        options = allowed[found.consultation]
        every = [options.session(at) for at in range(len(options))]
        people = people_of(case, found.consultation)
        actual = {one.id for one in people if found.anchor.id in one.in_person}
        assert (found.invited, found.there) == (len(people), len(actual))
        apart = make_plan(pair_case(case, found, set()), prices, (found.apart,)).cost_cents
        assert apart == cheapest_apart(case, prices, every, found)
        if found.beside is None:
            continue
        assert found.saved_cents == saved(case, prices, found, actual)
        check_threshold(case, prices, found, [one.id for one in people])


def check_threshold(case: Case, prices: PriceBook, found: BreakEven, people: list[str]) -> None:
    """The mean over all ways of choosing k people is linear in k, and turns where it is said to."""
    for count in range(len(people) + 1):
        if len(people) > 6:
            break
        ways = list(combinations(people, count))
        mean_times = sum(saved(case, prices, found, set(way)) for way in ways)
        expected = len(ways) * (found.full_cents * count - found.extra_cents * len(people))
        assert mean_times * len(people) == expected or not people
        if people:
            is_enough = mean_times >= 0
            assert is_enough == (found.needed is not None and count >= found.needed)
