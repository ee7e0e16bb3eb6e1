"""Assumptions and dates of ranges in words."""

from __future__ import annotations

from logistics.case.case import Case
from logistics.case.uncertainty import Slip, Uncertainty, What
from logistics.exhibits.alternatives import written
from logistics.uncertainty.result import Assumption, Dates, End, Turn
from logistics.uncertainty.tornado import ALL_FARES, ALL_NIGHTS, VISAS

MOST_NAMED = 2
"""Participants or places named one by one; of more the first is named and the rest counted."""


def words_of(assumption: Assumption, case: Case) -> str:
    """Return what an assumption is about."""
    row = assumption.row
    if isinstance(row, Slip):
        return f"days by which {_titles(row.anchors, case)} is later"
    if not assumption.is_asked or row in (ALL_FARES, ALL_NIGHTS):
        return row_words(row, case)
    who = "others who come to {} as well" if assumption.is_for_others else "of those expected, who come to {}"
    return who.format(_titles((row.session,), case))


def row_words(row: Uncertainty, case: Case) -> str:
    """Return what a row of uncertainty is about, and whom or what it selects."""
    fixed = {ALL_FARES: "all modelled fares", ALL_NIGHTS: "all per diems", VISAS: "refusals of visas"}
    if row in fixed:
        return fixed[row]
    what = {
        What.FARE: "modelled fares",
        What.PER_DIEM: "per diems",
        What.SHOW_UP: "people who come",
        What.ATTENDANCE: f"people who come to {_titles((row.session,), case)}",
    }[row.what]
    chosen = [_named(row.participants), row.group, row.region, ", ".join(row.countries), _named(row.places)]
    told = "; ".join(part for part in chosen if part)
    return f"{what} ({told})" if told else what


def _named(ids: tuple[str, ...]) -> str:
    if len(ids) <= MOST_NAMED:
        return ", ".join(ids)
    return f"{ids[0]} and {len(ids) - 1} more"


def _titles(sessions: tuple[str, ...], case: Case) -> str:
    titles = {anchor.id: anchor.title for anchor in case.anchors}
    titles |= {consultation.id: consultation.title for consultation in case.consultations}
    return " with ".join(titles.get(session, session) for session in sessions)


def is_assumed(assumption: Assumption) -> bool:
    """Return whether nobody has sourced how far the assumption may be off."""
    return not assumption.is_asked and assumption.row.is_assumed


def range_words(row: Uncertainty) -> str:
    """Return how far a price or a share of people may be off."""
    if row.sigma is not None:
        return f"log-normal, sigma {row.sigma}, {'mean' if row.is_mean else 'median'} as in the case"
    if row.low is not None:
        return f"triangle {row.low} % to {row.high} %, peak at {row.central} %"
    if row.what is What.FARE:
        return "triangle between the low and the high fare model, peak at the fare of the case"
    return f"{row.central} % of the people, each on their own"


def value_words(assumption: Assumption, value: float | None) -> str:
    """Return a value of an assumption with its unit."""
    if value is None:
        return "by route"
    return f"{value:+.0f} d" if isinstance(assumption.row, Slip) else f"{value:.1f} %"


def end_words(assumption: Assumption, end: End | None) -> str:
    """Return the value at one end of an assumption."""
    return "" if end is None else value_words(assumption, end.value)


def turn_words(assumption: Assumption, turn: Turn | None) -> str:
    """Return from where on which other dates cost less; empty where none do."""
    return "" if turn is None else f"{value_words(assumption, turn.value)}: {dates_words(turn.dates)}"


def dates_words(dates: Dates) -> str:
    """Return the days of all consultations in order of time, such as ``13 Jun, 19 Jul 2005``.

    Places are named only where they differ.
    """
    has_one_place = len({session.place for session in dates}) == 1
    days = [
        written(session.first_day) if has_one_place else f"{written(session.first_day)} {session.place.name}"
        for session in dates
    ]
    years = {session.first_day.year for session in dates}
    if has_one_place and len(years) == 1:
        days = [*(day.rsplit(" ", 1)[0] for day in days[:-1]), days[-1]]
    return ", ".join(days)
