"""Stage 3: price every leg and night that a plan of the case can need."""

from __future__ import annotations

from logistics.case.case import Case
from logistics.case.places import Place
from logistics.errors import CaseError, Finding, Where
from logistics.pricing.desk import Desk
from logistics.pricing.funding import funder_limits, hub_prices
from logistics.pricing.legs import Legs
from logistics.pricing.pricebook import PriceBook
from logistics.pricing.quotes import PartKind, Quote
from logistics.pricing.venues import venue_prices
from logistics.pricing.visas import visa_prices


def price(case: Case) -> PriceBook:
    """Return the prices of a case.

    Raises:
        CaseError: a place has no per diem, or a currency no exchange rate; carries all findings.
    """
    desk = Desk.open(case)
    places = _places(case)
    nights, findings = _nights(desk, places)
    origins = sorted({p.origin for p in case.participants}, key=lambda place: (place.id, place.passport))
    legs = Legs(desk, tuple(origins), places)
    legs.ask_rates()
    ceilings, lump_sums = funder_limits(case, desk.exchange)
    hubs = hub_prices(case, desk.exchange)
    visa = desk.lump_sum("visa", PartKind.VISA, case.tariff.visa)
    visas = visa_prices(case, desk.exchange, visa)
    venues = venue_prices(case, desk)
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
        venues=venues,
        local_km=case.rules.local_km,
        rates=tuple(desk.exchange.used[currency] for currency in sorted(desk.exchange.used)),
    )


def _places(case: Case) -> tuple[Place, ...]:
    places = {anchor.place for anchor in case.anchors}
    places |= {place for consultation in case.consultations for place in consultation.places}
    return tuple(sorted(places, key=lambda place: place.id))


def _nights(desk: Desk, places: tuple[Place, ...]) -> tuple[dict[str, Quote], list[Finding]]:
    nights: dict[str, Quote] = {}
    findings: list[Finding] = []
    for place in places:
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
