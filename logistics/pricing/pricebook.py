"""The prices of a case: what every leg, night, visa and remote seat costs, with parts and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.regions import region_of
from logistics.case.rules import Rate
from logistics.case.visas import VisaRule, closest
from logistics.pricing.legs import Legs
from logistics.pricing.quotes import LegPrice, Quote, leg_key


@dataclass(frozen=True, slots=True)
class HubPrice:
    """What a remote hub costs.

    Attributes:
        session: the hub for one session.
        each: one person at one session.
    """

    session: Quote
    each: Quote


@dataclass(frozen=True, slots=True)
class VisaPrices:
    """What visas cost by the rules of the case.

    Attributes:
        rules: rules of the case.
        quotes: by id of the rule: one entry; only for rules by which a visa is needed.
    """

    rules: tuple[VisaRule, ...] = ()
    quotes: Mapping[str, Quote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PriceBook:
    """All prices that any plan of a case can need, in the currency of the case.

    Attributes:
        currency: ISO 4217 code.
        legs: by the ids of both ends, sorted; one way, the same in both directions; priced when asked for.
        nights: by place id: one night, lodging and meals.
        visa: one entry into a foreign country from another one, where no row of ``visas`` holds.
        insurance: one trip from home.
        remote: one person at one session.
        local_km: within this distance a person is at home and a leg costs nothing [km].
        rates: exchange rates used.
        ceilings: by funder id: most it pays in all; without those that have no limit [cents].
        lump_sums: by funder id: most it pays for one person; without those that have no limit [cents].
        hubs: by region: price of its remote hub.
        visas: who needs a visa for where; prices by id of the rule.
        venues: by place id: a day at the venue of a consultation.
    """

    currency: str
    legs: Legs
    nights: Mapping[str, Quote]
    visa: Quote
    insurance: Quote
    remote: Quote
    local_km: int
    rates: tuple[Rate, ...]
    ceilings: Mapping[str, int] = field(default_factory=dict)
    lump_sums: Mapping[str, int] = field(default_factory=dict)
    hubs: Mapping[str, HubPrice] = field(default_factory=dict)
    visas: VisaPrices = field(default_factory=VisaPrices)
    venues: Mapping[str, Quote] = field(default_factory=dict)

    def leg(self, start: Place, end: Place) -> LegPrice:
        """Return the price of one journey between two places."""
        return self.legs[leg_key(start, end)]

    def night(self, place: Place) -> Quote:
        """Return the price of one night in a place, for somebody who does not live there."""
        return self.nights[place.id]

    def venue(self, place: Place) -> Quote:
        """Return the price of a day at the venue of a consultation in a place."""
        return self.venues[place.id]

    def remote_quote(self, participant: Participant) -> Quote:
        """Return the price of joining one session remotely: at the hub of the region where there is one."""
        hub = self.hubs.get(region_of(participant))
        if hub is None:
            return self.remote
        return hub.session if participant.is_hub else hub.each

    def is_local(self, origin: Place, place: Place) -> bool:
        """Return True when somebody from the origin needs no journey and no night at the place."""
        return self.leg(origin, place).km <= self.local_km

    def visa_quote(self, origin: Place, start: Place, end: Place) -> Quote | None:
        """Return the price of the visa that somebody from the origin needs for a leg; None: they need none.

        A leg inside one country, or into that of the origin or of the passport, needs none.
        """
        if end.country in (start.country, origin.country, origin.nationality):
            return None
        rule = closest(self.visas.rules, origin.nationality, end.country)
        if rule is None:
            return self.visa
        return self.visas.quotes[rule.id] if rule.is_needed else None

    def visa_cents(self, origin: Place, start: Place, end: Place) -> int:
        """Return the visa cost of a leg for somebody from the origin [cents]."""
        quote = self.visa_quote(origin, start, end)
        return 0 if quote is None else quote.cents

    def departure_cents(self, origin: Place, place: Place) -> int:
        """Return the cost of leaving home for a place, with visa and insurance [cents]."""
        leg = self.leg(origin, place).quote.cents
        return leg + self.visa_cents(origin, origin, place) + self.insurance.cents
