"""What a course costs that departs from a published plan: for each consultation, and for each ticket."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.change_prices import ChangePrices
from logistics.case.published import PublishedSession
from logistics.money import cents
from logistics.planning.plan import Plan
from logistics.planning.promise import Promise, affected
from logistics.planning.tickets import Ticket, TicketChange, ticket_changes


class Fate(StrEnum):
    """What becomes of a consultation."""

    KEPT = "kept"
    MOVED = "moved"
    CANCELLED = "cancelled"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What becomes of a consultation, and at what price.

    Attributes:
        fate: what becomes of it.
        published: as published; None: it was not.
        session: as it takes place now; None: it does not.
        days: by which its first day moves; negative: earlier [days].
        is_elsewhere: it moves to another place.
        people: those affected, where it is moved or cancelled [persons].
        cents: price [cents].
    """

    fate: Fate
    published: PublishedSession | None
    session: Session | None
    days: int
    is_elsewhere: bool
    people: int
    cents: int

    @property
    def id(self) -> str:
        """Identifier in the case."""
        return self.session.id if self.session else self.published.id if self.published else ""

    @property
    def title(self) -> str:
        """As shown to people."""
        return self.session.title if self.session else self.id


@dataclass(frozen=True, slots=True)
class Bill:
    """The price of the changes.

    Attributes:
        sessions: consultations in order of time; those cancelled last.
        tickets: bought journeys.
    """

    sessions: tuple[SessionChange, ...]
    tickets: tuple[TicketChange, ...]

    @property
    def session_cents(self) -> int:
        """Price of moved and cancelled consultations [cents]."""
        return sum(one.cents for one in self.sessions)

    @property
    def ticket_cents(self) -> int:
        """Price of tickets, kept and changed [cents]."""
        return sum(one.cents for one in self.tickets)

    @property
    def cents(self) -> int:
        """Price of everything [cents]."""
        return self.session_cents + self.ticket_cents

    @property
    def changes(self) -> int:
        """Number of published consultations that are moved or cancelled."""
        return sum(one.fate in {Fate.MOVED, Fate.CANCELLED} for one in self.sessions)


def bill_of(case: Case, promise: Promise, tickets: tuple[Ticket, ...], plan: Plan) -> Bill:
    """Return the price of the changes that a plan is.

    Args:
        case: the case as asked.
        promise: the published plan.
        tickets: bought journeys.
        plan: what is to be done now.
    """
    published = {one.id for one in promise.published.sessions}
    anchors = tuple(anchor for anchor in case.anchors if anchor.id in published)
    return Bill(
        tuple(_session_changes(case, promise, (*plan.sessions, *anchors))), ticket_changes(tickets, plan)
    )


def constant_cents(case: Case, promise: Promise, tickets: tuple[Ticket, ...]) -> int:
    """Return the part of the price that no choice of dates changes [cents].

    It is that of all tickets when each is changed, and that of consultations which the case has given up or
    fixed on other days.
    """
    published = {one.id for one in promise.published.sessions}
    anchors = tuple(anchor for anchor in case.anchors if anchor.id in published)
    open_ones = {consultation.id for consultation in case.consultations}
    fixed = (one for one in _session_changes(case, promise, anchors) if one.id not in open_ones)
    return sum(one.cents for one in fixed) + sum(one.people * one.changed_cents for one in tickets)


def _session_changes(case: Case, promise: Promise, sessions: tuple[Session, ...]) -> Iterator[SessionChange]:
    for session in sorted(sessions, key=lambda one: (one.first_day, one.id)):
        found = promise.published.session(session.id)
        if found is None:
            yield SessionChange(Fate.NEW, None, session, 0, is_elsewhere=False, people=0, cents=0)
        elif promise.is_kept(session):
            yield SessionChange(Fate.KEPT, found, session, 0, is_elsewhere=False, people=0, cents=0)
        else:
            yield _moved(case.change, found, session, affected(case, promise, found.id))
    present = {session.id for session in sessions}
    for found in promise.published.sessions:
        if found.id not in present:
            people = affected(case, promise, found.id)
            price = cents(case.change.session) + people * cents(case.change.person)
            yield SessionChange(
                Fate.CANCELLED, found, None, 0, is_elsewhere=False, people=people, cents=price
            )


def _moved(prices: ChangePrices, found: PublishedSession, session: Session, people: int) -> SessionChange:
    days = (session.first_day - found.first_day).days
    is_elsewhere = session.place.id != found.place
    price = cents(prices.session) + people * cents(prices.person) + abs(days) * cents(prices.day)
    price += cents(prices.place) if is_elsewhere else 0
    return SessionChange(Fate.MOVED, found, session, days, is_elsewhere, people, price)
