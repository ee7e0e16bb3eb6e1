"""Where quotes are made: the case, its own prices by route and place, and the tables chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from logistics.case.case import Case
from logistics.case.places import Place
from logistics.case.rules import OwnAllowance, OwnFare, Rate
from logistics.gazetteer import Gazetteer
from logistics.money import cents
from logistics.pricing.allowances import Allowance, allowance
from logistics.pricing.emissions import co2e_kg
from logistics.pricing.fares import HIGH_MODEL, LOW_MODEL, FareModel, fare_model
from logistics.pricing.quotes import LegPrice, Part, PartKind, Quote, leg_key
from logistics.pricing.rates import RateDesk
from logistics.pricing.travel_time import travel_hours

ONE = Decimal(1)
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Desk:
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
    def open(cls, case: Case) -> Desk:
        """Return the desk of a case."""
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
        """Return the price of a setting of the tariff that is a sum for each of something."""
        part = self._own(kind, kind, (ONE, "each"), amount, f"tariff.{quote_id}")
        return Quote.of(quote_id, kind, part)

    def _own(
        self, kind: PartKind, label: str, quantity: tuple[Decimal, str], rate: Decimal, source: str
    ) -> Part:
        is_assumed = source in self.assumed
        return Part(kind, label, *quantity, rate, self.case.currency, ONE, ONE, source, is_assumed)

    def allowance(self, place: Place) -> OwnAllowance | Allowance | None:
        """Return the per diem of a place: the case's own, else the table's, else None."""
        own = self.allowances.get(("place", place.id)) or self.allowances.get(("country", place.country))
        if own is not None:
            return own
        table = self.case.tariff.allowance_table
        found = allowance(table, place.country, place.name)
        if found is None or not place.is_found or not found.is_elsewhere:
            return found
        # airports may bear another name of their city, such as Belgrad
        cities = _gazetteer().find(place.name, place.country)
        return allowance(table, place.country, cities[0].name) if len(cities) == 1 else found

    def night(self, place: Place) -> Quote | None:
        """Return the price of a night; None where there is no per diem."""
        tariff = self.case.tariff
        found = self.allowance(place)
        if found is None:
            return None
        own = found if isinstance(found, OwnAllowance) else None
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
        extras = tuple(self.extras(hours))
        fare, low, high = self._fares(start, end, km)
        quote = Quote.of(quote_id, label, fare, *extras)
        rest = sum(part.cents for part in extras)
        emitted = co2e_kg(self.case.tariff.emissions_method, km, mode=mode)
        return LegPrice(quote, km, mode, hours, emitted, low + rest, high + rest)

    def extras(self, hours: Decimal) -> Iterator[Part]:
        """Yield the terminal expenses and the value of the hours of one journey."""
        tariff = self.case.tariff
        kind = PartKind.TERMINAL
        yield self._own(kind, kind, (Decimal(2), "terminal"), tariff.terminal, "tariff.terminal")
        kind = PartKind.TIME
        yield self._own(kind, kind, (hours, "hour"), tariff.hour_rate, "tariff.hour_rate")

    def _fares(self, start: Place, end: Place, km: int) -> tuple[Part, int, int]:
        """Return the fare, and the low and high one [cents], with low <= central <= high."""
        own = self.fares.get(leg_key(start, end))
        if own is not None:
            part = self.own_fare(own)
            return part, part.cents, part.cents
        part = self.modelled(self.central, km)
        low, high = self.modelled(self.low, km).cents, self.modelled(self.high, km).cents
        return part, min(low, part.cents), max(high, part.cents)

    def own_fare(self, own: OwnFare) -> Part:
        """Return one way by a fare of the case's own."""
        exchange = self.rate(own.currency).value
        quantity, label = (HALF, "half of a return fare") if own.is_return else (ONE, "one-way fare")
        assumed = not own.source or own.source.lower().startswith("assum")
        source = own.source or "fares of the case"
        kind = PartKind.FARE
        return Part(kind, label, quantity, "fare", own.amount, own.currency, ONE, exchange, source, assumed)

    def modelled_cents(self, model: FareModel, km: int) -> int:
        """Return what one way costs by a fare model, the same as the part of a quote [cents]."""
        exchange = self.rate(model.currency).value
        return cents(HALF * model.return_fare(km) * self.case.tariff.fare_factor * exchange)

    def modelled(self, model: FareModel, km: int) -> Part:
        """Return one way by a fare model at a great-circle distance [km]."""
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


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()
