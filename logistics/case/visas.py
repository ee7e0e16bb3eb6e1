"""Who needs a visa for where, what it costs and how long it takes, as the case says.

Of several rows that hold for a passport and a destination the closest one counts: first the one that names
the destination most closely, then of these the one that names the passport most closely. A code is closer
than a list, a list than none; of lists those of the United Nations come before income levels, in the order
of ``case.regions``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.regions import INCOME, LISTS, is_country_in

_WORDS = (*LISTS, *INCOME)


@dataclass(frozen=True, slots=True)
class VisaRule:
    """Whether people of some countries need a visa for some others.

    Attributes:
        nationalities: passports it holds for, as ``case.regions.is_country_in`` reads them; empty: all.
        countries: destinations it holds for, read alike; empty: all.
        is_needed: they need one.
        cost: for one entry, in ``currency``; None: ``tariff.visa``.
        currency: ISO 4217 code; empty: that of the case.
        lead_days: how long it takes to get one [days]; None: not known.
        refusal: share of applications refused [%]; None: not known.
        source: where the row comes from; may be empty.
    """

    nationalities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    is_needed: bool = True
    cost: Decimal | None = None
    currency: str = ""
    lead_days: int | None = None
    refusal: Decimal | None = None
    source: str = ""

    @property
    def id(self) -> str:
        """Name that no other rule of the case has: whom it is for, and where."""
        return "-".join("+".join(sorted(words)) or "all" for words in (self.nationalities, self.countries))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield each word of the passports with each word of the destinations; empty: all."""
        for nationality in self.nationalities or ("",):
            for country in self.countries or ("",):
                yield nationality, country


def visa_rule(participant: Participant, place: Place, rules: tuple[VisaRule, ...]) -> VisaRule | None:
    """Return the rule by which a participant enters the country of a place.

    Args:
        participant: who.
        place: where.
        rules: rules of the case.

    Returns:
        The closest rule; None where the case says nothing, or where the country is that of their origin
        or of their passport.
    """
    origin = participant.origin
    if place.country in (origin.country, origin.nationality):
        return None
    return closest(rules, origin.nationality, place.country)


def closest(rules: tuple[VisaRule, ...], nationality: str, country: str) -> VisaRule | None:
    """Return the rule that holds for a passport in a country; None where the case says nothing.

    Args:
        rules: rules of the case.
        nationality: ISO 3166-1 alpha-2 code of the passport.
        country: ISO 3166-1 alpha-2 code of the destination.
    """
    found: VisaRule | None = None
    best = (len(_WORDS) + 2, 0)
    for rule in rules:
        where, who = _distance(country, rule.countries), _distance(nationality, rule.nationalities)
        if where is not None and who is not None and (where, who) < best:
            found, best = rule, (where, who)
    return found


def _distance(code: str, words: tuple[str, ...]) -> int | None:
    """Return how far words are from naming just one country; None when they do not name it."""
    if not words:
        return len(_WORDS) + 1
    if code in words:
        return 0
    return next(
        (n for n, word in enumerate(_WORDS, 1) if word in words and is_country_in(code, (word,))), None
    )
