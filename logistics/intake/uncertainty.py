"""Checks what a case says of its uncertainties, and of anchors that may be moved."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from logistics.case.uncertainty import WHOLE, Slip, Uncertainty, What
from logistics.intake.calendar import Agenda
from logistics.intake.collector import Collector
from logistics.intake.nearest import did_you_mean
from logistics.intake.range_rows import SlipCells, UncertaintyCells
from logistics.intake.reading import Entries, Entry
from logistics.intake.rows import ParticipantCells, PlaceCells

_PRICES = frozenset({What.FARE, What.PER_DIEM})
_FOREIGN = {
    What.FARE: ("participants", "group", "session"),
    What.PER_DIEM: ("participants", "group", "session"),
    What.SHOW_UP: ("places", "session", "sigma"),
    What.ATTENDANCE: ("places", "sigma"),
}
"""Columns that say nothing about what is uncertain."""


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may name.

    Attributes:
        agenda: the sessions as read.
        people: rows of the table participants.
        places: rows of the table places.
    """

    agenda: Agenda
    people: Entries[ParticipantCells]
    places: Entries[PlaceCells]


def read_uncertainties(
    entries: Entries[UncertaintyCells], known: Known, findings: Collector
) -> tuple[Uncertainty, ...]:
    """Return the uncertainties.

    Args:
        entries: rows of the table uncertainty.
        known: what they may name.
        findings: collects what is wrong.
    """
    for entry in entries.entries:
        if "what" not in entry.bad:
            _check_columns(entries, entry, findings)
            _check_names(entries, entry, known, findings)
        if not entry.bad:
            _check_range(entries, entry, findings)
    return tuple(_uncertainty(entry.cells) for entry in entries.entries)


def _check_columns(
    entries: Entries[UncertaintyCells], entry: Entry[UncertaintyCells], findings: Collector
) -> None:
    cells = entry.cells
    for column in _FOREIGN[cells.what]:
        if getattr(cells, column) not in ((), "", None):
            message = f"{column} says nothing about what is uncertain here, {cells.what}"
            findings.error(entries.where(entry.row, column), "not-for-this", message, "leave it blank")
    if cells.what is What.ATTENDANCE and not cells.session:
        message = "attendance of which session is uncertain is not said"
        findings.error(entries.where(entry.row, "session"), "no-session", message, "give the id of a session")


def _check_names(
    entries: Entries[UncertaintyCells], entry: Entry[UncertaintyCells], known: Known, findings: Collector
) -> None:
    cells = entry.cells
    sessions = (cells.session,) if cells.session else ()
    named: tuple[tuple[str, tuple[str, ...], Collection[str], bool], ...] = (
        ("participants", cells.participants, known.people.ids, known.people.is_known),
        ("places", cells.places, known.places.ids, known.places.is_known),
        ("session", sessions, known.agenda.ids, known.agenda.is_known),
    )
    for column, names, ids, is_known in named:
        for name in (name for name in names if is_known and name not in ids):
            message = f"{name!r} is not in the case"
            where = entries.where(entry.row, column)
            findings.error(where, "unknown-id", message, did_you_mean(name, ids))


def _check_range(
    entries: Entries[UncertaintyCells], entry: Entry[UncertaintyCells], findings: Collector
) -> None:
    cells, row = entry.cells, entry.row
    is_price = cells.what in _PRICES
    if cells.sigma is not None and (cells.low, cells.high) != (None, None):
        message = "sigma is given together with low or high"
        findings.error(entries.where(row, "sigma"), "two-ranges", message, "give sigma, or low and high")
    elif (cells.low is None) != (cells.high is None):
        column, other = ("low", "high") if cells.low is None else ("high", "low")
        message = f"{other} is given without {column}"
        findings.error(entries.where(row, column), "half-a-range", message, "give both or none")
    elif cells.what is What.PER_DIEM and cells.sigma is None and cells.low is None:
        message = "neither sigma nor low and high are given, so nothing is uncertain"
        findings.error(entries.where(row, "low"), "no-range", message, "give sigma, or low and high")
    if is_price and cells.low is None and cells.central != WHOLE:
        message = f"'{cells.central}' is given without low and high"
        hint = "only with them may a price have a peak of its own; leave it blank"
        findings.error(entries.where(row, "central"), "half-a-range", message, hint)
    for (named, before), more, least in _falling(cells):
        message = f"'{more}' is less than {before}, {least}"
        where = entries.where(row, named)
        findings.error(where, "most-below-least", message, "low, central and high do not fall")
    for column in ("low", "central", "high"):
        value = getattr(cells, column)
        if not is_price and value is not None and value > WHOLE:
            where = entries.where(row, column)
            findings.error(where, "out-of-range", f"'{value}' is more than 100", "allowed is 0 to 100 [%]")


def _falling(cells: UncertaintyCells) -> Iterator[tuple[tuple[str, str], Decimal, Decimal]]:
    """Yield each value that is less than the one before it, with the names of both."""
    if cells.low is not None and cells.central < cells.low:
        yield ("central", "low"), cells.central, cells.low
    if cells.high is not None and cells.high < cells.central:
        yield ("high", "central"), cells.high, cells.central


def _uncertainty(cells: UncertaintyCells) -> Uncertainty:
    return Uncertainty(
        id=cells.id,
        what=cells.what,
        participants=tuple(dict.fromkeys(cells.participants)),
        group=cells.group,
        region=cells.region,
        countries=cells.countries,
        places=tuple(dict.fromkeys(cells.places)),
        session=cells.session,
        low=cells.low,
        central=cells.central,
        high=cells.high,
        sigma=cells.sigma,
        is_mean=cells.centre == "mean",
        source=cells.source,
    )


def read_slips(entries: Entries[SlipCells], agenda: Agenda, findings: Collector) -> tuple[Slip, ...]:
    """Return the anchors that may be moved.

    Args:
        entries: rows of the table slips.
        agenda: the sessions as read.
        findings: collects what is wrong.
    """
    sums: dict[tuple[str, ...], Decimal] = {}
    slips = []
    for entry in entries.entries:
        cells, row = entry.cells, entry.row
        for name in cells.anchors:
            if not entry.bad and agenda.anchors.is_known and name not in agenda.anchors.ids:
                hint = did_you_mean(name, agenda.anchors.ids)
                where = entries.where(row, "anchors")
                findings.error(where, "unknown-id", f"{name!r} is not the id of an anchor", hint)
        together = tuple(sorted(set(cells.anchors)))
        before = sums.get(together, Decimal(0))
        sums[together] = before + cells.probability
        if before <= WHOLE < sums[together]:
            message = f"the slips of {', '.join(together)} have {sums[together]} % together"
            where = entries.where(row, "probability")
            findings.error(where, "more-than-all", message, "at most one of them happens: 100 % at most")
        slips.append(Slip(together, cells.days, cells.probability, cells.source))
    return tuple(slips)
