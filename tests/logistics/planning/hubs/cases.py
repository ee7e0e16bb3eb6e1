"""Random small cases of a consultation in several places, and a referee that tries every choice of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import combinations
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place, VenuePrice
from logistics.case.rules import OwnAllowance, OwnFare, Rules, Tariff
from logistics.distance import great_circle_km
from logistics.planning.hubs.request import HubsRequest, Reach
from logistics.planning.itineraries import make_plan
from logistics.planning.plan import Plan
from logistics.planning.verify import broken_rules, impossible_attendance
from logistics.pricing.pricebook import PriceBook

GENEVA = Place("geneva", "Geneva", "CH", 46.2, 6.15, "Europe/Zurich", "GE")
NAIROBI = Place(
    "nairobi", "Nairobi", "KE", -1.29, 36.82, "Africa/Nairobi", venue=VenuePrice(Decimal("150.05"))
)
BOSTON = Place("boston", "Boston", "US", 42.36, -71.06, "America/New_York", has_office=True)
MANILA = Place("manila", "Manila", "PH", 14.6, 120.98, "Asia/Manila", capacity=3)
LIMA = Place("lima", "Lima", "PE", -12.05, -77.04, "America/Lima")
VENUES = (GENEVA, NAIROBI, BOSTON, MANILA)
PLACES = (*VENUES, LIMA)
START = date(2005, 6, 6)
DAY = timedelta(days=1)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Case, HubsRequest, tuple[Place, ...]]:
    """Return a case with one consultation, what is asked of its hubs, and the candidates."""
    candidates = tuple(draw(st.lists(st.sampled_from(VENUES), min_size=2, max_size=4, unique=True)))
    if draw(st.booleans()):
        candidates = tuple(replace(place, capacity=None) for place in candidates)
    anchors = draw(_anchors())
    talks = Consultation(
        "talks", "Talks", draw(st.sampled_from((1, 1, 2))), candidates[:1], START + 3 * DAY, START + 6 * DAY
    )
    case = Case(
        title="Random",
        currency="CHF",
        price_date=START,
        places=PLACES,
        anchors=anchors,
        consultations=(talks,),
        participants=draw(_participants(tuple(anchor.id for anchor in anchors))),
        rules=Rules(
            arrive_days=draw(st.integers(0, 1)),
            leave_days=draw(st.integers(0, 1)),
            longest_stay_nights=draw(st.sampled_from((1, 30))),
            transfer_days=draw(st.integers(0, 2)),
            is_same_day_allowed=draw(st.booleans()),
            has_public_holidays=draw(st.booleans()),
        ),
        tariff=Tariff(
            remote=draw(st.sampled_from((Decimal(0), Decimal("19.95")))),
            venue=draw(st.sampled_from((Decimal(0), Decimal(0), Decimal(80)))),
        ),
        fares=draw(_fares()),
        allowances=tuple(
            OwnAllowance(place, "", Decimal(draw(st.integers(40, 60))), Decimal(0), "CHF", "me")
            for place in VENUES
        ),
    )
    return case, draw(_requests(candidates)), candidates


@st.composite
def _anchors(draw: st.DrawFn) -> tuple[Session, ...]:
    found = []
    for number, first in enumerate((START, START + 7 * DAY)):
        if draw(st.booleans()):
            last = first + draw(st.integers(0, 3)) * DAY
            found.append(Session(f"forum-{number}", "Forum", draw(st.sampled_from(VENUES)), first, last))
    return tuple(found)


@st.composite
def _participants(draw: st.DrawFn, anchors: tuple[str, ...]) -> tuple[Participant, ...]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        mode = draw(st.sampled_from("yyyer-"))
        there = {name for name in anchors if draw(st.booleans())} | ({"talks"} if mode == "y" else set())
        found.append(
            Participant(
                f"person-{number}",
                draw(st.sampled_from(PLACES)),
                people=draw(st.integers(1, 3)),
                in_person=frozenset(there),
                remote=frozenset({"talks"} if mode == "r" else ()),
                either=frozenset({"talks"} if mode == "e" else ()),
            )
        )
    return tuple(found)


@st.composite
def _fares(draw: st.DrawFn) -> tuple[OwnFare, ...]:
    """Return round fares, so that equally cheap hubs are common."""
    return tuple(
        OwnFare(a, b, Decimal(100 * draw(st.integers(1, 5))), "CHF", is_return=False, source="me")
        for a, b in combinations(PLACES, 2)
    )


@st.composite
def _requests(draw: st.DrawFn, candidates: tuple[Place, ...]) -> HubsRequest:
    count = draw(st.integers(1, min(3, len(candidates))))
    beyond = {Reach.KM: Decimal(5000), Reach.HOURS: Decimal(9), Reach.COST: Decimal(450)}
    asked = draw(st.lists(st.sampled_from(sorted(beyond)), max_size=2, unique=True))
    return HubsRequest(
        consultation="talks",
        count=count,
        fixed=tuple(place.id for place in candidates[:1]) if draw(st.integers(0, 3)) == 0 else (),
        sitting_minutes=draw(st.sampled_from((None, None, 120, 300))),
        least=draw(st.sampled_from((None, None, 1, 2))),
        most=draw(st.sampled_from((None, None, 3, 5))),
        beyond=tuple((reach, beyond[reach]) for reach in asked),
        worth_cents=draw(st.sampled_from((0, 5_000, 90_000))),
    )


def best_by_trying(
    case: Case, prices: PriceBook, request: HubsRequest, candidates: tuple[Place, ...]
) -> tuple[int, date, tuple[str, ...]] | None:
    """Return the least cost, its earliest day and first places, by trying every day and set of places."""
    found = []
    for day in _days(case):
        costs = {place: _costs(case, prices, request, place, day) for place in candidates}
        allowed = [place for place in candidates if _is_allowed(case, place, day)]
        for places in combinations(allowed, request.count):
            if not set(request.fixed) <= {place.id for place in places}:
                continue
            if not _can_meet(case, places, day, request.sitting_minutes):
                continue
            cost = _shared_out(case, prices, request, places, [costs[place] for place in places])
            if cost is not None:
                order = tuple(candidates.index(place) for place in places)
                cost += sum(_venue_cents(case, place) for place in places)
                found.append((cost, day, order, tuple(place.id for place in places)))
    if not found:
        return None
    cost, day, _, names = min(found)
    return cost, day, names


def _days(case: Case) -> Iterator[date]:
    talks = case.consultations[0]
    day = talks.earliest
    while day + (talks.days - 1) * DAY <= talks.latest:
        yield day
        day += DAY


def _is_allowed(case: Case, place: Place, day: date) -> bool:
    held = replace(case, consultations=(replace(case.consultations[0], places=(place,)),))
    plan = Plan((_session(case, place, day),), (), 0)
    return not list(broken_rules(held, plan))


def _session(case: Case, place: Place, day: date) -> Session:
    talks = case.consultations[0]
    return Session(talks.id, talks.title, place, day, day + (talks.days - 1) * DAY)


def _invited(case: Case) -> list[Participant]:
    return [one for one in case.participants if "talks" in one.in_person | one.either]


def _costs(case: Case, prices: PriceBook, request: HubsRequest, place: Place, day: date) -> list[int | None]:
    """Return what each participant invited costs there, a person; None out of reach."""
    found: list[int | None] = []
    session = _session(case, place, day)
    for one in _invited(case):
        there = replace(one, in_person=one.in_person | {"talks"}, either=frozenset(), people=1)
        elsewhere = replace(there, in_person=one.in_person - {"talks"})
        sides = [replace(case, participants=(side,)) for side in (there, elsewhere)]
        if list(impossible_attendance(sides[0], Plan((session,), (), 0))):
            found.append(None)
            continue
        with_it, without = (make_plan(side, prices, (session,)).cost_cents for side in sides)
        leg = prices.leg(one.origin, place)
        km = great_circle_km(one.origin.latitude, one.origin.longitude, place.latitude, place.longitude)
        extra = Decimal(with_it - without) / 100
        sizes: dict[Reach, Decimal] = {Reach.KM: Decimal(km), Reach.HOURS: leg.hours, Reach.COST: extra}
        is_beyond = any(sizes[reach] > most for reach, most in request.beyond)
        found.append(None if is_beyond else with_it - without)
    return found


def _venue_cents(case: Case, place: Place) -> int:
    if place.has_office:
        return 0
    a_day = case.tariff.venue if place.venue is None else place.venue.a_day
    return case.consultations[0].days * int(100 * a_day)


def _can_meet(case: Case, places: tuple[Place, ...], first: date, minutes: int | None) -> bool:
    """Try every quarter of an hour of every day."""
    if minutes is None:
        return True
    length = timedelta(minutes=minutes)
    for number in range(case.consultations[0].days):
        day = first + number * DAY
        midnight = datetime.combine(day, time(0), ZoneInfo("UTC"))
        starts = (midnight + timedelta(minutes=15 * quarter) for quarter in range(-96, 192))
        if not any(all(_suits(start, start + length, place, day) for place in places) for start in starts):
            return False
    return True


def _suits(start: datetime, end: datetime, place: Place, day: date) -> bool:
    first, last = (moment.astimezone(ZoneInfo(place.time_zone)) for moment in (start, end))
    return first.date() == last.date() == day and time(8) <= first.time() and last.time() <= time(20)


def _shared_out(
    case: Case,
    prices: PriceBook,
    request: HubsRequest,
    places: tuple[Place, ...],
    costs: list[list[int | None]],
) -> int | None:
    """Return the least cost of sharing people out; None when no way keeps the sizes."""
    sizes: dict[tuple[int, ...], int] = {(0,) * len(places): 0}
    for number, one in enumerate(_invited(case)):
        each = [cost[number] for cost in costs]
        if all(cost is None for cost in each):
            if not request.beyond:
                return None
            worth = (prices.remote_quote(one).cents + (request.worth_cents or 0)) * one.people
            sizes = {size: cost + worth for size, cost in sizes.items()}
            continue
        for _ in range(one.people):
            grown: dict[tuple[int, ...], int] = {}
            for size, cost in sizes.items():
                for at, more in enumerate(each):
                    if more is not None:
                        larger = (*size[:at], size[at] + 1, *size[at + 1 :])
                        grown[larger] = min(grown.get(larger, cost + more), cost + more)
            sizes = grown
    least = request.least or 0
    kept = [cost for size, cost in sizes.items() if _fits(size, least, request, places)]
    return min(kept, default=None)


def _fits(size: tuple[int, ...], least: int, request: HubsRequest, places: tuple[Place, ...]) -> bool:
    for count, place in zip(size, places, strict=True):
        limits = [most for most in (request.most, place.capacity) if most is not None]
        if count < least or any(count > most for most in limits):
            return False
    return True
