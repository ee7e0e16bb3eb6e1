"""Stage 3: price every leg and night that a plan of the case can need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from logistics.case.case import Case
from logistics.case.places import Place
from logistics.case.rules import OwnAllowance, OwnFare, Rate
from logistics.distance import great_circles_km
from logistics.errors import CaseError, Finding, Where
from logistics.pricing.allowances import allowance
from logistics.pricing.emissions import co2e_kg
from logistics.pricing.fares import HIGH_MODEL, LOW_MODEL, FareModel, fare_model
from logistics.pricing.funding import funder_limits, hub_prices
from logistics.pricing.pricebook import PriceBook, leg_key
from logistics.pricing.quotes import LegPrice, Part, PartKind, Quote
from logistics.pricing.rates import RateDesk
from logistics.pricing.travel_time import travel_hours
from logistics.pricing.visas import visa_prices

ONE = Decimal(1)
HALF = Decimal("0.5")


def price(case: Case) -> PriceBook:
    """Return the prices of a case.

    Raises:
        CaseError: a place has no per diem, or a currency no exchange rate; carries all findings.
    """
    desk = _Desk.open(case)
    venues = _venues(case)
    nights, findings = _nights(desk, venues)
    legs = _legs(desk, venues)
    ceilings, lump_sums = funder_limits(case, desk.exchange)
    hubs = hub_prices(case, desk.exchange)
    visa = desk.lump_sum("visa", PartKind.VISA, case.tariff.visa)
    visas = visa_prices(case, desk.exchange, visa)
    # only now: everything above has asked for every rate that is needed
    findings += [_no_rate(currency) for currency in sorted(desk.exchange.missing)]
    if findings:
        raise CaseError(tuple(findings))
    return PriceBook(
        currency=case.currency,
        legs=legs,
        nights=nights,
        visa=visa,
        insurance=desk.lump_sum("insurance", PartKind.INSURANCE, case.tariff.insurance),
        remote=desk.lump_sum("remote", PartKind.REMOTE, case.tariff.remote),
        ceilings=ceilings,
        lump_sums=lump_sums,
        hubs=hubs,
        visas=visas,
        local_km=case.rules.local_km,
        rates=tuple(desk.exchange.used[currency] for currency in sorted(desk.exchange.used)),
    )


def _legs(desk: _Desk, venues: tuple[Place, ...]) -> dict[tuple[str, str], LegPrice]:
    """Price every leg between somebody's origin or a venue and a venue, both directions at once."""
    everywhere = sorted({p.origin for p in desk.case.participants} | set(venues), key=lambda place: place.id)
    points = [[(place.latitude, place.longitude) for place in some] for some in (everywhere, venues)]
    km = great_circles_km(*points)
    pairs = {
        leg_key(start, end): (start, end, int(km[row, column]))
        for row, start in enumerate(everywhere)
        for column, end in enumerate(venues)
    }
    return {key: desk.leg(*pairs[key]) for key in sorted(pairs)}


def _venues(case: Case) -> tuple[Place, ...]:
    places = {anchor.place for anchor in case.anchors}
    places |= {place for consultation in case.consultations for place in consultation.places}
    return tuple(sorted(places, key=lambda place: place.id))


def _nights(desk: _Desk, venues: tuple[Place, ...]) -> tuple[dict[str, Quote], list[Finding]]:
    nights: dict[str, Quote] = {}
    findings: list[Finding] = []
    for place in venues:
        quote = desk.night(place)
        if quote is None:
            findings.append(_no_allowance(desk.case, place))
        else:
            nights[place.id] = quote
    return nights, findings


def _no_allowance(case: Case, place: Place) -> Finding:
    return Finding(
        Where("allowances", column="place"),
        "no-allowance",
        f"there is no per diem for {place} in table '{case.tariff.allowance_table}'",
        f"add a row for '{place.id}' to table allowances, or choose another tariff.allowance_table",
    )


def _no_rate(currency: str) -> Finding:
    return Finding(
        Where("rates", column=currency),
        "no-rate",
        f"amounts are given in {currency} and there is no exchange rate for it on the price date",
        f"add '{currency} = ...' to [rates], in units of the case currency",
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where quotes are made: the case, its own prices by route and place, and the tables chosen."""

    case: Case
    exchange: RateDesk
    central: FareModel
    low: FareModel
    high: FareModel
    fares: dict[tuple[str, str], OwnFare]
    allowances: dict[tuple[str, str], OwnAllowance]
    assumed: frozenset[str]

    @classmethod
    def open(cls, case: Case) -> _Desk:
        exchange = RateDesk(case.currency, case.price_date, case.rates)
        allowances = {
            ("place", own.place.id) if own.place else ("country", own.country): own for own in case.allowances
        }
        fares = {leg_key(own.origin, own.destination): own for own in case.fares}
        central = fare_model(case.tariff.fare_model)
        assumed = frozenset(setting.address for setting in case.settings if setting.is_assumed)
        low, high = fare_model(LOW_MODEL), fare_model(HIGH_MODEL)
        return cls(case, exchange, central, low, high, fares, allowances, assumed)

    def rate(self, currency: str) -> Rate:
        """Return the exchange rate, 1 for an unknown currency, which is noted for a finding."""
        return self.exchange.rate(currency)

    def lump_sum(self, quote_id: str, kind: PartKind, amount: Decimal) -> Quote:
        part = self._own(kind, kind, (ONE, "each"), amount, f"tariff.{quote_id}")
        return Quote.of(quote_id, kind, part)

    def _own(
        self, kind: PartKind, label: str, quantity: tuple[Decimal, str], rate: Decimal, source: str
    ) -> Part:
        is_assumed = source in self.assumed
        return Part(kind, label, *quantity, rate, self.case.currency, ONE, ONE, source, is_assumed)

    def night(self, place: Place) -> Quote | None:
        """Return the price of a night: the case's own, else the table's, else None."""
        tariff = self.case.tariff
        own = self.allowances.get(("place", place.id)) or self.allowances.get(("country", place.country))
        found = own or allowance(tariff.allowance_table, place.country, place.name)
        if found is None:
            return None
        exchange = self.rate(found.currency).value
        assumed = own is not None and (not own.source or own.source.lower().startswith("assum"))
        source = found.source or "allowances of the case"
        parts = (
            Part(kind, kind, ONE, "night", rate, found.currency, factor, exchange, source, assumed, name)
            for kind, rate, factor, name in (
                (PartKind.LODGING, found.lodging, tariff.lodging_factor, "tariff.lodging_factor"),
                (PartKind.MEALS, found.meals, tariff.meals_factor, "tariff.meals_factor"),
            )
        )
        return Quote.of(f"night-{place.id}", f"night in {place}", *parts)

    def leg(self, start: Place, end: Place, km: int) -> LegPrice:
        """Return the price of one journey one way, by own quote or by the fare models."""
        quote_id = "leg-" + "-".join(leg_key(start, end))
        label = " - ".join(str(place) for place in sorted((start, end), key=lambda place: place.id))
        if km <= self.case.rules.local_km:
            return LegPrice(Quote(quote_id, label, (), 0), km, "local", Decimal(0), Decimal(0), 0, 0)
        mode = self.central.mode_at(km)
        hours = travel_hours(km, mode)
        extras = tuple(self._extras(hours))
        fare, low, high = self._fares(start, end, km)
        quote = Quote.of(quote_id, label, fare, *extras)
        rest = sum(part.cents for part in extras)
        emitted = co2e_kg(self.case.tariff.emissions_method, km, mode=mode)
        return LegPrice(quote, km, mode, hours, emitted, low + rest, high + rest)

    def _extras(self, hours: Decimal) -> Iterator[Part]:
        tariff = self.case.tariff
        kind = PartKind.TERMINAL
        yield self._own(kind, kind, (Decimal(2), "terminal"), tariff.terminal, "tariff.terminal")
        kind = PartKind.TIME
        yield self._own(kind, kind, (hours, "hour"), tariff.hour_rate, "tariff.hour_rate")

    def _fares(self, start: Place, end: Place, km: int) -> tuple[Part, int, int]:
        """Return the fare, and the low and high one [cents], with low <= central <= high."""
        own = self.fares.get(leg_key(start, end))
        if own is not None:
            part = self._own_fare(own)
            return part, part.cents, part.cents
        part = self._modelled(self.central, km)
        low, high = self._modelled(self.low, km).cents, self._modelled(self.high, km).cents
        return part, min(low, part.cents), max(high, part.cents)

    def _own_fare(self, own: OwnFare) -> Part:
        exchange = self.rate(own.currency).value
        quantity, label = (HALF, "half of a return fare") if own.is_return else (ONE, "one-way fare")
        assumed = not own.source or own.source.lower().startswith("assum")
        source = own.source or "fares of the case"
        kind = PartKind.FARE
        return Part(kind, label, quantity, "fare", own.amount, own.currency, ONE, exchange, source, assumed)

    def _modelled(self, model: FareModel, km: int) -> Part:
        exchange = self.rate(model.currency).value
        return Part(
            kind=PartKind.FARE,
            label=f"half of a return fare, {model.mode_at(km)}, {km} km",
            quantity=HALF,
            unit="return fare",
            rate=model.return_fare(km),
            currency=model.currency,
            factor=self.case.tariff.fare_factor,
            exchange=exchange,
            source=model.source,
            is_assumed=model.is_assumed_at(km),
            factor_id="tariff.fare_factor",
        )
