"""Ranked places in sentences, and the baseline beside the best, figure by figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from logistics.case.people import Cover
from logistics.money import format_cents
from logistics.planning.candidate import KINDS, Candidate
from logistics.planning.where import Ranked, WhereAnswer
from logistics.pricing.candidates import listed

NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a candidate.

    Attributes:
        name: what it is, with its unit.
        value: the figure; None: not known.
        decimals: digits after the point.
        cents: the figure is an amount of money, and this is it [cents].
        key: column of the table of all places that holds it.
    """

    name: str
    value: Decimal | None
    decimals: int = 0
    cents: int | None = None
    key: str = ""


def figures(each: Candidate, currency: str) -> Iterator[Figure]:
    """Yield the figures of a candidate that are compared, the cost first."""
    yield _money(f"cost [{currency}]", each.cost_cents, "cost")
    for cover, cents in each.kinds.items():
        yield _money(f"{KINDS[cover]} [{currency}]", cents, kind_key(cover))
    yield Figure("CO2e [t]", each.co2e_kg / 1000, 1, key="co2e")
    yield Figure("travel of all people [h]", each.hours, key="hours")
    yield Figure("longest way from home [h]", each.visitors.longest_hours, 1, key="longest")
    yield Figure("people who need a visa", visas(each))


def kind_key(cover: Cover) -> str:
    """Return the column of a kind of cost."""
    return cover.name.lower()


def _money(name: str, cents: int, key: str) -> Figure:
    return Figure(name, Decimal(cents) / 100, 2, cents, key)


def visas(each: Candidate) -> Decimal | None:
    """Return how many people need a visa; None where the case says of nobody whether they do."""
    who = each.visitors
    return None if who.visas_unknown and not who.visas else Decimal(who.visas)


def verdict(ranked: Ranked, currency: str) -> str:
    """Return the sentence that says what leaving the baseline would cost, or save."""
    base, best = ranked.baseline, ranked.best
    if base is None:
        return "the rules leave no date for the place that the others are to be compared with"
    if best is None:
        return f"no other place than {base.place} is left"
    more = best.cost_cents - base.cost_cents
    if more < 0:
        less = format_cents(-more, currency)
        return f"{best.place} costs {less} less than {base.place} ({_share(more, base)})"
    cheapest = _cheapest(ranked)
    least = cheapest.cost_cents - base.cost_cents
    if least < 0:
        return (
            f"{best.place}, the best by this order, costs {format_cents(more, currency)} more than "
            f"{base.place}; {cheapest.place} costs {format_cents(-least, currency)} less"
        )
    return (
        f"leaving {base.place} would cost {format_cents(least, currency)} more at the least "
        f"({_share(least, base)}), in {cheapest.place}"
    )


def _cheapest(ranked: Ranked) -> Candidate:
    own = "" if ranked.baseline is None else ranked.baseline.place.id
    others = (each for each in ranked.shown if each.place.id != own)
    return min(others, key=lambda each: (each.cost_cents, each.place.id))


def _share(more: int, base: Candidate) -> str:
    return f"{abs(more) / base.cost_cents:.1%}" if base.cost_cents else "of nothing"


def remarks(answer: WhereAnswer, ranked: Ranked) -> Iterator[str]:
    """Yield what a reader has to know about a ranking."""
    yield "each place with its own best dates, proven; the baseline and the best ten recounted"
    if answer.is_decided:
        yield (
            "who comes was open: it was decided with the case's own places first, and is the same everywhere"
        )
    if answer.unpriced:
        count, names = len(answer.unpriced), listed(answer.unpriced)
        yield f"{count} left out, without a per diem: {names}"
    if ranked.ranking.dateless:
        count, names = len(ranked.ranking.dateless), listed(ranked.ranking.dateless)
        yield f"{count} left out, the rules leave no date there: {names}"
    shown = (*ranked.shown, *((ranked.baseline,) if ranked.baseline else ()))
    unknown = max((each.visitors.visas_unknown for each in shown), default=0)
    if unknown:
        yield f"visas: table visas does not say for up to {unknown} people whether they need one"
    if not any(each.direct for each in shown):
        yield f"direct journeys are {NOT_KNOWN}: nobody gave them in a column 'direct' of places"
