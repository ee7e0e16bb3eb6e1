"""Ranked places as tables on the terminal."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table

from logistics.commands.console import result, table
from logistics.exhibits.where_words import NOT_KNOWN, Figure, figures, remarks, verdict, visas
from logistics.money import major
from logistics.planning.candidate import KINDS, Candidate
from logistics.planning.where import Ranked, WhereAnswer


def show_where(answer: WhereAnswer, most: int, workbook: Path | None) -> None:
    """Show each ranking: the best places, the baseline beside the best, and what leaving it would cost."""
    result(answer.case.heading, "")
    titles = {consultation.id: consultation.title for consultation in answer.case.consultations}
    for ranked in answer.ranked:
        names = " and ".join(titles[name] for name in ranked.ranking.consultations)
        together = ", in the same place" if len(ranked.ranking.consultations) > 1 else ""
        shown, all_places = len(ranked.shown), len(ranked.ranking.candidates)
        count = f"{all_places} places" if shown == all_places else f"{shown} of {all_places} places"
        result(f"{names}{together}: {count}, by {answer.question.sort}", "")
        result(_places(answer, ranked, most), "")
        if ranked.baseline is not None and ranked.best is not None:
            result(_beside(ranked.baseline, ranked.best, answer.case.currency), "")
        result(verdict(ranked, answer.case.currency), *remarks(answer, ranked), "")
    if workbook is not None:
        result(f"workbook: {workbook}")


def _places(answer: WhereAnswer, ranked: Ranked, most: int) -> Table:
    currency = answer.case.currency
    numbers = (currency, "more", "CO2e [t]", "travel [h]", "longest [h]", "visas")
    extra = _extra_columns(ranked)
    kinds = [cover for cover in KINDS if cover == answer.question.sort]
    amounts = tuple(KINDS[cover] for cover in kinds)
    made = table("rank", "place", "first day", *numbers, *amounts, *extra, right=("rank", *numbers, *amounts))
    listed = [(rank, each) for rank, each in enumerate(ranked.shown, start=1)]
    kept = listed[:most]
    base = ranked.baseline
    if base is not None and base.place.id not in {each.place.id for _, each in kept}:
        kept += [(rank, each) for rank, each in listed if each.place.id == base.place.id] or [(0, base)]
    for rank, each in kept:
        first = next(s for s in each.sessions if s.id == ranked.ranking.consultations[0])
        more = "" if base is None else f"{major(each.cost_cents - base.cost_cents):+,.2f}"
        is_base = base is not None and each.place.id == base.place.id
        needed = visas(each)
        made.add_row(
            str(rank) if rank else "",
            str(each.place),
            f"{first.first_day.day} {first.first_day:%b %Y}",
            f"{major(each.cost_cents):,.2f}",
            "baseline" if is_base else more,
            f"{each.co2e_kg / 1000:,.1f}",
            f"{each.hours:,.0f}",
            f"{each.visitors.longest_hours:,.1f}",
            NOT_KNOWN if needed is None else str(needed),
            *(f"{major(each.kinds[cover]):,.2f}" for cover in kinds),
            *(_extra(each, name) for name in extra),
        )
    return made


def _extra_columns(ranked: Ranked) -> tuple[str, ...]:
    """Return the columns that say something of at least one place."""
    has_direct = any(each.direct for each in ranked.shown)
    has_seats = any(each.place.capacity is not None for each in ranked.shown)
    return (*(("direct",) if has_direct else ()), *(("seats",) if has_seats else ()))


def _extra(each: Candidate, name: str) -> str:
    if name == "direct":
        return each.direct or NOT_KNOWN
    return {
        None: NOT_KNOWN,
        True: "enough",
        False: f"{each.visitors.people - (each.place.capacity or 0)} short",
    }[each.has_room]


def _beside(base: Candidate, best: Candidate, currency: str) -> Table:
    """Return the baseline beside the best other place, without what is nothing in both."""
    right = (str(base.place), str(best.place), "difference")
    made = table("your place v. the best", *right, right=right)
    for own, other in zip(figures(base, currency), figures(best, currency), strict=True):
        if any((own.value, other.value)) or None in (own.value, other.value):
            made.add_row(own.name, _shown(own), _shown(other), _difference(own, other))
    return made


def _shown(figure: Figure) -> str:
    return NOT_KNOWN if figure.value is None else f"{figure.value:,.{figure.decimals}f}"


def _difference(own: Figure, other: Figure) -> str:
    if own.value is None or other.value is None:
        return ""
    return f"{other.value - own.value:+,.{own.decimals}f}"
