"""Checks the sessions: anchors that are fixed, consultations to be placed, days that are closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from logistics.case.calendar import ClosedDays, Consultation, Session
from logistics.case.conditions import known_columns
from logistics.case.places import Place
from logistics.errors import Where
from logistics.intake.atlas import Atlas
from logistics.intake.candidates import Pool, candidates
from logistics.intake.collector import Collector
from logistics.intake.nearest import did_you_mean
from logistics.intake.reading import Entries, Entry
from logistics.intake.rows import AnchorCells, ConsultationCells, HolidayCells

_DAYS = frozenset({"first_day", "last_day", "earliest", "latest", "days", "least_gap_days", "most_gap_days"})


@dataclass(frozen=True, slots=True)
class Agenda:
    """The rows of anchors and of consultations, read but not yet joined.

    Attributes:
        anchors: rows of the table anchors.
        consultations: rows of the table consultations.
    """

    anchors: Entries[AnchorCells]
    consultations: Entries[ConsultationCells]

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of all sessions, of unreadable rows too."""
        return (*self.anchors.ids, *self.consultations.ids)

    @property
    def is_known(self) -> bool:
        """False when one of the tables is missing or could not be read."""
        return self.anchors.is_known and self.consultations.is_known


@dataclass(frozen=True, slots=True)
class Homes:
    """Places that kinds of places stand for, beside those of the table.

    Attributes:
        anchors: where anchors are held.
        origins: where participants live.
    """

    anchors: tuple[Place, ...]
    origins: tuple[Place, ...]


def check_agenda(agenda: Agenda, findings: Collector) -> None:
    """Check the ids of sessions across both tables.

    Args:
        agenda: the sessions as read.
        findings: collects what is wrong.
    """
    for name, row in agenda.consultations.ids.items():
        if name in agenda.anchors.ids:
            message = f"{name!r} is the id of an anchor already"
            where = agenda.consultations.where(row, "id")
            findings.error(where, "duplicate-id", message, "give every session an id of its own")
    follows = {entry.cells.id: entry.cells.after for entry in agenda.consultations.entries}
    for name in follows:
        ring = _ring(name, follows)
        if ring and name == min(ring):
            message = f"the consultations follow one another in a ring: {' after '.join((*ring, name))}"
            where = agenda.consultations.where(agenda.consultations.ids[name], "after")
            findings.error(where, "circular-order", message, "remove one of them")


def _ring(start: str, follows: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    paths: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while paths:
        path = paths.pop()
        for name in follows.get(path[-1], ()):
            if name == start:
                return path
            if name not in seen:
                seen.add(name)
                paths.append((*path, name))
    return ()


def read_anchors(entries: Entries[AnchorCells], atlas: Atlas, findings: Collector) -> tuple[Session, ...]:
    """Return the anchors whose rows make sense.

    Args:
        entries: rows of the table anchors.
        atlas: resolves places.
        findings: collects what is wrong.
    """
    anchors = []
    for entry in entries.entries:
        cells = entry.cells
        place = atlas.resolve(cells.place, entries.where(entry.row, "place"))
        where = entries.where(entry.row, "last_day")
        if entry.bad & _DAYS:
            continue
        if _is_in_order(cells.first_day, cells.last_day, where, "first day", findings) and place:
            anchors.append(Session(cells.id, cells.title or cells.id, place, cells.first_day, cells.last_day))
    return tuple(anchors)


def _is_in_order(first: date, last: date, where: Where, what: str, findings: Collector) -> bool:
    if last < first:
        message = f"'{last}' is before the {what} {first}"
        findings.error(where, "last-before-first", message, "the last day is included and not earlier")
    return first <= last


def read_consultations(
    agenda: Agenda, atlas: Atlas, homes: Homes, findings: Collector
) -> tuple[Consultation, ...]:
    """Return the consultations whose rows make sense.

    Args:
        agenda: the sessions as read.
        atlas: resolves places.
        homes: where anchors are held and participants live, for kinds of places.
        findings: collects what is wrong.
    """
    entries = agenda.consultations
    consultations = []
    for entry in entries.entries:
        where = entries.where(entry.row, "places")
        places = _candidates(entry.cells, atlas, homes, where, findings)
        _check_window(entries, entry, findings)
        _check_references(agenda, entry, findings)
        if places:
            consultations.append(_consultation(entry.cells, places))
    return tuple(consultations)


def _candidates(
    cells: ConsultationCells, atlas: Atlas, homes: Homes, where: Where, findings: Collector
) -> tuple[Place, ...]:
    """Return the places that a consultation may take; those that do not meet its conditions are left out."""
    failed: list[str] = []

    def resolve(name: str) -> Place | None:
        place = atlas.resolve(name, where)
        failed.extend(() if place else (name,))
        return place

    def refuse(message: str, hint: str) -> None:
        findings.error(where, "bad-selector", message, hint)
        failed.append(message)

    pool = Pool(homes.anchors, (*atlas.listed, *homes.origins), atlas.ids)
    found = candidates(cells.places, pool, resolve, refuse)
    if cells.places and not found and not failed:
        message = f"{'; '.join(cells.places)!r} leaves no place"
        findings.error(where, "no-place", message, "name a place, or take back an exception")
    kept = tuple(place for place in found if all(condition.is_met_by(place) for condition in cells.only))
    if found and not kept:
        asked = "; ".join(str(condition) for condition in cells.only)
        message = f"none of the {len(found)} places meets {asked!r}"
        hint = f"columns are {', '.join(known_columns(found))}"
        findings.error(replace(where, column="only"), "no-place", message, hint)
    for place in kept:
        atlas.adopt(place)
    return kept


def _consultation(cells: ConsultationCells, places: tuple[Place, ...]) -> Consultation:
    return Consultation(
        id=cells.id,
        title=cells.title or cells.id,
        days=cells.days,
        places=places,
        earliest=cells.earliest,
        latest=cells.latest,
        weekdays=cells.weekdays,
        beside=cells.beside,
        beside_gap_days=cells.beside_gap_days,
        after=cells.after,
        least_gap_days=cells.least_gap_days,
        most_gap_days=cells.most_gap_days,
        start=cells.start,
        hours=cells.hours,
        sittings=cells.sittings,
        series=cells.series,
        host=cells.host,
        only=cells.only,
    )


def _check_window(
    entries: Entries[ConsultationCells], entry: Entry[ConsultationCells], findings: Collector
) -> None:
    cells, where = entry.cells, entries.where(entry.row, "latest")
    if entry.bad & _DAYS:
        return
    if _is_in_order(cells.earliest, cells.latest, where, "earliest day", findings):
        window_days = (cells.latest - cells.earliest).days + 1
        if window_days < cells.days:
            message = f"'{cells.latest}' leaves {window_days} of the {cells.days} days it needs"
            findings.error(where, "short-window", message, "widen the window or shorten the consultation")
    if cells.most_gap_days is not None and cells.most_gap_days < cells.least_gap_days:
        message = f"'{cells.most_gap_days}' is less than least_gap_days, {cells.least_gap_days}"
        hint = "the most is not less than the least"
        findings.error(entries.where(entry.row, "most_gap_days"), "most-below-least", message, hint)


def _check_references(agenda: Agenda, entry: Entry[ConsultationCells], findings: Collector) -> None:
    entries, cells = agenda.consultations, entry.cells
    for name in cells.beside:
        if agenda.anchors.is_known and name not in agenda.anchors.ids:
            hint = did_you_mean(name, agenda.anchors.ids)
            where = entries.where(entry.row, "beside")
            findings.error(where, "unknown-id", f"{name!r} is not the id of an anchor", hint)
    for name in cells.after:
        if agenda.is_known and name not in agenda.ids:
            hint = did_you_mean(name, agenda.ids)
            where = entries.where(entry.row, "after")
            findings.error(where, "unknown-id", f"{name!r} is not the id of a session", hint)


def read_closed(
    entries: Entries[HolidayCells], agenda: Agenda, atlas: Atlas, findings: Collector
) -> tuple[ClosedDays, ...]:
    """Return the closed days whose rows make sense.

    Args:
        entries: rows of the table holidays.
        agenda: the sessions as read.
        atlas: resolves places.
        findings: collects what is wrong.
    """
    closed = []
    for entry in entries.entries:
        cells = entry.cells
        place = atlas.resolve(cells.place, entries.where(entry.row, "place")) if cells.place else None
        last = cells.last_day or cells.first_day
        known = agenda.consultations.ids
        if cells.consultation and agenda.consultations.is_known and cells.consultation not in known:
            message = f"{cells.consultation!r} is not the id of a consultation"
            where = entries.where(entry.row, "consultation")
            findings.error(where, "unknown-id", message, did_you_mean(cells.consultation, known))
        where = entries.where(entry.row, "last_day")
        if entry.bad & _DAYS:
            continue
        if _is_in_order(cells.first_day, last, where, "first day", findings):
            closed.append(ClosedDays(cells.name, cells.first_day, last, place, cells.consultation))
    return tuple(closed)
