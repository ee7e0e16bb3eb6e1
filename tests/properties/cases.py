"""Random small cases in CHF: 1-3 consultations, 0-3 anchors, 1-3 venues, up to five rows of people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations_with_replacement
from typing import TypeVar

from hypothesis import strategies as st

from logistics.case.calendar import ClosedDays, Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place, VenuePrice
from logistics.case.rules import OwnAllowance, OwnFare, Rules, Tariff
from logistics.case.visas import VisaRule

GENEVA = Place("geneva", "Geneva", "CH", 46.2, 6.15, "Europe/Zurich", "GE")
BOSSEY = Place("bossey", "Bossey", "CH", 46.35, 6.19, "Europe/Zurich", "GE")
VIENNA = Place("vienna", "Vienna", "AT", 48.2, 16.37, "Europe/Vienna")
PARIS = Place("paris", "Paris", "FR", 48.86, 2.35, "Europe/Paris")
NAIROBI = Place("nairobi", "Nairobi", "KE", -1.29, 36.82, "Africa/Nairobi")
VENUES = (GENEVA, BOSSEY, VIENNA)
PLACES = (*VENUES, PARIS, NAIROBI)
VENUE_PRICES = (VenuePrice(Decimal(0)), VenuePrice(Decimal(300)), VenuePrice(Decimal("90.05")))
START = date(2005, 7, 20)
DAY = timedelta(days=1)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Size:
    """How large a case may be.

    Attributes:
        consultations: most consultations.
        window: most days of a window [days].
        places: most places of a consultation.
    """

    consultations: int = 3
    window: int = 8
    places: int = 2


@st.composite
def cases(draw: st.DrawFn, size: Size | None = None) -> Case:
    """Return a case whose anchors everybody can attend; its consultations may have no date."""
    rules = draw(travel_rules())
    anchors = draw(fixed_anchors(rules))
    consultations = draw(_consultations(size or Size(), anchors))
    sessions = [anchor.id for anchor in anchors] + [consultation.id for consultation in consultations]
    case = Case(
        title="Random",
        currency="CHF",
        price_date=START,
        places=PLACES,
        anchors=anchors,
        consultations=consultations,
        participants=draw(_participants(sessions)),
        rules=rules,
        tariff=draw(tariffs()),
        fares=draw(own_fares()),
        allowances=draw(own_allowances()),
        closed=draw(closed_days()),
        visas=draw(visa_rules()),
    )
    return draw(with_venues(case))


@st.composite
def with_venues(draw: st.DrawFn, case: Case) -> Case:
    """Give places a price of the venue or an own office, now and then."""
    offices = draw(rarely(st.frozensets(st.sampled_from([place.id for place in VENUES])), frozenset()))
    prices = {place.id: draw(st.sampled_from((None, *VENUE_PRICES))) for place in VENUES}
    return with_places(
        case, lambda place: replace(place, venue=prices.get(place.id), has_office=place.id in offices)
    )


def with_places(case: Case, change: Callable[[Place], Place]) -> Case:
    """Return the case with its places changed wherever it names them."""
    return replace(
        case,
        places=tuple(change(place) for place in case.places),
        anchors=tuple(replace(one, place=change(one.place)) for one in case.anchors),
        consultations=tuple(
            replace(one, places=tuple(change(place) for place in one.places)) for one in case.consultations
        ),
        participants=tuple(replace(one, origin=change(one.origin)) for one in case.participants),
        fares=tuple(
            replace(own, origin=change(own.origin), destination=change(own.destination)) for own in case.fares
        ),
        allowances=tuple(
            replace(own, place=change(own.place)) if own.place else own for own in case.allowances
        ),
        closed=tuple(replace(own, place=change(own.place)) if own.place else own for own in case.closed),
        hubs=tuple(replace(hub, place=change(hub.place)) for hub in case.hubs),
    )


@st.composite
def travel_rules(draw: st.DrawFn) -> Rules:
    """Return rules on dates and itineraries, most of which rarely bind."""
    home = draw(st.integers(0, 3))
    return Rules(
        arrive_days=draw(st.integers(0, 2)),
        leave_days=draw(st.integers(0, 2)),
        home_nights=home,
        longest_stay_nights=draw(st.sampled_from((max(home - 1, 0), 4, 30))),
        transfer_days=draw(st.integers(0, 2)),
        is_same_day_allowed=draw(st.booleans()),
        least_gap_days=draw(st.sampled_from((0, 0, 0, 1))),
        most_gap_days=draw(st.sampled_from((None, None, None, 8))),
        latest_end=draw(st.sampled_from((None, None, None, START + 16 * DAY))),
        has_public_holidays=draw(st.booleans()),
    )


@st.composite
def fixed_anchors(draw: st.DrawFn, rules: Rules, most: int = 3) -> tuple[Session, ...]:
    """Return up to ``most`` anchors, all of which one person can attend."""
    found: list[Session] = []
    free = START
    for number in range(draw(st.integers(0, most))):
        place = draw(st.sampled_from(VENUES))
        least = max(rules.transfer_days, 1) - 1
        if rules.is_same_day_allowed and all(anchor.place == place for anchor in found):
            least = -2
        first = free + draw(st.integers(least, 6)) * DAY
        last = first + draw(st.integers(0, 3)) * DAY
        found.append(Session(f"anchor-{number}", f"Anchor {number}", place, first, last))
        free = max(anchor.last_day for anchor in found) + DAY
    return tuple(found)


@st.composite
def _consultations(draw: st.DrawFn, size: Size, anchors: tuple[Session, ...]) -> tuple[Consultation, ...]:
    found: list[Consultation] = []
    names = [anchor.id for anchor in anchors]
    for number in range(draw(st.integers(1, size.consultations))):
        first = START + draw(st.integers(0, 10)) * DAY
        places = draw(st.lists(st.sampled_from(VENUES), min_size=1, max_size=size.places, unique=True))
        after = draw(st.sampled_from((None, None, None, *names)))
        found.append(
            Consultation(
                id=f"talks-{number}",
                title=f"Talks {number}",
                days=draw(st.sampled_from((1, 1, 2, 3))),
                places=tuple(places),
                earliest=first,
                latest=first + draw(st.integers(4, size.window)) * DAY,
                weekdays=frozenset(range(draw(st.sampled_from((5, 7, 7))))),
                beside=draw(st.sampled_from(((), (), (), tuple(anchor.id for anchor in anchors)))),
                beside_gap_days=draw(st.integers(0, 3)),
                after=(after,) if after else (),
                least_gap_days=draw(st.integers(0, 1)),
                most_gap_days=draw(st.sampled_from((None, None, None, 7))),
            )
        )
        names.append(f"talks-{number}")
    return tuple(found)


@st.composite
def _participants(draw: st.DrawFn, sessions: list[str]) -> tuple[Participant, ...]:
    found: list[Participant] = []
    for number in range(draw(st.integers(0, 5))):
        modes = draw(st.lists(st.sampled_from("yyr-"), min_size=len(sessions), max_size=len(sessions)))
        found.append(
            Participant(
                id=f"person-{number}",
                origin=replace(draw(st.sampled_from(PLACES)), passport=draw(passports())),
                people=draw(st.integers(1, 3)),
                in_person=frozenset(name for name, mode in zip(sessions, modes, strict=True) if mode == "y"),
                remote=frozenset(name for name, mode in zip(sessions, modes, strict=True) if mode == "r"),
            )
        )
    return tuple(found)


@st.composite
def tariffs(draw: st.DrawFn) -> Tariff:
    """Return lump sums, often none."""
    sums = st.sampled_from((Decimal(0), Decimal(0), Decimal(40), Decimal("19.95")))
    return Tariff(
        terminal=draw(sums),
        visa=draw(sums),
        insurance=draw(sums),
        remote=draw(sums),
        hour_rate=draw(sums),
        venue=draw(rarely(sums, Decimal(0))),
    )


@st.composite
def own_fares(draw: st.DrawFn) -> tuple[OwnFare, ...]:
    """Return a fare for every route; few different amounts, so that there are ties."""
    amounts = st.sampled_from((Decimal(100), Decimal(200), Decimal(300), Decimal("433.33")))
    pairs = [pair for pair in combinations_with_replacement(PLACES, 2) if pair[0] != pair[1]]
    return tuple(OwnFare(a, b, draw(amounts), "CHF", is_return=draw(st.booleans())) for a, b in pairs)


@st.composite
def own_allowances(draw: st.DrawFn) -> tuple[OwnAllowance, ...]:
    """Return a per diem for every venue."""
    amounts = st.sampled_from((Decimal(0), Decimal(50), Decimal(100), Decimal("66.67")))
    return tuple(OwnAllowance(place, "", draw(amounts), draw(amounts), "CHF") for place in VENUES)


@st.composite
def closed_days(draw: st.DrawFn) -> tuple[ClosedDays, ...]:
    """Return a closure of up to three days somewhere, or none."""
    if draw(st.booleans()):
        return ()
    first = START + draw(st.integers(0, 14)) * DAY
    place = draw(st.sampled_from((None, *VENUES)))
    return (ClosedDays("fair", first, first + draw(st.integers(0, 2)) * DAY, place),)


def passports() -> st.SearchStrategy[str]:
    """Return a country whose passport somebody travels on; mostly that of where they live."""
    return rarely(st.sampled_from(("KE", "AT", "LA")), "")


@st.composite
def visa_rules(draw: st.DrawFn) -> tuple[VisaRule, ...]:
    """Return rules on visas, no two for the same words; often none."""
    words = st.sampled_from(((), ("CH",), ("KE",), ("ldc",), ("lower-middle", "high")))
    pairs = draw(rarely(st.lists(st.tuples(words, words), max_size=4, unique=True), []))
    costs = st.sampled_from((None, Decimal(0), Decimal(35), Decimal("80.05")))
    return tuple(
        VisaRule(who, where, is_needed=draw(st.booleans()), cost=draw(costs)) for who, where in pairs
    )


def rarely(strategy: st.SearchStrategy[T], usual: T) -> st.SearchStrategy[T]:
    """Return the usual value twice in three times."""
    return st.one_of(st.just(usual), st.just(usual), strategy)


def at_most(number: int, names: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Return one to so many of the names, each once; none where there are none."""
    if not names:
        return st.just(())
    return st.lists(st.sampled_from(names), min_size=1, max_size=number, unique=True).map(tuple)


def scaled(case: Case, factor: int) -> Case:
    """Return the case with every amount multiplied; it must price all its routes itself."""
    tariff = case.tariff

    def dearer(place: Place) -> Place:
        own = place.venue
        return place if own is None else replace(place, venue=replace(own, a_day=own.a_day * factor))

    return replace(
        with_places(case, dearer),
        tariff=replace(
            tariff,
            terminal=tariff.terminal * factor,
            visa=tariff.visa * factor,
            insurance=tariff.insurance * factor,
            remote=tariff.remote * factor,
            hour_rate=tariff.hour_rate * factor,
            venue=tariff.venue * factor,
        ),
        visas=tuple(
            replace(rule, cost=None if rule.cost is None else rule.cost * factor) for rule in case.visas
        ),
        fares=tuple(replace(own, amount=own.amount * factor) for own in case.fares),
        allowances=tuple(
            replace(own, lodging=own.lodging * factor, meals=own.meals * factor) for own in case.allowances
        ),
    )


def renamed(case: Case, name: Callable[[str], str]) -> Case:
    """Return the case with other ids everywhere."""
    places = {place: replace(place, id=name(place.id)) for place in case.places}
    return replace(
        case,
        places=tuple(places.values()),
        anchors=tuple(replace(one, id=name(one.id), place=places[one.place]) for one in case.anchors),
        consultations=tuple(
            replace(
                one,
                id=name(one.id),
                places=tuple(places[place] for place in one.places),
                beside=tuple(name(other) for other in one.beside),
                after=tuple(name(other) for other in one.after),
            )
            for one in case.consultations
        ),
        participants=tuple(
            replace(
                one,
                id=name(one.id),
                origin=replace(one.origin, id=name(one.origin.id)),
                in_person=frozenset(name(other) for other in one.in_person),
                remote=frozenset(name(other) for other in one.remote),
            )
            for one in case.participants
        ),
        fares=tuple(
            replace(own, origin=places[own.origin], destination=places[own.destination]) for own in case.fares
        ),
        allowances=tuple(
            replace(own, place=places[own.place]) if own.place else own for own in case.allowances
        ),
        closed=tuple(replace(own, place=places[own.place]) if own.place else own for own in case.closed),
    )
