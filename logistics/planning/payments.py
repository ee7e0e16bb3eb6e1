"""Who pays what: every cent of every participant has exactly one payer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from logistics.case.case import Case
from logistics.case.people import Cover, Funder, Participant
from logistics.planning.plan import Itinerary, Plan, Trip
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import PartKind, Quote

OWN_MEANS = ""
"""Payer of what no funder pays."""
COVERED = {
    Cover.EVERYTHING: frozenset(PartKind),
    Cover.FARE: frozenset({PartKind.FARE}),
    Cover.PER_DIEM: frozenset({PartKind.LODGING, PartKind.MEALS}),
    Cover.TERMINAL: frozenset({PartKind.TERMINAL}),
    Cover.VISA: frozenset({PartKind.VISA}),
    Cover.INSURANCE: frozenset({PartKind.INSURANCE}),
    Cover.TIME: frozenset({PartKind.TIME}),
    Cover.REMOTE: frozenset({PartKind.REMOTE}),
    Cover.VENUE: frozenset({PartKind.VENUE}),
}
"""Kinds of cost in the parts of quotes, by the words of funders."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What one payer pays for one row of participants.

    Attributes:
        participant: id.
        payer: id of the funder; empty: own means.
        cents: for all people of the row, not zero [cents].
    """

    participant: str
    payer: str
    cents: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What a funder that pays first is asked for one person, and what it pays by its rule.

    Attributes:
        total_cents: everything the person costs [cents].
        covered_cents: the kinds of cost that the funder covers [cents].
        base_cents: the same kinds for the anchors alone, where it pays only what comes on top [cents].
        lump_sum_cents: most it pays for one person; None: no limit [cents].
    """

    total_cents: int
    covered_cents: int
    base_cents: int = 0
    lump_sum_cents: int | None = None

    @property
    def paid_cents(self) -> int:
        """Covered less base, at least nothing, at most the lump sum [cents]."""
        most = self.total_cents if self.lump_sum_cents is None else self.lump_sum_cents
        return min(max(self.covered_cents - self.base_cents, 0), most, self.total_cents)

    @property
    def rest_cents(self) -> int:
        """What is left to another payer [cents]."""
        return self.total_cents - self.paid_cents


def payments(case: Case, prices: PriceBook, plan: Plan, baseline: Plan) -> tuple[Payment, ...]:
    """Return who pays what in a plan, in order of the participants, the first payer first.

    Called with the baseline in place of the plan, it tells who would pay what if each consultation were a
    trip of its own: the same people and payers, and no ceiling is asked.

    Args:
        case: the case as decided.
        prices: prices of the case.
        plan: whose costs are paid.
        baseline: the same people and dates, each consultation a trip of its own.
    """
    cashier = Cashier.of(case, prices, plan)
    pairs = zip(plan.itineraries, baseline.itineraries, strict=True)
    return tuple(
        Payment(line.participant.id, payer, cents * line.participant.people)
        for line, apart in pairs
        for payer, cents in cashier.shares(line, apart)
    )


def paid_by(made: Iterable[Payment]) -> dict[str, int]:
    """Return what each payer pays in all, by id, in order of their first payment [cents]."""
    sums: dict[str, int] = {}
    for payment in made:
        sums[payment.payer] = sums.get(payment.payer, 0) + payment.cents
    return sums


def first_payer(participant: Participant) -> str:
    """Return the id of who pays first; empty: own means."""
    return participant.funder


def second_payer(participant: Participant) -> str:
    """Return the id of who pays what the first payer leaves; empty: own means."""
    return participant.second_funder if participant.funder else OWN_MEANS


def covered_kinds(funder: Funder) -> frozenset[PartKind]:
    """Return the kinds of cost that a funder pays."""
    return frozenset(kind for cover in funder.covers for kind in COVERED[cover])


@dataclass(frozen=True, slots=True)
class Cashier:
    """Applies the rules of the funders to itineraries, one person at a time.

    Attributes:
        funders: by id.
        lump_sums: most they pay for one person, by id [cents].
        consultations: ids; trips without any of them are what the anchors alone cost.
    """

    funders: dict[str, Funder]
    lump_sums: dict[str, int]
    consultations: frozenset[str]
    # people who travel alike share one tuple of trips, so each is added up once; it is kept to keep its id
    _known: dict[tuple[int, bool], tuple[tuple[Trip, ...], dict[PartKind, int]]] = field(
        default_factory=dict, repr=False
    )

    @classmethod
    def of(cls, case: Case, prices: PriceBook, plan: Plan) -> Cashier:
        """Return the cashier of a case whose consultations are those of the plan."""
        funders = {funder.id: funder for funder in case.funders}
        return cls(funders, dict(prices.lump_sums), frozenset(session.id for session in plan.sessions))

    def shares(self, line: Itinerary, apart: Itinerary) -> Iterator[tuple[str, int]]:
        """Yield who pays what for one person, the first payer first, nobody with nothing [cents].

        Args:
            line: itinerary of the person.
            apart: their itinerary in the baseline.
        """
        first, second = first_payer(line.participant), second_payer(line.participant)
        claim = None if self.pays_all(first) else self.claim(first, line, apart)
        if claim is None:
            shares = [(first, line.cents_each)]
        else:
            shares = [(first, claim.paid_cents), (second, claim.rest_cents)]
        yield from ((payer, cents) for payer, cents in shares if cents)

    def pays_all(self, payer: str) -> bool:
        """Return whether a payer that pays first leaves nothing; own means and those not listed do not."""
        funder = self.funders.get(payer)
        return funder is None or funder.pays_all

    def claim(self, payer: str, line: Itinerary, apart: Itinerary) -> Claim:
        """Return what a funder that pays first is asked for one person."""
        funder = self.funders[payer]
        kinds = covered_kinds(funder)
        base = self.anchors_cents(apart, kinds) if funder.is_extra_only else 0
        return Claim(line.cents_each, self.cents(line, kinds), base, self.lump_sums.get(payer))

    def cents(self, line: Itinerary, kinds: frozenset[PartKind]) -> int:
        """Return what one person costs of some kinds [cents]."""
        remote = len(line.remote) * _of_kinds(line.remote_quote, kinds)
        venue = sum(hire.days * _of_kinds(hire.quote, kinds) for hire in line.hires)
        return remote + venue + self._trips_cents(line.trips, kinds, is_anchors_only=False)

    def anchors_cents(self, apart: Itinerary, kinds: frozenset[PartKind]) -> int:
        """Return what the anchors alone cost one person of some kinds [cents]."""
        remote = sum(session.id not in self.consultations for session in apart.remote)
        trips = self._trips_cents(apart.trips, kinds, is_anchors_only=True)
        return trips + remote * _of_kinds(apart.remote_quote, kinds)

    def _trips_cents(
        self, trips: tuple[Trip, ...], kinds: frozenset[PartKind], *, is_anchors_only: bool
    ) -> int:
        key = (id(trips), is_anchors_only)
        if key not in self._known:
            counted = (t for t in trips if not (is_anchors_only and self._is_for_consultation(t)))
            self._known[key] = (trips, _by_kind(counted))
        return sum(cents for kind, cents in self._known[key][1].items() if kind in kinds)

    def _is_for_consultation(self, trip: Trip) -> bool:
        return any(session.id in self.consultations for session in trip.sessions)


def _by_kind(trips: Iterable[Trip]) -> dict[PartKind, int]:
    sums: dict[PartKind, int] = {}
    for quantity, quote in _units(trips):
        for part in quote.parts:
            sums[part.kind] = sums.get(part.kind, 0) + quantity * part.cents
    return sums


def _units(trips: Iterable[Trip]) -> Iterator[tuple[int, Quote]]:
    """Yield how many of what is paid for."""
    for trip in trips:
        for leg in trip.legs:
            yield from ((1, quote) for quote in (leg.price.quote, *leg.extras))
        yield from ((stay.nights, stay.quote) for stay in trip.stays)


def _of_kinds(quote: Quote, kinds: frozenset[PartKind]) -> int:
    return sum(part.cents for part in quote.parts if part.kind in kinds)
