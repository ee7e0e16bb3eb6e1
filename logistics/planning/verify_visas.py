"""Recounts what a visa costs, with code of its own: rules are tried from the closest to the widest."""

from __future__ import annotations

from itertools import product

from logistics.countries import country
from logistics.pricing.pricebook import PriceBook


def visa_recounted(prices: PriceBook, passport: str, destination: str) -> int:
    """Return what somebody with a passport pays to enter a foreign country [cents].

    Args:
        prices: prices of the case, with its rules on visas.
        passport: ISO 3166-1 alpha-2 code.
        destination: ISO 3166-1 alpha-2 code, that of neither home nor passport.
    """
    by_words = {pair: rule for rule in prices.visas.rules for pair in rule.pairs()}
    for where, who in product(_names(destination), _names(passport)):
        rule = by_words.get((who, where))
        if rule is not None:
            return prices.visas.quotes[rule.id].cents if rule.is_needed else 0
    return prices.visa.cents


def _names(code: str) -> list[str]:
    """Return the words that stand for a country, the closest first, and the blank, which stands for all."""
    found = country(code)
    lists = [("ldc", found.is_ldc), ("lldc", found.is_lldc), ("sids", found.is_sids)]
    level = found.income_level.lower().replace(" ", "-")
    return [code, *(word for word, is_on in lists if is_on), *([level] if level else []), ""]
