"""Part of stage 6: recount what a plan costs that departs from a published one, with code of its own.

Nothing here is shared with the formulation or the bill: the published plan, the case, the prices and the
journeys of the new plan are all that is looked at, traveller by traveller.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from logistics.case.case import Case
from logistics.case.deadlines import Task
from logistics.case.published import PublishedPerson, PublishedPlan, PublishedSession
from logistics.case.regions import is_country_in
from logistics.planning.plan import Itinerary, Plan
from logistics.planning.promise import Promise
from logistics.pricing.pricebook import PriceBook

CENT = Decimal("0.01")
Journey = tuple[date, str, str]


def wrong_changes(
    case: Case, prices: PriceBook, promise: Promise, plan: Plan, claimed_cents: int
) -> Iterator[str]:
    """Yield each difference between what changes are said to cost and the recount, as a sentence.

    Args:
        case: the case as asked.
        prices: its prices.
        promise: the plan as published, and the day of the changes.
        plan: the plan now.
        claimed_cents: what the changes are said to cost [cents].
    """
    published, today = promise.published, promise.today
    yield from _too_late(case, published, today, plan)
    counted = sum(_announcements(case, published, plan), Decimal(0))
    counted += sum(_rebookings(case, prices, published, today, plan), Decimal(0))
    if int(counted / CENT) != claimed_cents:
        yield f"changes cost {int(counted / CENT)} cents by the recount, {claimed_cents} in the plan"


def _too_late(case: Case, published: PublishedPlan, today: date, plan: Plan) -> Iterator[str]:
    """Yield what is changed within the notice period."""
    were = {one.id: one for one in published.sessions}
    for now in plan.sessions:
        was = were.get(now.id)
        if was and (was.first_day, was.last_day, was.place) == (now.first_day, now.last_day, now.place.id):
            continue
        for what, day in (("sat", was.first_day if was else None), ("is to sit", now.first_day)):
            ahead = None if day is None else (day - today).days
            if ahead is not None and (ahead < case.change.notice_days or ahead < 1):
                yield f"{now.id} {what} on {day}, {ahead} days from {today}, and is changed"


def _announcements(case: Case, published: PublishedPlan, plan: Plan) -> Iterator[Decimal]:
    """Yield what each published consultation costs that is no longer where it was to be."""
    now = {one.id: one for one in (*case.anchors, *plan.sessions)}
    for was in published.sessions:
        session = now.get(was.id)
        told = _rounded(case.change.session) + _rounded(case.change.person) * _still_there(
            case, published, was
        )
        if session is None:
            yield told
            continue
        is_there = session.place.id == was.place
        if is_there and session.first_day == was.first_day and session.last_day == was.last_day:
            continue
        days = abs(session.first_day.toordinal() - was.first_day.toordinal())
        yield told + _rounded(case.change.day) * days
        yield Decimal(0) if is_there else _rounded(case.change.place)


def _still_there(case: Case, published: PublishedPlan, was: PublishedSession) -> int:
    """Return how many of those who were to come are in the case."""
    here: dict[str, int] = {}
    for one in case.participants:
        if one.is_people:
            here[one.row_id] = here.get(one.row_id, 0) + one.people
    if published.people is None:
        return sum(one.people for one in case.participants if was.id in one.in_person)
    rows = {one.row for one in published.people}
    invited = {
        row: sum(one.people for one in published.people if one.row == row and was.id in one.in_person)
        for row in rows
    }
    return sum(min(invited[row], here.get(row, 0)) for row in rows)


def _rebookings(
    case: Case, prices: PriceBook, published: PublishedPlan, today: date, plan: Plan
) -> Iterator[Decimal]:
    """Yield what each ticket of each traveller costs: kept or changed."""
    fee, share = _rounded(case.change.ticket_fee), case.change.ticket_share / 100
    travelling = _travelling(plan)
    for person in sorted(published.people or (), key=lambda one: one.id):
        for journey, paid in sorted(_tickets(case, person, today)):
            changed = fee + _rounded(paid * share)
            for _ in range(person.people):
                makers = travelling.get((person.row, journey), 0)
                if not makers:
                    yield changed
                    continue
                travelling[person.row, journey] = makers - 1
                yield min(paid - _fare(prices, journey), changed)


def _travelling(plan: Plan) -> dict[tuple[str, Journey], int]:
    made: dict[tuple[str, Journey], int] = {}
    for line in plan.itineraries:
        for journey in _journeys(line):
            key = line.participant.row_id, journey
            made[key] = made.get(key, 0) + line.participant.people
    return made


def _journeys(line: Itinerary) -> set[Journey]:
    return {(leg.day, leg.start.id, leg.end.id) for trip in line.trips for leg in trip.legs}


def _tickets(case: Case, person: PublishedPerson, today: date) -> Iterator[tuple[Journey, Decimal]]:
    for leg in person.legs:
        begins = next(one for one in person.legs if one.trip == leg.trip)
        lead = _days_ahead(case, begins.start)
        if (begins.day - today).days <= lead and leg.fare_cents:
            yield (leg.day, leg.start, leg.end), leg.fare_cents * CENT


def _days_ahead(case: Case, start: str) -> int:
    """Return how many days before departure tickets are bought where a trip starts."""
    country = next((place.country for place in case.places if place.id == start), "")
    found = [
        (country in rule.countries, bool(rule.countries), rule.days)
        for rule in case.deadlines
        if rule.task is Task.TICKET and is_country_in(country, rule.countries)
    ]
    return max(found)[2] if found else 0


def _fare(prices: PriceBook, journey: Journey) -> Decimal:
    _, *ends = journey
    parts = prices.legs[min(ends), max(ends)].quote.parts
    return sum((part.cents for part in parts if part.kind == "fare"), 0) * CENT


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)
