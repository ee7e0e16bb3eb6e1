"""Part of stage 6: recount who pays what, from the legs, nights and remote connections of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from logistics.case.case import Case
from logistics.case.people import Cover, Funder, Participant
from logistics.case.regions import may_fund
from logistics.planning.plan import Itinerary, Plan, Trip
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import PartKind, Quote

KINDS = {
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
"""What a kind of cost that funders name is, in parts of quotes."""

Payments = Mapping[tuple[str, str], int]
"""By participant and payer, '' for own means: amount for the whole row [cents]."""


def wrong_payments(
    asked: Case, prices: PriceBook, plan: Plan, baseline: Plan, paid: Iterable[tuple[str, str, int]]
) -> Iterator[str]:
    """Yield each payment that is not as the case and the journeys have it, as a sentence.

    Args:
        asked: the case as asked.
        prices: its prices.
        plan: the plan of the case as decided.
        baseline: its baseline, of the same participants in the same order.
        paid: claimed: participant, payer ('' own means), amount for the whole row [cents].
    """
    people = [line.participant for line in plan.itineraries]
    funders = {funder.id: funder for funder in asked.funders}
    for who in people:
        yield from _wrong_payers(funders, who)
    found = recounted_payments(asked, prices, plan, baseline)
    yield from _different_payments(found, tuple(paid))
    anchors = frozenset(anchor.id for anchor in asked.anchors)
    for who, alone in zip(people, baseline.itineraries, strict=True):
        own = found.get((who.id, ""), 0)
        if own and not who.has_own_means:
            most = sum(Adder().kinds_of_anchors(alone, anchors).values()) * who.people
            if not who.has_anchors_paid:
                yield f"{who.id} has no own means and pays {own} cents"
            elif own > most:
                yield f"{who.id} has own means for the anchors, {most} cents, and pays {own} cents"
    yield from _broken_ceilings(prices, found)


def recounted_payments(
    asked: Case, prices: PriceBook, plan: Plan, baseline: Plan
) -> dict[tuple[str, str], int]:
    """Return what everybody pays for every participant, without payments of nothing.

    Args:
        asked: the case as asked; says what funders pay, and which sessions are anchors.
        prices: its prices, with lump sums.
        plan: the plan.
        baseline: its baseline, of the same participants in the same order.
    """
    funders = {funder.id: funder for funder in asked.funders}
    anchors = frozenset(anchor.id for anchor in asked.anchors)
    adder = Adder()
    found: Counter[tuple[str, str]] = Counter()
    for line, alone in zip(plan.itineraries, baseline.itineraries, strict=True):
        who = line.participant
        kinds = adder.kinds(line)
        rest = sum(kinds.values())
        if who.funder in funders:
            funder = funders[who.funder]
            covered = _covered(funder, kinds)
            if funder.is_extra_only:
                covered -= _covered(funder, adder.kinds_of_anchors(alone, anchors))
            share = min(max(covered, 0), prices.lump_sums.get(funder.id, rest), rest)
            found[who.id, who.funder] += share * who.people
            rest -= share
        found[who.id, who.second_funder if who.funder else ""] += rest * who.people
    return {key: amount for key, amount in found.items() if amount}


def _covered(funder: Funder, kinds: Mapping[PartKind, int]) -> int:
    covered = frozenset[PartKind]().union(*(KINDS[cover] for cover in funder.covers))
    return sum(amount for kind, amount in kinds.items() if kind in covered)


@dataclass(frozen=True, slots=True)
class Adder:
    """Adds journeys up by kind of cost; equal quotes and shared trips are added up once.

    Attributes:
        quotes: by identity: sums of the quotes seen, which are kept alive beside [cents].
        journeys: by identity: sums of the tuples of trips seen [cents].
    """

    quotes: dict[int, tuple[Quote, dict[PartKind, int]]] = field(default_factory=dict)
    journeys: dict[int, tuple[tuple[Trip, ...], dict[PartKind, int]]] = field(default_factory=dict)

    def kinds(self, line: Itinerary) -> dict[PartKind, int]:
        """Return what an itinerary costs one person, by kind of cost [cents]."""
        found = Counter(self.kinds_of_trips(line.trips))
        self._add(found, line.remote_quote, len(line.remote))
        for hire in line.hires:
            self._add(found, hire.quote, hire.days)
        return found

    def kinds_of_anchors(self, line: Itinerary, anchors: frozenset[str]) -> dict[PartKind, int]:
        """Return what the trips and connections that serve anchors only cost one person [cents]."""
        trips = tuple(trip for trip in line.trips if all(session.id in anchors for session in trip.sessions))
        found: Counter[PartKind] = Counter()
        for trip in trips:
            self._add_trip(found, trip)
        self._add(found, line.remote_quote, sum(session.id in anchors for session in line.remote))
        return found

    def kinds_of_trips(self, trips: tuple[Trip, ...]) -> dict[PartKind, int]:
        """Return what trips cost one person, by kind of cost [cents]."""
        if id(trips) not in self.journeys:
            found: Counter[PartKind] = Counter()
            for trip in trips:
                self._add_trip(found, trip)
            self.journeys[id(trips)] = trips, dict(found)
        return self.journeys[id(trips)][1]

    def _add_trip(self, found: Counter[PartKind], trip: Trip) -> None:
        for leg in trip.legs:
            for quote in (leg.price.quote, *leg.extras):
                self._add(found, quote, 1)
        for stay in trip.stays:
            self._add(found, stay.quote, stay.nights)

    def _add(self, found: Counter[PartKind], quote: Quote, times: int) -> None:
        if id(quote) not in self.quotes:
            parts: Counter[PartKind] = Counter()
            for part in quote.parts:
                parts[part.kind] += part.cents
            self.quotes[id(quote)] = quote, dict(parts)
        for kind, amount in self.quotes[id(quote)][1].items():
            found[kind] += amount * times


def _wrong_payers(funders: Mapping[str, Funder], who: Participant) -> Iterator[str]:
    for name in sorted({who.funder, who.second_funder} - {""}):
        if name not in funders:
            yield f"{name} pays for {who.id} and is no funder of the case"
        # the hub says itself who pays for it, whatever the conditions for people are
        elif who.is_people and not may_fund(funders[name], who):
            yield f"{name} may not pay for {who.id}"
    second = funders.get(who.second_funder)
    if second is not None and not second.pays_all:
        yield f"{second.id} pays the rest for {who.id} and does not pay everything"
    if who.second_funder and who.second_funder == who.funder:
        yield f"{who.funder} pays first and pays the rest for {who.id}"
    if who.second_funder and not who.funder:
        yield f"{who.second_funder} pays the rest for {who.id}, for whom nobody pays first"


def _different_payments(found: Payments, paid: tuple[tuple[str, str, int], ...]) -> Iterator[str]:
    times = Counter((who, payer) for who, payer, _ in paid)
    claimed: Counter[tuple[str, str]] = Counter()
    for who, payer, amount in paid:
        claimed[who, payer] += amount
        if amount == 0:
            yield f"{who} has a payment of 0 cents by {_named(payer)}"
    for who, payer in sorted(times):
        if times[who, payer] > 1:
            yield f"{who} has {times[who, payer]} payments by {_named(payer)}"
    for who, payer in sorted({*claimed, *found}):
        right = found.get((who, payer), 0)
        if claimed[who, payer] != right:
            yield f"{who} has {claimed[who, payer]} cents by {_named(payer)}; the recount says {right}"


def _named(payer: str) -> str:
    return payer or "own means"


def _broken_ceilings(prices: PriceBook, found: Payments) -> Iterator[str]:
    total: Counter[str] = Counter()
    for (_, payer), amount in found.items():
        total[payer] += amount
    for payer in sorted(total):
        if payer in prices.ceilings and total[payer] > prices.ceilings[payer]:
            yield f"{payer} pays {total[payer]} cents; its ceiling is {prices.ceilings[payer]}"
