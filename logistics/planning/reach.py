"""Just below the line: who would have come, what it would cost to reach them, and what is missing for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from logistics.case.case import Case
from logistics.case.people import Funder, Participant
from logistics.case.regions import may_fund
from logistics.case.venues import without_venues
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.payments import OWN_MEANS, Cashier, paid_by, payments
from logistics.planning.plan import Itinerary, Plan
from logistics.planning.verify import impossible_attendance
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import PartKind

MOST_ROWS = 25
"""Rows of the list; those further from the line are left out."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What it would take for one person of a row to come to all consultations that they could come to.

    Attributes:
        participant: id of the row in the case as decided.
        people: how many of them there are [persons].
        sessions: ids of the consultations that they join remotely so far, in order of time.
        weight: weighted attendance won with one person.
        extra_cents: itineraries with these consultations in person, less those as decided; the remote
            connections saved are counted [cents].
        funder: id of who could pay first; empty: own means.
        second_funder: id of who could pay the rest; empty: own means, or there is no rest.
        funder_cents: what ``funder`` would pay more than now for the person; 0 without one [cents].
        left_cents: what the ceiling of ``funder`` leaves; None: no limit, or own means [cents].
        missing_cents: what is missing below the ceilings of both to reach the person [cents]; None: nobody
            may pay.
    """

    participant: str
    people: int
    sessions: tuple[str, ...]
    weight: int
    extra_cents: int
    funder: str
    second_funder: str
    funder_cents: int
    left_cents: int | None
    missing_cents: int | None


def reach(asked: Case, decided: Case, prices: PriceBook, plan: Plan, baseline: Plan) -> tuple[Reach, ...]:
    """Return who is just below the line, the cheapest attendance first, at most ``MOST_ROWS``.

    Only those are listed who could be at all their sessions on the dates decided.

    Args:
        asked: the case as asked, with what was left to the plan.
        decided: the case as decided.
        prices: prices of the case.
        plan: the plan of the case as decided.
        baseline: the same dates, each consultation a trip of its own.
    """
    bare = without_venues(decided)
    now = {line.participant.id: line for line in plan.itineraries}
    moved = tuple(_moved(asked, decided, plan))
    weights = {group.name: group.weight for group in decided.groups}
    steps = (
        _Step(now[line.participant.id], line, weights.get(line.participant.group, 1))
        for line in make_plan(replace(bare, participants=moved), prices, plan.sessions).itineraries
    )
    nearest = sorted((step for step in steps if step.weight), key=_order)[:MOST_ROWS]
    if not nearest:
        return ()
    people = tuple(step.line.participant for step in nearest)
    apart = make_baseline(replace(bare, participants=people), prices, plan.sessions)
    purses = _Purses.of(decided, prices, plan, baseline)
    return tuple(purses.reach(*pair) for pair in zip(nearest, apart.itineraries, strict=True))


@dataclass(frozen=True, slots=True)
class _Step:
    """From the itinerary as decided to that of coming to all.

    Attributes:
        now: as decided.
        line: coming to all.
        weight_each: worth of one person at one consultation.
    """

    now: Itinerary
    line: Itinerary
    weight_each: int

    @property
    def sessions(self) -> tuple[str, ...]:
        return tuple(s.id for s in self.now.remote if s.id in self.line.participant.in_person)

    @property
    def weight(self) -> int:
        return self.weight_each * len(self.sessions)

    @property
    def extra_cents(self) -> int:
        return self.line.cents_each - self.now.cents_each


def _order(step: _Step) -> tuple[Fraction, int, str]:
    return Fraction(step.extra_cents, step.weight), step.extra_cents, step.now.participant.id


def _moved(asked: Case, decided: Case, plan: Plan) -> Iterator[Participant]:
    """Yield who could come to more, attending all they could."""
    consultations = {session.id for session in plan.sessions}
    open_to = {participant.id: participant.either & consultations for participant in asked.participants}
    is_possible: dict[frozenset[str], bool] = {}
    for participant in decided.participants:
        missed = open_to.get(participant.row_id, frozenset()) & participant.remote
        if missed and participant.is_people:
            moved = replace(
                participant,
                in_person=participant.in_person | missed,
                remote=participant.remote - missed,
            )
            if moved.in_person not in is_possible:
                alone = replace(decided, participants=(moved,))
                is_possible[moved.in_person] = not any(impossible_attendance(alone, plan))
            if is_possible[moved.in_person]:
                yield moved


@dataclass(frozen=True, slots=True)
class _Purses:
    """Who could pay for whom, what they pay now, and what their ceilings leave.

    Attributes:
        funders: of the case, in its order.
        cashier: applies their rules.
        paid: what each pays now, by participant and payer [cents of the row].
        left: what the ceilings leave, by funder; without those that have none [cents].
    """

    funders: tuple[Funder, ...]
    cashier: Cashier
    paid: dict[tuple[str, str], int]
    left: dict[str, int]

    @classmethod
    def of(cls, case: Case, prices: PriceBook, plan: Plan, baseline: Plan) -> _Purses:
        made = payments(case, prices, plan, baseline)
        sums = paid_by(made)
        left = {name: ceiling - sums.get(name, 0) for name, ceiling in prices.ceilings.items()}
        paid = {(payment.participant, payment.payer): payment.cents for payment in made}
        return cls(case.funders, Cashier.of(case, prices, plan), paid, left)

    def reach(self, step: _Step, apart: Itinerary) -> Reach:
        """Return what it takes to reach a person, whose baseline would be ``apart``."""
        line, who = step.line, step.line.participant
        options = [self._option(who, pair, line, apart) for pair in self._pairs(who, line, apart)]
        best = min(options, key=lambda option: option[0], default=None)
        missing, first, second, more = best or (None, OWN_MEANS, OWN_MEANS, 0)
        return Reach(
            participant=who.id,
            people=who.people,
            sessions=step.sessions,
            weight=step.weight,
            extra_cents=step.extra_cents,
            funder=first,
            second_funder=second,
            funder_cents=more,
            left_cents=self.left.get(first),
            missing_cents=missing,
        )

    def _pairs(self, who: Participant, line: Itinerary, apart: Itinerary) -> Iterator[tuple[str, str]]:
        """Yield who could pay first and who the rest, in the order of the participant or of the case."""
        able = {funder.id: funder for funder in self.funders if may_fund(funder, who)}
        names = [name for name in (who.funders or able) if name in able]
        for name in names:
            has_rest = not able[name].pays_all and self.cashier.claim(name, line, apart).rest_cents > 0
            if who.has_own_means or not has_rest or self._is_anchors_only(name, line, apart):
                yield name, OWN_MEANS
            else:
                yield from ((name, other) for other in names if other != name and able[other].pays_all)
        if who.has_own_means and not names:
            yield OWN_MEANS, OWN_MEANS

    def _is_anchors_only(self, name: str, line: Itinerary, apart: Itinerary) -> bool:
        """Return whether the rest is no more than what the anchors alone cost, and that is paid."""
        rest = self.cashier.claim(name, line, apart).rest_cents
        alone = self.cashier.anchors_cents(apart, frozenset(PartKind))
        return line.participant.has_anchors_paid and rest <= alone

    def _option(
        self, who: Participant, pair: tuple[str, str], line: Itinerary, apart: Itinerary
    ) -> tuple[int, str, str, int]:
        """Return what is missing, who would pay first and second, and what the first would pay more."""
        first, second = pair
        payer = replace(line, participant=replace(who, funder=first, second_funder=second))
        shares = dict(self.cashier.shares(payer, apart))
        more = {
            name: cents - self.paid.get((who.id, name), 0) // who.people for name, cents in shares.items()
        }
        missing = sum(max(cents - self.left[name], 0) for name, cents in more.items() if name in self.left)
        return missing, first, second, more.get(first, 0) if first else 0
