"""Checks what is asked of the number of people, and how much their groups count."""

from __future__ import annotations

from decimal import Decimal

from logistics.case.people import Group, Quota
from logistics.intake.calendar import Agenda
from logistics.intake.collector import Collector
from logistics.intake.nearest import did_you_mean
from logistics.intake.reading import Entries, Entry
from logistics.intake.rows import GroupCells, QuotaCells

_LIMITS = ("least", "most", "least_share", "most_share")


def read_quotas(entries: Entries[QuotaCells], agenda: Agenda, findings: Collector) -> tuple[Quota, ...]:
    """Return the quotas.

    Args:
        entries: rows of the table quotas.
        agenda: the sessions as read.
        findings: collects what is wrong.
    """
    for entry in entries.entries:
        _check_sessions(entries, entry, agenda, findings)
        if not entry.bad & {*_LIMITS}:
            _check_limits(entries, entry, findings)
    return tuple(_quota(entry.cells) for entry in entries.entries)


def _check_sessions(
    entries: Entries[QuotaCells], entry: Entry[QuotaCells], agenda: Agenda, findings: Collector
) -> None:
    for name in entry.cells.sessions:
        if agenda.is_known and name not in agenda.ids:
            hint = did_you_mean(name, agenda.ids)
            where = entries.where(entry.row, "sessions")
            findings.error(where, "unknown-id", f"{name!r} is not the id of a session", hint)


def _check_limits(entries: Entries[QuotaCells], entry: Entry[QuotaCells], findings: Collector) -> None:
    cells, row = entry.cells, entry.row
    limits: list[Decimal | int | None] = [cells.least, cells.most, cells.least_share, cells.most_share]
    if limits == [None] * len(_LIMITS):
        message = "neither least, most, least_share nor most_share is given, so nothing is asked"
        findings.error(
            entries.where(row, "least"), "no-limit", message, "give one of them, or remove the row"
        )
    for at in (0, 2):
        least, most = limits[at : at + 2]
        if least is not None and most is not None and most < least:
            message = f"'{most}' is less than {_LIMITS[at]}, {least}"
            hint = "the most is not less than the least"
            findings.error(entries.where(row, _LIMITS[at + 1]), "most-below-least", message, hint)


def _quota(cells: QuotaCells) -> Quota:
    return Quota(
        id=cells.id,
        sessions=tuple(dict.fromkeys(cells.sessions)),
        group=cells.group,
        region=cells.region,
        countries=cells.countries,
        gender=cells.gender,
        is_remote=cells.counts == "remote",
        least=cells.least,
        most=cells.most,
        least_share=cells.least_share,
        most_share=cells.most_share,
        among=cells.among,
        source=cells.source,
    )


def read_groups(entries: Entries[GroupCells], findings: Collector) -> tuple[Group, ...]:
    """Return the groups that have a weight of their own.

    Args:
        entries: rows of the table groups.
        findings: collects what is wrong.
    """
    seen: dict[str, int] = {}
    for entry in entries.entries:
        name, number = entry.cells.name, entry.row.number
        first = seen.setdefault(name, number)
        if name and first != number:
            message = f"the group {name!r} stands in row {first} already"
            findings.error(
                entries.where(entry.row, "name"), "duplicate-group", message, "keep one of the rows"
            )
    return tuple(Group(entry.cells.name, entry.cells.weight, entry.cells.source) for entry in entries.entries)
