"""A case small enough to be worked out by hand: two venues, three homes, round prices in CHF.

One way: Nairobi - Geneva 500, Nairobi - Vienna 560, Paris - Geneva 100, Paris - Vienna 210,
Geneva - Vienna 150. A night: Geneva 150, Bossey 140, Vienna 100. Bossey is local to Geneva, so the way
between them and the way to it from Geneva cost nothing; elsewhere it is as far as Geneva.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.rules import OwnAllowance, OwnFare, Rules
from logistics.planning.formulate import Formulation, formulate
from logistics.pricing.price import price
from logistics.pricing.pricebook import PriceBook

GENEVA = Place("geneva", "Geneva", "CH", 46.2, 6.15, "Europe/Zurich", "GE")
BOSSEY = Place("bossey", "Bossey", "CH", 46.35, 6.19, "Europe/Zurich", "GE")
VIENNA = Place("vienna", "Vienna", "AT", 48.2, 16.37, "Europe/Vienna")
PARIS = Place("paris", "Paris", "FR", 48.86, 2.35, "Europe/Paris")
NAIROBI = Place("nairobi", "Nairobi", "KE", -1.29, 36.82, "Africa/Nairobi")
PLACES = (GENEVA, BOSSEY, VIENNA, PARIS, NAIROBI)

FARES = (
    (NAIROBI, GENEVA, 500),
    (NAIROBI, BOSSEY, 500),
    (NAIROBI, VIENNA, 560),
    (PARIS, GENEVA, 100),
    (PARIS, BOSSEY, 100),
    (PARIS, VIENNA, 210),
    (GENEVA, VIENNA, 150),
    (BOSSEY, VIENNA, 150),
)
NIGHTS = ((GENEVA, 100, 50), (BOSSEY, 95, 45), (VIENNA, 60, 40))


def june(day: int) -> date:
    """Return a day of June 2005: the 6th, 13th, 20th and 27th are Mondays."""
    return date(2005, 6, day)


def session(name: str, place: Place, first: int, last: int | None = None) -> Session:
    """Return a session in June 2005."""
    return Session(name, name.title(), place, june(first), june(last or first))


def person(
    name: str, origin: Place, *sessions: str, remote: Iterable[str] = (), people: int = 1
) -> Participant:
    """Return a participant who attends the sessions in person."""
    return Participant(
        name, origin, people=people, in_person=frozenset(sessions), remote=frozenset(remote), source="made up"
    )


FORUM = session("forum", GENEVA, 14, 15)
TALKS = Consultation("talks", "Talks", 1, (GENEVA,), june(6), june(24))
ADA = person("ada", NAIROBI, "forum", "talks")
RULES = Rules(has_public_holidays=False)

CASE = Case(
    title="Small",
    currency="CHF",
    price_date=june(13),
    places=PLACES,
    anchors=(FORUM,),
    consultations=(TALKS,),
    participants=(ADA,),
    rules=RULES,
    fares=tuple(
        OwnFare(a, b, Decimal(amount), "CHF", is_return=False, source="me") for a, b, amount in FARES
    ),
    allowances=tuple(
        OwnAllowance(place, "", Decimal(lodging), Decimal(meals), "CHF", "me")
        for place, lodging, meals in NIGHTS
    ),
)


def two_rounds(
    least_gap_days: int = 0, most_gap_days: int | None = None
) -> tuple[Consultation, Consultation]:
    """Return two one-day consultations in Geneva, the second one after the first."""
    first = Consultation("first", "First", 1, (GENEVA,), june(6), june(10))
    second = Consultation("second", "Second", 1, (GENEVA,), june(13), june(17), after=("first",))
    return first, replace(second, least_gap_days=least_gap_days, most_gap_days=most_gap_days)


def ready(case: Case) -> tuple[PriceBook, Formulation]:
    """Return the prices and the problem of a case."""
    prices = price(case)
    return prices, formulate(case, prices)
