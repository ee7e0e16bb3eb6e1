"""Converts what visas cost into the currency of the case."""

from __future__ import annotations

from decimal import Decimal

from logistics.case.case import Case
from logistics.case.visas import VisaRule
from logistics.pricing.pricebook import VisaPrices
from logistics.pricing.quotes import Part, PartKind, Quote
from logistics.pricing.rates import RateDesk

ONE = Decimal(1)


def visa_prices(case: Case, desk: RateDesk, tariff: Quote) -> VisaPrices:
    """Return the rules on visas with the price of each by which one is needed.

    Args:
        case: the case.
        desk: knows the exchange rates; a missing one is noted there.
        tariff: price where a rule names none.
    """
    quotes = {rule.id: _quote(rule, desk, tariff) for rule in case.visas if rule.is_needed}
    return VisaPrices(case.visas, quotes)


def _quote(rule: VisaRule, desk: RateDesk, tariff: Quote) -> Quote:
    if rule.cost is None:
        return tariff
    currency = rule.currency or desk.into
    is_assumed = not rule.source or rule.source.lower().startswith("assum")
    source = rule.source or "visas of the case"
    exchange = desk.rate(currency).value if rule.cost else ONE
    kind = PartKind.VISA
    part = Part(kind, kind, ONE, "each", rule.cost, currency, ONE, exchange, source, is_assumed)
    return Quote.of(f"visa-{rule.id}", _label(rule), part)


def _label(rule: VisaRule) -> str:
    who, where = (", ".join(words) or "all" for words in (rule.nationalities, rule.countries))
    return f"visa for {where}, passports of {who}"
