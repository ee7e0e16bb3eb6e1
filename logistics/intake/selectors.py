"""Checks that the words by which rows select people are those of some participant."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.case.case import Case
from logistics.case.regions import is_counted, region_of
from logistics.intake import cells
from logistics.intake.collector import Collector
from logistics.intake.draft import Draft
from logistics.intake.nearest import did_you_mean
from logistics.tables import Row, Table

_WORDS = (
    ("funders", "groups", "group"),
    ("quotas", "group", "group"),
    ("quotas", "among", "group"),
    ("quotas", "region", "region"),
    ("quotas", "gender", "gender"),
    ("groups", "name", "group"),
    ("hubs", "region", "region"),
    ("uncertainty", "group", "group"),
)
"""Table, column, and what of a participant the column names."""


def check_selectors(case: Case, draft: Draft, findings: Collector) -> None:
    """Note groups, regions and genders that nobody is of, and quotas that count nobody.

    Args:
        case: the case, without errors.
        draft: the case as written.
        findings: collects what is doubtful.
    """
    known = {
        "group": sorted({person.group for person in case.participants} - {""}),
        "region": sorted({region_of(person) for person in case.participants} - {""}),
        "gender": sorted({person.gender for person in case.participants} - {""}),
    }
    doubtful: set[tuple[str, int]] = set()
    for name, column, kind in _WORDS:
        table = draft.table(name)
        for row, word in _words(table, column):
            if table and word not in known[kind]:
                hint = did_you_mean(word, known[kind])
                message = f"nobody is of the {kind} {word!r}"
                findings.warn(table.where(row, column), "matches-nobody", message, hint)
                doubtful.add((name, row.number))
    _check_counts(case, draft.table("quotas"), doubtful, findings)


def _words(table: Table | None, column: str) -> Iterator[tuple[Row, str]]:
    if table and column in table.columns:
        at = table.columns.index(column)
        for row in table.rows:
            words = cells.parted(row.cells[at]) if column == "groups" else (row.cells[at].strip(),)
            yield from ((row, word) for word in words if word)


def _check_counts(
    case: Case, table: Table | None, doubtful: set[tuple[str, int]], findings: Collector
) -> None:
    rows = {name: row for row, name in _words(table, "id")}
    for quota in case.quotas:
        row = rows[quota.id]
        is_met = any(is_counted(quota, person) for person in case.participants)
        if table and not is_met and (table.name, row.number) not in doubtful:
            message = f"no participant is what the quota {quota.id!r} counts"
            findings.warn(table.where(row, "id"), "matches-nobody", message, "widen it, or remove the row")
