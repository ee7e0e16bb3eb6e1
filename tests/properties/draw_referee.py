"""Prices one choice of dates under one draw by itself: by itineraries and a price book with other prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import cast

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.uncertainty import StillPaid
from logistics.case.venues import without_venues
from logistics.planning.itineraries import make_plan
from logistics.planning.plan import Plan
from logistics.pricing.legs import Legs
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import LegPrice, PartKind, leg_key
from logistics.uncertainty.worlds import Urn, Worlds


@dataclass(frozen=True, slots=True)
class Fate:
    """So many people of whom the same became.

    Attributes:
        like: one of them, as the case has it.
        people: how many.
        comes: they come at all.
        told: sessions of which it was drawn whether they attend them.
        refused: countries that refuse the visa.
    """

    like: Participant
    people: int
    comes: bool
    told: tuple[tuple[str, bool], ...]
    refused: frozenset[str]


def fates(urn: Urn, worlds: Worlds, draw: int) -> Iterator[Fate]:
    """Yield what became of everybody in a draw."""
    for number, one in enumerate(urn.party.outcomes):
        cohort = urn.party.cohorts[one.cohort]
        happened = list(zip(cohort.events, one.happens, strict=True))
        comes = all(is_so for event, is_so in happened if event.is_coming)
        refused = frozenset(event.country for event, is_so in happened if event.country and is_so)
        told = tuple((event.session, is_so) for event, is_so in happened if event.session)
        yield Fate(cohort.like, int(worlds.people[draw, number]), comes, told, refused)


def drawn_prices(prices: PriceBook, urn: Urn, worlds: Worlds, draw: int) -> PriceBook:
    """Return the price book of a draw in which fares do not hang on the season."""
    legs = dict(prices.legs)
    for number, ends in enumerate(urn.prices.geography.ends):
        key = leg_key(*ends)
        (cents,) = {int(fare) for fare in worlds.fares[draw, number]}
        legs[key] = _with_fare(legs[key], cents)
    nights = dict(prices.nights)
    for number, place in enumerate(urn.prices.geography.places):
        lodging, meals = int(worlds.lodging[draw, number]), int(worlds.meals[draw, number])
        nights[place.id] = replace(nights[place.id], parts=(), cents=lodging + meals)
    return replace(prices, legs=cast("Legs", legs), nights=nights)


def _with_fare(leg: LegPrice, cents: int) -> LegPrice:
    rest = tuple(part for part in leg.quote.parts if part.kind is not PartKind.FARE)
    quote = replace(leg.quote, parts=rest, cents=cents + sum(part.cents for part in rest))
    return replace(leg, quote=quote)


def cost_in_draw(
    case: Case, prices: PriceBook, sessions: tuple[Session, ...], slips: dict[str, int], lives: list[Fate]
) -> int:
    """Return what a choice of dates costs in a draw [cents].

    Args:
        case: the case as decided.
        prices: of the draw.
        sessions: the consultations as placed before the draw.
        slips: days by which anchors are later [days].
        lives: what became of everybody.
    """
    anchors = tuple(
        replace(
            anchor,
            first_day=anchor.first_day + timedelta(days=slips.get(anchor.id, 0)),
            last_day=anchor.last_day + timedelta(days=slips.get(anchor.id, 0)),
        )
        for anchor in case.anchors
    )
    hired = make_plan(replace(case, participants=()), prices, sessions).cost_cents
    moved = replace(without_venues(case), anchors=anchors)
    lived = (life for life in lives if life.people)
    return hired + sum(_cost_of(moved, prices, sessions, slips, life) * life.people for life in lived)


def _cost_of(
    case: Case, prices: PriceBook, sessions: tuple[Session, ...], slips: dict[str, int], life: Fate
) -> int:
    planned = life.like.in_person
    attended = set(planned)
    for session, is_so in life.told:
        attended = attended | {session} if is_so else attended - {session}
    remote = life.like.remote - {session for session, is_so in life.told if is_so}
    one = replace(life.like, people=1, remote=frozenset(remote))
    paid, closed = case.ranges, {s.id for s in (*case.anchors, *sessions) if s.place.country in life.refused}
    rest, fares = attended, attended
    if not life.comes:
        rest = set(planned) if paid.no_show is StillPaid.EVERYTHING else set()
        fares = set() if paid.no_show is StillPaid.NOTHING else set(planned)
    rest = rest - closed
    fares = fares if paid.refused is StillPaid.FARES else fares - closed
    goes, books = (replace(one, in_person=frozenset(some)) for some in (rest, fares))
    cost = _trips(case, prices, sessions, slips, goes)
    if goes == books:
        return cost
    return (
        cost + _tickets(case, prices, sessions, slips, books) - _tickets(case, prices, sessions, slips, goes)
    )


def _tickets(
    case: Case, prices: PriceBook, sessions: tuple[Session, ...], slips: dict[str, int], one: Participant
) -> int:
    """Return the fares alone of one person [cents]."""
    plan, more = _plans(case, prices, sessions, slips, one)
    trips = [trip for each in (plan, *more) for line in each.itineraries for trip in line.trips]
    legs = [prices.leg(leg.start, leg.end) for trip in trips for leg in trip.legs]
    return sum(leg.quote.cents - _with_fare(leg, 0).quote.cents for leg in legs)


def _trips(
    case: Case, prices: PriceBook, sessions: tuple[Session, ...], slips: dict[str, int], one: Participant
) -> int:
    plan, more = _plans(case, prices, sessions, slips, one)
    return plan.cost_cents + sum(each.cost_cents for each in more)


def _plans(
    case: Case, prices: PriceBook, sessions: tuple[Session, ...], slips: dict[str, int], one: Participant
) -> tuple[Plan, list[Plan]]:
    """Return the trips of one person, and those of their own to sessions that fall on others."""
    consultations = {session.id for session in sessions}
    in_order = sorted(
        (anchor for anchor in case.anchors if anchor.id in one.in_person),
        key=lambda a: (slips.get(a.id, 0) != 0, a.first_day, a.last_day, a.id),
    )
    rank = {c.id: (c.earliest, c.latest, c.days, c.id) for c in case.consultations}
    in_order += sorted((s for s in sessions if s.id in one.in_person), key=lambda s: rank[s.id])
    kept: list[Session] = []
    missed: list[Session] = []
    for session in in_order:
        clashes = any(_is_apart(case, session, other, consultations) for other in kept)
        (missed if clashes else kept).append(session)
    stays = replace(one, in_person=frozenset(session.id for session in kept))
    plan = make_plan(replace(case, participants=(stays,)), prices, sessions)
    alone = [replace(one, in_person=frozenset({session.id}), remote=frozenset()) for session in missed]
    return plan, [make_plan(replace(case, participants=(each,)), prices, sessions) for each in alone]


def _is_apart(case: Case, one: Session, other: Session, consultations: set[str]) -> bool:
    """Return whether nobody can be at both."""
    first, second = sorted((one, other), key=lambda s: (s.first_day, s.last_day))
    free = (second.first_day - first.last_day).days - 1
    if one.place == other.place:
        if not case.rules.is_same_day_allowed:
            return free < 0
        return any(
            outer.id in consultations
            and outer.first_day < inner.first_day
            and outer.last_day > inner.last_day
            for outer, inner in ((one, other), (other, one))
        )
    is_given = one.id not in consultations and other.id not in consultations
    return free < min(case.rules.transfer_days, 1 if is_given else case.rules.transfer_days) - 1
